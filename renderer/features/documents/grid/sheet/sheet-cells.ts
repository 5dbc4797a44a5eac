import type { IsoDate } from '#shared/lib/date.ts';

/** One sheet of a file in the words it shows; rows and columns count from 0, empty cells are ''. */
export interface SheetCells {
  readonly name: string;
  /** Cells merged downwards say the same in every row that has something of its own. */
  readonly rows: readonly (readonly string[])[];
  /** the sheet itself is hidden in its workbook */
  readonly hidden: boolean;
  /** hidden by hand or by a filter */
  readonly hiddenRows: ReadonlySet<number>;
  readonly hiddenColumns: ReadonlySet<number>;
  readonly merged: readonly MergedCells[];
  /** What the words of a cell do not say, by `placeOf`. */
  readonly facts: ReadonlyMap<string, CellFacts>;
  /** Sentences about the sheet as a whole. */
  readonly remarks: readonly string[];
}

/** Cells made one; all four ends belong to it. */
export interface MergedCells {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface CellFacts {
  /** the day the cell holds, however it is shown */
  readonly day?: IsoDate;
  /** its time of day, `10:30`; absent at midnight */
  readonly time?: string;
  readonly oddity?: CellOddity;
  /** its words stand in the first row of these */
  readonly filled?: MergedCells;
}

/** Why the words of a cell are not the whole truth about it. */
export type CellOddity =
  /** an error such as #N/A (`words`); the cell counts as empty */
  | { readonly kind: 'error'; readonly words: string }
  /** a formula that nobody worked out; the cell counts as empty */
  | { readonly kind: 'no-value' }
  /** its number format shows nothing of it; the cell counts as empty */
  | { readonly kind: 'unseen'; readonly words: string }
  /** shown otherwise than it is kept (`words`): rounded, or in words */
  | { readonly kind: 'shown-otherwise'; readonly words: string }
  /** shown in Chinese numerals, given in digits */
  | { readonly kind: 'numerals' }
  /** a number of more digits than spreadsheets keep */
  | { readonly kind: 'lost-digits' };

/** A sheet of words alone, as a CSV file is one. */
export const plainSheet = (name: string, rows: SheetCells['rows']): SheetCells => ({
  name,
  rows,
  hidden: false,
  hiddenRows: new Set(),
  hiddenColumns: new Set(),
  merged: [],
  facts: new Map(),
  remarks: [],
});

/** `0` → A, `27` → AB: how a spreadsheet calls its columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : `${columnLetters(Math.floor(index / 26) - 1)}${letter}`;
}

/** `B3`: how a spreadsheet calls the cell of row 2, column 1. */
export const placeOf = (row: number, column: number): string =>
  `${columnLetters(column)}${(row + 1).toString()}`;

/** A file that cannot be read as a table; the message says what to do. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError';
}
