import {
  checkValue,
  columnsOf,
  rowsOf,
  withoutBlankTail,
} from '#shared/domain/documents/values/check-values.ts';
import { withoutLimits } from '#shared/domain/documents/template/without-limits.ts';
import type {
  Column,
  Field,
  FieldValue,
  Row,
  Template,
  Values,
} from '#shared/domain/documents/template/template.ts';

/** So many characters one value may hold on its way to the core. */
export const MOST_CHARACTERS = 100_000;

/**
 * Values as the core keeps them in a draft. Words that are too long for their field are kept whole. What does not fit at
 * all stays in the form with its sentence and is kept as far as it fits: a list without the cell, anything else as an
 * open blank.
 */
export function fittingValues(template: Template, own: Values): Values {
  const fields = new Map(template.fields.map((field) => [field.id, field]));
  return Object.fromEntries(
    Object.entries(own).flatMap(([id, value]) => {
      const field = fields.get(id);
      return field === undefined || field.computed === true
        ? []
        : [[id, fitting(withoutLimits(field), withoutTail(value))] as const];
    }),
  );
}

/** A list ends with its last row that says anything; none is left of a list of empty rows. */
function withoutTail(value: FieldValue): FieldValue {
  const rows = rowsOf(value);
  if (rows.length === 0) return value;
  const filled = withoutBlankTail(rows);
  return filled.length === rows.length ? value : filled.length === 0 ? '' : filled;
}

function fitting(field: Field, value: FieldValue): FieldValue {
  if (typeof value === 'string' && value.length > MOST_CHARACTERS) return fitting(field, cut(value));
  if (checkValue(field, value) === undefined && !hasHugeCell(value)) return value;
  const candidate =
    typeof value === 'string' ? value : rowsOf(value).map((row) => fittingRow(field, columnsOf(field), row));
  return checkValue(field, candidate) === undefined ? candidate : '';
}

function fittingRow(field: Field, columns: readonly Column[], row: Row): Row {
  return Object.fromEntries(
    Object.entries(row).flatMap(([id, text]) => {
      const column = columns.find((one) => one.id === id);
      if (column === undefined) return [];
      const short = cut(text);
      return checkValue(field, [{ [id]: short }]) === undefined ? [[id, short] as const] : [];
    }),
  );
}

const hasHugeCell = (value: FieldValue): boolean =>
  rowsOf(value).some((row) => Object.values(row).some((text) => text.length > MOST_CHARACTERS));

/** As much as can be sent, without tearing a character of two halves apart. */
const cut = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : text.slice(0, MOST_CHARACTERS).replace(/[\uD800-\uDBFF]$/, '');

/** What is wrong with a value in the form, also when it has more words than can be kept. */
export function valueProblem(field: Field, value: FieldValue | undefined): string | undefined {
  const problem = checkValue(field, value);
  if (value === undefined) return problem;
  const huge =
    typeof value === 'string'
      ? value.length > MOST_CHARACTERS
      : typeof value === 'object' && hasHugeCell(value);
  return huge ? `${problem ?? ''}一栏最多保存十万字，以后的内容没有保存，请分开填写。` : problem;
}

/** Words beyond what the field takes: said at once, not only when the field is left. */
export const isOverlong = (field: Field, value: FieldValue | undefined): boolean =>
  value !== undefined &&
  valueProblem(field, value) !== undefined &&
  checkValue(withoutLimits(field), value) === undefined;
