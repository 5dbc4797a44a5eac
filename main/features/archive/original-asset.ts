import { Readable } from 'node:stream';
import type { AssetSource } from '../../rpc/assets.ts';
import type { Archive } from './archive.ts';
import { findOriginal } from './originals/originals.repository.ts';

/** What a browser may show in place; anything else is only handed over, so that no original can run as a page. */
const SHOWN = /^(video|audio)\/|^image\/(jpeg|png|gif|webp|bmp)$|^application\/pdf$/;

/** `originals/<sha256>`: the bytes of an original of the inventory. */
export function originalAssets(archive: () => Archive): AssetSource {
  return async ([sha256, ...rest]) => {
    if (sha256 === undefined || rest.length > 0) return undefined;
    const { db, vault } = archive();
    const original = await findOriginal(db, sha256);
    if (original === undefined) return undefined;
    async function* piece(start: number, end: number) {
      const { stream } = await vault.read(sha256 ?? '', { start, end });
      yield* stream;
    }
    return {
      mime: SHOWN.test(original.mime) ? original.mime : 'application/octet-stream',
      bytes: original.bytes,
      immutable: true,
      open: (start, end) => Readable.from(end < start ? [] : piece(start, end), { objectMode: false }),
    };
  };
}
