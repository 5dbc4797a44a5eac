import { deflateSync } from 'node:zlib';
import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRawStream } from 'pdf-lib';
import type { ObjectCopier } from './copy-objects.ts';
import type { PageBox } from '../read/page-box.ts';
import { pdfProblem } from '../read/pdf-problem.ts';
import { pdfNumber, type PdfWriter } from './pdf-writer.ts';
import type { SourcePage } from '../read/source-pages.ts';
import { unpack } from '../read/unpack.ts';

const CONTENTS = PDFName.of('Contents');
const LENGTH = PDFName.of('Length');

/** The streams a page is drawn by; refuses a page whose content is gone, which readers would show blank. */
export function contentStreams({ dict }: SourcePage): readonly PDFRawStream[] {
  const contents = dict.get(CONTENTS);
  const resolved = dict.lookup(CONTENTS);
  if (contents === undefined || isNull(resolved)) return [];
  const list =
    resolved instanceof PDFArray ? resolved.asArray().map((_, index) => resolved.lookup(index)) : [resolved];
  return list.flatMap((stream) => {
    if (isNull(stream)) return [];
    if (!(stream instanceof PDFRawStream))
      throw pdfProblem('damaged', new Error('content of a page is missing'));
    return [stream];
  });
}

const isNull = (object: PDFObject | undefined): boolean => object?.toString() === 'null';

/** Resources of a page as PDF syntax. What is no dictionary holds nothing, but a stream has one. */
export function resourcesOf(page: SourcePage, copier: ObjectCopier): string {
  const given = page.entry('Resources');
  if (given === undefined) return '<<>>';
  const resolved = page.dict.context.lookup(given);
  if (resolved instanceof PDFDict) return copier.syntax(given);
  return resolved instanceof PDFRawStream ? copier.syntax(resolved.dict) : '<<>>';
}

/**
 * Writes what a page draws as a form of its own, and returns its number; undefined for an empty page. A form ends as
 * it began whatever its content leaves open: clips, turns, strings, pictures. One stream goes over as it is.
 */
export function contentForm(
  page: SourcePage,
  box: PageBox,
  copier: ObjectCopier,
  writer: PdfWriter,
): number | undefined {
  const streams = contentStreams(page);
  const [only] = streams;
  if (only === undefined) return undefined;
  const number = writer.reserve();
  const sides = [box.x, box.y, box.x + box.width, box.y + box.height].map(pdfNumber).join(' ');
  const entries = `/Type/XObject/Subtype/Form/BBox[${sides}]/Resources ${resourcesOf(page, copier)}`;
  if (streams.length === 1) {
    writer.stream(number, `${copier.entries(only.dict, [LENGTH, ...FORM_KEYS])}${entries}`, only.contents);
    return number;
  }
  // Pieces may break off anywhere between two words, so that only together they can be one stream.
  const pieces = streams.flatMap((stream) => [unpack(stream), Buffer.from('\n')]);
  writer.stream(number, `/Filter/FlateDecode${entries}`, deflateSync(Buffer.concat(pieces)));
  return number;
}

const FORM_KEYS = ['Type', 'Subtype', 'BBox', 'Matrix', 'Resources', 'Group', 'OC', 'Ref'].map((key) =>
  PDFName.of(key),
);
