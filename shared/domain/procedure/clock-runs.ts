import type { IsoDate } from '../../lib/date.ts';
import { takesGoods } from '../penalties/taken.ts';
import type { RuleId } from './counting/limits.ts';
import type { ProcedureEvent } from './events/procedure-event.ts';
import {
  closingEvents,
  isClueReceived,
  isPaidBefore,
  isPublished,
  isReasonToClose,
  toBePaid,
} from './limit-start.ts';
import type { Start } from './running-limit.ts';
import { isCorrected } from './timeline/decisions-in-force.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';
import { endsUrgency, isUrgent } from './urgent-measure.ts';

/** 组卷归档: the one limit that runs in a closed case. */
export const FILING_RULE = 'E16' satisfies RuleId;

/** When a rule begins to run and what ends it, beside the end of the case. */
export interface Run {
  readonly rule: RuleId;
  readonly starts: readonly ProcedureEvent[];
  readonly ends: readonly ProcedureEvent[];
  /**
   * Of what was done several times: a case is filed once, whatever is written later; a notice given anew is told anew;
   * every measure and every decision runs by itself.
   */
  readonly which: 'first' | 'last' | 'each';
  /** which of the starts count; all without it */
  readonly when?: (entry: ProcedureEntry, timeline: Timeline) => boolean;
  /** which of the ends count; all without it */
  readonly endsWhen?: (entry: ProcedureEntry, start: Start) => boolean;
  /** it runs on in a closed case */
  readonly outlives?: true;
}

const OVER = ['case_terminated'] as const;
const SENT_ON = ['transferred', 'crime_transferred'] as const;
const sentOn: ReadonlySet<string> = new Set(SENT_ON);
/** What the police say of a case that was handed to them. */
const ANSWERED = ['police_filed', 'non_filing_received', 'police_returned'] as const;
const JURISDICTION_FOUND = ['jurisdiction_ours', 'jurisdiction_others'] as const;

/** What is closed, or never was filed, has only to be put into the archive. */
const isEndWithoutMore = (entry: ProcedureEntry, timeline: Timeline): boolean =>
  entry.event === 'closed' || !timeline.some(({ event }) => event === 'filed');
const PERFORMED = ['paid', 'deferred', 'court_applied', 'court_enforced', ...OVER] as const;

/** Every limit that runs by what happened, beside the windows and agreed days that `clocks.ts` makes. */
/** Whether what is in force no more is to be withdrawn from that day on: what was withdrawn before is not withdrawn again. */
function isToWithdraw(day: IsoDate, timeline: Timeline): boolean {
  const published = timeline.findLast(({ event }) => event === 'former_published');
  const withdrawn = timeline.findLast(({ event }) => event === 'publication_withdrawn');
  if (published === undefined || withdrawn === undefined) return published !== undefined;
  return withdrawn.on < published.on || withdrawn.on >= day;
}

