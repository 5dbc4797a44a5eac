import { readFile } from 'node:fs/promises';
import { pageBox, readingSize } from './read/page-box.ts';
import { contentStreams } from './write/page-content.ts';
import { parsePdf } from './read/parse-pdf.ts';
import { unpack } from './read/unpack.ts';

/** Pages of a PDF with their sizes as read, in millimetres. */
export interface PdfInspection {
  readonly pages: number;
  readonly sizes: readonly { readonly width: number; readonly height: number }[];
}

const MM_PER_POINT = 25.4 / 72;

/**
 * Reads a PDF (bytes or path) as an assembly will, and tries the content of every page. For files the program made:
 * those of strangers go through `takePdf`, which repairs and draws what a volume needs.
 * Throws `pdf-unreadable` with a sentence for the clerk when it cannot be bound into a volume.
 */
export async function inspectPdf(source: Uint8Array | string): Promise<PdfInspection> {
  const { pages } = parsePdf(typeof source === 'string' ? await readFile(source) : source);
  const sizes = pages.map((page) => {
    // Damage inside compressed content shows only when it is unpacked.
    for (const stream of contentStreams(page)) unpack(stream);
    const { width, height } = readingSize(pageBox(page));
    return { width: round(width * MM_PER_POINT), height: round(height * MM_PER_POINT) };
  });
  return { pages: pages.length, sizes };
}

const round = (millimetres: number): number => Math.round(millimetres * 10) / 10;
