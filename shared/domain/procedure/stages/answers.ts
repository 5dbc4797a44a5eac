import type { ProcedureEvent } from '../events/procedure-event.ts';
import { isTellable, tellableFrom } from '../events/told-events.ts';
import type { ProcedureEntry, Timeline } from '../timeline/procedure-entry.ts';
import type { Answers } from './condition.ts';
import { factRules } from './fact-rules.ts';
import { dueOfRule } from './rule-due.ts';
import type { SituationFact } from './situation-fact.ts';
import type { Situation } from './situation.ts';

/**
 * The whole case, or what one start began: nothing before it unless it approved it, and nothing about another of its
 * kind, which has a run of its own.
 */
function scopeOf(timeline: Timeline, start: ProcedureEntry | undefined): Timeline {
  if (start === undefined) return timeline;
  const isOther = ({ event, documentId }: ProcedureEntry): boolean =>
    event === start.event && documentId !== start.documentId;
  const others = new Set(timeline.filter(isOther).flatMap(({ documentId }) => documentId ?? []));
  return timeline.filter(
    (entry) =>
      !isOther(entry) &&
      (entry.documentId === undefined || !others.has(entry.documentId)) &&
      (entry.aboutId === undefined || !others.has(entry.aboutId)) &&
      (entry.on >= start.on || isApprovalOf(start, entry)),
  );
}

/** What was approved before a decision was to be made anew approved the former one. */
const isApprovalOf = (start: ProcedureEntry, { event }: ProcedureEntry): boolean =>
  event.endsWith('_approved') && start.event !== 'redecision_ordered';

type Answered = Answers & { readonly scope: Timeline };

/** What was asked of a situation is asked again by every step, paper and gap: a situation never changes. */
const answered = new WeakMap<Situation, Map<ProcedureEntry | undefined, Answered>>();

/** What can be asked of a case, or of what `start` began in it. */
export function answersOf(situation: Situation, start?: ProcedureEntry): Answered {
  const known = answered.get(situation) ?? new Map<ProcedureEntry | undefined, Answered>();
  answered.set(situation, known);
  const before = known.get(start);
  if (before !== undefined) return before;
  const answers = answersAnew(situation, start);
  known.set(start, answers);
  return answers;
}

/** Told for a day before what it comes after: published before it was decided. It opens and ends nothing; the faults say it. */
function isTooEarly({ event, on }: ProcedureEntry, timeline: Timeline): boolean {
  if (!isTellable(event)) return false;
  const first = tellableFrom(event, timeline);
  return first !== undefined && on < first.on;
}

function answersAnew(situation: Situation, start: ProcedureEntry | undefined): Answered {
  const scope = scopeOf(situation.timeline, start);
  const events = new Set(
    scope.filter((entry) => !isTooEarly(entry, situation.timeline)).map(({ event }) => event),
  );
  const happened = (event: ProcedureEvent): boolean => events.has(event);
  const known = new Map<SituationFact, boolean>();
  return {
    scope,
    happened,
    holds(fact) {
      const before = known.get(fact);
      if (before !== undefined) return before;
      const holds = factRules[fact]({ scope, happened, situation });
      known.set(fact, holds);
      return holds;
    },
    served(kind) {
      const papers = situation.documents.filter(
        (one) =>
          one.kind === kind &&
          one.state === 'finalised' &&
          scope.some(({ documentId }) => documentId === one.id),
      );
      return (
        papers.length > 0 &&
        papers.every(({ id }) =>
          scope.some(({ event, aboutId }) => aboutId === id && event.endsWith('_served')),
        )
      );
    },
    passed: (rule) => {
      const due = dueOfRule(situation, scope, rule);
      return due !== undefined && situation.today > due.on;
    },
  };
}
