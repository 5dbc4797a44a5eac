import { fileSize, readRange } from '../platform/files/read-range.ts';
import type { Asset } from './assets.ts';

/** A derived file as an asset; undefined when it is not there (it can be made again). */
export async function fileAsset(
  path: string,
  mime: string,
  about: { readonly immutable: boolean; readonly fileName?: string },
): Promise<Asset | undefined> {
  const bytes = await fileSize(path);
  if (bytes === undefined) return undefined;
  return { mime, bytes, ...about, open: (start, end) => readRange(path, start, end) };
}
