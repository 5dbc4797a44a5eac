import { type EmbeddableImage, liesOnSide, uprightMatrix } from './image.ts';
import { imageProblem } from './image-problem.ts';
import { readJpeg } from './jpeg.ts';
import { A4 } from './page-box.ts';
import { MemorySink, PdfWriter, pdfNumber } from './pdf-writer.ts';
import { isPng, readPng } from './png.ts';

/** Space around a picture that is not itself a whole sheet: 25 mm at the binding edge, 15 mm elsewhere. */
const BINDING_MARGIN = 70.87;
const MARGIN = 42.52;

/**
 * Puts JPEG and PNG pictures on A4, one a page, as one PDF.
 * A scan of a whole sheet fills the page; anything else stands within the margins, never larger than printed at
 * 72 dpi. Pictures lying across come on a page lying across. Throws `media-unreadable` for what is no whole picture.
 */
export async function imagesToPdf(images: readonly Uint8Array[]): Promise<Uint8Array> {
  const sink = new MemorySink();
  const writer = new PdfWriter(sink);
  const root = writer.reserve();
  const pages = images.map((bytes) => writePage(writer, root, readImage(bytes)));
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

/** Reads a JPEG or PNG, told apart by content, not by name. */
export function readImage(bytes: Uint8Array): EmbeddableImage {
  if (bytes.length === 0) throw imageProblem('empty');
  if (isPng(bytes)) return readPng(bytes);
  if (bytes[0] === 0xff && bytes[1] === 0xd8) return readJpeg(bytes);
  throw imageProblem('not-image');
}

function writePage(writer: PdfWriter, parent: number, image: EmbeddableImage): number {
  const [picture, content, page] = [writer.reserve(), writer.reserve(), writer.reserve()];
  const mask = image.alpha === undefined ? '' : `/SMask ${writeAlpha(writer, image, image.alpha)} 0 R`;
  const size = `/Width ${image.width}/Height ${image.height}`;
  writer.stream(picture, `/Type/XObject/Subtype/Image${size}${image.entries}${mask}`, image.data);
  const layout = layOut(image);
  const matrices = [layout.matrix, uprightMatrix[image.orientation]]
    .map((matrix) => `${matrix.map(pdfNumber).join(' ')} cm`)
    .join(' ');
  writer.stream(content, '', Buffer.from(`q ${matrices} /Im Do Q`));
  writer.object(
    page,
    `<</Type/Page/Parent ${parent} 0 R/MediaBox[0 0 ${layout.width} ${layout.height}]` +
      `/Resources<</XObject<</Im ${picture} 0 R>>>>/Contents ${content} 0 R>>`,
  );
  return page;
}

function writeAlpha(writer: PdfWriter, image: EmbeddableImage, alpha: Uint8Array): number {
  const number = writer.reserve();
  writer.stream(
    number,
    `/Type/XObject/Subtype/Image/Width ${image.width}/Height ${image.height}` +
      '/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/FlateDecode',
    alpha,
  );
  return number;
}

interface Layout {
  readonly width: number;
  readonly height: number;
  readonly matrix: readonly [number, number, number, number, number, number];
}

function layOut(image: EmbeddableImage): Layout {
  const across = liesOnSide(image.orientation);
  const [columns, rows] = across ? [image.height, image.width] : [image.width, image.height];
  const landscape = columns > rows;
  const [width, height] = landscape ? [A4.height, A4.width] : [A4.width, A4.height];
  if (isWholeSheet(columns, rows)) return { width, height, matrix: [width, 0, 0, height, 0, 0] };
  // Bound at the left; a page lying across is turned so that its upper edge is bound.
  const left = landscape ? MARGIN : BINDING_MARGIN;
  const top = landscape ? BINDING_MARGIN : MARGIN;
  const [boxWidth, boxHeight] = [width - left - MARGIN, height - top - MARGIN];
  const natural = 72 / (image.dpi ?? 72);
  const scale = Math.min(boxWidth / columns, boxHeight / rows, natural);
  const [drawnWidth, drawnHeight] = [columns * scale, rows * scale];
  const x = left + (boxWidth - drawnWidth) / 2;
  const y = MARGIN + (boxHeight - drawnHeight) / 2;
  return { width, height, matrix: [drawnWidth, 0, 0, drawnHeight, x, y] };
}

/** A picture in the proportions of A4, with enough pixels for a scan of a page. */
function isWholeSheet(columns: number, rows: number): boolean {
  const ratio = Math.max(columns, rows) / Math.min(columns, rows);
  return Math.abs(ratio - Math.SQRT2) < 0.03 && Math.min(columns, rows) >= 700;
}
