import type { Condition, FieldValue, Values } from './template.ts';

/** True when nothing was entered: absent, blank text, no rows, an unset flag. */
export function isEmptyValue(value: FieldValue | undefined): boolean {
  if (value === undefined || value === false) return true;
  if (typeof value === 'string') return value.trim() === '';
  return Array.isArray(value) && value.length === 0;
}

/** `left` and, where options are named (`=one|another`), those of the right. */
export function conditionParts(condition: Condition): {
  readonly id: string;
  readonly options?: readonly string[];
} {
  const at = condition.indexOf('=');
  return at < 0
    ? { id: condition }
    : { id: condition.slice(0, at), options: condition.slice(at + 1).split('|') };
}

export function isChosen(value: FieldValue | undefined, option: string): boolean {
  if (typeof value === 'string') return value === option;
  return Array.isArray(value) && value.some((item) => item === option);
}

/** Whether a condition holds for what was entered. */
export function holds(condition: Condition, values: Values): boolean {
  const { id, options } = conditionParts(condition);
  const value = values[id];
  return options === undefined ? !isEmptyValue(value) : options.some((option) => isChosen(value, option));
}
