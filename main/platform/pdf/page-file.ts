import { ProblemError } from '#shared/lib/problem.ts';
import { imageProblem } from './image-problem.ts';
import { liesOnSide } from './image.ts';
import { readImage } from './images-to-pdf.ts';
import { inspectPdf } from './inspect-pdf.ts';

export interface PageFile {
  readonly mime: 'application/pdf' | 'image/jpeg' | 'image/png';
  readonly pages: number;
}

const PDF_WITHIN = 1024;

const isPdf = (bytes: Uint8Array): boolean => Buffer.from(bytes.subarray(0, PDF_WITHIN)).includes('%PDF-');
const isPng = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 4)).equals(Buffer.from([0x89, 0x50, 0x4e, 0x47]));
const isJpeg = (bytes: Uint8Array): boolean => bytes[0] === 0xff && bytes[1] === 0xd8;

/**
 * Looks into the bytes of a page file, whatever its name says. Errors: `pdf-unreadable`, `media-unreadable`,
 * `invalid-input`, each with what is wrong and what helps.
 */
export async function readPageFile(
  bytes: Uint8Array,
  name: string,
  kind: 'scan' | 'photo',
): Promise<PageFile> {
  if (isPng(bytes) || isJpeg(bytes)) {
    readImage(bytes);
    return { mime: isPng(bytes) ? 'image/png' : 'image/jpeg', pages: 1 };
  }
  if (kind === 'photo') throw imageProblem(bytes.length === 0 ? 'empty' : 'not-image');
  // Empty files and files that only look like a PDF get the sentence of the PDF reader.
  if (isPdf(bytes) || bytes.length === 0 || /\.pdf$/i.test(name)) {
    return { mime: 'application/pdf', pages: (await inspectPdf(bytes)).pages };
  }
  if (/\.(jpe?g|png)$/i.test(name)) throw imageProblem('not-image');
  throw new ProblemError(
    'invalid-input',
    `“${name}”不能装入案卷：只能添加PDF、JPG和PNG。请在原来的程序中打印成PDF，或者另存为图片后再添加。`,
    { name },
  );
}

/** Pixel size as the picture is seen upright. */
export function uprightSize(bytes: Uint8Array): { readonly width: number; readonly height: number } {
  const { width, height, orientation } = readImage(bytes);
  return liesOnSide(orientation) ? { width: height, height: width } : { width, height };
}
