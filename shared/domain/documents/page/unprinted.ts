import { rowsOf } from '../values/check-values.ts';
import { isEmptyValue } from '../template/conditions.ts';
import { effectiveValues } from '../values/effective-values.ts';
import { printable } from './printable.ts';
import { matters } from './printed-fields.ts';
import type { CaseFacts, FieldValue, Template, Values } from '../template/template.ts';

/** Something given for a document that its page does not show. */
export interface Unprinted {
  readonly field: string;
  readonly sentence: string;
}

/**
 * What was given for a document and does not stand on its page, field by field: facts of the case that do not fit their
 * field, values whose condition does not hold, and characters no font can draw (`undrawable`).
 */
export function unprinted(
  template: Template,
  facts: CaseFacts,
  own: Values,
  undrawable: (text: string) => readonly string[],
): readonly Unprinted[] {
  const { values, origins } = effectiveValues(template, facts, own);
  const fields = new Map(template.fields.map((field) => [field.id, field]));
  return template.fields.flatMap((field): readonly Unprinted[] => {
    const say = (sentence: string): Unprinted => ({ field: field.id, sentence });
    const fact = field.from === undefined ? undefined : facts[field.from];
    if (own[field.id] === undefined && !isEmptyValue(fact) && origins[field.id] !== 'case')
      return [say(`“${field.label}”没有印出：案件中登记的内容填不进这一栏。`)];
    const value = values[field.id];
    if (value === undefined || isEmptyValue(value)) return [];
    if (!matters(field, fields, values))
      return own[field.id] === undefined ? [] : [say(`“${field.label}”没有印出：与已选的选项无关。`)];
    const signs = undrawableIn(value, undrawable);
    if (signs.length === 0) return [];
    return [say(`“${field.label}”中的“${signs.join('')}”没有字形，印出来是“〓”。`)];
  });
}

/** The characters of a value that no font can draw, each once. */
export function undrawableIn(
  value: FieldValue | undefined,
  undrawable: (text: string) => readonly string[],
): readonly string[] {
  const texts = typeof value === 'string' ? [value] : rowsOf(value).flatMap((row) => Object.values(row));
  return [...new Set(texts.flatMap((text) => undrawable(printable(text))))];
}
