import { createWriteStream } from 'node:fs';
import { link, mkdir, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import { archiveProblem, systemCode } from '../files/file-problems.ts';
import { syncFolder } from '../files/fsync-folder.ts';
import { sha256Hash } from '../hashes/running-hash.ts';
import { nameByContent, newPart } from './incoming.ts';
import type { FileHashes, LaneOptions, LaneResult } from './lane-job.ts';
import type { LanePool } from './lane-pool.ts';
import { writtenDifferently } from './in-archive.ts';
import { originalPath } from './vault-layout.ts';

/** Bytes on the disk beside the vault, read back and hashed; they are no original until `keep`. */
export interface StagedBytes extends FileHashes {
  /**
   * Gives them their name in the vault: one call to the file system, nothing is read, hashed or waited for, unless the
   * vault holds the content already. Once. The name is on the disk when they are disposed of; before that `incoming`
   * holds them still, named by their content, so that no moment of a power cut loses them.
   */
  keep(): Promise<LaneResult>;
  /** Removes what was not kept. */
  [Symbol.asyncDispose](): Promise<void>;
}

/** @param laneFor which lanes work on a file of so many bytes */
export async function stageBytes(
  vaultDir: string,
  laneFor: (size: number) => LanePool,
  bytes: Readable,
  options?: LaneOptions,
): Promise<StagedBytes> {
  const part = newPart(vaultDir);
  try {
    const written = await writePart(bytes, part.path, options?.signal);
    const lane = laneFor(written.size);
    const { sha256, sm3, size } = await lane.run({ kind: 'hash', path: part.path }, options);
    if (sha256 !== written.sha256) throw writtenDifferently(part.path);
    const staged = await nameByContent(part, sha256);
    const place = originalPath(vaultDir, sha256);
    let named: readonly string[] = [];
    return {
      ...{ sha256, sm3, size },
      async keep() {
        try {
          const made = await mkdir(dirname(place), { recursive: true });
          await link(staged.path, place);
          named = [dirname(place), ...(made === undefined ? [] : [vaultDir])];
          return { ...{ sha256, sm3, size }, outcome: 'stored' };
        } catch (error) {
          // It is there already, or the disk knows no second name for a file.
          if (!SLOW_WAY.has(systemCode(error) ?? '')) throw archiveProblem(error, place);
          const hashes = { sha256, sm3, size };
          return lane.run({ kind: 'publish', part: staged.path, vaultDir, hashes }, options);
        }
      },
      async [Symbol.asyncDispose]() {
        await Promise.all(named.map(syncFolder));
        await rm(staged.path, { force: true });
        staged.release();
      },
    };
  } catch (error) {
    await rm(part.path, { force: true });
    part.release();
    throw error;
  }
}

const SLOW_WAY = new Set(['EEXIST', 'EPERM', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK']);

/** Writes a stream to a part file, flushed to the disk; the SHA-256 is of the bytes as they came. */
async function writePart(
  bytes: Readable,
  path: string,
  signal: AbortSignal | undefined,
): Promise<{ readonly sha256: string; readonly size: number }> {
  const hash = sha256Hash();
  let size = 0;
  const tap = new Transform({
    transform: (chunk: Uint8Array, _encoding, done) => {
      hash.update(chunk);
      size += chunk.length;
      done(null, chunk);
    },
  });
  const target = createWriteStream(path, { flags: 'wx', mode: 0o600, flush: true });
  try {
    await pipeline(bytes, tap, target, signal === undefined ? {} : { signal });
  } catch (error) {
    if (signal?.aborted === true)
      throw new ProblemError('cancelled', '已取消，没有留下不完整的文件。', undefined, error);
    throw target.errored === null || target.errored !== error ? error : archiveProblem(error, path);
  }
  return { sha256: hash.digest(), size };
}
