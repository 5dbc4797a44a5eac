import { addDays, daysBetween, type IsoDate } from '../../../lib/date.ts';
import type { GoodsStanding } from '../../goods/register.ts';
import type { Counting } from '../counting/counting.ts';
import { AGREED_RULE, agreedDays, type ClockRule } from '../agreed-days.ts';
import { isOverFrom, PARTLY } from '../clocks.ts';
import { isPayable, isWarningOnly } from '../../penalties/penalties-in.ts';
import { takesGoods } from '../../penalties/taken.ts';
import { startOfRule } from '../limit-start.ts';
import { endsRemedy, outcomeIn, outcomeRule } from '../events/remedy-outcome.ts';
import { decisionInForce, imposedBy, isCorrected } from '../timeline/decisions-in-force.ts';
import { serviceOf } from '../timeline/service-of.ts';
import { pendingRemedy } from '../remedies.ts';
import { lateHearing } from '../counted-faults.ts';
import { runningLimit } from '../running-limit.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import { NO_PENALTY } from '../timeline/document-events.ts';
import type { RuleId } from '../counting/limits.ts';
import type { ProcedureEntry, Timeline } from '../timeline/procedure-entry.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import { isTellable, tellableFrom } from '../events/told-events.ts';
import type { Answers } from './condition.ts';
import type { SituationFact } from './situation-fact.ts';

/** A document of the case, as far as the way of the case asks for it. */
export interface SituationDocument {
  readonly id: string;
  readonly kind: DocumentKind | undefined;
  readonly state: 'draft' | 'finalised' | 'void';
  readonly date?: IsoDate | undefined;
  readonly documentNumber?: string | undefined;
  /** of a receipt: what it proves the service of */
  readonly servesDocumentId?: string | undefined;
  readonly alsoServes?: readonly string[] | undefined;
  /** in a case of several parties: the further one it is about */
  readonly partyId?: string | undefined;
}

/** What is told of a case by no document: ticked by whoever handles it. */
export interface CaseTraits {
  /** 重大、疑难、复杂 …: 程序规定第五十条第一款 applies */
  readonly major: boolean;
  /** 有应当退还的多收价款: 程序规定第五十九条 */
  readonly refund: boolean;
}

/** A step that was left out, with the reason somebody gave. */
export interface Departure {
  readonly lane: string;
  readonly step: string;
  /** of a lane with a run for each start: the document it started from */
  readonly startId?: string | undefined;
  readonly id: string;
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
  /** taken back; it is shown and counts for nothing any more */
  readonly withdrawn?: { readonly reason: string; readonly by: string; readonly on: IsoDate } | undefined;
}

/** So many days before its last day something that runs out comes before the rest. */
export const SOON_DAYS = 5;

/** A case as the way it takes is read from. */
export interface Situation {
  readonly timeline: Timeline;
  readonly documents: readonly SituationDocument[];
  readonly traits: CaseTraits;
  /** what the register of property says of it */
  readonly goods: GoodsStanding;
  readonly departures: readonly Departure[];
  readonly counting: Counting;
  readonly today: IsoDate;
}

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
      const holds = facts[fact]({ scope, happened, situation });
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
  const from = startOfRule(rule, scope, timeline, { ...counting, today });
  return from === undefined || isOverFrom(rule, from, timeline)
    ? undefined
    : dueOfRule(situation, scope, rule);
}

/** The day the last notice fixed for the hearing. */
const hearingDay = (scope: Timeline): IsoDate | undefined =>
  scope.findLast(({ event }) => event === 'hearing_notified')?.until;

/** The last day on which a fact does not hold yet, of one that only a day makes true. */
export function eveOfFact(fact: SituationFact, situation: Situation, scope: Timeline): IsoDate | undefined {
  const day = comesOn.some((one) => one === fact) ? turnOfFact(fact, situation, scope) : undefined;
  return day === undefined ? undefined : addDays(day, -1);
}

/** What is waited for: nobody can do anything for it. */
const comesOn = [
  'hearing_day_come',
  'refund_over',
  'remedies_over',
] as const satisfies readonly SituationFact[];

