import { PDFArray, PDFDict, PDFName, type PDFObject, PDFRef, PDFStream } from 'pdf-lib';
import type { PageMark } from '#shared/domain/volumes/page-numbers.ts';
import { ObjectCopier } from './copy-objects.ts';
import { A4, type PageBox, pageBox } from './page-box.ts';
import type { ParsedPdf } from './parse-pdf.ts';
import { pdfProblem } from './pdf-problem.ts';
import type { PdfWriter } from './pdf-writer.ts';
import { digitFontName, stampContent } from './stamp.ts';

/** Annotations to be added to the page with this index, as PDF syntax. */
export type AnnotationsOf = (index: number, box: PageBox) => readonly string[];

/** Object numbers every stamped page shares. */
export interface StampObjects {
  readonly font: number;
  /** A content stream with the one operator `q`: what a page draws must not move its number. */
  readonly saveState: number;
}

type Leaf = ParsedPdf['pages'][number]['leaf'];

const name = (text: string): PDFName => PDFName.of(text);
const [CONTENTS, RESOURCES, MEDIA_BOX, CROP_BOX, ROTATE, FONT, ANNOTS] = [
  name('Contents'),
  name('Resources'),
  name('MediaBox'),
  name('CropBox'),
  name('Rotate'),
  name('Font'),
  name('Annots'),
];
/** Written anew, or meaningless (and heavy) outside the source: structure tree, article threads, scripts. */
const LEFT_BEHIND = [
  ...[CONTENTS, RESOURCES, MEDIA_BOX, CROP_BOX, ROTATE, ANNOTS],
  ...['Parent', 'StructParents', 'B', 'AA', 'PieceInfo', 'Thumb'].map(name),
];
/** Stands for the digit font while a source is being copied; no real file counts this far. */
const FONT_MARKER = PDFRef.of(2_000_000_000);

/**
 * Copies all pages of a source below the page tree node `parent`, each with its mark.
 * Returns the object numbers of the pages. What pages share is written once.
 */
export function copyPages(
  source: ParsedPdf,
  marks: readonly (PageMark | null)[],
  writer: PdfWriter,
  parent: number,
  stamp: StampObjects,
  annotationsOf: AnnotationsOf = () => [],
): number[] {
  const copier = new ObjectCopier(source.context, writer);
  copier.assign(FONT_MARKER, stamp.font);
  const numbers = source.pages.map(() => writer.reserve());
  // Links and form fields point back at pages: all must be known before the first is written.
  source.pages.forEach((page, index) => copier.assign(page.ref, numbers[index] ?? 0));
  source.pages.forEach(({ leaf }, index) => {
    const mark = marks[index] ?? null;
    if (mark !== null) addDigitFont(leaf);
    const boxes = [MEDIA_BOX, CROP_BOX, ROTATE].map((key) => inherited(leaf, key, copier)).join('');
    const media = boxes.includes('/MediaBox') ? '' : `/MediaBox[0 0 ${A4.width} ${A4.height}]`;
    const resources = inherited(leaf, RESOURCES, copier) || resourcesOfEmptyPage(mark, stamp);
    const contents = contentsEntry(leaf, mark, copier, writer, stamp);
    const annotations = annotationsEntry(leaf, annotationsOf(index, pageBox(leaf)), copier, writer);
    writer.object(
      numbers[index] ?? 0,
      `<<${copier.entries(leaf, LEFT_BEHIND)}${boxes}${media}${resources}${contents}${annotations}/Parent ${parent} 0 R>>`,
    );
  });
  copier.copyWaiting();
  return numbers;
}

function inherited(leaf: Leaf, key: PDFName, copier: ObjectCopier): string {
  const value = leaf.getInheritableAttribute(key);
  return value === undefined ? '' : `${key.toString()} ${copier.syntax(value)}`;
}

function resourcesOfEmptyPage(mark: PageMark | null, stamp: StampObjects): string {
  return mark === null ? '/Resources<<>>' : `/Resources<</Font<</${digitFontName} ${stamp.font} 0 R>>>>`;
}

/** Puts the font into the source's own resources, which pages often share: the parsed source is ours to change. */
function addDigitFont(leaf: Leaf): void {
  const resources = leaf.Resources();
  if (resources === undefined) return;
  const fonts = resources.lookup(FONT);
  if (fonts instanceof PDFDict) fonts.set(name(digitFontName), FONT_MARKER);
  else
    resources.set(
      FONT,
      PDFDict.fromMapWithContext(new Map([[name(digitFontName), FONT_MARKER]]), leaf.context),
    );
}

function contentsEntry(
  leaf: Leaf,
  mark: PageMark | null,
  copier: ObjectCopier,
  writer: PdfWriter,
  stamp: StampObjects,
): string {
  const streams = contentStreams(leaf).map((stream) => copier.syntax(stream));
  if (mark === null) return streams.length === 0 ? '' : `/Contents[${streams.join(' ')}]`;
  const own = writer.reserve();
  const drawn = stampContent(pageBox(leaf), mark);
  writer.stream(own, '', Buffer.from(streams.length === 0 ? drawn : `\nQ\n${drawn}`, 'latin1'));
  const before = streams.length === 0 ? '' : `${stamp.saveState} 0 R ${streams.join(' ')} `;
  return `/Contents[${before}${own} 0 R]`;
}

/** The page's own annotations and the added ones after them. A list several pages share stays as it is for the others. */
function annotationsEntry(
  leaf: Leaf,
  added: readonly string[],
  copier: ObjectCopier,
  writer: PdfWriter,
): string {
  const own = leaf.lookup(ANNOTS);
  const kept = own instanceof PDFArray ? own.asArray().map((annotation) => copier.syntax(annotation)) : [];
  const references = added.map((annotation) => {
    const number = writer.reserve();
    writer.object(number, annotation);
    return `${number} 0 R`;
  });
  const all = [...kept, ...references];
  return all.length === 0 ? '' : `/Annots[${all.join(' ')}]`;
}

/** The references to a page's content; refuses a page whose content is gone, which readers would show blank. */
function contentStreams(leaf: Leaf): readonly PDFObject[] {
  const contents = leaf.get(CONTENTS);
  if (contents === undefined) return [];
  const resolved = leaf.context.lookup(contents);
  if (resolved instanceof PDFStream) return [contents];
  if (!(resolved instanceof PDFArray)) throw pdfProblem('damaged');
  return resolved.asArray().map((element) => {
    if (!(leaf.context.lookup(element) instanceof PDFStream)) throw pdfProblem('damaged');
    return element;
  });
}
