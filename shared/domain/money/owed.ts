import { isIsoDate, type IsoDate } from '../../lib/date.ts';
import { penaltiesIn } from '../penalties/penalties-in.ts';
import { rowsOf } from '../documents/values/check-values.ts';
import { textIn } from '../procedure/timeline/document-events.ts';
import { outcomeIn, outcomeRule } from '../procedure/events/remedy-outcome.ts';
import { penaltyDecisions } from '../procedure/timeline/document-kind.ts';
import type { OtherEvent, ProcedureDocument } from '../procedure/timeline/procedure-entry.ts';

/** What a decision imposes to be paid, 分; undefined where its words give no figure. */
export interface DecisionSums {
  readonly document: ProcedureDocument;
  readonly fine: number | undefined;
  readonly gains: number | undefined;
  /** it speaks of money at all */
  readonly owes: boolean;
}

/** What 复议 and 诉讼 said, as far as it is needed here: any timeline, or what was told. */
export type ToldEnds = readonly Pick<OtherEvent, 'event' | 'on' | 'detail'>[];

/** How the last of 复议 and 诉讼 that changed a decision changed it. */
function changeOf(decision: ProcedureDocument, decisions: readonly ProcedureDocument[], told: ToldEnds) {
  return told
    .filter(({ event, on }) => {
      if (event !== 'reconsideration_ended' && event !== 'litigation_ended') return false;
      return decisions.findLast(({ date = '' }) => date <= on) === decision;
    })
    .map(({ detail }) => outcomeIn(detail))
    .findLast(
      ({ outcome }) =>
        outcome !== undefined &&
        (outcomeRule(outcome).ends === true || outcome === 'changed' || outcome === 'partly_revoked'),
    );
}

/** The last decision there was, revoked or void ones too: what came in on it is given back. */
export const lastDecision = (documents: readonly ProcedureDocument[]): ProcedureDocument | undefined =>
  documents.findLast(
    ({ kind, state }) => state !== 'draft' && kind !== undefined && penaltyDecisions.includes(kind),
  );

/**
 * The last decision in force that imposes something: a corrected one is the same document. Of one that was revoked
 * nothing is owed; of one that was changed what the change says. @param told what 复议 and 诉讼 said
 */
export function sumsOf(
  documents: readonly ProcedureDocument[],
  told: ToldEnds = [],
): DecisionSums | undefined {
  const decisions = documents.filter(
    ({ kind, state }) => state === 'finalised' && kind !== undefined && penaltyDecisions.includes(kind),
  );
  const decision = decisions.at(-1);
  if (decision === undefined) return undefined;
  const change = changeOf(decision, decisions, told);
  if (change?.outcome !== undefined) {
    if (outcomeRule(change.outcome).ends === true) return undefined;
    const { fine: left, gains: leftGains, kinds: leftKinds } = penaltiesIn(change.words);
    return {
      document: decision,
      fine: leftKinds.has('罚款') ? left : change.words === '' ? undefined : 0,
      gains: leftKinds.has('没收违法所得') ? leftGains : change.words === '' ? undefined : 0,
      owes: leftKinds.has('罚款') || leftKinds.has('没收违法所得') || change.words === '',
    };
  }
  const said = decision.values['penalties'];
  const rows = rowsOf(said).map(({ content = '' }) => content);
  const text = typeof said === 'string' ? said : rows.length > 0 ? rows.join('\n') : choices(said);
  const amount = decision.values['fine_amount'];
  const { fine, gains, kinds } = penaltiesIn(text);
  const fined = kinds.has('罚款');
  const gained = kinds.has('没收违法所得');
  return {
    document: decision,
    fine: !fined ? 0 : typeof amount === 'number' ? amount : fine,
    gains: gained ? gains : 0,
    owes: fined || gained,
  };
}

const choices = (value: ProcedureDocument['values'][string] | undefined): string =>
  Array.isArray(value) ? value.filter((one) => typeof one === 'string').join('；') : '';

/** A part of the fine with the last day on which it may be paid. */
export interface Instalment {
  readonly due: IsoDate;
  readonly amount: number;
}

/** 延期、分期缴纳罚款通知书: when which part of the fine is to be paid instead. */
export interface Deferral {
  readonly document: ProcedureDocument;
  readonly kind: '延期' | '分期';
  readonly on: IsoDate;
  readonly instalments: readonly Instalment[];
}

/** The last deferral in force. @param fine what is deferred by 延期, in 分 */
export function deferralOf(documents: readonly ProcedureDocument[], fine: number): Deferral | undefined {
  const document = documents.findLast(
    ({ kind, state, date }) => kind === 'fine_deferral_notice' && state === 'finalised' && date !== undefined,
  );
  if (document?.date === undefined) return undefined;
  if (textIn(document, 'kind') === '分期') {
    const instalments = rowsOf(document.values['installments'])
      .flatMap(({ due_on: due = '', amount = '' }) =>
        isIsoDate(due) && /^\d+$/.test(amount) ? [{ due, amount: Number(amount) }] : [],
      )
      .toSorted((a, b) => (a.due < b.due ? -1 : 1));
    return { document, kind: '分期', on: document.date, instalments };
  }
  const until = [...textIn(document, 'deferral_terms').matchAll(/(\d{4})年(\d{1,2})月(\d{1,2})日/g)]
    .map(([, year = '', month = '', day = '']) => `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`)
    .filter(isIsoDate)
    .at(-1);
  return {
    document,
    kind: '延期',
    on: document.date,
    instalments: until === undefined ? [] : [{ due: until, amount: fine }],
  };
}
