import { addDays, type IsoDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import type { Severity } from './finding.ts';

/** Stands in every sentence that counts workdays. */
export const WEEKENDS_ONLY = '只扣除周六、周日，未计法定节假日和调休';

/** Something waits until a number of workdays is over. */
export interface Wait {
  /** the last of them */
  readonly until: IsoDate;
  /** nothing before this day */
  readonly earliest: IsoDate;
}

export function waitOf(from: IsoDate, workdays: number): Wait {
  const until = addWeekdays(from, workdays);
  return { until, earliest: addDays(until, 1) };
}

/**
 * How grave it is not to have waited. Weekends can be made workdays (调休), so only what would be too early if every day
 * were a workday is unlawful for certain; the rest is looked at.
 */
export const tooEarly = (from: IsoDate, workdays: number, day: IsoDate): Severity =>
  day <= addDays(from, workdays) ? 'blocking' : 'attention';
