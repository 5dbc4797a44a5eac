import type { Row } from '#shared/domain/documents/template/template.ts';

/** The list with an empty row after `at`. */
export const addRow = (rows: readonly Row[], at: number): readonly Row[] => [
  ...rows.slice(0, at + 1),
  {},
  ...rows.slice(at + 1),
];

export const removeRow = (rows: readonly Row[], at: number): readonly Row[] =>
  rows.filter((_, index) => index !== at);

/** The list with row `at` one place up (-1) or down (+1); unchanged at the ends. */
export function moveRow(rows: readonly Row[], at: number, by: -1 | 1): readonly Row[] {
  const row = rows[at];
  const other = rows[at + by];
  if (row === undefined || other === undefined) return rows;
  return rows.map((one, index) => (index === at ? other : index === at + by ? row : one));
}

export const setCell = (rows: readonly Row[], at: number, column: string, value: string): readonly Row[] =>
  rows.map((row, index) => (index === at ? { ...row, [column]: value } : row));

/** Puts pasted rows in: the first cells go into row `at` (kept columns stay), the rest over or after what follows. */
export function putRows(rows: readonly Row[], at: number, pasted: readonly Row[]): readonly Row[] {
  const [first, ...rest] = pasted;
  if (first === undefined) return rows;
  const head = { ...(rows[at] ?? {}), ...first };
  return [...rows.slice(0, at), head, ...rest, ...rows.slice(at + 1)];
}
