import { dateOfNumber, dayNumber, type IsoDate } from '../../../lib/date.ts';
import type { Calendar } from './calendar.ts';
import { countHours } from './count-hours.ts';
import { hourNotes, notesOf } from './count-notes.ts';
import type { Step } from './step.ts';
import { type Countable, type End, type Given, walk } from './walk.ts';

export type { Countable, Given } from './walk.ts';
export type { Step } from './step.ts';

export interface Due {
  /** IsoDate; `2026-03-06T10:00+08:00` for hours */
  readonly due: string;
  /** the last day, or hour, that was counted; `due` lies behind it where it moves past days of rest */
  readonly last: string;
  /** true: it depends on a year whose notice has not been loaded */
  readonly estimate: boolean;
}

export interface Counted extends Due {
  /** every day, or hour, from the start to `due` */
  readonly steps: readonly Step[];
  /** the last working day up to `due`, where `due` is a day of rest and does not move */
  readonly finishBy?: IsoDate | undefined;
  /** sentences the reader should know: years without data, the reading of an article */
  readonly notes: readonly string[];
}

/**
 * When a limit ends, and why, day by day (程序规定第八十条 and its like; docs/decisions/counting.md).
 * @param start the day it starts from; for hours the minute, `2026-03-05T09:30`
 */
export function countLimit(limit: Countable, start: string, given: Given): Counted {
  if (limit.unit === 'hour') {
    const { due, strictly, steps } = countHours(start, limit.amount + (given.extended ?? 0));
    return { due, last: due, estimate: false, steps, notes: hourNotes(due, strictly) };
  }
  const steps: Step[] = [];
  let nth = 0;
  const end = walk(limit, start, given, (day, kind, reason) => {
    const counted = kind === 'counted';
    if (counted) nth++;
    steps.push({ date: dateOfNumber(day), counted, reason, kind, ...(counted ? { nth } : {}) });
  });
  return {
    ...dueOfEnd(limit, start, end, given),
    steps,
    finishBy: limit.restDay === 'stays' ? workdayBefore(end.due, given.calendar) : undefined,
    notes: notesOf(limit, dayNumber(start), end, given.calendar),
  };
}

/** When a limit ends, without the reasons: for the clocks of many cases. */
export function dueOf(limit: Countable, start: string, given: Given): Due {
  if (limit.unit === 'hour') {
    const { due } = countHours(start, limit.amount + (given.extended ?? 0));
    return { due, last: due, estimate: false };
  }
  return dueOfEnd(limit, start, walk(limit, start, given), given);
}

const dueOfEnd = (limit: Countable, start: string, end: End, { calendar }: Given): Due => ({
  due: dateOfNumber(end.due),
  last: dateOfNumber(end.counted),
  estimate: isEstimate(limit, dayNumber(start), end, calendar),
});

/**
 * Working days are counted on the calendar; days need it at their end, to roll or to know the last working day before;
 * months and years are too long for the latter.
 */
function isEstimate({ unit, restDay }: Countable, start: number, end: End, calendar: Calendar): boolean {
  const unknown = (day: number): boolean => !calendar.on(day).known;
  if (unit === 'workday') {
    // A step of 365 days passes over no year.
    for (let day = start + 1; day < end.due; day += 365) if (unknown(day)) return true;
    return unknown(end.due);
  }
  if ((unit === 'month' || unit === 'year') && restDay === 'stays') return false;
  return unknown(end.counted) || unknown(end.due);
}

function workdayBefore(due: number, calendar: Calendar): IsoDate | undefined {
  if (calendar.on(due).workday) return undefined;
  let day = due - 1;
  while (!calendar.on(day).workday) day--;
  return dateOfNumber(day);
}
