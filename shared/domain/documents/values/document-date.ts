import type { IsoDate } from '../../../lib/date.ts';
import { isIsoDate } from '../../../lib/date.ts';
import type { Field, Template, Values } from '../template/template.ts';

/**
 * The day a document bears: its 落款日期, or the day of the first point of time in it (笔录: when it began), or the
 * last day somebody signed it (审批表: the approval). Undefined where the form has none of them, or none is filled in.
 */
export function documentDate(template: Template, values: Values): IsoDate | undefined {
  return datedBy(template, values)?.day;
}

/** The same day with the field it stands in. */
export function datedBy(
  template: Template,
  values: Values,
): { readonly field: Field; readonly day: IsoDate } | undefined {
  const bearing = [
    ...template.fields.filter((field) => field.from === 'document.date'),
    ...template.fields.filter((field) => field.type === 'datetime'),
    ...template.fields.filter((field) => field.type === 'date' && field.from === undefined).toReversed(),
  ];
  for (const field of bearing) {
    const value = values[field.id];
    const day = typeof value === 'string' ? value.slice(0, 10) : '';
    if (isIsoDate(day)) return { field, day };
  }
  return undefined;
}

/** The hour and minute at which a document of that day began, `09:30`; undefined where it only has a day. */
export function documentTime(
  template: Template,
  values: Values,
  day: IsoDate | undefined,
): string | undefined {
  const by = datedBy(template, values);
  const value = by === undefined ? undefined : values[by.field.id];
  if (by?.field.type !== 'datetime' || by.day !== day || typeof value !== 'string') return undefined;
  return /T(\d{2}:\d{2})/.exec(value)?.[1];
}
