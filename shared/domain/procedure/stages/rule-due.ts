import type { IsoDate } from '../../../lib/date.ts';
import { AGREED_RULE, agreedDays, type ClockRule } from '../agreed-days.ts';
import { isOverFrom } from '../clocks.ts';
import { REDO_RULE, redoDay } from '../redo-day.ts';
import type { RuleId } from '../counting/limits.ts';
import { startOfRule } from '../limit-start.ts';
import { runningLimit } from '../running-limit.ts';
import type { Timeline } from '../timeline/procedure-entry.ts';
import type { Situation } from './situation.ts';

/** When a period ends, as its clock says. */
export interface RuleDue {
  readonly on: IsoDate;
  readonly estimate: boolean;
  /** time that does not count still runs: the day moves on with every day */
  readonly stopped: boolean;
}

/** When a period that has begun in this scope ends. */
export function dueOfRule(
  { counting, today, timeline }: Pick<Situation, 'counting' | 'today' | 'timeline'>,
  scope: Timeline,
  rule: RuleId,
): RuleDue | undefined {
  const data = { ...counting, today };
  const from = startOfRule(rule, scope, timeline, data);
  const run = from === undefined ? undefined : runningLimit(rule, from, scope, data);
  return run === undefined ? undefined : { on: run.due, estimate: run.estimate, stopped: run.stopped };
}

/** The same while its clock runs; undefined when nothing waits for it any more. */
export function runningDue(
  situation: Pick<Situation, 'counting' | 'today' | 'timeline'>,
  scope: Timeline,
  rule: ClockRule,
): RuleDue | undefined {
  const { counting, today, timeline } = situation;
  if (rule === AGREED_RULE) {
    // As its clock says: by the last that was agreed in the case, which may be another than this run began with.
    const [agreed] = agreedDays(timeline);
    const isOfScope = scope.some(
      ({ event, documentId }) => event === 'deferred' && documentId === agreed?.documentId,
    );
    return agreed === undefined || !isOfScope
      ? undefined
      : { on: agreed.due, estimate: false, stopped: false };
  }
  if (rule === REDO_RULE) {
    const redo = redoDay(timeline);
    const isOfScope = scope.some(({ event, on }) => event === 'redecision_ordered' && on === redo?.start);
    return redo === undefined || !isOfScope ? undefined : { on: redo.due, estimate: false, stopped: false };
  }
  const from = startOfRule(rule, scope, timeline, { ...counting, today });
  return from === undefined || isOverFrom(rule, from, timeline)
    ? undefined
    : dueOfRule(situation, scope, rule);
}
