import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import { systemCode } from '../files/file-problems.ts';
import { outputProblem } from '../files/output-problem.ts';
import { type RunningHash, sha256Hash, sm3Hash } from '../hashes/running-hash.ts';

/** Why an export cannot go on: something it has to take along cannot be read. */
export function sourceProblem(error: unknown, path: string): ProblemError {
  const message =
    '有一个要导出的文件读不出来，已停止导出。请在“设置 · 档案库”里完整核验，查明是哪个原件损坏或丢失，从备份恢复后再导出。';
  return new ProblemError(
    'archive-damaged',
    message,
    { path, reason: systemCode(error) ?? String(error) },
    error,
  );
}

/** Where the bytes of a file in a bag come from. */
export type BytesSource = { readonly file: string } | { readonly bytes: Uint8Array };

export interface FileDigests {
  readonly bytes: number;
  readonly sha256: string;
  readonly sm3: string;
}

const CHUNK = 1024 * 1024;

/** Writes a new file from a source, both checksums taken in the same pass, and brings it to the disk. */
export async function copyHashed(
  source: BytesSource,
  target: string,
  options: { readonly signal?: AbortSignal | undefined; readonly onBytes?: (added: number) => void } = {},
): Promise<FileDigests> {
  const hashes = { sha256: sha256Hash(), sm3: sm3Hash() };
  let bytes = 0;
  try {
    // `wx`: a bag is written into a fresh folder, so a file already there is a fault.
    const output = await open(target, 'wx', 0o644);
    try {
      for await (const chunk of sourceChunks(source)) {
        options.signal?.throwIfAborted();
        hashes.sha256.update(chunk);
        hashes.sm3.update(chunk);
        for (let done = 0; done < chunk.length;) done += (await output.write(chunk, done)).bytesWritten;
        bytes += chunk.length;
        options.onBytes?.(chunk.length);
      }
      await output.sync();
    } finally {
      await output.close();
    }
  } catch (error) {
    throw outputProblem(error, target);
  }
  return { bytes, sha256: hashes.sha256.digest(), sm3: hashes.sm3.digest() };
}

/** Both checksums of bytes at hand. */
export function digestsOf(bytes: Uint8Array): FileDigests {
  const hashes = { sha256: sha256Hash(), sm3: sm3Hash() };
  hashes.sha256.update(bytes);
  hashes.sm3.update(bytes);
  return { bytes: bytes.length, sha256: hashes.sha256.digest(), sm3: hashes.sm3.digest() };
}

/** Reads a file once and feeds every hash; returns its size. */
export async function hashFileInto(
  path: string,
  hashes: readonly RunningHash[],
  signal?: AbortSignal,
): Promise<number> {
  let bytes = 0;
  for await (const chunk of chunksOf({ file: path })) {
    signal?.throwIfAborted();
    for (const hash of hashes) hash.update(chunk);
    bytes += chunk.length;
  }
  return bytes;
}

/** A source that cannot be read is not the fault of the place written to. */
async function* sourceChunks(source: BytesSource): AsyncGenerator<Uint8Array> {
  try {
    yield* chunksOf(source);
  } catch (error) {
    throw sourceProblem(error, 'file' in source ? source.file : '');
  }
}

async function* chunksOf(source: BytesSource): AsyncGenerator<Uint8Array> {
  if ('bytes' in source) {
    yield source.bytes;
    return;
  }
  const stream: AsyncIterable<Uint8Array> = createReadStream(source.file, { highWaterMark: CHUNK });
  yield* stream;
}
