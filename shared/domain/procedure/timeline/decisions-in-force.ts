import { endsRemedy, outcomeIn, outcomeRule } from '../events/remedy-outcome.ts';
import { eventRule, type ProcedureEvent } from '../events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from './procedure-entry.ts';

/** What changed a decision: the entry made of the end of 复议 or 诉讼. */
const changesOf = ({ documentId }: ProcedureEntry, timeline: Timeline): Timeline =>
  timeline.filter(({ event, aboutId }) => event === 'decision_changed' && aboutId === documentId);

const ends = ({ detail }: ProcedureEntry): boolean => {
  const { outcome } = outcomeIn(detail);
  return outcome !== undefined && outcomeRule(outcome).ends === true;
};

/** A decision that 复议 or 诉讼 revoked or found void is in force no more. */
export const isInForce = (decision: ProcedureEntry, timeline: Timeline): boolean =>
  !changesOf(decision, timeline).some(ends);

/** 变更、部分撤销、确认违法: it stands, and is not what was published of it. */
export const isCorrected = (decision: ProcedureEntry, timeline: Timeline): boolean =>
  changesOf(decision, timeline).length > 0;

/** The last decision, while it is in force. @param timeline of one party */
export function decisionInForce(timeline: Timeline): ProcedureEntry | undefined {
  const last = timeline.findLast(({ event }) => event === 'decided');
  return last !== undefined && isInForce(last, timeline) ? last : undefined;
}

/** What a decision imposes as it stands: of one that was changed what the change says. */
export function imposedBy(decision: ProcedureEntry, timeline: Timeline): string {
  const change = changesOf(decision, timeline).at(-1);
  const { outcome, words } = outcomeIn(change?.detail);
  return outcome === 'changed' || outcome === 'partly_revoked' ? words : (decision.detail ?? '');
}

/** 决定被变更、撤销、确认违法或者无效: about the decision that stood when the remedy was begun. @param timeline of one party */
export const changesByRemedies = (timeline: Timeline): Timeline =>
  timeline.flatMap((end): Timeline => {
    if (!endsRemedy(end.event)) return [];
    const { outcome, redoBy } = outcomeIn(end.detail);
    if (outcome === undefined) return [];
    const { ends: over, corrects, redo } = outcomeRule(outcome);
    if (over !== true && corrects !== true) return [];
    const decision = timeline.findLast(({ event, on }) => event === 'decided' && on <= end.on);
    const made = (event: ProcedureEvent): ProcedureEntry => ({
      event,
      on: end.on,
      detail: end.detail,
      ...(event === 'decision_changed' && decision?.documentId !== undefined
        ? { aboutId: decision.documentId }
        : {}),
      ...(end.partyId === undefined ? {} : { partyId: end.partyId }),
      article: eventRule(event).article,
    });
    return [
      made('decision_changed'),
      ...(redo === true
        ? [{ ...made('redecision_ordered'), ...(redoBy === undefined ? {} : { until: redoBy }) }]
        : []),
    ];
  });

/** What carries a decision out, and what it is called where that decision is in force no more. */
const former: Readonly<Partial<Record<ProcedureEvent, ProcedureEvent>>> = {
  published: 'former_published',
  paid: 'former_paid',
  part_paid: 'former_paid',
  deferred: 'former_enforcement',
  penalty_performed: 'former_enforcement',
  demand_issued: 'former_enforcement',
  demand_served: 'document_served',
  court_applied: 'former_enforcement',
  court_enforced: 'former_enforcement',
};

/**
 * What was published, paid or enforced belongs to the last decision before it. Where that one was made void or revoked,
 * or there is none, it carries out nothing that is in force, and nothing counts from it any more; what was published of
 * a decision that was changed later is no longer what it says. @param timeline of one party
 */
export const ofDecisionsInForce = (timeline: Timeline): Timeline =>
  timeline.map((entry) => {
    const event = former[entry.event];
    if (event === undefined) return entry;
    const decision = timeline.findLast((one) => one.event === 'decided' && one.on <= entry.on);
    const counts =
      decision !== undefined &&
      isInForce(decision, timeline) &&
      (entry.event !== 'published' || !changesOf(decision, timeline).some(({ on }) => on >= entry.on));
    return counts
      ? entry
      : {
          ...entry,
          event,
          article: eventRule(event).article,
          ...(event === 'former_enforcement' ? { detail: eventRule(entry.event).words } : {}),
        };
  });
