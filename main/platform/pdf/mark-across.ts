import { BlendMode, PDFDocument } from 'pdf-lib';

const MM_PER_POINT = 25.4 / 72;

/**
 * A copy of a PDF with a mark drawn over every page; the file itself stays as it is. The same file and mark give the
 * same bytes.
 * @param sheetOf a PDF whose first page, as large as this (mm), bears the mark and nothing else
 */
export async function markAcross(
  source: Uint8Array,
  sheetOf: (width: number, height: number) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const document = await PDFDocument.load(source, { updateMetadata: false });
  const sheets = new Map<string, Awaited<ReturnType<PDFDocument['embedPdf']>>[number]>();
  for (const page of document.getPages()) {
    const { x, y, width, height } = page.getMediaBox();
    const key = `${width.toString()} ${height.toString()}`;
    let sheet = sheets.get(key);
    if (sheet === undefined) {
      const marked = await PDFDocument.load(await sheetOf(width * MM_PER_POINT, height * MM_PER_POINT));
      [sheet] = await document.embedPdf(marked, [0]);
      if (sheet === undefined) throw new Error('a sheet to mark with has no page');
      sheets.set(key, sheet);
    }
    // Darkens what is white and hides no word, whatever the page is made of: a scan is one opaque picture.
    page.drawPage(sheet, { x, y, width, height, blendMode: BlendMode.Multiply });
  }
  return document.save();
}
