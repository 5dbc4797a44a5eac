import fc from 'fast-check';
import { isPayable } from '#shared/domain/penalties/penalties-in.ts';
import {
  outcomeDetail,
  type RemedyOutcome,
  remedies,
  remedyOutcomeNames,
} from '#shared/domain/procedure/events/remedy-outcome.ts';
import { isTellable, mayBeTold, tellableFrom } from '#shared/domain/procedure/events/told-events.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { pendingRemedy } from '#shared/domain/procedure/remedies.ts';
import type { NextStep } from '#shared/domain/procedure/stages/next-steps.ts';
import { decisionInForce, imposedBy } from '#shared/domain/procedure/timeline/decisions-in-force.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { FIRST_PARTY } from '#shared/domain/procedure/timeline/parties.ts';
import { addDays } from '#shared/lib/date.ts';
import type { WalkedCase } from './walked-case.ts';

/** What a decision imposes, as clerks write it: every kind of penalty, sums in figures and in words. */
export const penaltyTexts = [
  '罚款5000元',
  '罚款一万元',
  '罚款人民币伍仟元整',
  '警告',
  '责令改正，给予警告。',
  '警告；罚款2000元',
  '给予通报批评',
  '没收违法所得300元',
  '没收涉案食品；罚款100元',
  '没收违法所得及非法财物。',
  '没收扣押的辣椒酱12瓶及违法所得300.00元',
  '没收当事人违法经营所取得的违法所得300.00元',
  '对扣押的辣椒酱12瓶予以没收',
  '责令停产停业',
  '吊销食品经营许可证',
  '吊销食品经营许可证；罚款十万元',
] as const;

/** What goes another way than the next step: by the party, a court, a mistake that is put right, or one that is not. */
const troubles = [
  'reconsider',
  'sue',
  'end_remedy',
  'void_decision',
  'void_notice',
  'void_receipt',
  'correct_decision',
  'correct_notice',
  'pay',
  'defer',
  'instal',
  'waive',
  'publish_early',
  'serve_again',
  'tell_too_early',
  'join',
] as const;
type Trouble = (typeof troubles)[number];

export const troubledTurn = fc.record({
  which: fc.nat({ max: 3 }),
  party: fc.nat({ max: 3 }),
  days: fc.oneof({ weight: 6, arbitrary: fc.nat({ max: 6 }) }, fc.constantFrom(20, 95, 200)),
  trouble: fc.oneof(
    { weight: 5, arbitrary: fc.constant(undefined) },
    { weight: 1, arbitrary: fc.constantFrom<Trouble>(...troubles) },
  ),
  outcome: fc.constantFrom<RemedyOutcome>(...remedyOutcomeNames),
});
export type TroubledTurn = typeof troubledTurn extends fc.Arbitrary<infer T> ? T : never;

const lawful = ({ status }: NextStep): boolean => !status.unmet.some(({ weight }) => weight === 'unlawful');

/**
 * Walks a case of which the next step is followed, but for the troubles that come between.
 *
 * @param look asked of every party after every turn
 * @param before asked when a step is about to be taken
 * @returns the parties
 */
export function walkTroubled(
  walked: WalkedCase,
  turns: readonly TroubledTurn[],
  look: (party: string, turn: TroubledTurn) => void,
  before: (step: NextStep) => void,
): readonly string[] {
  const parties = [FIRST_PARTY];
  for (const turn of turns) {
    walked.pass(turn.days);
    walked.turnTo(parties[turn.party % parties.length] ?? FIRST_PARTY);
    if (turn.trouble !== undefined) makeTrouble(walked, turn.trouble, turn, parties);
    else {
      const open = walked.next().filter(lawful);
      const next = open[turn.which % Math.max(1, open.length)];
      if (
        next !== undefined &&
        next.made === undefined &&
        (next.need !== undefined || next.waitsUntil === undefined)
      ) {
        before(next);
        walked.take(next);
      }
    }
    for (const party of parties) {
      walked.turnTo(party);
      look(party, turn);
    }
  }
  return parties;
}

const lastOf = (walked: WalkedCase, kind: DocumentKind) =>
  walked
    .situation()
    .documents.findLast((document) => document.kind === kind && document.state === 'finalised')?.id;

