import { addDays, type IsoDate } from '../../../lib/date.ts';
import { type Counting, reckon, type Reckoned } from '../../procedure/counting/counting.ts';
import type { RuleId } from '../../procedure/counting/limits.ts';
import type { Severity } from './finding.ts';

/** Something waits until a number of workdays is over. */
export interface Wait extends Reckoned {
  /** nothing before this day */
  readonly earliest: IsoDate;
  /** How grave it is not to have waited: where the calendar of a year is unknown, somebody looks. */
  readonly severity: Severity;
}

export function waitOf(counting: Counting, rule: RuleId, from: IsoDate): Wait | undefined {
  const limit = reckon(counting, rule, from);
  if (limit === undefined) return undefined;
  return {
    ...limit,
    earliest: addDays(limit.due, 1),
    severity: limit.note === '' ? 'blocking' : 'attention',
  };
}
