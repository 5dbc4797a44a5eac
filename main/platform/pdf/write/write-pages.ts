import { PDFName, PDFNumber, type PDFRawStream } from 'pdf-lib';
import { ProblemError } from '#shared/lib/problem.ts';
import { type CopyHelp, copyPages } from './copy-pages.ts';
import { Layers } from './layers.ts';
import { pageBox } from '../read/page-box.ts';
import { carrierOf } from './carrier.ts';
import { contentStreams } from './page-content.ts';
import type { ParsedPdf } from '../read/parse-pdf.ts';
import { pdfProblem } from '../read/pdf-problem.ts';
import { type ByteSink, PdfWriter } from './pdf-writer.ts';
import { LARGEST_STREAM, unpack } from '../read/unpack.ts';

/** Writes the pages of a source as a file that shows the same and does nothing. */
export async function writePages(source: ParsedPdf, sink: ByteSink): Promise<void> {
  const { writer, help, root } = begin(sink);
  const { pages } = copyPages(source, [], help, root);
  writer.object(
    root,
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map(({ number }) => `${number} 0 R`).join(' ')}]>>`,
  );
  const catalog = writer.reserve();
  writer.object(catalog, `<</Type/Catalog/Pages ${root} 0 R${help.layers.entry()}>>`);
  const info = writer.reserve();
  writer.object(info, '<<>>');
  await writer.finish({ root: catalog, info, id: '0'.repeat(32) });
}

/** What all content of a file may unfold to, in bytes. */
const ALL_CONTENT = 1024 * 1024 * 1024;
/** An A0 sheet at 600 dpi has 558 million points. */
const MOST_POINTS = 600_000_000;

/**
 * Binds the pages of a source into nothing, with numbers, and unpacks what they draw. Throws what binding them would
 * throw, and `pdf-unreadable` (`too-large`) for what no reader could show; counts references that lead nowhere.
 */
export function tryPages(source: ParsedPdf): number {
  let left = ALL_CONTENT;
  const weigh = (stream: PDFRawStream): void => {
    left -= unpack(stream, Math.min(left, LARGEST_STREAM)).length;
  };
  for (const page of source.pages) {
    carrierOf(pageBox(page));
    contentStreams(page).forEach(weigh);
  }
  const { help, root } = begin({ write: () => Promise.resolve() });
  const marks = source.pages.map((_, index) => ({ number: index + 1, corner: 'upper-right' }) as const);
  const onStream = (stream: PDFRawStream): void => {
    if (isPicture(stream)) refuseVast(stream);
    else weighLoosely(stream, weigh);
  };
  return copyPages(source, marks, { ...help, onStream }, root).missing;
}

const isPicture = ({ dict }: PDFRawStream): boolean =>
  dict.lookup(PDFName.of('Subtype')) === PDFName.of('Image');

function refuseVast({ dict }: PDFRawStream): void {
  const [width, height] = ['Width', 'Height'].map((key) => {
    const value = dict.lookup(PDFName.of(key));
    return value instanceof PDFNumber ? value.asNumber() : 0;
  });
  if ((width ?? 0) * (height ?? 0) > MOST_POINTS) throw pdfProblem('too-large');
}

/** A broken font or form is for the reader to make the best of; one without measure is not. */
function weighLoosely(stream: PDFRawStream, weigh: (stream: PDFRawStream) => void): void {
  try {
    weigh(stream);
  } catch (error) {
    if (error instanceof ProblemError && error.details?.['defect'] === 'too-large') throw error;
  }
}

function begin(sink: ByteSink): { writer: PdfWriter; help: CopyHelp; root: number } {
  const writer = new PdfWriter(sink);
  const root = writer.reserve();
  const font = writer.reserve();
  writer.object(font, 'null');
  return { writer, help: { writer, font, layers: new Layers(writer) }, root };
}
