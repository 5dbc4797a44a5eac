import { readFile } from 'node:fs/promises';
import { constants, inflateSync } from 'node:zlib';
import { PDFArray, PDFName, type PDFPageLeaf, PDFRawStream } from 'pdf-lib';
import { pageBox, readingSize } from './page-box.ts';
import { parsePdf } from './parse-pdf.ts';
import { pdfProblem } from './pdf-problem.ts';

/** Pages of a PDF with their sizes as read, in millimetres. */
export interface PdfInspection {
  readonly pages: number;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

const MM_PER_POINT = 25.4 / 72;
const [CONTENTS, FILTER, FLATE] = [PDFName.of('Contents'), PDFName.of('Filter'), PDFName.of('FlateDecode')];

/**
 * Reads a PDF (bytes or path) as thoroughly as an assembly will, and tries the content of every page.
 * Throws `pdf-unreadable` with a sentence for the clerk when it cannot be bound into a volume.
 */
export async function inspectPdf(source: Uint8Array | string): Promise<PdfInspection> {
  const { pages } = await parsePdf(typeof source === 'string' ? await readFile(source) : source);
  const sizes = pages.map(({ leaf }) => {
    tryContents(leaf);
    const { width, height } = readingSize(pageBox(leaf));
    return { width: round(width * MM_PER_POINT), height: round(height * MM_PER_POINT) };
  });
  return { pages: pages.length, sizes };
}

/** Damage inside compressed content shows only when it is unpacked. */
function tryContents(leaf: PDFPageLeaf): void {
  const contents = leaf.lookup(CONTENTS);
  if (contents === undefined && leaf.get(CONTENTS) !== undefined) throw pdfProblem('damaged');
  const streams =
    contents instanceof PDFArray ? contents.asArray().map((item) => leaf.context.lookup(item)) : [contents];
  for (const stream of streams) {
    if (!(stream instanceof PDFRawStream) || stream.dict.lookup(FILTER) !== FLATE) continue;
    try {
      // Z_SYNC_FLUSH: a missing checksum at the end is common and harmless.
      inflateSync(stream.contents, { finishFlush: constants.Z_SYNC_FLUSH });
    } catch (error) {
      throw pdfProblem('damaged', error);
    }
  }
}

const round = (millimetres: number): number => Math.round(millimetres * 10) / 10;
