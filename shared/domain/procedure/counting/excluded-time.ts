import { addDays, dayNumber, type IsoDate } from '../../../lib/date.ts';
import { type DeductionKind, deductionWords } from '../events/limit-events.ts';

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

/**
 * The time that does not count from what happened. A period told to the party in writing (期间自…至…) has both its days;
 * what merely lasted from one day to another begins on the day after its first. Undefined when nothing is left out.
 */
export function excludedInterval(kind: DeductionKind, on: IsoDate, until: IsoDate): Interval | undefined {
  const from = kind === 'testing_told' ? addDays(on, -1) : on;
  return until <= from ? undefined : { from, to: until, why: deductionWords(kind) };
}

/** Why a day does not count; undefined when it does. A day that lies in two intervals is left out once. */
export type ExcludedTime = (day: number) => string | undefined;

export function excludedTime(intervals: readonly Interval[]): ExcludedTime {
  const spans = intervals.map(({ from, to, why }) => ({ from: dayNumber(from), to: dayNumber(to), why }));
  if (spans.length === 0) return () => undefined;
  return (day) => {
    const reasons = spans.filter(({ from, to }) => from < day && day <= to).map(({ why }) => why);
    return reasons.length === 0 ? undefined : [...new Set(reasons)].join('；');
  };
}
