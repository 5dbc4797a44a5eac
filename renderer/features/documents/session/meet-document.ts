import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { printCell, printValue } from '#shared/domain/documents/page/print-value.ts';
import type { Field, FieldValue, Template, Values } from '#shared/domain/documents/template/template.ts';
import { type FormField, type Meeting, meetingsOf } from '#shared/lib/form-fields.ts';

/** Somebody else saved the same draft first: what he wrote, and what is written here in the same fields. */
export interface DocumentMeeting {
  /** as it is stored now */
  readonly stored: AnjuanDocument;
  readonly meetings: readonly Meeting<Values>[];
}

/** `own` with a field as it is in another state; what nobody entered there is open again. */
export function withField(own: Values, from: Values, field: string): Values {
  const value = from[field];
  const rest = Object.fromEntries(Object.entries(own).filter(([id]) => id !== field));
  return value === undefined ? rest : { ...rest, [field]: value };
}

/**
 * What another window changed between the state this one began from and the one that is stored, and the values to go
 * on with: what was touched only there is taken over, what was touched here stays.
 */
export function meetDocument(
  template: Template,
  begun: AnjuanDocument,
  stored: AnjuanDocument,
  own: Values,
): { readonly met: DocumentMeeting; readonly own: Values } {
  const fields = template.fields.map(entryOf);
  const behind = stored.inherited;
  const meetings = meetingsOf(
    fields,
    { ...behind, ...begun.own },
    { ...behind, ...stored.own },
    { ...behind, ...own },
  );
  const merged = meetings.reduce(
    (values, { field: { path }, mine }) =>
      mine === undefined ? withField(values, stored.own, path[0] ?? '') : values,
    own,
  );
  return { met: { stored, meetings }, own: merged };
}

const entryOf = (field: Field): FormField<Values> => ({
  path: [field.id],
  label: field.label,
  words: (values) => wordsOf(field, values[field.id]),
});

function wordsOf(field: Field, value: FieldValue | undefined): string {
  if (value === undefined || value === '') return '';
  if (typeof value === 'boolean') return value ? '保留' : '删去';
  const columns = columnsOf(field);
  if (columns.length === 0) return printValue(field, value);
  return rowsOf(value)
    .map((row) => columns.map((column) => printCell(column, row[column.id] ?? '')).join(' '))
    .join('；');
}
