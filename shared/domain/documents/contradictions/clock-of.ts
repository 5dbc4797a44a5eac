import type { IsoDate } from '../../../lib/date.ts';
import { type RunningLimit, runningLimit } from '../../procedure/running-limit.ts';
import type { RuleId } from '../../procedure/counting/limits.ts';
import { ESTIMATE } from '../../procedure/counting/counting.ts';
import type { CheckedCase } from './checked-case.ts';
import { timelineAsWritten } from './service-of.ts';

/** A limit of the case as its clock runs, with what a sentence says of it. */
export interface CheckedLimit extends RunningLimit {
  readonly article: string;
  /** what may be added with approval */
  readonly extension: number;
  /** stands behind a day that reaches a year without calendar; empty otherwise */
  readonly note: string;
}

/** A limit that starts on a day, or with a document: the same as the clock says. */
export function clockOf(
  theCase: CheckedCase,
  rule: RuleId,
  on: IsoDate,
  from: { readonly documentId?: string; readonly amount?: number } = {},
): CheckedLimit | undefined {
  const { counting, today } = theCase;
  const run = runningLimit(rule, { on, ...from }, timelineAsWritten(theCase), { ...counting, today });
  if (run === undefined) return undefined;
  const { article, extension = 0 } = run.limit;
  return { ...run, article, extension, note: run.estimate ? ESTIMATE : '' };
}
