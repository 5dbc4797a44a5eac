import { FIRST_PARTY, partyOf } from '../procedure/timeline/parties.ts';
import type { OtherEvent, ProcedureDocument, SettlingEvent } from '../procedure/timeline/procedure-entry.ts';
import { sumsOf, type ToldEnds } from './owed.ts';
import { type Payment, paymentRule } from './payment.ts';

/**
 * What the register of money tells of a case: every sum as a payment in part, the one with which fine and gains were both
 * there as the payment. Without a figure in the decision each is a payment and the deferral says how many there are.
 */
export function moneyEvents(
  documents: readonly ProcedureDocument[],
  payments: readonly Payment[],
  told: ToldEnds = [],
): readonly SettlingEvent[] {
  const sums = sumsOf(documents, told);
  const since = sums?.document.date ?? '';
  const open = { fine: sums?.fine, gains: sums?.gains };
  const known = sums !== undefined && open.fine !== undefined && open.gains !== undefined;
  let settled = false;
  return payments
    .filter(({ of }) => of !== 'added')
    .toSorted((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))
    .flatMap(({ kind, of, on, amount }): readonly SettlingEvent[] => {
      if (kind === 'handed_in') return [{ event: 'fine_handed_in', on }];
      if (kind === 'banked') return [{ event: 'fine_banked', on }];
      if (!paymentRule(kind).pays) return [];
      const sum = of === 'fine' ? { amount } : {};
      const came: readonly SettlingEvent[] = kind === 'collected' ? [{ event: 'fine_collected', on }] : [];
      if (!known) return [...came, { event: 'paid', on }];
      // It was paid on a decision before this one, and settles nothing of it.
      if (on < since) return [...came, { event: 'part_paid', on, ...sum }];
      if (of !== 'added') open[of] = (open[of] ?? 0) - amount;
      const now = !settled && (open.fine ?? 0) <= 0 && (open.gains ?? 0) <= 0;
      settled ||= now;
      return [
        ...came,
        now ? { event: 'paid', on, ...sum, settles: true } : { event: 'part_paid', on, ...sum },
      ];
    });
}

/** What of a case of several parties is one's own, and what is everybody's. */
export const documentsOfParty = (
  documents: readonly ProcedureDocument[],
  partyId: string | undefined,
): readonly ProcedureDocument[] =>
  documents.filter((document) => {
    const about = partyOf(document, true);
    return about === undefined || about === (partyId ?? FIRST_PARTY);
  });

/** The same of a case of several parties: each pays what was decided about it. @param further ids beside the first */
export const moneyEventsOfParties = (
  documents: readonly ProcedureDocument[],
  payments: readonly Payment[],
  further: readonly string[],
  told: readonly OtherEvent[] = [],
): readonly SettlingEvent[] =>
  [undefined, ...further].flatMap((partyId) =>
    moneyEvents(
      documentsOfParty(documents, partyId),
      payments.filter((one) => one.partyId === partyId),
      told.filter((one) => (one.partyId ?? FIRST_PARTY) === (partyId ?? FIRST_PARTY)),
    ).map((event) => ({ ...event, partyId: partyId ?? FIRST_PARTY })),
  );