/** The first day on which the passing of days alone makes a fact true. */
export function turnOfFact(fact: SituationFact, situation: Situation, scope: Timeline): IsoDate | undefined {
  switch (fact) {
    case 'hearing_day_come':
      return hearingDay(scope);
    case 'refund_over': {
      const until = refundUntil(scope);
      return until === undefined ? undefined : addDays(until, 1);
    }
    case 'remedies_over': {
      const end = endOfRemedies(situation);
      return end === undefined ? undefined : addDays(end, 1);
    }
    case 'deferral_over': {
      const until = deferredUntil(scope);
      return until === undefined ? undefined : addDays(until, 1);
    }
    case 'measure_expiring': {
      const due = dueOfRule(situation, scope, 'B3');
      return due === undefined ? undefined : addDays(due.on, -SOON_DAYS);
    }
    default:
      return undefined;
  }
}

/** Of the whole case: a demand is no decision. */
const endOfRemedies = ({ timeline, counting, today }: Situation): IsoDate | undefined =>
  startOfRule('E10', timeline, timeline, { ...counting, today })?.on;

const deferredUntil = (scope: Timeline): IsoDate | undefined =>
  scope.findLast(({ event }) => event === 'deferred')?.until;

interface Asked {
  readonly scope: Timeline;
  readonly happened: (event: ProcedureEvent) => boolean;
  readonly situation: Situation;
}

const EVIDENCE: readonly ProcedureEvent[] = [
  'inspected',
  'inquired',
  'evidence_taken',
  'electronic_evidence_taken',
  'sampled',
];
const HEARING: readonly ProcedureEvent[] = [
  'hearing_requested',
  'hearing_host_named',
  'hearing_notified',
  'hearing_held',
];

const detailsOf = (scope: Timeline, event: ProcedureEvent): readonly string[] =>
  scope.flatMap((entry) => (entry.event === event ? [entry.detail ?? ''] : []));

/** Every start of `begin` that nothing about it has ended: ended in part, it goes on. */
const isOpen = (scope: Timeline, begin: ProcedureEvent, ends: readonly ProcedureEvent[]): boolean =>
  scope.some(
    (start) =>
      start.event === begin &&
      !scope.some(
        (entry) =>
          ends.includes(entry.event) &&
          entry.on >= start.on &&
          entry.detail !== PARTLY &&
          (entry.aboutId === undefined || entry.aboutId === start.documentId),
      ),
  );

/** The last of what begins and ends in turn began. */
const lastIs = (scope: Timeline, begin: ProcedureEvent, ends: readonly ProcedureEvent[]): boolean =>
  scope.findLast(({ event }) => event === begin || ends.includes(event))?.event === begin;

/** What the decision in force says, as it stands. */
function decision(scope: Timeline): string | undefined {
  const inForce = decisionInForce(scope);
  return inForce === undefined ? undefined : imposedBy(inForce, scope);
}

const lastDecided = (scope: Timeline): ProcedureEntry | undefined =>
  scope.findLast(({ event }) => event === 'decided');

/** The last day of those given to pay back (程序规定第五十九条), of an order that was served. */
function refundUntil(scope: Timeline): IsoDate | undefined {
  const order = scope.findLast(({ event }) => event === 'refund_ordered');
  if (order?.documentId === undefined || serviceOf(scope, order.documentId) === undefined) return undefined;
  return scope.findLast(({ event, documentId }) => event === 'refund' && documentId === order.documentId)
    ?.until;
}

