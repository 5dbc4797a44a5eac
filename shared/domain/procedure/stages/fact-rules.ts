import { daysBetween } from '../../../lib/date.ts';
import { isPayable, isWarningOnly } from '../../penalties/penalties-in.ts';
import { partsToCarryOut } from '../../penalties/carrying-out.ts';
import { takesGoods } from '../../penalties/taken.ts';
import { PARTLY } from '../clocks.ts';
import { lateHearing } from '../counted-faults.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import { endsRemedy, outcomeIn, outcomeRule } from '../events/remedy-outcome.ts';
import { carriedOutBy, isReasonToClose } from '../limit-start.ts';
import { pendingRemedy } from '../remedies.ts';
import { decisionInForce, imposedBy, isCorrected } from '../timeline/decisions-in-force.ts';
import { NO_PENALTY } from '../timeline/document-events.ts';
import type { ProcedureEntry, Timeline } from '../timeline/procedure-entry.ts';
import { deferredUntil, endOfRemedies, hearingDay, refundUntil } from './fact-days.ts';
import { dueOfRule } from './rule-due.ts';
import type { SituationFact } from './situation-fact.ts';
import { type Situation, SOON_DAYS } from './situation.ts';

export interface Asked {
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

const ANSWERS: readonly ProcedureEvent[] = ['police_filed', 'non_filing_received', 'police_returned'];

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

/** What is imposed by the decision in force; nothing by one that does not penalise. */
function imposedText(scope: Timeline): string {
  const made = decision(scope) ?? '';
  return made === NO_PENALTY ? '' : made;
}

const lastDecided = (scope: Timeline): ProcedureEntry | undefined =>
  scope.findLast(({ event }) => event === 'decided');

export const factRules: Readonly<Record<SituationFact, (asked: Asked) => boolean>> = {
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
  sent_by_disposition: ({ scope }) =>
    scope.some(
      ({ event, detail = '' }) =>
        event === 'former_disposition' || (event === 'disposition_approved' && detail.startsWith('移送')),
    ),
  to_be_sent_on: ({ situation: { timeline } }) =>
    (['referral_approved', 'crime_transfer_approved', 'jurisdiction_others'] as const).some((begun) =>
      lastIs(timeline, begun, ['case_returned', 'jurisdiction_ours']),
    ),
  designated_elsewhere: ({ situation: { timeline } }) =>
    lastIs(timeline, 'jurisdiction_others', ['jurisdiction_ours', 'case_returned']),
  police_forwarded: ({ scope }) => {
    const told = scope.findLast(({ event }) => event === 'police_found_foreign');
    return (
      told !== undefined &&
      scope.some(
        ({ event, on }) =>
          (event === 'police_received' && on > told.on) || (ANSWERS.includes(event) && on >= told.on),
      )
    );
  },
  // 移送涉嫌犯罪案件规定第九条、第十一条: who holds that it is a crime does not penalise instead.
  police_objection_pending: ({ situation: { timeline } }) =>
    lastIs(timeline, 'review_by_police_asked', ['review_by_police_received', 'police_filed']) ||
    lastIs(timeline, 'supervision_suggested', ['supervision_ended', 'police_filed']),
  with_police: ({ situation: { timeline } }) =>
    timeline.some(({ event }) => event === 'crime_transferred') &&
    lastIs(timeline, 'police_filed', ['case_returned', 'crime_transferred']),
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
  added_fine_open: ({ situation: { money } }) => money.added > 0,
  acts_due: ({ scope }) => partsToCarryOut(imposedText(scope)).has('act'),
  carried_out: ({ situation: { timeline } }) => carriedOutBy(timeline) !== undefined,
  payment_settled: ({ scope }) => scope.some(({ event }) => event === 'paid' || event === 'court_enforced'),
  goods_left: ({ situation: { goods } }) => goods.left,
  // A case that was closed before anybody kept its register is not opened again by it: its documents speak.
  goods_settled: (asked) => {
    const { any, left, told } = asked.situation.goods;
    if (any && !left) return true;
    return (!any || (asked.happened('closed') && !told)) && goodsDone(asked);
  },
  goods_in_decision: ({ scope }) => takesGoods(decision(scope) ?? ''),
  others_underway: ({ situation: { others = [] } }) =>
    others.some((timeline) => !timeline.some((entry) => isReasonToClose(entry, timeline))),
};

/** What documents alone say of things that were taken: all of it was released, or what was taken away disposed of. */
const goodsDone = ({ scope, happened }: Asked): boolean =>
  (happened('goods_disposed') || happened('measure_released')) &&
  !isOpen(scope, 'measure_taken', ['measure_released', 'goods_transferred', 'goods_disposed']);

const disposition = (scope: Timeline): string => detailsOf(scope, 'disposition_approved').at(-1) ?? '';
