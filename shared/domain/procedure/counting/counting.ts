import type { IsoDate } from '../../../lib/date.ts';
import { type Calendar, calendarOf, type HolidayYear, type LocalDay } from './calendar.ts';
import { dueOf } from './count.ts';
import type { Interval } from './excluded-time.ts';
import { type Limit, type Limits, limitsOf, type RuleId } from './limits.ts';

/** What limits are counted with: the same for screens, checks and clocks. */
export interface Counting {
  readonly limits: Limits;
  readonly calendar: Calendar;
}

/** What a calendar is made of. */
export interface CalendarData {
  readonly years: readonly HolidayYear[];
  readonly localDays: readonly LocalDay[];
}

/** The same as data, as it crosses to the screens. */
export interface CountingData extends CalendarData {
  readonly limits: readonly Limit[];
}

export const countingOf = ({ limits, years, localDays }: CountingData): Counting => ({
  limits: limitsOf(limits),
  calendar: calendarOf(years, localDays),
});

/** The rules that are looked at while a date is typed. */
export const typedRules: readonly RuleId[] = ['A3', 'B2', 'B3', 'D1', 'D3', 'D4', 'T4', 'E1', 'E2'];

/** Where a limit ends, and what a sentence says of it. */
export interface Reckoned {
  readonly amount: number;
  /** what may be added with approval */
  readonly extension: number;
  readonly article: string;
  readonly due: IsoDate;
  /** the last day that was counted; `due` lies behind it where it moves past days of rest */
  readonly last: IsoDate;
  /** with what may be added */
  readonly longest: IsoDate;
  /** stands behind a day that reaches a year without calendar; empty otherwise */
  readonly note: string;
}

/** Said behind a day that reaches a year without calendar. */
export const ESTIMATE = '（涉及未导入放假安排的年份，只按周六、周日估计）';

/** A limit that starts on a day, by the edition in force then; undefined where none was. */
export function reckon(
  { limits, calendar }: Counting,
  rule: RuleId,
  start: IsoDate,
  {
    amount: granted,
    extended = 0,
    deductions = [],
  }: {
    /** days granted in place of what the article gives */
    readonly amount?: number | undefined;
    readonly extended?: number;
    readonly deductions?: readonly Interval[];
  } = {},
): Reckoned | undefined {
  const limit = limits.on(rule, start);
  if (limit === undefined) return undefined;
  const { amount, extension = 0, article } = limit;
  const countable = granted === undefined ? limit : { ...limit, amount: granted };
  const { due, last, estimate } = dueOf(countable, start, { calendar, extended, deductions });
  const { due: longest } = dueOf(countable, start, {
    calendar,
    extended: extended + extension,
    deductions,
  });
  return { amount, extension, article, due, last, longest, note: estimate ? ESTIMATE : '' };
}
