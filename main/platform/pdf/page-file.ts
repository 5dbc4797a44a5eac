import { isPageFileName, PAGE_FILES } from '#shared/domain/volumes/page-files.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { pictureKind, pictureMimes } from '../pictures/picture-kind.ts';
import { pictureProblem } from '../pictures/picture-problem.ts';
import { readPictures } from '../pictures/read-pictures.ts';
import type { PictureSheet, PictureUse } from '../pictures/sheets.ts';
import { inspectPdf } from './inspect-pdf.ts';

export interface PageFile {
  readonly mime: string;
  readonly pages: number;
  /** The pictures of a file that is none of pages. */
  readonly sheets?: readonly PictureSheet[];
}

const PDF_WITHIN = 1024;

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-');

/**
 * Looks into the bytes of a page file, whatever its name says. Errors: `pdf-unreadable`, `media-unreadable`,
 * `not-available`, `invalid-input`, each with what is wrong and what helps.
 */
export async function readPageFile(bytes: Uint8Array, name: string, kind: PictureUse): Promise<PageFile> {
  const picture = pictureKind(bytes);
  if (picture !== undefined) {
    const sheets = await readPictures(bytes, { use: kind });
    return { mime: pictureMimes[picture], pages: sheets.length, sheets };
  }
  if (kind === 'photo') throw pictureProblem(bytes.length === 0 ? 'empty' : 'not-picture');
  // Empty files and files that only look like a PDF get the sentence of the PDF reader.
  if (isPdf(bytes) || bytes.length === 0 || /\.pdf$/i.test(name)) {
    return { mime: 'application/pdf', pages: (await inspectPdf(bytes)).pages };
  }
  if (isPageFileName(name)) throw pictureProblem('not-picture');
  throw new ProblemError(
    'invalid-input',
    `“${name}”不能装入案卷：只能添加 ${PAGE_FILES}。请在原来的程序中打印成 PDF 后再添加。`,
    { name },
  );
}
