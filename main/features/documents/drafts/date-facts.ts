import type { DateFacts } from '#shared/domain/documents/date-checks/date-facts.ts';
import { isIsoDate } from '#shared/lib/date.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { factsForDocuments } from '../context/document-context.ts';
import { findDocument, listDocuments, type StoredDocument } from '../context/documents.repository.ts';

const PROOF_OF_SERVICE = 50;
const PRIOR_NOTICE = 37;
const LIST = 24;

/** What the dates of a document are held against: its case, what was issued before it, its officers, the limits. */
export async function dateFactsOf(context: DocumentContext, documentId: string): Promise<DateFacts> {
  const { archive, cases, dateLimits } = context;
  const document = await findDocument(archive.db, documentId);
  const theCase = await cases.get(document.caseId);
  const facts = await factsForDocuments(context, document.caseId);
  const documents = await listDocuments(archive.db, document.caseId);
  const day = (fact: unknown) => (typeof fact === 'string' && isIsoDate(fact) ? fact : undefined);
  const served = documents.find((one) => one.id === document.servesDocumentId);
  return {
    ...known({
      clueOn: theCase.clueOn,
      filedOn: day(facts['case.filedOn']),
      noticeOn: day(facts['facts.noticeOn']),
      noticeServedOn: noticeServedOn(documents),
      measureOn: day(facts['facts.measureOn']),
      preservationOn: day(facts['facts.preservationOn']),
      decisionOn: day(facts['facts.decisionOn']),
      served:
        served === undefined
          ? undefined
          : { templateNumber: served.templateNumber, title: served.title, ...known({ date: served.date }) },
      citedBy: citedBy(document, documents, facts['facts.listNumber']),
    }),
    officers: theCase.officers.map(({ name, certificateNumber, certificateValidUntil }) => ({
      name,
      certificateNumber,
      validUntil: certificateValidUntil,
    })),
    limits: dateLimits,
  };
}

/** The last day a 行政处罚告知书 in force was served, by a 送达回证 in force. */
function noticeServedOn(documents: readonly StoredDocument[]): string | undefined {
  const inForce = documents.filter((document) => document.state === 'finalised');
  const notices = new Set(
    inForce.filter(({ templateNumber }) => templateNumber === PRIOR_NOTICE).map(({ id }) => id),
  );
  return inForce
    .filter(({ templateNumber }) => templateNumber === PROOF_OF_SERVICE)
    .filter(({ servesDocumentId }) => servesDocumentId !== undefined && notices.has(servesDocumentId))
    .flatMap(({ date }) => date ?? [])
    .toSorted()
    .at(-1);
}

/** For a 清单: the first document in force that cites its number and bears a day. */
function citedBy(
  { templateNumber, own, fixed = own }: StoredDocument,
  documents: readonly StoredDocument[],
  lent: unknown,
): { readonly title: string; readonly date: string } | undefined {
  const number = fixed['list_number'] ?? lent;
  if (templateNumber !== LIST || typeof number !== 'string' || number === '') return undefined;
  return documents
    .filter((one) => one.state === 'finalised' && one.templateNumber !== LIST)
    .filter((one) => one.fixed?.['list_number'] === number)
    .flatMap(({ title, date }) => (date === undefined ? [] : [{ title, date }]))
    .toSorted((a, b) => (a.date < b.date ? -1 : 1))[0];
}

/** Leaves out what is not known. */
function known<T extends Readonly<Record<string, unknown>>>(
  facts: T,
): { [K in keyof T]?: Exclude<T[K], undefined> } {
  // `as`: fromEntries forgets the keys; only undefined values were taken out.
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
