import { unreachable } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { sha256Hash } from '../hashes/running-hash.ts';
import type { HashRing } from './hash-ring.ts';
import type { FileHashes, LaneJob, LaneResult } from './lane-job.ts';
import { inArchive } from './in-archive.ts';
import { readSource } from './read-source.ts';
import { betweenBlocks, hashFile, publishPart, takeSource, type Report } from './store-original.ts';
import { readStored } from './stored-copy.ts';
import { originalPath } from './vault-layout.ts';

const placeOf = (source: string | Uint8Array): string | Buffer =>
  typeof source === 'string' ? source : Buffer.from(source);

/** Does one job in the calling thread; the other side of the ring computes SM3. */
export function runLaneJob(job: LaneJob, ring: HashRing, report: Report): LaneResult {
  switch (job.kind) {
    case 'take': {
      const source = placeOf(job.source);
      const known = job.likelyStored ? knownOriginal(source, job.vaultDir, ring, report) : undefined;
      return known ?? takeSource(source, job.vaultDir, job.part, job.reread, ring, report);
    }
    case 'publish':
      return publishPart(job.part, job.vaultDir, job.hashes, ring);
    case 'hash': {
      return { ...hashAtRest(job.path, ring, report), outcome: 'read' };
    }
    default:
      return unreachable(job);
  }
}

function hashAtRest(path: string, ring: HashRing, report: Report): FileHashes {
  try {
    return hashFile(path, ring, (verified) => {
      report({ copied: 0, verified });
    });
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    const reason = systemCode(error) ?? String(error);
    throw new ProblemError(
      'media-unreadable',
      `文件读不出来（${reason}），磁盘可能有坏块。请检查磁盘；是档案库原件的，在“设置 · 档案库”里从备份恢复。`,
      { path, reason },
    );
  }
}

/**
 * Reads the card file for its hashes only, then the vault's own copy: only what both give counts as there already.
 * Undefined when the vault does not hold it after all, or holds it damaged.
 */
function knownOriginal(
  source: string | Buffer,
  vaultDir: string,
  ring: HashRing,
  report: Report,
): LaneResult | undefined {
  const hash = sha256Hash();
  let finished = false;
  try {
    let copied = 0;
    const size = readSource(source, ring.reserve, (buffer, length) => {
      betweenBlocks(ring);
      hash.update(buffer.subarray(0, length));
      ring.commit(length);
      report({ copied: (copied += length), verified: 0 });
    });
    const sha256 = hash.digest();
    const sm3 = ring.finish();
    finished = true;
    const place = originalPath(vaultDir, sha256);
    const { state } = inArchive(place, () =>
      readStored(place, size, ring.spare, (verified) => {
        betweenBlocks(ring);
        report({ copied: size, verified });
      }),
    );
    return state === 'sound' ? { sha256, sm3, size, outcome: 'duplicate' } : undefined;
  } finally {
    if (!finished) ring.discard();
  }
}
