import { existsSync, linkSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
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

/** How long a lane is waited for that is replacing the same copy; longer, it was killed in the middle. */
const PATIENCE_MS = 2000;

/**
 * Puts the finished `part` in the place of a damaged copy, which is kept under `damaged/`, once: of several lanes that
 * bring the content at the same moment, the one whose name for it has the lowest number. Blocks its thread.
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
  const isThereStill = (): boolean => inodeOf(place) === identity;
  if (!isThereStill()) return undefined;
  const linked = linkAside(place, folder);
  let name = linked ?? freeName(folder, basename(place));
  if (linked !== undefined) {
    // Subtle: it may be the sound copy that another lane has put there since.
    const first = asides(folder, basename(place)).find((aside) => inodeOf(join(folder, aside)) === identity);
    if (first === undefined || first !== linked) rmSync(join(folder, linked), { force: true });
    if (first === undefined || (first !== linked && isReplacedSoon(isThereStill))) return undefined;
    name = first;
  }
  if (linked === undefined || !renamed(part, place)) {
    rmSync(join(folder, name), { force: true });
    renameSync(place, join(folder, name));
    renameSync(part, place);
  }
  fsyncFolder(folder);
  fsyncFolder(dirname(place));
  return `${damagedFolder}/${name}`;
}

const inodeOf = (path: string): bigint | undefined =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino;

/** Names of what was set aside of this content, the lowest number first. */
function asides(folder: string, sha256: string): readonly string[] {
  const numberOf = (name: string): number => Number(name.slice(sha256.length + 1));
  return readdirSync(folder)
    .filter((name) => name.startsWith(`${sha256}-`))
    .sort((one, other) => numberOf(one) - numberOf(other));
}

function freeName(folder: string, sha256: string): string {
  for (let n = 1; ; n += 1) {
    const name = `${sha256}-${String(n)}`;
    if (!existsSync(join(folder, name))) return name;
  }
}

/** A second name for the copy, so that a power cut leaves one of the two in place; undefined where the disk knows none. */
function linkAside(place: string, folder: string): string | undefined {
  for (;;) {
    const name = freeName(folder, basename(place));
    try {
      linkSync(place, join(folder, name));
      return name;
    } catch (error) {
      // exFAT and some network disks know no second name for a file.
      if (systemCode(error) !== 'EEXIST') return undefined;
    }
  }
}

function isReplacedSoon(isThereStill: () => boolean): boolean {
  const sleeping = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  for (
    const since = performance.now();
    performance.now() - since < PATIENCE_MS;
    Atomics.wait(sleeping, 0, 0, 5)
  )
    if (!isThereStill()) return true;
  return false;
}

function renamed(part: string, place: string): boolean {
  try {
    renameSync(part, place);
    return true;
  } catch {
    // Windows does not rename over a file that is read-only.
    return false;
  }
}
