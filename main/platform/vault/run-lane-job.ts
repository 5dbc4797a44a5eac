import { unreachable } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { sha256Hash } from '../files/sm3.ts';
import type { HashRing } from './hash-ring.ts';
import type { FileHashes, LaneJob, LaneResult } from './lane-job.ts';
import { readSource } from './read-source.ts';
import { adoptPart, hashFile, isStored, storeOriginal, type Report } from './store-original.ts';
import { originalPath } from './vault-layout.ts';

/** Does one job in the calling thread. */
export function runLaneJob(job: LaneJob, ring: HashRing, report: Report): LaneResult {
  switch (job.kind) {
    case 'ingest': {
      const known = job.likelyStored ? knownOriginal(job.source, job.vaultDir, ring) : undefined;
      return known ?? storeOriginal(job.source, job.vaultDir, job.part, ring, report);
    }
    case 'adopt':
      return adoptPart(job.part, job.vaultDir, job.sha256, ring, report);
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
      `文件读不出来（${reason}），磁盘可能有坏块。请检查磁盘，并从备份恢复。`,
      { path, reason },
    );
  }
}

/** Reads the card file for its hashes only; undefined when the vault does not hold it after all. */
function knownOriginal(source: string, vaultDir: string, ring: HashRing): LaneResult | undefined {
  const hash = sha256Hash();
  let finished = false;
  try {
    const size = readSource(source, ring.reserve, (buffer, length) => {
      hash.update(buffer.subarray(0, length));
      ring.commit(length);
    });
    const sha256 = hash.digest();
    const sm3 = ring.finish();
    finished = true;
    return isStored(originalPath(vaultDir, sha256), size)
      ? { sha256, sm3, size, outcome: 'duplicate' }
      : undefined;
  } finally {
    if (!finished) ring.discard();
  }
}
