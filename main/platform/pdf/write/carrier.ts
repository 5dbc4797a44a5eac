import { concat, inverse, type Matrix } from '../read/matrix.ts';
import { A4, type PageBox, readingMatrix, readingSize } from '../read/page-box.ts';
import { pdfProblem } from '../read/pdf-problem.ts';

/** A sheet on which a page is put that has no room for a number, and the matrix that puts it there. */
export interface Carrier {
  readonly box: PageBox;
  readonly place: Matrix;
}

/** Below 42 mm a number would hide what the page shows. */
const NARROWEST = 120;
/** The largest page programs agree on (ISO 32000-1, annex C): 200 inches. */
const WIDEST = 14_400;
/** Ten times that is no page any more. */
const IMPOSSIBLE = 144_000;

/**
 * The sheet a page is carried by; undefined for a page that bears its number itself. A tiny page lies in the middle of
 * an A4 sheet in its own size, one larger than readers show is made smaller. Throws `pdf-unreadable` (`page-size`).
 */
export function carrierOf(box: PageBox): Carrier | undefined {
  const { width, height } = readingSize(box);
  if (Math.max(width, height) > IMPOSSIBLE) throw pdfProblem('page-size');
  const tiny = Math.min(width, height) < NARROWEST;
  if (!tiny && Math.max(width, height) <= WIDEST) return undefined;
  const scale = Math.min(1, WIDEST / Math.max(width, height));
  const sheet = tiny
    ? { width: Math.max(A4.width, width * scale), height: Math.max(A4.height, height * scale) }
    : { width: width * scale, height: height * scale };
  const middle: Matrix = [
    ...([scale, 0, 0, scale] as const),
    (sheet.width - width * scale) / 2,
    (sheet.height - height * scale) / 2,
  ];
  return {
    box: { x: 0, y: 0, ...sheet, rotation: 0, unit: 1 },
    place: concat(inverse(readingMatrix(box)), middle),
  };
}
