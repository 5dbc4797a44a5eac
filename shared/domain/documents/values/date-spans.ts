import { checkValue } from './check-values.ts';
import type { Field, Template, Values } from '../template/template.ts';

/** A beginning and an end of one form, and the minutes between them; negative when the end comes first. */
export interface TimeSpan {
  readonly start: Field;
  readonly end: Field;
  readonly minutes: number;
}

/** How the two fields of a span are named. */
const PAIRS = [
  ['start', 'end'],
  ['begin', 'end'],
  ['from', 'to'],
  ['from', 'until'],
] as const;

/** `start_time` and `end_time`, `from_date` and `to_date`: the field that ends what `start` begins. */
function endOf(start: Field, fields: readonly Field[]): Field | undefined {
  const words = start.id.split('_');
  for (const [first, last] of PAIRS) {
    if (!words.includes(first)) continue;
    const id = words.map((word) => (word === first ? last : word)).join('_');
    const end = fields.find((field) => field.id === id && field.type === start.type);
    if (end !== undefined) return end;
  }
  return undefined;
}

const minuteOf = (field: Field, value: string): number =>
  Date.parse(
    field.type === 'time' ? `2000-01-01T${value}Z` : `${value.slice(0, 16)}${value.length > 10 ? 'Z' : ''}`,
  ) / 60_000;

/** The spans of a form whose both ends are filled in. */
export function timeSpans(template: Template, values: Values): readonly TimeSpan[] {
  const dated = template.fields.filter(
    ({ type }) => type === 'date' || type === 'datetime' || type === 'time',
  );
  return dated.flatMap((start) => {
    const end = endOf(start, dated);
    if (end === undefined) return [];
    const [from, to] = [values[start.id], values[end.id]];
    if (typeof from !== 'string' || typeof to !== 'string' || from === '' || to === '') return [];
    if (checkValue(start, from) !== undefined || checkValue(end, to) !== undefined) return [];
    return [{ start, end, minutes: Math.round(minuteOf(end, to) - minuteOf(start, from)) }];
  });
}

/** What makes a document impossible to issue, whatever the case: an end before its beginning. */
export function impossibleSpan(template: Template, values: Values): TimeSpan | undefined {
  return timeSpans(template, values).find(({ minutes }) => minutes < 0);
}
