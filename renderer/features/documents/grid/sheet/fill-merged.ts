import { placeOf, type MergedCells, type SheetCells } from './sheet-cells.ts';

/**
 * Cells merged downwards count for each of their rows that has something of its own. The words go into the first
 * column of the merged ones; a title over several columns stays one title.
 */
export function fillMerged(sheet: SheetCells): SheetCells {
  const rows = sheet.rows.map((row) => [...row]);
  const facts = new Map(sheet.facts);
  for (const merged of sheet.merged) {
    const { top, bottom, left } = merged;
    const words = sheet.rows[top]?.[left] ?? '';
    if (words.trim() === '') continue;
    const known = sheet.facts.get(placeOf(top, left));
    for (let at = top + 1; at <= Math.min(bottom, rows.length - 1); at++) {
      const row = rows[at];
      if (row === undefined || !hasOwn(sheet, at)) continue;
      while (row.length <= left) row.push('');
      row[left] = words;
      facts.set(placeOf(at, left), { ...known, filled: merged });
    }
  }
  return { ...sheet, rows, facts };
}

const hasOwn = ({ rows }: SheetCells, at: number): boolean =>
  rows[at]?.some((cell) => cell.trim() !== '') === true;

/** Cells merged over more rows than this are no heading, whatever row they begin in. */
const MOST_HEADING_ROWS = 5;

/** The first row below the headings: a heading merged downwards reaches over several. */
export function rowsBegin(merged: readonly MergedCells[], heading: number): number {
  const bottoms = merged
    .filter(({ top, bottom }) => top <= heading && heading < bottom && bottom - top < MOST_HEADING_ROWS)
    .map(({ bottom }) => bottom);
  return Math.max(heading, ...bottoms) + 1;
}
