import type { IsoDate } from '../../../lib/date.ts';
import type { GoodsStanding } from '../../goods/register.ts';
import type { Counting } from '../counting/counting.ts';
import { PARTLY } from '../clocks.ts';
import { runningLimit } from '../running-limit.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import { NO_PENALTY, PAYABLE } from '../timeline/document-events.ts';
import type { RuleId } from '../counting/limits.ts';
import type { ProcedureEntry, Timeline } from '../timeline/procedure-entry.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { Answers } from './condition.ts';
import type { SituationFact } from './situation-fact.ts';

/** A document of the case, as far as the way of the case asks for it. */
export interface SituationDocument {
  readonly id: string;
  readonly kind: DocumentKind | undefined;
  readonly state: 'draft' | 'finalised' | 'void';
  readonly date?: IsoDate | undefined;
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
  readonly reason: string;
  readonly by: string;
  readonly on: IsoDate;
}

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

/** An entry of the whole case, or of what one start began: about it, and not before it unless it approved it. */
function concerns(start: ProcedureEntry | undefined): (entry: ProcedureEntry) => boolean {
  if (start === undefined) return () => true;
  return ({ aboutId, documentId, on, event }) =>
    (aboutId === undefined || aboutId === start.documentId || documentId === start.documentId) &&
    (on >= start.on || event.endsWith('_approved'));
}

/** What can be asked of a case, or of what `start` began in it. */
export function answersOf(
  situation: Situation,
  start?: ProcedureEntry,
): Answers & { readonly scope: Timeline } {
  const scope = situation.timeline.filter(concerns(start));
  const happened = (event: ProcedureEvent): boolean => scope.some((entry) => entry.event === event);
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
    passed: (rule) => {
      const due = dueOfRule(situation, scope, rule);
      return due !== undefined && situation.today > due.on;
    },
  };
}

/** When a period that has begun in this scope ends, as its clock says. */
export function dueOfRule(
  { counting, today }: Pick<Situation, 'counting' | 'today'>,
  scope: Timeline,
  rule: RuleId,
): { readonly on: IsoDate; readonly estimate: boolean } | undefined {
  const starts: ReadonlySet<string> = new Set(
    counting.limits.all().flatMap(({ id, start }) => (id === rule ? [start] : [])),
  );
  const from = scope.findLast(({ event }) => starts.has(event));
  const run = from === undefined ? undefined : runningLimit(rule, from, scope, { ...counting, today });
  return run === undefined ? undefined : { on: run.due, estimate: run.estimate };
}

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
const WARNING_ONLY = /^[（(]?[一1]?[)）]?[、.．]?\s*(?:给予)?(?:警告|通报批评)[；。]?$/;

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

const decision = (scope: Timeline): string | undefined => detailsOf(scope, 'decided').at(-1);

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
  testing_open: ({ scope }) => isOpen(scope, 'testing_entrusted', ['testing_result_told']),
  suspended: ({ scope }) => lastIs(scope, 'case_suspended', ['case_resumed', 'case_terminated', 'closed']),
  goods_seized: ({ happened }) => happened('measure_taken'),
  hearing_asked: ({ scope }) => scope.some(({ event }) => HEARING.includes(event)),
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
  warning_only: ({ scope }) => WARNING_ONLY.test(decision(scope)?.trim() ?? ''),
  payment_due: ({ scope }) => PAYABLE.test(decision(scope) ?? ''),
  payment_settled: ({ scope }) => scope.some(({ event }) => event === 'paid' || event === 'court_enforced'),
  goods_left: ({ situation: { goods } }) => goods.left,
  // A case that was closed before anybody kept its register is not opened again by it: its documents speak.
  goods_settled: (asked) => {
    const { any, left, told } = asked.situation.goods;
    if (any && !left) return true;
    return (!any || (asked.happened('closed') && !told)) && goodsDone(asked);
  },
  goods_in_decision: ({ scope }) => /没收(?!(?:[^，。；、]{0,8})违法所得)/.test(decision(scope) ?? ''),
};

/** What documents alone say of things that were taken: all of it was released, or what was taken away disposed of. */
const goodsDone = ({ scope, happened }: Asked): boolean =>
  (happened('goods_disposed') || happened('measure_released')) &&
  !isOpen(scope, 'measure_taken', ['measure_released', 'goods_transferred', 'goods_disposed']);

const disposition = (scope: Timeline): string => detailsOf(scope, 'disposition_approved').at(-1) ?? '';
