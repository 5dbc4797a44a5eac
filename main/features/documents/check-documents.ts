import type { DocumentFinding, driftSchema, FactUserRow } from '#shared/contract/document-checks.ts';
import type * as z from 'zod';
import type { CaseFactPath } from '#shared/domain/documents/case-facts.ts';
import { checkCase } from '#shared/domain/documents/contradictions/check-case.ts';
import type {
  CheckedCase,
  CheckedDocument,
  RegisteredNumber,
} from '#shared/domain/documents/contradictions/checked-case.ts';
import { citedNumbers } from '#shared/domain/documents/contradictions/citations.ts';
import { usersOfFacts } from '#shared/domain/documents/contradictions/fact-users.ts';
import { type Finding, speaksAgainst } from '#shared/domain/documents/contradictions/finding.ts';
import { differencesFrom } from '#shared/domain/documents/contradictions/moved-on.ts';
import { named } from '#shared/domain/documents/contradictions/reading.ts';
import { datedBy } from '#shared/domain/documents/document-date.ts';
import { effectiveValues } from '#shared/domain/documents/effective-values.ts';
import { documentTitle } from '#shared/domain/documents/lay-out.ts';
import type { CaseFacts } from '#shared/domain/documents/template.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { type DocumentContext, factsForDocuments, factsOfDraft, templateOf } from './document-context.ts';
import { listCorrections } from './document-life.repository.ts';
import { findByNumbers, listDocuments, type StoredDocument } from './documents.repository.ts';

type Drift = z.infer<typeof driftSchema>;

/** One fact, every document: what does not agree in a case. */
export interface DocumentChecks {
  /** Findings of a case, blocking first; `issuing` is looked at as if it were issued today. */
  check(caseId: string, issuing?: string): Promise<DocumentFinding[]>;
  /** Issued documents whose words the case has moved on from. */
  drift(caseId: string): Promise<Drift[]>;
  /** Documents that print one of these facts. */
  factUsers(caseId: string, facts: readonly CaseFactPath[]): Promise<FactUserRow[]>;
}

export function checkDocuments(context: DocumentContext): DocumentChecks {
  return {
    check: async (caseId, issuing) => checkCase(await checkedCase(context, caseId, issuing)).map(wire),
    async drift(caseId) {
      const { documents, facts } = await checkedCase(context, caseId);
      return documents.flatMap((document) => {
        const differences = [...differencesFrom(document, facts)];
        return differences.length === 0
          ? []
          : [{ documentId: document.id, document: named(document), differences }];
      });
    },
    async factUsers(caseId, paths) {
      const { documents, facts } = await checkedCase(context, caseId);
      return usersOfFacts(documents, new Set(paths)).map(({ document, use, fields }) => {
        const changed = new Set(differencesFrom(document, facts).map(({ field }) => field));
        return {
          documentId: document.id,
          document: named(document),
          use,
          fields: fields.map(({ label }) => label),
          differs: fields.some(({ id }) => changed.has(id)),
        };
      });
    },
  };
}

const wire = ({ places, ...finding }: Finding): DocumentFinding => ({
  ...finding,
  places: places.map((place) => ({ ...place })),
});

/** What speaks against issuing this document as it stands. */
export async function blockingFindings(
  context: DocumentContext,
  caseId: string,
  documentId: string,
): Promise<readonly Finding[]> {
  const findings = checkCase(await checkedCase(context, caseId, documentId));
  return findings.filter((finding) => finding.severity === 'blocking' && speaksAgainst(finding, documentId));
}

/** Refuses to issue what contradicts its case; `blocked-by-rule` names the field. A reason lets it pass. */
export function refuseContradictions(blocking: readonly Finding[], documentId: string): void {
  const [first] = blocking;
  if (first === undefined) return;
  const more = blocking.length > 1 ? `（共${blocking.length.toString()}处）` : '';
  const field = first.places.find((place) => place.documentId === documentId)?.field ?? '';
  throw new ProblemError('blocked-by-rule', `不能定稿：${first.sentence}${more}确需定稿的，请写明理由。`, {
    field,
    findings: blocking.length,
  });
}

/** Everything the rules look at, read once. What is being corrected is looked at as it will be: its draft stands for it. */
async function checkedCase(context: DocumentContext, caseId: string, issuing?: string): Promise<CheckedCase> {
  const { archive, cases, library, people } = context;
  const { clueOn } = await cases.get(caseId);
  const facts = await factsForDocuments(context, caseId);
  const corrections = await listCorrections(archive.db, caseId);
  const draftOf = new Map(corrections.map((row) => [row.document_id, row.draft_id]));
  const documents: CheckedDocument[] = [];
  for (const stored of await listDocuments(archive.db, caseId)) {
    if (stored.state === 'void' || draftOf.has(stored.id)) continue;
    const document = await checkedDocument(context, stored, facts, stored.id === issuing);
    const served = draftOf.get(document.servesDocumentId ?? '') ?? document.servesDocumentId;
    documents.push({ ...document, servesDocumentId: served });
  }
  const numberings = library.all().flatMap(({ numbering }) => (numbering === undefined ? [] : [numbering]));
  const numbers = citedNumbers({ documents, facts, numberings });
  return {
    caseId,
    clueOn,
    facts,
    officers: await people.list(),
    documents,
    register: (await findByNumbers(archive.db, numbers)).map((entry) =>
      standingFor(entry, draftOf, documents),
    ),
    numberings,
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

async function checkedDocument(
  context: DocumentContext,
  stored: StoredDocument,
  caseFacts: CaseFacts,
  issuing: boolean,
): Promise<CheckedDocument> {
  const { db } = context.archive;
  const { id, own, fixed, servesDocumentId } = stored;
  const issued = fixed !== undefined;
  const template = await templateOf(context, db, stored);
  const facts = issued ? caseFacts : await factsOfDraft(db, caseFacts, stored);
  const values = issued ? fixed : effectiveValues(template, facts, own).values;
  const by = datedBy(template, values);
  const dated = issued || issuing || by?.field.from !== 'document.date' || own[by.field.id] !== undefined;
  const kept = facts['document.number'];
  const documentNumber = stored.documentNumber ?? (typeof kept === 'string' ? kept : undefined);
  return {
    id,
    template,
    title: issued ? stored.title : documentTitle(template, values),
    state: issued ? 'finalised' : 'draft',
    values,
    own,
    date: dated ? by?.day : undefined,
    documentNumber,
    servesDocumentId,
  };
}
