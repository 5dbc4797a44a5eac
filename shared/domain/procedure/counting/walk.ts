import { addMonths, dayNumber, type IsoDate } from '../../../lib/date.ts';
import type { Calendar } from './calendar.ts';
import { excludedTime, type Interval } from './excluded-time.ts';
import type { Limit } from './limits.ts';
import type { StepKind } from './step.ts';

/** What is counted in days; a `Limit` is one. */
export type Countable = Pick<Limit, 'amount' | 'unit' | 'restDay'>;

export interface Given {
  readonly calendar: Calendar;
  /** what has been added with approval, in the limit's unit */
  readonly extended?: number | undefined;
  /** time that does not count; overlaps are left out once */
  readonly deductions?: readonly Interval[] | undefined;
}

/** Told of every day on the way, in order. */
export type Visit = (day: number, kind: StepKind, reason: string) => void;

/** Where a count ends: the last day that was counted, and where that one moves to. */
export interface End {
  readonly counted: number;
  readonly due: number;
}

const ignore: Visit = () => undefined;

/** Goes from day to day until enough are counted, then past days of rest where the limit rolls. */
export function walk(
  limit: Countable,
  start: IsoDate,
  { calendar, extended = 0, deductions = [] }: Given,
  visit: Visit = ignore,
): End {
  const excluded = excludedTime(deductions);
  const length = lengthOf(limit, start, extended);
  let day = dayNumber(start);
  visit(day, 'start', '开始的日不计算在内');
  if (visit === ignore && deductions.length === 0 && limit.unit !== 'workday') day += length;
  else {
    for (let counted = 0; counted < length;) {
      day++;
      const left = excluded(day);
      const today = limit.unit === 'workday' ? calendar.on(day) : undefined;
      if (left !== undefined) visit(day, 'excluded', `扣除：${left}`);
      else if (today?.workday === false) visit(day, 'rest', today.why);
      else {
        counted++;
        visit(day, 'counted', today?.why ?? '日历日');
      }
    }
  }
  const due = limit.restDay === 'rolls' ? pastRest(day, calendar, visit) : day;
  return { counted: day, due };
}

/** Days, or working days, to be counted. Months and years end on the day of the same number (C11). */
function lengthOf({ amount, unit }: Countable, start: IsoDate, extended: number): number {
  const total = amount + extended;
  if (unit !== 'month' && unit !== 'year') return total;
  return dayNumber(addMonths(start, unit === 'year' ? total * 12 : total)) - dayNumber(start);
}

/** 程序规定第八十条: a last day of rest moves to the first day after it. */
function pastRest(last: number, calendar: Calendar, visit: Visit): number {
  let day = last;
  while (!calendar.on(day).workday) {
    day++;
    const { workday, why } = calendar.on(day);
    visit(day, 'rolled', workday ? `届满日是休息日（${calendar.on(last).why}），顺延到这一天` : why);
  }
  return day;
}
