import { chmodSync, existsSync, linkSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unreachable } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { createPart, readDirect } from '../files/direct-io.ts';
import { systemCode } from '../files/file-problems.ts';
import { fsyncFolder } from '../files/fsync-folder.ts';
import { sha256Hash } from '../hashes/running-hash.ts';
import type { HashRing } from './hash-ring.ts';
import type { FileHashes, LaneProgress, LaneResult, Reread } from './lane-job.ts';
import { inArchive, writtenDifferently } from './in-archive.ts';
import { incomingFolder, originalPath } from './vault-layout.ts';
import { readSource } from './read-source.ts';
import { rereadSource } from './reread-source.ts';
import { readStored, replaceDamaged } from './stored-copy.ts';

export type Report = (progress: LaneProgress) => void;

/**
 * A file's way into the vault. Blocks its thread.
 * Read once → written beside the vault → on the disk, read back and compared → read again from the card as far as wanted
 * and compared → named by its hash.
 * Whatever goes wrong, the half-written file is removed and nothing under a hash is touched.
 * @param ring whose other side computes SM3
 */
export function takeSource(
  source: string | Buffer,
  vaultDir: string,
  part: string,
  reread: Reread,
  ring: HashRing,
  report: Report,
): LaneResult {
  try {
    const hashes = copyToPart(source, part, ring, report);
    const secondReading = rereadSource(source, part, hashes, reread, ring.spare, (done) => {
      betweenBlocks(ring);
      report({ copied: hashes.size, verified: hashes.size, reread: done });
    });
    return {
      ...hashes,
      ...publish(part, vaultDir, hashes, ring),
      ...(secondReading === undefined ? {} : { secondReading }),
    };
  } finally {
    rmSync(part, { force: true });
  }
}

/** Gives a finished file in `incoming`, read back and found to have these hashes, its place in the vault. */
export function publishPart(part: string, vaultDir: string, hashes: FileHashes, ring: HashRing): LaneResult {
  try {
    inArchive(part, () => {
      chmodSync(part, 0o444);
    });
    return { ...hashes, ...publish(part, vaultDir, hashes, ring) };
  } finally {
    rmSync(part, { force: true });
  }
}

/** Both hashes of a file at rest, read from the disk itself where that is possible. */
export function hashFile(path: string, ring: HashRing, onBytes: (done: number) => void): FileHashes {
  const sha256 = sha256Hash();
  let done = 0;
  try {
    const size = readDirect(path, ring.reserve, (buffer, length) => {
      betweenBlocks(ring);
      sha256.update(buffer.subarray(0, length));
      ring.commit(length);
      onBytes((done += length));
    });
    return { sha256: sha256.digest(), sm3: ring.finish(), size };
  } catch (error) {
    ring.discard();
    throw error;
  }
}

/**
 * One reading of a card file into `part`: on the disk, then read back whole and found the same, and read-only afterwards.
 * Read back behind its last byte: a disk that claims more room than it has loses what came first. Other lanes copy meanwhile.
 */
function copyToPart(source: string | Buffer, part: string, ring: HashRing, report: Report): FileHashes {
  const sha256 = sha256Hash();
  let copied = 0;
  const target = inArchive(part, () => createPart(part));
  try {
    const size = readSource(source, ring.reserve, (buffer, length) => {
      betweenBlocks(ring);
      ring.commit(length);
      sha256.update(buffer.subarray(0, length));
      inArchive(part, () => {
        target.write(buffer, length);
      });
      report({ copied: (copied += length), verified: 0 });
    });
    inArchive(part, () => {
      target.seal();
    });
    const hashes = { sha256: sha256.digest(), sm3: ring.finish(), size };
    if (readBack(part, size, ring, report) !== hashes.sha256) throw writtenDifferently(part);
    return hashes;
  } catch (error) {
    ring.discard();
    throw error;
  } finally {
    target.close();
  }
}

/** SHA-256 of what the disk gives of a finished part, lower-case hex. */
function readBack(part: string, size: number, ring: HashRing, report: Report): string {
  const sha256 = sha256Hash();
  let verified = 0;
  inArchive(part, () =>
    readDirect(
      part,
      () => ring.spare,
      (buffer, length) => {
        betweenBlocks(ring);
        sha256.update(buffer.subarray(0, length));
        report({ copied: size, verified: (verified += length) });
      },
    ),
  );
  return sha256.digest();
}

type Published = Pick<LaneResult, 'outcome' | 'setAside'>;

/**
 * Gives the part its final name; both folders are on the disk before we say so. A copy that lies there already is read
 * first: a sound one stays and ours is dropped, a damaged one is set aside.
 */
function publish(
  part: string,
  vaultDir: string,
  { sha256, size }: Pick<FileHashes, 'sha256' | 'size'>,
  ring: HashRing,
): Published {
  const place = originalPath(vaultDir, sha256);
  return inArchive(place, () => {
    if (mkdirSync(dirname(place), { recursive: true }) !== undefined) fsyncFolder(vaultDir);
    const copy = readStored(place, size, ring.spare, () => {
      betweenBlocks(ring);
    });
    switch (copy.state) {
      case 'sound':
        return { outcome: 'duplicate' };
      case 'damaged': {
        const setAside = replaceDamaged(part, place, vaultDir, copy);
        return setAside === undefined
          ? publish(part, vaultDir, { sha256, size }, ring)
          : { outcome: 'replaced', setAside };
      }
      case 'absent':
        // Another lane may have brought the same content a moment ago.
        if (!linkWithoutReplacing(part, place)) return publish(part, vaultDir, { sha256, size }, ring);
        fsyncFolder(dirname(place));
        rmSync(part, { force: true });
        fsyncFolder(join(vaultDir, incomingFolder));
        return { outcome: 'stored' };
      default:
        return unreachable(copy.state);
    }
  });
}

function linkWithoutReplacing(part: string, place: string): boolean {
  try {
    linkSync(part, place);
    return true;
  } catch (error) {
    const code = systemCode(error) ?? '';
    if (code === 'EEXIST') return false;
    if (!['EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK'].includes(code)) throw error;
    // exFAT and some network disks know no second name for a file.
    if (existsSync(place)) return false;
    renameSync(part, place);
    return true;
  }
}

/** Lets pass who goes first, then gives up a file that nobody wants any more. */
export function betweenBlocks(ring: HashRing): void {
  ring.standAside();
  if (ring.isCancelled()) throw new ProblemError('cancelled', '已取消，没有留下不完整的文件。');
}
