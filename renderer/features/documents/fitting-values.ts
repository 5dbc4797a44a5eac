import { checkValue, columnsOf, rowsOf } from '#shared/domain/documents/check-values.ts';
import type { Column, Field, FieldValue, Row, Template, Values } from '#shared/domain/documents/template.ts';

/**
 * Values as the core takes them. What does not fit stays in the form with its sentence and is kept and printed as far
 * as it fits: a text up to its length, a list without the cell, anything else as an open blank.
 */
export function fittingValues(template: Template, own: Values): Values {
  const fields = new Map(template.fields.map((field) => [field.id, field]));
  return Object.fromEntries(
    Object.entries(own).flatMap(([id, value]) => {
      const field = fields.get(id);
      return field === undefined || field.computed === true ? [] : [[id, fitting(field, value)] as const];
    }),
  );
}

function fitting(field: Field, value: FieldValue): FieldValue {
  if (checkValue(field, value) === undefined) return value;
  const candidate =
    typeof value === 'string'
      ? cut(value, field.maxLength)
      : rowsOf(value).map((row) => fittingRow(field, columnsOf(field), row));
  return checkValue(field, candidate) === undefined ? candidate : '';
}

function fittingRow(field: Field, columns: readonly Column[], row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([id, text]) => {
      const column = columns.find((one) => one.id === id);
      if (column === undefined) return [];
      const short = cut(text, column.maxLength);
      return checkValue(field, [{ [id]: short }]) === undefined ? [[id, short] as const] : [];
    }),
  );
}

/** The first so many characters, counted as a reader counts them. */
const cut = (text: string, length: number | undefined): string =>
  length === undefined ? text : [...text].slice(0, length).join('');
