import { existsSync, linkSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { readDirect } from '../files/direct-io.ts';
import { systemCode } from '../files/file-problems.ts';
import { fsyncFolder } from '../files/fsync-folder.ts';
import { sha256Hash } from '../hashes/running-hash.ts';
import { damagedFolder } from './vault-layout.ts';

/** What the disk says when it holds a file but cannot give its bytes. */
const UNREADABLE = new Set(['EIO', 'EBADMSG', 'EUCLEAN']);

export type StoredState = 'absent' | 'sound' | 'damaged';

/** A copy as it was found: `identity` tells whether the same file still lies there later. */
export interface StoredCopy {
  readonly state: StoredState;
  readonly identity?: bigint;
}

/**
 * Reads the vault's own copy from the disk, whole: that a file of the right name and size lies there says nothing
 * about its bytes. Blocks its thread. A disk that gives the bytes no more counts as damage.
 * @param place under the SHA-256 the bytes must have
 */
export function readStored(
  place: string,
  size: number,
  buffer: Buffer,
  onBytes: (done: number) => void,
): StoredCopy {
  const stats = statSync(place, { bigint: true, throwIfNoEntry: false });
  if (stats === undefined) return { state: 'absent' };
  if (stats.size !== BigInt(size)) return { state: 'damaged', identity: stats.ino };
  const hash = sha256Hash();
  let done = 0;
  try {
    readDirect(
      place,
      () => buffer,
      (bytes, length) => {
        hash.update(bytes.subarray(0, length));
        onBytes((done += length));
      },
    );
  } catch (error) {
    if (!UNREADABLE.has(systemCode(error) ?? '')) throw error;
    return { state: 'damaged', identity: stats.ino };
  }
  return { state: hash.digest() === basename(place) ? 'sound' : 'damaged', identity: stats.ino };
}

/**
 * Puts the finished `part` in the place of a damaged copy, which is kept under `damaged/`.
 * @returns where the damaged copy lies now, within the vault; undefined when another has replaced it meanwhile
 */
export function replaceDamaged(
  part: string,
  place: string,
  vaultDir: string,
  { identity }: StoredCopy,
): string | undefined {
  const folder = join(vaultDir, damagedFolder);
  if (mkdirSync(folder, { recursive: true }) !== undefined) fsyncFolder(vaultDir);
  if (statSync(place, { bigint: true, throwIfNoEntry: false })?.ino !== identity) return undefined;
  const name = freeName(folder, basename(place));
  if (!swapped(part, place, join(folder, name))) {
    renameSync(place, join(folder, name));
    renameSync(part, place);
  }
  fsyncFolder(folder);
  fsyncFolder(dirname(place));
  return `${damagedFolder}/${name}`;
}

function freeName(folder: string, sha256: string): string {
  for (let n = 1; ; n += 1) {
    const name = `${sha256}-${String(n)}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** In one step, so that a power cut leaves one of the two in place; false where the disk cannot do that. */
function swapped(part: string, place: string, aside: string): boolean {
  try {
    linkSync(place, aside);
  } catch {
    // exFAT and some network disks know no second name for a file.
    return false;
  }
  try {
    renameSync(part, place);
    return true;
  } catch {
    // Windows does not rename over a file that is read-only.
    rmSync(aside, { force: true });
    return false;
  }
}
