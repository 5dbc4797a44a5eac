import { EncryptedPDFError, type PDFContext, PDFDocument, type PDFPageLeaf, type PDFRef } from 'pdf-lib';
import { ProblemError } from '#shared/lib/problem.ts';
import { pdfProblem } from './pdf-problem.ts';

/** A parsed source: its objects, and its pages in reading order. */
export interface ParsedPdf {
  readonly context: PDFContext;
  readonly pages: readonly { readonly ref: PDFRef; readonly leaf: PDFPageLeaf }[];
}

const HEADER_WITHIN = 1024;
const TRAILER_WITHIN = 4096;

/**
 * Reads the objects and pages of a PDF.
 * Throws `pdf-unreadable` for 0 bytes, another kind of file, a cut-off file, an encrypted one, a damaged one.
 */
export async function parsePdf(bytes: Uint8Array): Promise<ParsedPdf> {
  refuseByOutline(bytes);
  try {
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false, parseSpeed: Infinity });
    const pages = pdf.getPages().map((page) => ({ ref: page.ref, leaf: page.node }));
    if (pages.length === 0) throw pdfProblem('no-pages');
    // A page tree that promises more leaves than it has lost some of them to damage.
    if (pdf.catalog.Pages().Count().asNumber() > pages.length) throw pdfProblem('damaged');
    return { context: pdf.context, pages };
  } catch (error) {
    if (error instanceof ProblemError) throw error;
    if (error instanceof EncryptedPDFError) throw pdfProblem('encrypted', error);
    throw pdfProblem('damaged', error);
  }
}

/** What the first and last bytes tell: pdf-lib would read a cut-off file as a shorter one, without a word. */
function refuseByOutline(bytes: Uint8Array): void {
  if (bytes.length === 0) throw pdfProblem('empty');
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!whole.subarray(0, HEADER_WITHIN).includes('%PDF-')) throw pdfProblem('not-pdf');
  let end = whole.length;
  while (end > 0 && isPadding(whole[end - 1])) end -= 1;
  const tail = whole.subarray(Math.max(0, end - TRAILER_WITHIN), end).toString('latin1');
  const trailer = /startxref\s+(\d+)\s+%%EOF/.exec(tail.slice(Math.max(0, tail.lastIndexOf('startxref'))));
  if (trailer === null || Number(trailer[1]) >= whole.length) throw pdfProblem('truncated');
}

const isPadding = (byte: number | undefined): boolean =>
  byte === 0 || byte === 10 || byte === 13 || byte === 32;