function tellIfItCan(walked: WalkedCase, event: ProcedureEvent, detail?: string): void {
  const { timeline } = walked.situation();
  const happened = (one: ProcedureEvent) => timeline.some((entry) => entry.event === one);
  if (!isTellable(event) || !mayBeTold(event, happened)) return;
  const from = tellableFrom(event, timeline);
  if (from === undefined || from.on <= walked.today()) walked.tell(event, detail);
}

function makeTrouble(
  walked: WalkedCase,
  trouble: Trouble,
  { outcome }: TroubledTurn,
  parties: string[],
): void {
  const { timeline } = walked.situation();
  const inForce = decisionInForce(timeline);
  const isOver = timeline.some(({ event }) => event === 'closed' || event === 'paid');
  const change = (kind: DocumentKind, how: 'void' | 'correct'): void => {
    const id = lastOf(walked, kind);
    if (id !== undefined) walked[how](id);
  };
  switch (trouble) {
    case 'reconsider':
    case 'sue': {
      const begun = trouble === 'sue' ? 'litigation_begun' : 'reconsideration_begun';
      if (pendingRemedy(timeline) === undefined && inForce !== undefined) tellIfItCan(walked, begun);
      return;
    }
    case 'end_remedy': {
      const pending = remedies.find(
        ({ begun, ended }) =>
          timeline.findLast(({ event }) => event === begun || event === ended)?.event === begun,
      );
      const words = outcome === 'changed' || outcome === 'partly_revoked' ? '罚款3000元' : '';
      if (pending !== undefined) tellIfItCan(walked, pending.ended, outcomeDetail(outcome, words));
      return;
    }
    case 'void_decision':
      change('penalty_decision', 'void');
      change('on_the_spot_penalty_decision', 'void');
      return;
    case 'void_notice':
      if (inForce === undefined) change('penalty_notice', 'void');
      return;
    case 'void_receipt':
      change('service_receipt', 'void');
      return;
    case 'correct_decision':
      change('penalty_decision', 'correct');
      return;
    case 'correct_notice':
      if (inForce === undefined) change('penalty_notice', 'correct');
      return;
    case 'pay':
      if (inForce !== undefined && !isOver && isPayable(imposedBy(inForce, timeline))) walked.tell('paid');
      return;
    case 'defer':
    case 'instal': {
      if (inForce === undefined || isOver || !isPayable(imposedBy(inForce, timeline))) return;
      if (
        !timeline.some(
          ({ event, aboutId, documentId }) =>
            event === 'decision_served' && (aboutId ?? documentId) === inForce.documentId,
        )
      )
        return;
      const [first, second] = [40, 70].map((days) => addDays(walked.today(), days));
      const [year = '', month = '', day = ''] = (second ?? '').split('-');
      walked.make(
        'fine_deferral_notice',
        trouble === 'defer'
          ? { kind: '延期', deferral_terms: `缴纳期限延长至${year}年${month}月${day}日` }
          : {
              kind: '分期',
              installments: [
                { due_on: first ?? '', amount: '250000' },
                { due_on: second ?? '', amount: '250000' },
              ],
            },
      );
      return;
    }
    case 'waive':
      tellIfItCan(walked, 'defence_waived');
      return;
    case 'publish_early':
      // Told for a day before the decision, as an archive of before may hold it.
      if (inForce !== undefined) walked.tell('published', undefined, addDays(inForce.on, -3));
      return;
    case 'tell_too_early': {
      const notice = timeline.find(({ event }) => event === 'notice_issued');
      if (notice !== undefined) walked.tell('defence_waived', undefined, addDays(notice.on, -2));
      return;
    }
    case 'serve_again': {
      const receipt = walked.documents().findLast(({ kind }) => kind === 'service_receipt');
      if (receipt?.servesDocumentId !== undefined)
        walked.make('service_receipt', {}, receipt.servesDocumentId);
      return;
    }
    case 'join':
      if (parties.length < 3 && inForce === undefined) {
        const party = `party-${parties.length.toString()}`;
        parties.push(party);
        walked.join(party);
      }
      return;
  }
}
