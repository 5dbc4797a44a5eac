import {
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  openSync,
  readSync,
  writeSync,
  type BigIntStats,
} from 'node:fs';
import { systemCode } from './file-problems.ts';

/**
 * Reading and writing past the system's cache where the disk allows it (O_DIRECT): what is read back is then what
 * the disk holds, and a card of many gigabytes does not push everything else out of memory. Buffers must be aligned
 * to 4096 bytes and be handed over full except the last. Where it is refused (tmpfs, some network disks, Windows)
 * the ordinary way is taken.
 */
const direct = process.platform === 'linux' ? constants.O_DIRECT : 0;
const block = 4096;

/** A file being written from its beginning. It must not exist yet. */
export interface PartFile {
  /** Appends the first `length` bytes; only the last call may end off a block. */
  write(buffer: Buffer, length: number): void;
  /** Read-only from now on, and on the disk. */
  seal(): void;
  close(): void;
}

export function createPart(path: string): PartFile {
  const create = constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL;
  let { handle, isDirect } = openDirect(path, create);
  let position = 0;
  return {
    write(buffer, length) {
      const padded = isDirect ? Math.ceil(length / block) * block : length;
      try {
        writeFully(handle, buffer, padded, position);
      } catch (error) {
        if (!isDirect || systemCode(error) !== 'EINVAL') throw error;
        closeSync(handle);
        isDirect = false;
        handle = openSync(path, constants.O_WRONLY);
        writeFully(handle, buffer, length, position);
      }
      position += length;
    },
    seal() {
      ftruncateSync(handle, position);
      fchmodSync(handle, 0o444);
      fsyncSync(handle);
    },
    close() {
      closeSync(handle);
    },
  };
}

/** A file open for reading, past the cache as long as the disk allows it. */
export interface DirectReader {
  /** Fills the buffer from `position`, a multiple of 4096, as far as the file goes; gives the number of bytes. */
  read(buffer: Buffer, position: number): number;
  isDirect(): boolean;
  /** From now on by the system's cache: it reads in smaller pieces, which a worn card may still give. */
  leaveDirect(): void;
  /** of the open file */
  stat(): BigIntStats;
  /** when it was opened, in bytes */
  readonly size: number;
  close(): void;
}

/** @param flags besides reading, such as O_NOFOLLOW */
export function openReader(path: string | Buffer, flags = 0): DirectReader {
  const wanted = constants.O_RDONLY | flags;
  let { handle, isDirect } = openDirect(path, wanted);
  const leaveDirect = (): void => {
    if (!isDirect) return;
    const again = openSync(path, wanted);
    closeSync(handle);
    handle = again;
    isDirect = false;
  };
  return {
    size: fstatSync(handle).size,
    stat: () => fstatSync(handle, { bigint: true }),
    leaveDirect,
    read(buffer, position) {
      try {
        return readFully(handle, buffer, position, isDirect);
      } catch (error) {
        if (!isDirect || systemCode(error) !== 'EINVAL') throw error;
        leaveDirect();
        return readFully(handle, buffer, position, isDirect);
      }
    },
    isDirect: () => isDirect,
    close() {
      closeSync(handle);
    },
  };
}

/**
 * Calls `use` with each piece of a file in turn; `next` names the aligned buffer to read into.
 * @returns number of bytes read
 */
export function readDirect(
  path: string,
  next: () => Buffer,
  use: (buffer: Buffer, length: number) => void,
): number {
  const reader = openReader(path);
  let position = 0;
  try {
    while (position < reader.size) {
      const buffer = next();
      const length = reader.read(buffer, position);
      if (length === 0) break;
      use(buffer, length);
      position += length;
    }
    return position;
  } finally {
    reader.close();
  }
}

function openDirect(path: string | Buffer, flags: number): { handle: number; isDirect: boolean } {
  if (direct !== 0) {
    try {
      return { handle: openSync(path, flags | direct, 0o600), isDirect: true };
    } catch (error) {
      if (systemCode(error) !== 'EINVAL' && systemCode(error) !== 'ENOTSUP') throw error;
    }
  }
  // Some systems create the file before they refuse the flag.
  const again = direct === 0 ? flags : flags & ~constants.O_EXCL;
  return { handle: openSync(path, again, 0o600), isDirect: false };
}

function readFully(handle: number, buffer: Buffer, position: number, isDirect: boolean): number {
  let done = 0;
  while (done < buffer.length) {
    const length = readSync(handle, buffer, done, buffer.length - done, position + done);
    done += length;
    // Past the cache a reading must begin at a block; only the end of a file lies off one.
    if (length === 0 || (isDirect && done % block !== 0)) break;
  }
  return done;
}

function writeFully(handle: number, buffer: Buffer, length: number, position: number): void {
  let done = 0;
  while (done < length) done += writeSync(handle, buffer, done, length - done, position + done);
}
