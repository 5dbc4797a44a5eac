import { addMonths, dateOfNumber, dayNumber, type IsoDate } from '../../lib/date.ts';
import type { Calendar } from './calendar.ts';
import { countHours } from './count-hours.ts';
import { excludedTime, type Interval } from './excluded-time.ts';
import type { Limit } from './limits.ts';
import type { Step, StepKind } from './step.ts';

export interface Due {
  /** IsoDate; `2026-03-06T10:00+08:00` for hours */
  readonly due: string;
  /** true: it depends on a year whose notice has not been loaded */
  readonly estimate: boolean;
}

export interface Counted extends Due {
  readonly steps: readonly Step[];
  /** the last working day up to `due`, where `due` is a day of rest and does not move */
  readonly finishBy?: IsoDate | undefined;
  /** what the reader should know: years without data, the reading of an article */
  readonly notes: readonly string[];
}

export interface Given {
  readonly calendar: Calendar;
  /** what has been added with approval, in the limit's unit */
  readonly extended?: number | undefined;
  /** time that does not count; overlaps are left out once */
  readonly deductions?: readonly Interval[] | undefined;
}

/** What is counted; a `Limit` is one. */
export type Countable = Pick<Limit, 'amount' | 'unit' | 'restDay'>;

/**
 * When a limit ends, and why, day by day (C1–C11 of 程序规定第八十条 and its like).
 * @param start the day it starts from; for hours the minute, `2026-03-05T09:30`
 */
export function countLimit(limit: Countable, start: string, given: Given): Counted {
  if (limit.unit === 'hour') {
    return { ...countHours(start, limit.amount + (given.extended ?? 0)), estimate: false, notes: [] };
  }
  const steps: Step[] = [];
  const end = walk(limit, start, given, (day, kind, reason) => {
    steps.push({ date: dateOfNumber(day), counted: kind === 'counted', reason, kind });
  });
  return {
    due: dateOfNumber(end.day),
    estimate: end.estimate,
    steps,
    finishBy: limit.restDay === 'stays' ? workdayBefore(end.day, given.calendar) : undefined,
    notes: [],
  };
}

/** When a limit ends, without the reasons: for the clocks of many cases. */
export function dueOf(limit: Countable, start: string, given: Given): Due {
  if (limit.unit === 'hour')
    return { due: countHours(start, limit.amount + (given.extended ?? 0)).due, estimate: false };
  const end = walk(limit, start, given);
  return { due: dateOfNumber(end.day), estimate: end.estimate };
}

type Visit = (day: number, kind: StepKind, reason: string) => void;

function walk(
  { amount, unit, restDay }: Countable,
  start: IsoDate,
  { calendar, extended = 0, deductions = [] }: Given,
  visit?: Visit,
): { readonly day: number; readonly estimate: boolean } {
  const total = amount + extended;
  const workdays = unit === 'workday';
  const begin = dayNumber(start);
  const months = unit === 'month' ? total : unit === 'year' ? total * 12 : 0;
  const length = months === 0 ? total : dayNumber(addMonths(start, months)) - begin;
  const excluded = excludedTime(deductions);
  let estimate = false;
  let day = begin;
  visit?.(day, 'start', '开始的日不计算在内');
  for (let counted = 0; counted < length;) {
    day++;
    const left = deductions.length === 0 ? undefined : excluded.reason(day);
    if (left !== undefined) {
      visit?.(day, 'excluded', `不计入：${left}`);
      continue;
    }
    if (workdays) {
      const { workday, why, known } = calendar.on(day);
      estimate ||= !known;
      if (!workday) {
        visit?.(day, 'rest', why);
        continue;
      }
      counted++;
      visit?.(day, 'counted', why);
    } else {
      counted++;
      visit?.(day, 'counted', `第${counted.toString()}日`);
    }
  }
  if (!workdays && (restDay === 'rolls' || months === 0)) estimate ||= !calendar.on(day).known;
  if (!workdays && restDay === 'rolls') {
    for (let today = calendar.on(day); !today.workday; today = calendar.on(day)) {
      day++;
      const next = calendar.on(day);
      estimate ||= !next.known;
      visit?.(day, 'rolled', next.workday ? `届满日为${today.why}，顺延到其后的第一日` : next.why);
    }
  }
  return { day, estimate };
}

function workdayBefore(day: number, calendar: Calendar): IsoDate | undefined {
  if (calendar.on(day).workday) return undefined;
  let before = day - 1;
  while (!calendar.on(before).workday) before--;
  return dateOfNumber(before);
}
