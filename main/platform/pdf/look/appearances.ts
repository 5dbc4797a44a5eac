import { PDFArray, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream, PDFRef } from 'pdf-lib';
import { boundsOf, IDENTITY, type Matrix } from '../read/matrix.ts';
import type { SourcePage } from '../read/source-pages.ts';

/** What an annotation shows on its page: a form to be drawn through a matrix, in a layer where it has one. */
export interface Appearance {
  readonly form: PDFRef | PDFRawStream;
  readonly matrix: Matrix;
  readonly layer: PDFObject | undefined;
}

const name = (text: string): PDFName => PDFName.of(text);
/** Flags of ISO 32000-1, 12.5.3. */
const HIDDEN = 1 << 1;
const NO_VIEW = 1 << 5;
/** Links show nothing of their own; the window of a remark opens only at a click. */
const NEVER_SHOWN: readonly (PDFName | undefined)[] = [name('Link'), name('Popup')];

/** The annotations of a page that can be seen, in the order they are painted. */
export function shownAnnotations({ dict }: SourcePage): readonly PDFDict[] {
  const all = dict.lookup(name('Annots'));
  if (!(all instanceof PDFArray)) return [];
  return all.asArray().flatMap((_, index) => {
    const annotation = all.lookup(index);
    if (!(annotation instanceof PDFDict)) return [];
    const flags = annotation.lookup(name('F'));
    const hidden = flags instanceof PDFNumber && (flags.asNumber() & (HIDDEN | NO_VIEW)) !== 0;
    return hidden || NEVER_SHOWN.includes(nameIn(annotation, 'Subtype')) ? [] : [annotation];
  });
}

/** How the annotations of a page look, from the appearance each brings along; one without it is not in the list. */
export function appearances(page: SourcePage): readonly Appearance[] {
  return shownAnnotations(page).flatMap((annotation) => {
    const form = normalAppearance(annotation);
    const rect = numbersIn(annotation, 'Rect');
    if (form === undefined || rect === undefined) return [];
    const stream = form instanceof PDFRef ? annotation.context.lookup(form) : form;
    if (!(stream instanceof PDFRawStream)) return [];
    const matrix = placing(stream.dict, rect);
    if (matrix === undefined) return [];
    completeForm(stream.dict, page);
    return [{ form, matrix, layer: annotation.get(name('OC')) }];
  });
}

/** The stream that shows an annotation in its present state; undefined when it brings none. */
export function normalAppearance(annotation: PDFDict): PDFRef | PDFRawStream | undefined {
  const looks = annotation.lookup(name('AP'));
  if (!(looks instanceof PDFDict)) return undefined;
  const { context } = annotation;
  let normal = looks.get(name('N'));
  if (!(context.lookup(normal) instanceof PDFRawStream)) {
    const states = context.lookup(normal);
    const state = nameIn(annotation, 'AS') ?? nameIn(annotation, 'V') ?? name('Off');
    normal = states instanceof PDFDict ? states.get(state) : undefined;
  }
  return (normal instanceof PDFRef || normal instanceof PDFRawStream) &&
    context.lookup(normal) instanceof PDFRawStream
    ? normal
    : undefined;
}

/** The matrix that fits an appearance into its rectangle (ISO 32000-1, 12.5.5). */
function placing(form: PDFDict, rect: Rectangle): Matrix | undefined {
  const box = numbersIn(form, 'BBox');
  if (box === undefined) return undefined;
  const [x1, y1, x2, y2] = boundsOf(matrixIn(form), box);
  const [left, bottom, right, top] = boundsOf(IDENTITY, rect);
  if (x2 - x1 === 0 || y2 - y1 === 0) return undefined;
  const [sx, sy] = [(right - left) / (x2 - x1), (top - bottom) / (y2 - y1)];
  return [sx, 0, 0, sy, left - x1 * sx, bottom - y1 * sy];
}

/** What a form drawn from a page must say and one shown as an appearance may leave out. */
function completeForm(form: PDFDict, page: SourcePage): void {
  form.set(name('Type'), name('XObject'));
  form.set(name('Subtype'), name('Form'));
  const resources = page.entry('Resources');
  if (!form.has(name('Resources')) && resources !== undefined) form.set(name('Resources'), resources);
}

type Rectangle = readonly [number, number, number, number];

function numbersIn(dict: PDFDict, key: string): Rectangle | undefined {
  const array = dict.lookup(name(key));
  if (!(array instanceof PDFArray) || array.size() < 4) return undefined;
  const [a, b, c, d] = [0, 1, 2, 3].map((index) => numberAt(array, index));
  return a === undefined || b === undefined || c === undefined || d === undefined ? undefined : [a, b, c, d];
}

function matrixIn(dict: PDFDict): Matrix {
  const array = dict.lookup(name('Matrix'));
  if (!(array instanceof PDFArray) || array.size() < 6) return IDENTITY;
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = [0, 1, 2, 3, 4, 5].map((index) =>
    numberAt(array, index),
  );
  return [a, b, c, d, e, f];
}

function numberAt(array: PDFArray, index: number): number | undefined {
  const value = array.lookup(index);
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

function nameIn(dict: PDFDict, key: string): PDFName | undefined {
  const value = dict.lookup(name(key));
  return value instanceof PDFName ? value : undefined;
}
