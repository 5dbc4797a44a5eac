import { PDFArray, PDFName, PDFNumber } from 'pdf-lib';
import type { SourcePage } from './source-pages.ts';

const names = { userUnit: PDFName.of('UserUnit') } as const;

/** What a reader sees of a page: its visible box and how it is turned. Lengths in PDF units (1/72 inch as a rule). */
export interface PageBox {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
  /** Degrees clockwise the page is turned for reading. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Size of one PDF unit in points. */
  readonly unit: number;
}

/** A4 portrait in points. */
export const A4 = { width: 595.276, height: 841.89 } as const;

/** What every reader takes a page without a usable box for. */
const LETTER = { left: 0, bottom: 0, right: 612, top: 792 } as const;

/** The visible box of a page: CropBox within MediaBox, inherited entries included. */
export function pageBox(page: SourcePage): PageBox {
  const media = rectangle(page, 'MediaBox') ?? LETTER;
  const crop = rectangle(page, 'CropBox') ?? media;
  const left = Math.max(media.left, crop.left);
  const bottom = Math.max(media.bottom, crop.bottom);
  const right = Math.min(media.right, crop.right);
  const top = Math.min(media.top, crop.top);
  // A CropBox outside the MediaBox is a fault some scanners make; readers then show the MediaBox.
  const box = right - left > 0.5 && top - bottom > 0.5 ? { left, bottom, right, top } : media;
  return {
    x: box.left,
    y: box.bottom,
    width: box.right - box.left,
    height: box.top - box.bottom,
    rotation: quarterTurn(numberOf(page.dict.context.lookup(page.entry('Rotate'))) ?? 0),
    unit: userUnit(page),
  };
}

/** Width and height in points as the page is read, after turning. */
export function readingSize(box: PageBox): { readonly width: number; readonly height: number } {
  const width = box.width * box.unit;
  const height = box.height * box.unit;
  return box.rotation === 90 || box.rotation === 270 ? { width: height, height: width } : { width, height };
}

/**
 * The matrix that carries a point given as read (points from the lower left corner of the turned page)
 * to user space: `[a b c d e f]` as the operators `cm` and `Tm` take it.
 */
export function readingMatrix(box: PageBox): readonly [number, number, number, number, number, number] {
  const s = 1 / box.unit;
  const { x, y, width, height } = box;
  switch (box.rotation) {
    case 0:
      return [s, 0, 0, s, x, y];
    case 90:
      return [0, s, -s, 0, x + width, y];
    case 180:
      return [-s, 0, 0, -s, x + width, y + height];
    case 270:
      return [0, -s, s, 0, x, y + height];
  }
}

/** A point given as read, points from the upper left corner of the turned page, in user space. */
export function userPoint(box: PageBox, left: number, top: number): readonly [x: number, y: number] {
  const [a, b, c, d, e, f] = readingMatrix(box);
  const up = readingSize(box).height - top;
  return [a * left + c * up + e, b * left + d * up + f];
}

function rectangle(page: SourcePage, which: 'MediaBox' | 'CropBox') {
  const array = page.dict.context.lookup(page.entry(which));
  if (!(array instanceof PDFArray) || array.size() < 4) return undefined;
  const [x1, y1, x2, y2] = [0, 1, 2, 3].map((i) => numberOf(array.lookup(i)));
  if (x1 === undefined || y1 === undefined || x2 === undefined || y2 === undefined) return undefined;
  const box = {
    left: Math.min(x1, x2),
    bottom: Math.min(y1, y2),
    right: Math.max(x1, x2),
    top: Math.max(y1, y2),
  };
  return box.right - box.left > 0.5 && box.top - box.bottom > 0.5 ? box : undefined;
}

function userUnit({ dict }: SourcePage): number {
  const unit = numberOf(dict.lookup(names.userUnit)) ?? 1;
  return unit > 0 ? unit : 1;
}

const numberOf = (object: unknown): number | undefined =>
  object instanceof PDFNumber ? object.asNumber() : undefined;

function quarterTurn(degrees: number): PageBox['rotation'] {
  const turns = ((Math.round(degrees / 90) % 4) + 4) % 4;
  return ([0, 90, 180, 270] as const)[turns] ?? 0;
}
