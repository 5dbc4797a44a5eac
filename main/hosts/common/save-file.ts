import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { basename, dirname } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import type { App } from '#main/app.ts';
import { outputProblem } from '#main/platform/files/output-problem.ts';
import { requireOnDisk } from '#main/platform/vault/disk-reader.ts';
import type { Asset } from '#main/rpc/assets.ts';

/** The asset at an address, as a seat with this view key sees it; `not-found` when there is none. */
export async function neededAsset(app: Pick<App, 'asset'>, address: string, view: string): Promise<Asset> {
  const asset = await app.asset(address, view, 'download');
  if (asset === undefined) throw new ProblemError('not-found', `没有找到“${address}”。`);
  return asset;
}

/**
 * Writes bytes to `file`; the name appears only once they are all there and the disk gives them back as they were.
 * @param sha256 what they must hash to, where it is known. Errors: `disk-full`, `not-permitted`, `media-unreadable`,
 * `archive-damaged` when what came was not what it should be.
 */
export async function saveFile(bytes: Readable, file: string, sha256?: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await mkdir(dirname(file), { recursive: true });
    const hash = createHash('sha256');
    const tap = async function* (chunks: AsyncIterable<Uint8Array>) {
      for await (const chunk of chunks) {
        hash.update(chunk);
        yield chunk;
      }
    };
    await pipeline(bytes, tap, createWriteStream(part, { flush: true }));
    const written = hash.digest('hex');
    if (sha256 !== undefined && written !== sha256) throw changed(file);
    await requireOnDisk({ path: part, name: basename(file), sha256: written });
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw outputProblem(error, file);
  }
}

const changed = (file: string): ProblemError =>
  new ProblemError(
    'archive-damaged',
    `“${basename(file)}”在档案库里与登记的校验值不一致，没有交出。请重新制作后再试。`,
    {
      file,
    },
  );
