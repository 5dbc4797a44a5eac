import { columnsOf } from '../values/check-values.ts';
import type { Column, Field, FieldValue, FontRole, LayOutMode, Row, Values } from '../template/template.ts';
import type { TextInline } from './tree.ts';

/** The row a repeated block is being laid out for; without `row` an empty one. */
export interface RowScope {
  readonly field: Field;
  readonly index: number;
  readonly row?: Row;
}

/** What the words around a string decide about it. */
export interface InlineScope {
  readonly fields: ReadonlyMap<string, Field>;
  readonly values: Values;
  /** of the blank form: what is not left to be written by hand */
  readonly preprinted: Values;
  readonly mode: LayOutMode;
  /** characters of body size that fit on a line */
  readonly lineEms: number;
  readonly font: FontRole;
  readonly bold: boolean;
  readonly underline: boolean;
  /** inside a table the cell is the blank: no line under it */
  readonly inTable: boolean;
  /** a title is never underlined */
  readonly inTitle: boolean;
  /** text belongs to this field unless it says otherwise */
  readonly field?: string;
  readonly row?: RowScope;
}

/** Words as they stand here: in the type of their surroundings, belonging to the field they are printed for. */
export function textOf(text: string, scope: InlineScope): TextInline {
  return {
    kind: 'text',
    text,
    font: scope.font,
    ...(scope.bold ? { bold: true as const } : {}),
    ...(scope.underline && !scope.inTitle ? { underline: true as const } : {}),
    ...(scope.field === undefined ? {} : { field: scope.field }),
  };
}

/** The column that is meant where a row is laid out. */
export const columnOf = (id: string, scope: InlineScope): Column | undefined =>
  scope.row === undefined ? undefined : columnsOf(scope.row.field).find((column) => column.id === id);

/** What stands in a blank: of the form to be filled in by hand only what is printed on it beforehand. */
export function valueOf(id: string, scope: InlineScope): FieldValue | undefined {
  if (columnOf(id, scope) !== undefined) return scope.row?.row?.[id];
  return scope.mode === 'filled' ? scope.values[id] : scope.preprinted[id];
}
