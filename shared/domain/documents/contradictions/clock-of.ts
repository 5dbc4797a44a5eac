import type { IsoDate } from '../../../lib/date.ts';
import { deductionsOf } from '../../procedure/clocks.ts';
import { reckon, type Reckoned } from '../../procedure/counting/counting.ts';
import type { RuleId } from '../../procedure/counting/limits.ts';
import type { CheckedCase } from './checked-case.ts';
import { timelineAsWritten } from './service-of.ts';

/** A limit of the case without what was approved in addition: time that does not count is left out, as in its clock. */
export function clockOf(theCase: CheckedCase, rule: RuleId, start: IsoDate): Reckoned | undefined {
  const { counting, today } = theCase;
  const limit = counting.limits.on(rule, start);
  if (limit === undefined) return undefined;
  const { intervals } = deductionsOf(limit, timelineAsWritten(theCase), today);
  return reckon(counting, rule, start, { deductions: intervals });
}
