import type { IsoDate } from '../../../lib/date.ts';
import type { datedBy } from '../values/document-date.ts';
import type { Template, Values } from '../template/template.ts';
import type { DateFacts } from './date-facts.ts';

/**
 * What a date of a document brings up. `refusal`: cannot be true whatever the case, the document is not issued with it.
 * `warning`: the article may be broken, but extensions, excluded days or other law may explain it; the clerk decides.
 */
export interface DateRemark {
  readonly field: string;
  readonly level: 'warning' | 'refusal';
  /** which rule speaks; where the checks across documents have the same rule, by the same name */
  readonly rule: string;
  readonly sentence: string;
}

/** One document as the rules see it. */
export interface Checked {
  readonly template: Template;
  readonly values: Values;
  readonly facts: DateFacts;
  readonly today: IsoDate;
  /** the day the document bears and its field */
  readonly born: ReturnType<typeof datedBy>;
}

/** One kind of remark. */
export type DateRule = (checked: Checked) => readonly DateRemark[];

export const warning = (rule: string, field: string, sentence: string): DateRemark => ({
  field,
  level: 'warning',
  rule,
  sentence,
});
