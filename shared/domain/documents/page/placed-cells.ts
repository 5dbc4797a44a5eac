import type { TableBlock, TreeCell } from './tree.ts';

export interface PlacedCell {
  readonly cell: TreeCell;
  readonly row: number;
  /** first column it covers, from 0 */
  readonly column: number;
}

/** The cells of a table with the column each begins in; a row lists only cells that begin in it. */
export function placedCells(table: Pick<TableBlock, 'columns' | 'rows'>): readonly PlacedCell[] {
  const takenUntil = table.columns.map(() => 0);
  return table.rows.flatMap(({ cells }, row) => {
    let column = 0;
    return cells.map((cell) => {
      while (column < takenUntil.length && (takenUntil[column] ?? 0) > row) column += 1;
      const placed = { cell, row, column };
      for (let offset = 0; offset < cell.colspan; offset++) takenUntil[column + offset] = row + cell.rowspan;
      column += cell.colspan;
      return placed;
    });
  });
}
