import type { IsoDate } from '../../lib/date.ts';
import { payInOrder } from '../procedure/agreed-days.ts';
import type { ProcedureDocument, Timeline } from '../procedure/timeline/procedure-entry.ts';
import { type AddedFine, addedFine, type Pause } from './added-fine.ts';
import {
  type DecisionSums,
  type Deferral,
  deferralOf,
  type Instalment,
  lastDecision,
  sumsOf,
} from './owed.ts';
import { type Owed, type Payment, paymentRule } from './payment.ts';

/** One of the sums: what is owed, what came in, what is open. */
export interface Sum {
  readonly of: Owed;
  /** 分; undefined where the decision gives no figure */
  readonly owed: number | undefined;
  readonly paid: number;
  readonly open: number | undefined;
  /** paid beyond what was owed */
  readonly over: number;
}

/** A part of the fine with what came in for it, the earlier parts first. */
export interface PaidInstalment extends Instalment {
  readonly paid: number;
}

/** 罚没款台账: what a decision imposes, what came in, what is added day by day. */
export interface MoneyLedger {
  readonly decision: DecisionSums | undefined;
  /** where none is in force: the last there was, void or revoked */
  readonly former: ProcedureDocument | undefined;
  readonly deferral: Deferral | undefined;
  /** the last day without deferral, once the decision is served */
  readonly dueOn: IsoDate | undefined;
  readonly sums: readonly Sum[];
  readonly instalments: readonly PaidInstalment[];
  readonly added: AddedFine;
  readonly pauses: readonly Pause[];
  readonly payments: readonly Payment[];
  /** received on a decision that is in force no more, or beyond what is owed, and not yet given back, 分 */
  readonly toReturn: number;
  /** fine and gains are paid: known only where the decision gives the figures */
  readonly settledOn: IsoDate | undefined;
}

export interface MoneyData {
  readonly documents: readonly ProcedureDocument[];
  /** in the order in which they were told */
  readonly payments: readonly Payment[];
  readonly timeline: Timeline;
  /** last day to pay by the limit of the decision (程序规定第七十二条) */
  readonly dueOn: IsoDate | undefined;
  readonly today: IsoDate;
}

const total = (payments: readonly Payment[]): number => payments.reduce((sum, { amount }) => sum + amount, 0);
const byDay = (a: { readonly on: IsoDate }, b: { readonly on: IsoDate }): number =>
  a.on < b.on ? -1 : a.on > b.on ? 1 : 0;

/** Pure: the same documents, payments and day give the same sums. */
export function moneyLedger({ documents, payments, timeline, dueOn, today }: MoneyData): MoneyLedger {
  const decision = sumsOf(documents, timeline);
  const since = decision?.document.date ?? (decision === undefined ? '9999' : '');
  const fine = decision?.fine ?? 0;
  // What was agreed to for a decision before this one ended with it.
  const deferral = deferralOf(
    documents.filter(({ kind, date = since }) => kind !== 'fine_deferral_notice' || date >= since),
    fine,
  );
  const told = payments.toSorted(byDay);
  const came = told.filter(({ kind }) => paymentRule(kind).pays);
  const pays = came.filter(({ on }) => on >= since);
  const former = total(came.filter(({ on, kind }) => on < since && kind !== 'waived'));
  const returned = total(told.filter(({ kind }) => kind === 'returned'));
  const of = (owed: Owed): readonly Payment[] => pays.filter((one) => one.of === owed);
  const pauses = pausesOf(timeline);
  const parts = partsOf(fine, dueOn, deferral);
  const added = addedFine({ parts, fine, paid: of('fine'), pauses, until: today });
  const sum = (owed: Owed, amount: number | undefined): Sum => {
    const paid = total(of(owed));
    return {
      of: owed,
      owed: amount,
      paid,
      open: amount === undefined ? undefined : Math.max(0, amount - paid),
      over: amount === undefined ? 0 : Math.max(0, paid - amount),
    };
  };
  const sums = [sum('fine', decision?.fine), sum('gains', decision?.gains), sum('added', added.total)];
  return {
    decision,
    former: decision === undefined ? lastDecision(documents) : undefined,
    deferral,
    dueOn,
    sums,
    instalments: paidInstalments(deferral?.instalments ?? [], total(of('fine')), of('fine'), deferral),
    added,
    pauses,
    payments: told,
    toReturn: Math.max(0, former + sums.reduce((all, { over }) => all + over, 0) - returned),
    settledOn: decision === undefined ? undefined : settledOn(decision, pays),
  };
}

/**
 * What may be paid by when: the parts of a deferral, and what it leaves out by the day of the decision. A deferral granted
 * after that day stands for the whole time: nothing is added for days that were agreed to later.
 */
function partsOf(
  fine: number,
  dueOn: IsoDate | undefined,
  deferral: Deferral | undefined,
): readonly Instalment[] {
  const first = dueOn === undefined ? [] : [dueOn];
  if (deferral === undefined || deferral.instalments.length === 0)
    return first.map((due) => ({ due, amount: fine }));
  const deferred = deferral.instalments.reduce((sum, { amount }) => sum + amount, 0);
  const rest = Math.max(0, fine - deferred);
  return [...(rest === 0 ? [] : first.map((due) => ({ due, amount: rest }))), ...deferral.instalments];
}

/** What came in pays the part that is due first. */
function paidInstalments(
  instalments: readonly Instalment[],
  all: number,
  paid: readonly Payment[],
  deferral: Deferral | undefined,
): readonly PaidInstalment[] {
  const before = deferral === undefined ? 0 : total(paid.filter(({ on }) => on < deferral.on));
  const parts = payInOrder(
    instalments.map(({ amount }) => amount),
    all - before,
  );
  return instalments.map((one, index) => ({ ...one, paid: parts[index] ?? 0 }));
}

/** The day on which fine and gains were both there; undefined where the decision says no figure or something is open. */
function settledOn({ fine, gains, owes }: DecisionSums, pays: readonly Payment[]): IsoDate | undefined {
  if (!owes || fine === undefined || gains === undefined) return undefined;
  const open = { fine, gains };
  for (const { of, amount, on } of pays) {
    if (of === 'added') continue;
    open[of] -= amount;
    if (open.fine <= 0 && open.gains <= 0) return on;
  }
  return undefined;
}

/** 复议 and 诉讼, from the day told to the day told. */
function pausesOf(timeline: Timeline): readonly Pause[] {
  const kinds = [
    ['reconsideration_begun', 'reconsideration_ended', '行政复议'],
    ['litigation_begun', 'litigation_ended', '行政诉讼'],
  ] as const;
  return kinds.flatMap(([begin, end, why]) =>
    timeline
      .filter(({ event }) => event === begin)
      .map(({ on }) => ({
        from: on,
        to: timeline.find((entry) => entry.event === end && entry.on >= on)?.on,
        why,
      })),
  );
}
