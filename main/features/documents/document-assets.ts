import { Readable } from 'node:stream';
import { ProblemError } from '#shared/lib/problem.ts';
import { type Asset, type AssetSource, bytesAsset } from '../../rpc/assets.ts';
import type { DocumentFile, DocumentFormat, Documents } from './documents.ts';

const NAME = /^([0-9a-zA-Z]{1,64})\.(pdf|docx)$/;

const asset = ({ bytes, mime, fileName }: DocumentFile): Asset =>
  bytesAsset(bytes, mime, (part) => Readable.from([part]), fileName);

/** Turns `<key>.pdf` or `<key>.docx` into an asset; undefined when there is no such thing. */
function named(find: (key: string, format: DocumentFormat) => Promise<DocumentFile>): AssetSource {
  return async ([name, ...more]) => {
    const match = NAME.exec(name ?? '');
    if (match === null || more.length > 0) return undefined;
    const [, key = '', extension] = match;
    try {
      return asset(await find(key, extension === 'docx' ? 'docx' : 'pdf'));
    } catch (error) {
      if (error instanceof ProblemError && error.code === 'not-found') return undefined;
      throw error;
    }
  };
}

/** `documents/<id>.pdf|.docx` */
export const documentAssets = (documents: () => Documents): AssetSource =>
  named((id, format) => documents().file(id, format));

/** `blank/<number>.pdf|.docx` */
export const blankAssets = (documents: () => Documents): AssetSource =>
  named((number, format) => documents().blank(Number(number), format));
