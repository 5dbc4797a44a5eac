import { PDFName, type PDFRawStream } from 'pdf-lib';
import type { PageMark } from '#shared/domain/volumes/page-numbers.ts';
import { appearances } from '../look/appearances.ts';
import { carrierOf } from './carrier.ts';
import { ObjectCopier } from './copy-objects.ts';
import type { Layers } from './layers.ts';
import type { Matrix } from '../read/matrix.ts';
import { IDENTITY } from '../read/matrix.ts';
import { type PageBox, pageBox } from '../read/page-box.ts';
import { contentForm } from './page-content.ts';
import type { ParsedPdf } from '../read/parse-pdf.ts';
import { pdfNumber, type PdfWriter } from './pdf-writer.ts';
import type { SourcePage } from '../read/source-pages.ts';
import { digitFontName, stampContent } from './stamp.ts';

/** Annotations to be added to the page with this index, as PDF syntax. */
export type AnnotationsOf = (index: number, box: PageBox) => readonly string[];

/** What all sources of a file share. */
export interface CopyHelp {
  readonly writer: PdfWriter;
  /** Object number of the font of page numbers. */
  readonly font: number;
  readonly layers: Layers;
  /** Sees every stream the pages refer to, before it is written. */
  readonly onStream?: (stream: PDFRawStream) => void;
}

/** A page in the new file: its object, and how it is read there. */
export interface CopiedPage {
  readonly number: number;
  readonly box: PageBox;
}

/**
 * Copies all pages of a source below the page tree node `parent`, each with its mark. What annotations show becomes
 * part of the page and what they do is left behind; the mark lies above all of it. What pages share is written once.
 * `missing` counts references that lead nowhere.
 */
export function copyPages(
  source: ParsedPdf,
  marks: readonly (PageMark | null)[],
  help: CopyHelp,
  parent: number,
  annotationsOf: AnnotationsOf = () => [],
): { readonly pages: readonly CopiedPage[]; readonly missing: number } {
  const { writer, layers } = help;
  const copier = new ObjectCopier(source.context, writer, help.onStream);
  layers.take(source.context, source.catalog, copier);
  const numbers = source.pages.map(() => writer.reserve());
  // Appearances and layers may point back at pages: all must be known before the first is written.
  source.pages.forEach(({ ref }, index) => {
    if (ref !== undefined) copier.assign(ref, numbers[index] ?? 0);
  });
  const pages = source.pages.map((page, index) => {
    const number = numbers[index] ?? 0;
    const mark = marks[index] ?? null;
    return {
      number,
      box: copyPage(page, { number, mark, parent }, copier, help, (box) => annotationsOf(index, box)),
    };
  });
  copier.copyWaiting();
  return { pages, missing: copier.missing };
}

interface PageToWrite {
  readonly number: number;
  readonly mark: PageMark | null;
  readonly parent: number;
}

/** Pages leave more states behind than they made (extra `Q`); so many are there to be taken. */
const SPARE_STATES = 8;

function copyPage(
  page: SourcePage,
  { number, mark, parent }: PageToWrite,
  copier: ObjectCopier,
  { writer, font }: CopyHelp,
  annotationsOf: (box: PageBox) => readonly string[],
): PageBox {
  const own = pageBox(page);
  const carrier = mark === null ? undefined : carrierOf(own);
  const box = carrier?.box ?? own;
  const drawing = new Drawing();
  const form = contentForm(page, own, copier, writer);
  if (form !== undefined) drawing.form(`${form} 0 R`, carrier?.place);
  for (const { form: look, matrix, layer } of appearances(page)) {
    drawing.form(
      copier.object(look),
      matrix,
      layer === undefined ? undefined : copier.syntax(layer),
      carrier?.place,
    );
  }
  const content = writer.reserve();
  const marked = mark === null ? '' : stampContent(box, mark);
  writer.stream(content, '', Buffer.from(`${drawing.content}${marked}`, 'latin1'));
  const fonts = mark === null ? '' : `/Font<</${digitFontName} ${font} 0 R>>`;
  const annotations = annotationsOf(box).map((annotation) => {
    const reference = writer.reserve();
    writer.object(reference, annotation);
    return `${reference} 0 R`;
  });
  writer.object(
    number,
    `<</Type/Page/Parent ${parent} 0 R${boxEntries(box)}${groupEntry(page, copier)}` +
      `/Resources<<${fonts}${drawing.resources()}>>/Contents ${content} 0 R` +
      `${annotations.length === 0 ? '' : `/Annots[${annotations.join(' ')}]`}>>`,
  );
  return box;
}

function boxEntries({ x, y, width, height, rotation, unit }: PageBox): string {
  const sides = [x, y, x + width, y + height].map(pdfNumber).join(' ');
  const turned = rotation === 0 ? '' : `/Rotate ${rotation}`;
  return `/MediaBox[${sides}]${turned}${unit === 1 ? '' : `/UserUnit ${pdfNumber(unit)}`}`;
}

/** How the page mixes its colours where it is transparent. */
function groupEntry({ dict }: SourcePage, copier: ObjectCopier): string {
  const group = dict.get(PDFName.of('Group'));
  return group === undefined ? '' : `/Group ${copier.syntax(group)}`;
}

/** The content of a page that draws forms one above the other. */
class Drawing {
  content = '';
  #forms = '';
  #layers = '';
  #count = 0;

  form(reference: string, matrix: Matrix = IDENTITY, layer?: string, after: Matrix = IDENTITY): void {
    this.#count += 1;
    const name = `F${this.#count}`;
    this.#forms += `/${name} ${reference}`;
    if (layer !== undefined) this.#layers += `/L${this.#count} ${layer}`;
    const draw = `${'q '.repeat(SPARE_STATES)}${through(after)}${through(matrix)}/${name} Do${' Q'.repeat(SPARE_STATES)}`;
    this.content += layer === undefined ? `${draw}\n` : `/OC /L${this.#count} BDC ${draw} EMC\n`;
  }

  resources(): string {
    const layers = this.#layers === '' ? '' : `/Properties<<${this.#layers}>>`;
    return this.#forms === '' ? '' : `/XObject<<${this.#forms}>>${layers}`;
  }
}

const through = (matrix: Matrix): string =>
  matrix === IDENTITY ? '' : `${matrix.map((value) => number6(value)).join(' ')} cm `;

/** Factors of a matrix multiply over a whole page: more places than lengths need. */
const number6 = (value: number): string =>
  value
    .toFixed(7)
    .replace(/\.?0+$/, '')
    .replace(/^-0$/, '0');
