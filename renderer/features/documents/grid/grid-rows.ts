import type { Row } from '#shared/domain/documents/template/template.ts';

/** Cells of one column, first and last row included; `from` is where the marking began. */
export interface CellRange {
  readonly column: string;
  readonly from: number;
  readonly to: number;
}

export const rangeOf = ({ from, to }: CellRange): readonly [number, number] =>
  from < to ? [from, to] : [to, from];

/**
 * Ctrl+D: the uppermost cell of the range goes into all cells below it; a single cell takes what stands above it.
 * Unchanged where there is nothing above.
 */
export function fillDown(rows: readonly Row[], range: CellRange): readonly Row[] {
  const [first, last] = rangeOf(range);
  const source = first === last ? first - 1 : first;
  const value = rows[source]?.[range.column];
  if (value === undefined) return rows;
  return rows.map((row, at) => (at > source && at <= last ? { ...row, [range.column]: value } : row));
}

export function clearRange(rows: readonly Row[], range: CellRange): readonly Row[] {
  const [first, last] = rangeOf(range);
  return rows.map((row, at) => (at >= first && at <= last ? { ...row, [range.column]: '' } : row));
}

/** The list without the rows of a range. */
export function removeRows(rows: readonly Row[], range: CellRange): readonly Row[] {
  const [first, last] = rangeOf(range);
  return rows.filter((_, at) => at < first || at > last);
}

export const textOfRange = (rows: readonly Row[], range: CellRange): string => {
  const [first, last] = rangeOf(range);
  return rows
    .slice(first, last + 1)
    .map((row) => quoted(row[range.column] ?? ''))
    .join('\n');
};

/** As spreadsheets copy: a cell with line breaks or tabs stands in quotes. */
const quoted = (text: string): string => (/[\t\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** An empty row before `at`. */
export const insertRow = (rows: readonly Row[], at: number): readonly Row[] => [
  ...rows.slice(0, at),
  {},
  ...rows.slice(at),
];

/** A pasted block lies over what is there, cell by cell, as in a spreadsheet; what is longer is added below. */
export function layOver(rows: readonly Row[], at: number, pasted: readonly Row[]): readonly Row[] {
  const over = pasted.map((row, index) => ({ ...(rows[at + index] ?? {}), ...row }));
  return [...rows.slice(0, at), ...over, ...rows.slice(at + pasted.length)];
}

export const isBlankRow = (row: Row): boolean => Object.values(row).every((text) => text.trim() === '');
