import type { PageMark } from '#shared/domain/volumes/page-numbers.ts';
import { digitHeight, digitWidth, encodeDigits } from './digit-font.ts';
import { A4, type PageBox, readingMatrix, readingSize } from '../read/page-box.ts';
import { pdfNumber } from './pdf-writer.ts';

/** Name of the digit font in a page's resources; long enough to meet no other. */
export const digitFontName = 'AnjuanPageNumber';

/** On A4: 14 pt figures (四号), 15 mm from the side and 10 mm from the upper or lower edge. */
const SIZE = 14;
const FROM_SIDE = 42.52;
const FROM_EDGE = 28.35;

/**
 * Content that puts a page number on a page, in the corner as it is read: turned pages are turned back first.
 * A white rim keeps the figures readable on a dark scan. Sizes follow the sheet only where it is far from
 * A4 or A3, as photographed pages are, so that the number prints as large as on its neighbours.
 */
export function stampContent(box: PageBox, mark: PageMark): string {
  const page = readingSize(box);
  const scale = stampScale(Math.min(page.width, page.height));
  const size = SIZE * scale;
  const width = String(mark.number).length * digitWidth * size;
  const right = mark.corner.endsWith('right');
  const upper = mark.corner.startsWith('upper');
  const x = right ? page.width - FROM_SIDE * scale - width : FROM_SIDE * scale;
  const y = upper ? page.height - FROM_EDGE * scale - digitHeight * size : FROM_EDGE * scale;
  const show = `<${encodeDigits(mark.number)}> Tj`;
  const place = `1 0 0 1 ${pdfNumber(x)} ${pdfNumber(y)} Tm`;
  return (
    `q ${readingMatrix(box).map(pdfNumber).join(' ')} cm BT /${digitFontName} ${pdfNumber(size)} Tf ` +
    `1 G ${pdfNumber(2 * scale)} w 1 j 1 Tr ${place} ${show} 0 g 0 Tr ${place} ${show} ET Q`
  );
}

function stampScale(shortSide: number): number {
  const ratio = shortSide / A4.width;
  if (ratio > 1.6) return ratio;
  return ratio < 0.6 ? Math.max(ratio / 0.6, 0.4) : 1;
}
