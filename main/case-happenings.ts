import { furtherParties } from './features/cases/cases.ts';
import { procedureDocuments } from './features/documents/documents.ts';
import { paymentsOfCase } from './features/money/money.ts';
import { toldEvents } from './features/procedure/procedure.ts';
import { serviceRecipients } from './features/service/service.ts';
import { withPapers } from './features/volumes/with-papers.ts';
import { moneyEvents } from '#shared/domain/money/money-events.ts';
import type { Db } from './platform/sqlite/open.ts';

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
  // Once sums are told they say when it was paid, not a voucher or a word without one.
  const known = [...shown, ...told].filter(({ event }) => payments.length === 0 || event !== 'paid');
  return {
    documents,
    parties,
    // The register of money knows one decision: of several parties it settles nobody's.
    others: several ? known : [...known, ...moneyEvents(documents, payments)],
    recipients: await serviceRecipients(db, caseId),
  };
}
