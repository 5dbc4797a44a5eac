import type { IsoDate } from '../../lib/date.ts';
import { isIsoDate } from '../../lib/date.ts';
import type { Template, Values } from './template.ts';

/**
 * The day a document bears: its 落款日期, or the day of the first point of time in it (笔录: when it began).
 * Undefined where the form has neither.
 */
export function documentDate(template: Template, values: Values): IsoDate | undefined {
  const bearing = [
    ...template.fields.filter((field) => field.from === 'document.date'),
    ...template.fields.filter((field) => field.type === 'datetime'),
  ];
  for (const { id } of bearing) {
    const value = values[id];
    const day = typeof value === 'string' ? value.slice(0, 10) : '';
    if (isIsoDate(day)) return day;
  }
  return undefined;
}
