import type { CheckedDocument } from '#shared/domain/documents/contradictions/checked-case.ts';
import { datedBy } from '#shared/domain/documents/values/document-date.ts';
import { effectiveValues } from '#shared/domain/documents/values/effective-values.ts';
import { documentTitle } from '#shared/domain/documents/page/lay-out.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { officerChangesOf } from '../../cases/cases.ts';
import type { CaseFacts } from '#shared/domain/documents/template/template.ts';
import { type DocumentContext, factsOfDraft, templateOf } from '../context/document-context.ts';
import type { StoredLife } from '../context/document-life.repository.ts';
import type { StoredDocument } from '../context/documents.repository.ts';

/** The version in force of a finalised document. */
export function issueOf(
  { state, pages, finalisedAt }: StoredDocument,
  { version, firstIssuedAt, scan }: StoredLife,
): CheckedDocument['issue'] {
  if (state !== 'finalised' || pages === undefined || finalisedAt === undefined) return undefined;
  return { version, pages, at: finalisedAt, firstAt: firstIssuedAt ?? finalisedAt, scan };
}

/** A document as the rules read it; `issuing`: as if it were issued today. */
export async function readCheckedDocument(
  context: DocumentContext,
  stored: StoredDocument,
  caseFacts: CaseFacts,
  issuing: boolean,
): Promise<CheckedDocument> {
  const { id, own, fixed, servesDocumentId, alsoServes, partyId } = stored;
  const issued = fixed !== undefined;
  const template = await templateOf(context, context.archive.db, stored);
  const facts = issued ? caseFacts : await factsOfDraft(context, caseFacts, stored, template);
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
    alsoServes,
    partyId,
    ...(await officersOfItsDay(context, stored, by?.day)),
  };
}

/** Who handled the case on the day a document bears; nothing where the case was always handled by the same. */
async function officersOfItsDay(
  { archive, cases }: DocumentContext,
  { caseId }: StoredDocument,
  day: IsoDate | undefined,
): Promise<Pick<CheckedDocument, 'officersOfDay'>> {
  if (day === undefined || (await officerChangesOf(archive.db, caseId)).length === 0) return {};
  return { officersOfDay: await cases.officersOn(caseId, day) };
}
