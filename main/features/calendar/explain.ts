import type { Explained } from '#shared/contract/calendar.ts';
import type { Calendar } from '#shared/domain/procedure/counting/calendar.ts';
import { countLimit } from '#shared/domain/procedure/counting/count.ts';
import { limitInForce, limitNotes } from '#shared/domain/procedure/deadline.ts';
import type { Interval } from '#shared/domain/procedure/counting/excluded-time.ts';
import { limitSentence } from '#shared/domain/procedure/counting/explain.ts';
import type { Limits } from '#shared/domain/procedure/counting/limits.ts';

export interface ToExplain {
  readonly rule: string;
  readonly start: string;
  readonly amount?: number | undefined;
  readonly extended?: number | undefined;
  readonly deductions?: readonly Interval[] | undefined;
}

/** A limit that a screen shows, day by day. Errors: those of `limitInForce`. */
export function explain(asked: ToExplain, limits: Limits, calendar: Calendar): Explained {
  const { rule, start, extended = 0, deductions } = asked;
  const law = limitInForce(rule, start, limits);
  const limit = { ...law, amount: asked.amount ?? law.amount };
  const counted = countLimit(limit, start, { calendar, extended, deductions });
  return {
    rule,
    what: limit.what,
    sentence: limitSentence(limit, start, counted, extended),
    article: limit.article,
    consequence: limit.consequence,
    start,
    due: counted.due,
    estimate: counted.estimate,
    finishBy: counted.finishBy,
    notes: [...counted.notes, ...limitNotes(limit)],
    steps: [...counted.steps],
  };
}
