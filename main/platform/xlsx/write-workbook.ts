import writeXlsxFile, { type SheetData } from 'write-excel-file/node';

/** Characters a name of a sheet may not hold, and how many it may have (ECMA-376, 18.2.19). */
const FORBIDDEN = /[[\]:*?/\\]/g;
const LONGEST_NAME = 31;
/** A column is as wide as its longest words, within reason. */
const WIDEST = 40;

/**
 * A workbook of one sheet. The first row holds the headings: bold, and seen while one scrolls. Text stays text:
 * nothing that begins with = is a formula, no code loses its zeros.
 */
export async function writeWorkbook(
  name: string,
  rows: readonly (readonly (string | number)[])[],
): Promise<Uint8Array> {
  const data: SheetData = rows.map((row, index) =>
    row.map((value) => ({
      value,
      ...(typeof value === 'number' ? { type: Number } : { type: String, wrap: index > 0 }),
      ...(index === 0 ? { fontWeight: 'bold' as const } : {}),
      alignVertical: 'top' as const,
    })),
  );
  const columns = (rows[0] ?? []).map((_, column) => ({
    width: Math.min(
      WIDEST,
      2 + rows.reduce((widest, row) => Math.max(widest, widthOf(String(row[column] ?? ''))), 0),
    ),
  }));
  return writeXlsxFile(data, {
    sheet: name.replace(FORBIDDEN, ' ').slice(0, LONGEST_NAME),
    columns,
    stickyRowsCount: 1,
  }).toBuffer();
}

/** In the characters Excel measures by: a Chinese one takes two. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (character > '\u02ff' ? 2 : 1), 0);
