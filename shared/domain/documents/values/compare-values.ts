import { isEmptyValue } from '../template/conditions.ts';
import type { Field, FieldValue, Template, Values } from '../template/template.ts';

/** What happened to a field from one state of a document to another. */
export interface FieldChange {
  readonly field: Field;
  /** absent: nothing entered in the document, the case or a default stands there */
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
}

/** Values are data without functions, so their text says whether they are the same. */
export const sameValue = (a: FieldValue | undefined, b: FieldValue | undefined): boolean =>
  a === b || JSON.stringify(a) === JSON.stringify(b);

/** The fields two states differ in, in the order of the template; fields the template no longer has are left out. */
export function changedFields(template: Template, before: Values, after: Values): readonly FieldChange[] {
  return template.fields.flatMap((field) => {
    const [was, is] = [before[field.id], after[field.id]];
    return sameValue(was, is) ? [] : [{ field, before: was, after: is }];
  });
}

/** How many characters of entered words a value holds. */
const wordsIn = (value: FieldValue | undefined): number =>
  value === undefined || isEmptyValue(value)
    ? 0
    : typeof value === 'string'
      ? value.length
      : JSON.stringify(value).length;

/** The most characters any one field lost. */
export function wordsLost(before: Values, after: Values): number {
  return Math.max(0, ...Object.keys(before).map((id) => wordsIn(before[id]) - wordsIn(after[id])));
}
