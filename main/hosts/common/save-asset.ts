import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import type { App } from '#main/app.ts';
import type { Asset } from '#main/rpc/assets.ts';

/** The asset at an address; `not-found` when there is none. */
export async function neededAsset(app: Pick<App, 'asset'>, address: string): Promise<Asset> {
  const asset = await app.asset(address);
  if (asset === undefined) throw new ProblemError('not-found', `没有找到“${address}”。`);
  return asset;
}

/** Writes an asset to `file`; the name appears only once all its bytes are there. */
export async function saveAsset(asset: Asset, file: string): Promise<void> {
  await mkdir(dirname(file), { recursive: true });
  const part = `${file}.part`;
  try {
    await pipeline(asset.open(0, asset.bytes - 1), createWriteStream(part));
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
}