const facts: Readonly<Record<SituationFact, (asked: Asked) => boolean>> = {
  evidence_gathered: ({ scope }) => scope.some(({ event }) => EVIDENCE.includes(event)),
  preservation_open: ({ scope }) =>
    isOpen(scope, 'evidence_preserved', [
      'preservation_released',
      'measure_taken',
      'testing_entrusted',
      'decided',
    ]),
  measure_open: ({ scope }) =>
    isOpen(scope, 'measure_taken', ['measure_released', 'goods_transferred', 'goods_disposed']),
  measure_expiring: ({ scope, situation }) => {
    const due = dueOfRule(situation, scope, 'B3');
    return due !== undefined && daysBetween(situation.today, due.on) <= SOON_DAYS;
  },
  testing_open: ({ scope }) => isOpen(scope, 'testing_entrusted', ['testing_result_told']),
  suspended: ({ scope }) => lastIs(scope, 'case_suspended', ['case_resumed', 'case_terminated', 'closed']),
  // Of the whole case: they were seized before they were sent to be tested.
  goods_seized: ({ situation: { timeline } }) => timeline.some(({ event }) => event === 'measure_taken'),
  hearing_asked: ({ scope }) => scope.some(({ event }) => HEARING.includes(event)),
  hearing_asked_late: ({ situation: { timeline, counting, today } }) =>
    lateHearing(timeline, { ...counting, today }) !== undefined,
  hearing_day_come: ({ scope, situation: { today } }) => {
    const day = hearingDay(scope);
    return day === undefined || day <= today;
  },
  reviewed_after_hearing: ({ scope }) => {
    const held = scope.find(({ event }) => event === 'hearing_held')?.on;
    return (
      held !== undefined &&
      scope.some(
        ({ event, on, detail }) => event === 'review_returned' && on >= held && detail === '法制审核',
      )
    );
  },
  major: ({ scope, situation: { traits } }) =>
    traits.major || scope.some(({ event }) => event === 'hearing_held'),
  refund_due: ({ situation: { traits } }) => traits.refund,
  to_be_not_penalised: ({ scope }) => disposition(scope).includes('不予行政处罚'),
  to_be_transferred: ({ scope }) => disposition(scope).includes('移送'),
  penalised: ({ scope }) => {
    const made = decision(scope);
    return made !== undefined && made !== NO_PENALTY;
  },
  not_penalised: ({ scope }) => decision(scope) === NO_PENALTY,
  warning_only: ({ scope }) => isWarningOnly(decision(scope) ?? ''),
  payment_due: ({ scope }) => isPayable(decision(scope) ?? ''),
  decision_revoked: ({ scope }) => {
    const change = scope.findLast(({ event }) => event === 'decision_changed');
    if (
      change === undefined ||
      scope.some(({ event, on }) => event === 'redecision_ordered' && on >= change.on)
    )
      return false;
    const { outcome } = outcomeIn(change.detail);
    return (
      outcome !== undefined && outcomeRule(outcome).ends === true && decisionInForce(scope) === undefined
    );
  },
  to_be_redecided: ({ happened }) => happened('redecision_ordered'),
  decision_corrected: ({ scope }) => {
    const last = lastDecided(scope);
    return last !== undefined && isCorrected(last, scope);
  },
  changed_on_reconsideration: ({ situation: { timeline } }) => {
    const last = timeline.findLast(({ event }) => endsRemedy(event) || event === 'decided');
    return last?.event === 'reconsideration_ended' && outcomeIn(last.detail).outcome === 'changed';
  },
  publication_to_withdraw: ({ scope }) => lastIs(scope, 'former_published', ['publication_withdrawn']),
  refund_over: ({ scope, situation: { today } }) => {
    const until = refundUntil(scope);
    return until !== undefined && until < today;
  },
  remedy_pending: ({ situation: { timeline } }) => pendingRemedy(timeline) !== undefined,
  remedies_over: ({ situation }) => {
    const end = endOfRemedies(situation);
    return end !== undefined && end < situation.today;
  },
  deferral_over: ({ scope, situation: { today } }) => {
    const until = deferredUntil(scope);
    return until !== undefined && until < today;
  },
  payment_settled: ({ scope }) => scope.some(({ event }) => event === 'paid' || event === 'court_enforced'),
  goods_left: ({ situation: { goods } }) => goods.left,
  // A case that was closed before anybody kept its register is not opened again by it: its documents speak.
  goods_settled: (asked) => {
    const { any, left, told } = asked.situation.goods;
    if (any && !left) return true;
    return (!any || (asked.happened('closed') && !told)) && goodsDone(asked);
  },
  goods_in_decision: ({ scope }) => takesGoods(decision(scope) ?? ''),
};

/** What documents alone say of things that were taken: all of it was released, or what was taken away disposed of. */
const goodsDone = ({ scope, happened }: Asked): boolean =>
  (happened('goods_disposed') || happened('measure_released')) &&
  !isOpen(scope, 'measure_taken', ['measure_released', 'goods_transferred', 'goods_disposed']);

const disposition = (scope: Timeline): string => detailsOf(scope, 'disposition_approved').at(-1) ?? '';
