import type { AnjuanDocument, DocumentSummary } from '#shared/contract/documents.ts';
import { batchSubject } from '#shared/domain/documents/values/batch.ts';
import { listNumberOf, PROPERTY_LIST } from '#shared/domain/documents/list-numbers.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import type { DocumentContent } from './document-context.ts';
import { boundPages, type StoredLife } from './document-life.repository.ts';
import type { StoredDocument } from './documents.repository.ts';

/** What a list says of a document at this moment; `template` is the one in force, if there still is one. */
export interface Listed {
  readonly title: string;
  readonly missing: number;
  readonly template: Template | undefined;
}

/** A document in a list, with what its title, its subject and its open blanks are at this moment. */
export function summaryOf(
  document: StoredDocument,
  { title, missing, template }: Listed,
  life: StoredLife,
): DocumentSummary {
  // Such a field never comes from the case: what was entered is what it says.
  const subject = template === undefined ? undefined : batchSubject(template, document.fixed ?? document.own);
  const listNumber =
    document.templateId === PROPERTY_LIST ? listNumberOf(document.fixed ?? document.own) : undefined;
  const { documentNumber, date, servesDocumentId, alsoServes, partyId, pages, sha256, voidReason } = document;
  return {
    id: document.id,
    caseId: document.caseId,
    templateNumber: document.templateNumber,
    templateId: document.templateId,
    edition: document.edition,
    title,
    ...(subject === undefined ? {} : { subject }),
    state: document.state,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(listNumber === undefined ? {} : { listNumber }),
    ...(date === undefined ? {} : { date }),
    ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    ...(partyId === undefined ? {} : { partyId }),
    ...(alsoServes === undefined ? {} : { alsoServes: [...alsoServes] }),
    ...(pages === undefined ? {} : { pages }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(voidReason === undefined ? {} : { voidReason }),
    ...lifeFields(document, life),
    missing,
    updatedAt: document.updatedAt,
    updatedBy: document.updatedBy,
  };
}

function lifeFields(document: StoredDocument, life: StoredLife): Partial<DocumentSummary> {
  const { version, correction, correctingDraftId, scan, filed } = life;
  return {
    ...(version === 1 ? {} : { version }),
    ...(correction === undefined ? {} : { correction }),
    ...(correctingDraftId === undefined ? {} : { correctingDraftId }),
    ...(scan === undefined
      ? {}
      : {
          signedScan: {
            pages: scan.pages,
            name: scan.name,
            sha256: scan.sha256,
            mime: scan.mime,
            addedAt: scan.added_at,
          },
        }),
    ...(filed === undefined
      ? {}
      : {
          filed: {
            at: filed.filed_at,
            part: filed.part,
            current: boundPages(document, life)?.sha256 === filed.sha256,
          },
        }),
  };
}

/** A document with everything its form needs. */
export function viewOf(document: StoredDocument, content: DocumentContent, life: StoredLife): AnjuanDocument {
  return {
    ...summaryOf(document, { ...content, missing: content.missing.length }, life),
    revision: document.revision,
    own: document.own,
    values: content.values,
    inherited: content.inherited,
    origins: { ...content.origins },
    missingFields: [...content.missing],
  };
}
