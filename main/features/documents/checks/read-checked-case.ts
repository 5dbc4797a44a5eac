import type {
  CheckedCase,
  CheckedDocument,
  RegisteredNumber,
} from '#shared/domain/documents/contradictions/checked-case.ts';
import { citedNumbers } from '#shared/domain/documents/contradictions/citations.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { isRemedy } from '#shared/domain/procedure/events/remedy-outcome.ts';
import { type DocumentContext, factsByParty } from '../context/document-context.ts';
import { listCorrections, livesOfCase } from '../context/document-life.repository.ts';
import { findByNumbers, listDocuments } from '../context/documents.repository.ts';
import { issueOf, readCheckedDocument } from './read-checked-document.ts';
import { recordsElsewhere } from './records-elsewhere.ts';

const PERFORMED: readonly ProcedureEvent[] = ['paid', 'penalty_performed', 'court_enforced'];

/** Everything the rules look at, read once. What is being corrected is looked at as it will be: its draft stands for it. */
export async function readCheckedCase(
  context: DocumentContext,
  caseId: string,
  issuing?: string,
): Promise<CheckedCase> {
  const { archive, cases, library, people } = context;
  const { clueOn } = await cases.get(caseId);
  const timeline = await context.timeline(caseId);
  const factsOf = await factsByParty(context, caseId);
  const facts = factsOf(undefined);
  const corrections = await listCorrections(archive.db, caseId);
  const draftOf = new Map(corrections.map((row) => [row.document_id, row.draft_id]));
  const lives = await livesOfCase(archive.db, caseId);
  const documents: CheckedDocument[] = [];
  for (const stored of await listDocuments(archive.db, caseId)) {
    if (stored.state === 'void' || draftOf.has(stored.id)) continue;
    const document = await readCheckedDocument(
      context,
      stored,
      factsOf(stored.partyId),
      stored.id === issuing,
    );
    const served = draftOf.get(document.servesDocumentId ?? '') ?? document.servesDocumentId;
    const alsoServes = document.alsoServes?.map((id) => draftOf.get(id) ?? id);
    documents.push({
      ...document,
      servesDocumentId: served,
      alsoServes,
      issue: issueOf(stored, lives(stored.id)),
    });
  }
  const numberings = library.all().flatMap(({ numbering }) => (numbering === undefined ? [] : [numbering]));
  const numbers = citedNumbers({ documents, facts, numberings });
  return {
    caseId,
    clueOn,
    facts,
    officers: await people.list(),
    namesakes: await people.namesakes(),
    handling: await cases.handlingOf(caseId),
    documents,
    register: (await findByNumbers(archive.db, numbers)).map((entry) =>
      standingFor(entry, draftOf, documents),
    ),
    numberings,
    paperReceipts: await context.paperReceipts(caseId),
    recipients: await context.recipients(caseId),
    remedies: timeline.filter(({ event }) => isRemedy(event)),
    payments: await context.payments(caseId),
    performed: timeline.filter(({ event }) => PERFORMED.includes(event)),
    parties: (await context.parties(caseId)).map(({ id, joinedOn }) => ({
      id,
      joinedOn,
      facts: factsOf(id),
    })),
    elsewhere: await recordsElsewhere(context, caseId, documents),
    counting: context.counting(),
    amounts: context.penaltyAmounts,
    today: archive.clock.today(),
  };
}

/** The entry of a number whose document is being corrected: the draft that will bear it. */
function standingFor(
  entry: RegisteredNumber,
  draftOf: ReadonlyMap<string, string>,
  documents: readonly CheckedDocument[],
): RegisteredNumber {
  const draft = documents.find(({ id }) => id === draftOf.get(entry.documentId));
  return draft === undefined ? entry : { ...entry, documentId: draft.id, date: draft.date };
}
