import { furtherParties } from '../features/cases/cases.ts';
import { procedureDocuments, voidedDecisions } from '../features/documents/documents.ts';
import { paymentsOfCase } from '../features/money/money.ts';
import { toldEvents } from '../features/procedure/procedure.ts';
import { serviceRecipients } from '../features/service/service.ts';
import { withPapers } from '../features/volumes/with-papers.ts';
import { moneyEvents, moneyEventsOfParties } from '#shared/domain/money/money-events.ts';
import { FIRST_PARTY } from '#shared/domain/procedure/timeline/parties.ts';
import type { Db } from '../platform/sqlite/open.ts';

/** The documents of a case in the program and on paper, and what the papers show. */
export const papersOfCase = async (db: Db, caseId: string) =>
  withPapers(db, caseId, await procedureDocuments(db, caseId));

/** All that the timeline of a case is read from, out of the features that keep it. */
export async function caseHappenings(db: Db, caseId: string) {
  const { documents, others = [] } = await papersOfCase(db, caseId);
  const parties = await furtherParties(db, caseId);
  const several = parties.length > 0;
  const payments = await paymentsOfCase(db, caseId);
  const told = await toldEvents(db, caseId);
  // A voucher says no party: of several somebody tells whose it is.
  const shown = several ? others.filter(({ event }) => event !== 'paid') : others;
  // Once sums of a party are told they say when it had paid, not a voucher or a word without one.
  const counted = new Set(payments.map(({ partyId }) => partyId ?? FIRST_PARTY));
  const known = [...shown, ...told].filter(
    ({ event, partyId }) => event !== 'paid' || !counted.has(partyId ?? FIRST_PARTY),
  );
  const settling = several
    ? moneyEventsOfParties(
        documents,
        payments,
        parties.map(({ id }) => id),
        told,
      )
    : moneyEvents(documents, payments, told);
  return {
    documents,
    parties,
    others: [...known, ...(await voidedDecisions(db, caseId)), ...settling],
    recipients: await serviceRecipients(db, caseId),
  };
}
