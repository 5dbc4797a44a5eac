import { dayNumber, type IsoDate } from '../../lib/date.ts';

/**
 * Time that does not count: the day on which it begins is counted still, the days after it up to and including the day
 * on which it ends are not (程序规定第八十条: the day on which a period begins is not counted in).
 */
export interface Interval {
  readonly from: IsoDate;
  readonly to: IsoDate;
  /** 检测、检验、检疫、鉴定 … */
  readonly why: string;
}

export interface ExcludedTime {
  /** Why the day does not count; undefined when it does. */
  reason(day: number): string | undefined;
}

const NOTHING: ExcludedTime = { reason: () => undefined };

/** The union of the intervals: a day that lies in two of them is left out once. */
export function excludedTime(intervals: readonly Interval[]): ExcludedTime {
  if (intervals.length === 0) return NOTHING;
  const spans = intervals.map(({ from, to, why }) => ({ from: dayNumber(from), to: dayNumber(to), why }));
  return {
    reason: (day) => {
      const reasons = spans.filter(({ from, to }) => from < day && day <= to).map(({ why }) => why);
      return reasons.length === 0 ? undefined : [...new Set(reasons)].join('、');
    },
  };
}
