import { PDFDict, type PDFContext, PDFName } from 'pdf-lib';
import { ProblemError } from '#shared/lib/problem.ts';
import { pdfProblem } from './pdf-problem.ts';
import { readObjects } from './read-objects.ts';
import { type SourcePage, sourcePages } from './source-pages.ts';

/** A parsed source: its objects, and its pages in reading order. */
export interface ParsedPdf {
  readonly context: PDFContext;
  readonly catalog: PDFDict;
  readonly pages: readonly SourcePage[];
}

const HEADER_WITHIN = 1024;

/**
 * Reads the objects and pages of a PDF as its own tables name them; nothing is guessed.
 * Throws `pdf-unreadable` for 0 bytes, another kind of file, a cut-off file, an encrypted one, a damaged one.
 */
export function parsePdf(bytes: Uint8Array): ParsedPdf {
  if (bytes.length === 0) throw pdfProblem('empty');
  if (!looksLikePdf(bytes)) throw pdfProblem('not-pdf');
  try {
    const { context, trailer } = readObjects(bytes);
    const catalog = trailer.lookup(PDFName.of('Root'));
    if (!(catalog instanceof PDFDict)) throw pdfProblem('damaged', new Error('no catalog'));
    return { context, catalog, pages: sourcePages(context, catalog.get(PDFName.of('Pages'))) };
  } catch (error) {
    throw error instanceof ProblemError ? error : pdfProblem('damaged', error);
  }
}

/** A PDF says so near its beginning. */
export const looksLikePdf = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, HEADER_WITHIN)).includes('%PDF-');
