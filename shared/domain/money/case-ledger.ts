import type { IsoDate } from '../../lib/date.ts';
import type { Counting } from '../procedure/counting/counting.ts';
import { runningLimit } from '../procedure/running-limit.ts';
import type { ProcedureDocument, ProcedureEntry, Timeline } from '../procedure/timeline/procedure-entry.ts';
import { moneyLedger, type MoneyLedger } from './ledger.ts';
import { sumsOf } from './owed.ts';
import type { Payment } from './payment.ts';

/** What the money of a case, or of one of its parties, is read from. */
export interface MoneyCase {
  readonly documents: readonly ProcedureDocument[];
  readonly payments: readonly Payment[];
  readonly timeline: Timeline;
  readonly counting: Counting;
  readonly today: IsoDate;
}

/** The ledger of what is decided, by when it is due from the service of the decision. */
export function caseLedger({ documents, payments, timeline, counting, today }: MoneyCase): MoneyLedger {
  const decided = sumsOf(documents, timeline)?.document.id;
  const served = timeline.findLast(
    ({ event, aboutId, documentId }) => event === 'decision_served' && (aboutId ?? documentId) === decided,
  );
  const dueOn =
    served === undefined ? undefined : runningLimit('E6', served, timeline, { ...counting, today })?.due;
  return moneyLedger({ documents, payments, timeline, dueOn, today });
}

/** A word or a voucher without a sum says that all was paid, and nobody told a sum: there is nothing to reckon with. */
export const paidWithoutFigure = (
  payments: readonly Payment[],
  timeline: Timeline,
): ProcedureEntry | undefined =>
  payments.length > 0 ? undefined : timeline.findLast(({ event }) => event === 'paid');
