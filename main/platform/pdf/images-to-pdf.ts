import { pieceRooms } from '#shared/domain/volumes/long-picture.ts';
import type { PictureSheet, SoundPicture } from '../pictures/sheets.ts';
import { digitWidth, encodeDigits, writeDigitFont } from './write/digit-font.ts';
import { type EmbeddableImage, embeddable, liesOnSide, uprightMatrix } from './image.ts';
import { A4 } from './read/page-box.ts';
import { MemorySink, PdfWriter, pdfNumber } from './write/pdf-writer.ts';

/** Space around a picture that is not itself a whole sheet: 25 mm at the binding edge, 15 mm elsewhere. */
const BINDING_MARGIN = 70.87;
const MARGIN = 42.52;
const POINTS_PER_MM = 72 / 25.4;
/** Figures below the pieces of a long picture. */
const CAPTION_SIZE = 11;

/**
 * Puts sheets of pictures on A4 as one PDF.
 * A scan of a whole sheet fills the page; anything else stands within the margins, never larger than printed at
 * 72 dpi. Pictures lying across come on a page lying across; the pieces of a long one stand side by side, numbered.
 */
export async function imagesToPdf(sheets: readonly PictureSheet[]): Promise<Uint8Array> {
  const sink = new MemorySink();
  const writer = new PdfWriter(sink);
  const root = writer.reserve();
  const digits = sheets.some(({ piece }) => piece !== undefined) ? writeDigitFont(writer) : undefined;
  const pages = sheets.map((sheet) => writePage(writer, root, layOut(sheet), digits));
  writer.object(
    root,
    `<</Type/Pages/Count ${pages.length}/Kids[${pages.map((page) => `${page} 0 R`).join(' ')}]>>`,
  );
  const catalog = writer.reserve();
  writer.object(catalog, `<</Type/Catalog/Pages ${root} 0 R>>`);
  const info = writer.reserve();
  writer.object(info, '<<>>');
  await writer.finish({ root: catalog, info, id: '00'.repeat(16) });
  return sink.bytes();
}

type Matrix = readonly [number, number, number, number, number, number];

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly placed: readonly {
    readonly picture: SoundPicture;
    readonly matrix: Matrix;
    readonly number?: number;
  }[];
}

function writePage(writer: PdfWriter, parent: number, layout: Layout, digits: number | undefined): number {
  const [content, page] = [writer.reserve(), writer.reserve()];
  const drawn = layout.placed.map(({ picture, matrix, number }, index) => {
    const matrices = [matrix, uprightMatrix[picture.orientation]]
      .map((one) => `${one.map(pdfNumber).join(' ')} cm`)
      .join(' ');
    return {
      object: writeImage(writer, embeddable(picture)),
      content: `q ${matrices} /Im${index} Do Q${number === undefined ? '' : ` ${caption(number, matrix)}`}`,
    };
  });
  writer.stream(content, '', Buffer.from(drawn.map((one) => one.content).join('\n')));
  const images = drawn.map(({ object }, index) => `/Im${index} ${object} 0 R`).join('');
  const font = digits === undefined ? '' : `/Font<</F ${digits} 0 R>>`;
  writer.object(
    page,
    `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${layout.width} ${layout.height}]` +
      `/Resources<</XObject<<${images}>>${font}>>/Contents ${content} 0 R>>`,
  );
  return page;
}

function writeImage(writer: PdfWriter, image: EmbeddableImage): number {
  const object = writer.reserve();
  const { width, height, icc, entries, data } = image;
  let colourSpace = image.colourSpace;
  if (icc !== undefined) {
    const profile = writer.reserve();
    writer.stream(profile, `/N ${icc.components}/Alternate${image.colourSpace}`, icc.profile);
    colourSpace = `[/ICCBased ${profile} 0 R]`;
  }
  const size = `/Width ${width}/Height ${height}/ColorSpace${colourSpace}`;
  writer.stream(object, `/Type/XObject/Subtype/Image${size}${entries}`, data);
  return object;
}

/** The number of a piece, in the middle below it. */
function caption(number: number, [width, , , , x, y]: Matrix): string {
  const half = (String(number).length * digitWidth * CAPTION_SIZE) / 2;
  const place = `${pdfNumber(x + width / 2 - half)} ${pdfNumber(y - 1.4 * CAPTION_SIZE)} Td`;
  return `BT 0 g /F ${CAPTION_SIZE} Tf ${place} <${encodeDigits(number)}> Tj ET`;
}

function layOut({ pictures, piece }: PictureSheet): Layout {
  const [first] = pictures;
  if (piece === undefined && first !== undefined) return layOutWhole(first);
  const room = pieceRooms.scan;
  const width = room.width * POINTS_PER_MM;
  const gap = A4.width - BINDING_MARGIN - MARGIN - 2 * width;
  return {
    ...A4,
    placed: pictures.map((picture, index) => {
      const height = (picture.height / picture.width) * width;
      const matrix: Matrix = [
        width,
        0,
        0,
        height,
        BINDING_MARGIN + index * (width + gap),
        A4.height - MARGIN - height,
      ];
      return { picture, matrix, number: (piece?.first ?? 1) + index };
    }),
  };
}

function layOutWhole(picture: SoundPicture): Layout {
  const across = liesOnSide(picture.orientation);
  const [columns, rows] = across ? [picture.height, picture.width] : [picture.width, picture.height];
  const landscape = columns > rows;
  const [width, height] = landscape ? [A4.height, A4.width] : [A4.width, A4.height];
  if (isWholeSheet(columns, rows))
    return { width, height, placed: [{ picture, matrix: [width, 0, 0, height, 0, 0] }] };
  // Bound at the left; a page lying across is turned so that its upper edge is bound.
  const left = landscape ? MARGIN : BINDING_MARGIN;
  const top = landscape ? BINDING_MARGIN : MARGIN;
  const [boxWidth, boxHeight] = [width - left - MARGIN, height - top - MARGIN];
  const natural = 72 / (picture.dpi ?? 72);
  const scale = Math.min(boxWidth / columns, boxHeight / rows, natural);
  const [drawnWidth, drawnHeight] = [columns * scale, rows * scale];
  const x = left + (boxWidth - drawnWidth) / 2;
  const y = MARGIN + (boxHeight - drawnHeight) / 2;
  return { width, height, placed: [{ picture, matrix: [drawnWidth, 0, 0, drawnHeight, x, y] }] };
}

/** A picture in the proportions of A4, with enough pixels for a scan of a page. */
function isWholeSheet(columns: number, rows: number): boolean {
  const ratio = Math.max(columns, rows) / Math.min(columns, rows);
  return Math.abs(ratio - Math.SQRT2) < 0.03 && Math.min(columns, rows) >= 700;
}
