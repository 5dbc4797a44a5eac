import { ProblemError } from '#shared/lib/problem.ts';
import { sizeText } from '../../../platform/files/free-space.ts';
import { type PageFile, readPageFile } from '../../../platform/pdf/page-file.ts';
import { looksLikePdf } from '../../../platform/pdf/read/parse-pdf.ts';
import { pictureKind } from '../../../platform/pictures/picture-kind.ts';
import { keepPictures, type PictureShelf } from './derived-pictures.ts';
import { originalBytes } from './original-bytes.ts';
import type { Original } from './originals.repository.ts';
import { type PagesHelp, preparePages } from './prepared-pages.ts';

/** A page file is held in memory while it is looked at and bound. */
const LARGEST = 300 * 1024 * 1024;

export interface UploadedPages extends PageFile {
  readonly bytes: Uint8Array;
  /** Sentences for the clerk on what is bound otherwise than the file has it. */
  readonly notes: readonly string[];
}

/**
 * What an uploaded page file or photo holds. It is judged by its bytes; anything that could not be bound later is
 * refused here. Errors: `not-found`, `invalid-input`, `pdf-unreadable`, `media-unreadable`, `archive-damaged`.
 */
export async function uploadedPages(
  archive: PictureShelf & PagesHelp & { original(sha256: string): Promise<Original> },
  upload: string,
  name: string,
  kind: 'scan' | 'photo',
): Promise<UploadedPages> {
  const { sha256, bytes: size } = await archive.original(upload);
  if (size > LARGEST)
    throw new ProblemError(
      'invalid-input',
      `“${name}”有${sizeText(size)}，超过${sizeText(LARGEST)}，不能装入案卷。请降低扫描分辨率或者拆成几个文件后再添加。`,
      { size },
    );
  const bytes = await originalBytes(archive.vault, sha256);
  if (kind === 'scan' && pictureKind(bytes) === undefined && (looksLikePdf(bytes) || /\.pdf$/i.test(name))) {
    const { pages, notes } = await preparePages(archive, sha256);
    return { bytes, mime: 'application/pdf', pages, notes };
  }
  const read = await readPageFile(bytes, name, kind);
  if (read.sheets !== undefined) await keepPictures(archive, sha256, kind, read.sheets);
  return { bytes, notes: [], ...read };
}
