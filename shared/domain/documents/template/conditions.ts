import type { Condition, FieldValue, Values } from './template.ts';

/** True when nothing was entered: absent, blank text, no rows, an unset flag. */
export function isEmptyValue(value: FieldValue | undefined): boolean {
  if (value === undefined || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** `left` and, where an option is named, `right` of a condition. */
export function conditionParts(condition: Condition): { readonly id: string; readonly option?: string } {
  const at = condition.indexOf('=');
  return at < 0 ? { id: condition } : { id: condition.slice(0, at), option: condition.slice(at + 1) };
}

export function isChosen(value: FieldValue | undefined, option: string): boolean {
  if (typeof value === 'string') return value === option;
  return Array.isArray(value) && value.some((item) => item === option);
}

/** Whether a condition holds for what was entered. */
export function holds(condition: Condition, values: Values): boolean {
  const { id, option } = conditionParts(condition);
  const value = values[id];
  return option === undefined ? !isEmptyValue(value) : isChosen(value, option);
}