export const runs: readonly Run[] = [
  {
    rule: 'A3',
    starts: ['clue_found', 'case_returned'],
    ends: ['filed', 'not_filed', 'decided', ...SENT_ON, ...OVER],
    which: 'last',
    when: isClueReceived,
  },
  {
    rule: 'A1',
    starts: ['dispute_arisen'],
    ends: ['referral_received', ...JURISDICTION_FOUND],
    which: 'last',
  },
  { rule: 'A2', starts: ['referral_received'], ends: JURISDICTION_FOUND, which: 'last' },
  {
    rule: 'B1',
    starts: ['measure_taken', 'evidence_preserved'],
    ends: ['measure_approved', 'preservation_approved', 'measure_released', 'preservation_released'],
    endsWhen: (entry, { event }) => endsUrgency(entry, event),
    which: 'each',
    when: isUrgent,
  },
  {
    rule: 'B2',
    starts: ['evidence_preserved'],
    // Whether the case goes on or not, what is held is dealt with in time (程序规定第三十五条).
    ends: ['preservation_released', 'measure_taken', 'testing_entrusted', 'decided'],
    which: 'each',
  },
  {
    rule: 'B3',
    starts: ['measure_taken'],
    // 程序规定第四十二条: a decision that takes nothing away, or the end of the case, releases nothing by itself.
    ends: ['measure_released', 'goods_transferred', 'goods_disposed', 'decided'],
    endsWhen: ({ event, detail = '' }) => event !== 'decided' || takesGoods(detail),
    which: 'each',
  },
  {
    rule: 'D1',
    starts: ['filed'],
    ends: ['decided', ...SENT_ON, ...OVER],
    which: 'first',
    // Sent on before it was filed here, come back, and taken again: nobody here decides it.
    when: (_filed, timeline) => !timeline.some(({ event }) => sentOn.has(event)),
  },
  { rule: 'D3', starts: ['review_submitted'], ends: ['review_returned', 'decided', ...OVER], which: 'last' },
  { rule: 'D4', starts: ['notice_served'], ends: ['decided', ...OVER], which: 'last' },
  {
    rule: 'T7',
    starts: ['hearing_held'],
    ends: ['hearing_reported', 'hearing_ended', 'decided', ...OVER],
    which: 'last',
  },
  {
    rule: 'E1',
    starts: ['decided'],
    ends: ['decision_served', 'decision_posted', 'decision_announced', ...OVER],
    which: 'each',
  },
  {
    rule: 'E1b',
    starts: ['served_decision_corrected'],
    // What 复议 or 诉讼 changed is no more what was corrected.
    ends: ['corrected_decision_served', 'decision_posted', 'decision_announced', 'decision_changed', ...OVER],
    which: 'each',
    outlives: true,
  },
  {
    rule: 'P4',
    starts: ['decided'],
    ends: ['published', ...OVER],
    which: 'each',
    // No article of 公示规定 lets the closing of a case end the duty.
    outlives: true,
    when: (decision, timeline) => isPublished(decision) && !isCorrected(decision, timeline),
  },
  {
    rule: 'T1',
    starts: ['hearing_requested'],
    ends: ['hearing_host_named', 'hearing_ended', 'decided', ...OVER],
    which: 'last',
  },
  {
    rule: 'F1',
    starts: ['transfer_reported'],
    ends: ['crime_transfer_approved', 'crime_transfer_refused', 'crime_transferred'],
    which: 'last',
  },
  {
    rule: 'F2',
    starts: ['crime_transfer_approved'],
    // What was approved is handed over, whatever becomes of the case here; of the day it came back nothing waits any more.
    ends: ['crime_transferred', 'former_transferred', 'case_returned'],
    which: 'last',
    outlives: true,
  },
  // What the police do or are given goes on in a case that was closed here.
  {
    rule: 'F3',
    starts: ['police_received'],
    ends: ['police_found_foreign', ...ANSWERED],
    which: 'last',
    outlives: true,
  },
  {
    rule: 'F3b',
    starts: ['police_found_foreign'],
    ends: ['police_received', ...ANSWERED],
    // The one who forwards it signed for it first, maybe that day.
    endsWhen: ({ event, on }, start) => event !== 'police_received' || on > start.on,
    which: 'last',
    outlives: true,
  },
  {
    rule: 'F4',
    starts: ['non_filing_received'],
    ends: ['review_by_police_asked', 'supervision_suggested', 'police_filed'],
    which: 'last',
    outlives: true,
  },
  {
    rule: 'F4b',
    starts: ['review_by_police_asked'],
    ends: ['review_by_police_received', 'police_filed'],
    which: 'last',
    outlives: true,
  },
  {
    rule: 'F4c',
    starts: ['review_by_police_received'],
    ends: ['supervision_suggested', 'police_filed'],
    which: 'last',
    outlives: true,
  },
  {
    rule: 'F5',
    starts: ['police_filed'],
    ends: ['police_handed_over', 'police_returned'],
    which: 'last',
    outlives: true,
  },
  {
    rule: 'E6',
    starts: ['decision_served'],
    ends: PERFORMED,
    which: 'each',
    when: (served, timeline) => toBePaid(served, timeline) && !isPaidBefore(served, timeline),
  },
  { rule: 'E12', starts: ['fine_collected'], ends: ['fine_handed_in'], which: 'last', outlives: true },
  { rule: 'E12b', starts: ['fine_handed_in'], ends: ['fine_banked'], which: 'last', outlives: true },
  { rule: 'E9', starts: ['demand_served'], ends: ['paid', 'court_applied', ...OVER], which: 'last' },
  {
    rule: 'E13',
    starts: closingEvents,
    ends: [],
    which: 'first',
    when: isReasonToClose,
  },
  {
    rule: 'E15',
    starts: ['decision_changed', 'decision_voided'],
    ends: ['publication_withdrawn'],
    which: 'last',
    when: ({ on }, timeline) => isToWithdraw(on, timeline),
    outlives: true,
  },
  { rule: 'E14', starts: ['decided'], ends: ['archived', 'closed'], which: 'first' },
  {
    rule: FILING_RULE,
    starts: ['closed', 'not_filed', ...SENT_ON],
    ends: ['archived'],
    which: 'first',
    when: isEndWithoutMore,
    outlives: true,
  },
];
