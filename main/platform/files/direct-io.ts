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

/**
 * Calls `use` with each piece of a file in turn; `next` names the aligned buffer to read into.
 * @returns number of bytes read
 */
export function readDirect(
  path: string,
  next: () => Buffer,
  use: (buffer: Buffer, length: number) => void,
): number {
  const opened = openDirect(path, constants.O_RDONLY);
  let { handle, isDirect } = opened;
  let position = 0;
  try {
    const { size } = fstatSync(handle);
    while (position < size) {
      const buffer = next();
      let length: number;
      try {
        length = readSync(handle, buffer, 0, buffer.length, position);
      } catch (error) {
        if (!isDirect || systemCode(error) !== 'EINVAL') throw error;
        closeSync(handle);
        isDirect = false;
        handle = openSync(path, constants.O_RDONLY);
        continue;
      }
      if (length === 0) break;
      use(buffer, length);
      position += length;
    }
    return position;
  } finally {
    closeSync(handle);
  }
}

function openDirect(path: string, flags: number): { handle: number; isDirect: boolean } {
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

function writeFully(handle: number, buffer: Buffer, length: number, position: number): void {
  let done = 0;
  while (done < length) done += writeSync(handle, buffer, done, length - done, position + done);
}
