import type { Field } from './template.ts';

/** The field as a draft keeps it: words longer than the form has room for are not lost, only not issued. */
export function withoutLimits(field: Field): Field {
  const { maxLength: _field, columns, ...rest } = field;
  if (columns === undefined) return rest;
  return {
    ...rest,
    columns: columns.map(({ maxLength: _column, ...column }) => column),
  };
}
