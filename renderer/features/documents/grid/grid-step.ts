import type { Column, Row } from '#shared/domain/documents/template/template.ts';
import { addRow, moveRow } from './rows.ts';
import { cellBeside, type GridAction } from './grid-keys.ts';
import {
  type CellRange,
  clearRange,
  fillDown,
  insertRow,
  rangeOf,
  removeRows,
  textOfRange,
} from './grid-rows.ts';

/** A cell, by its row from 0 and its column. */
export interface Place {
  readonly row: number;
  readonly column: string;
}

export interface GridState {
  readonly rows: readonly Row[];
  readonly columns: readonly Column[];
  /** the most rows there may be */
  readonly most: number;
  /** where the cursor is */
  readonly place: Place;
  readonly range: CellRange | undefined;
  /** where Tab began, so that Enter goes back under it */
  readonly tabbedFrom: Place | undefined;
}

/** What an action makes of a grid. What is absent stays, but for a marking and a way back, which then end. */
export interface GridStep {
  readonly rows?: readonly Row[];
  readonly to?: Place;
  /** the cursor goes to the end of the text instead of marking all of it */
  readonly atEnd?: true;
  readonly range?: CellRange | undefined;
  readonly tabbedFrom?: Place | undefined;
  /** a row that must be drawn */
  readonly shown?: number;
  readonly copied?: string;
  /** a file is to be chosen */
  readonly importing?: true;
  /** the key belongs to the text, or leads out of the grid */
  readonly passedOn?: true;
}

export function gridStep(action: GridAction, state: GridState): GridStep {
  const { rows, columns, most, place, range, tabbedFrom } = state;
  const { row, column } = place;
  const here: CellRange = range ?? { column, from: row, to: row };
  const last = rows.length - 1;
  const within = (at: number): number => Math.max(Math.min(at, last), 0);
  switch (action.kind) {
    case 'go': {
      const to = within(row + action.by);
      return to === row ? { passedOn: true } : { to: { row: to, column } };
    }
    case 'side': {
      const at = { row, column: columns.findIndex(({ id }) => id === column) };
      const beside = cellBeside(at, action.by, { rows: rows.length, columns: columns.length });
      const to = columns[beside?.column ?? -1];
      if (beside === undefined || to === undefined) return { passedOn: true, tabbedFrom };
      return {
        to: { row: beside.row, column: to.id },
        tabbedFrom: beside.row === row ? (tabbedFrom ?? place) : undefined,
      };
    }
    case 'edge':
      return { to: { row: action.to === 'first' ? 0 : last, column } };
    case 'next': {
      if (row < last)
        return { to: { row: row + 1, column: tabbedFrom?.row === row ? tabbedFrom.column : column } };
      if (rows.length >= most) return {};
      return { rows: addRow(rows, row), to: { row: row + 1, column: columns[0]?.id ?? column } };
    }
    case 'mark': {
      const to = within(here.to + action.by);
      return { range: { column, from: here.from, to }, shown: to };
    }
    case 'fill':
      return { rows: fillDown(rows, here) };
    case 'insert':
      return rows.length < most ? { rows: insertRow(rows, row), to: place } : {};
    case 'move':
      return rows[row + action.by] === undefined
        ? {}
        : { rows: moveRow(rows, row, action.by), to: { row: row + action.by, column } };
    case 'remove': {
      const next = removeRows(rows, here);
      return { rows: next, to: { row: Math.max(Math.min(rangeOf(here)[0], next.length - 1), 0), column } };
    }
    case 'clear':
      return { rows: clearRange(rows, here) };
    case 'copy':
      return { copied: textOfRange(rows, here), range };
    case 'import':
      return { importing: true };
    case 'edit':
      return { to: place, atEnd: true, tabbedFrom };
  }
}
