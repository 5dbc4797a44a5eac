import type { AnjuanDocument, DocumentSummary } from '#shared/contract/documents.ts';
import type { DocumentContent } from './document-context.ts';
import type { StoredDocument } from './documents.repository.ts';

/** A document in a list, with what its title and its open blanks are at this moment. */
export function summaryOf(
  document: StoredDocument,
  { title, missing }: { readonly title: string; readonly missing: number },
): DocumentSummary {
  const { documentNumber, date, servesDocumentId, pages, sha256, voidReason } = document;
  return {
    id: document.id,
    caseId: document.caseId,
    templateNumber: document.templateNumber,
    templateId: document.templateId,
    edition: document.edition,
    title,
    state: document.state,
    ...(documentNumber === undefined ? {} : { documentNumber }),
    ...(date === undefined ? {} : { date }),
    ...(servesDocumentId === undefined ? {} : { servesDocumentId }),
    ...(pages === undefined ? {} : { pages }),
    ...(sha256 === undefined ? {} : { sha256 }),
    ...(voidReason === undefined ? {} : { voidReason }),
    missing,
    updatedAt: document.updatedAt,
    updatedBy: document.updatedBy,
  };
}

/** A document with everything its form needs. */
export function viewOf(document: StoredDocument, content: DocumentContent): AnjuanDocument {
  return {
    ...summaryOf(document, { title: content.title, missing: content.missing.length }),
    revision: document.revision,
    own: document.own,
    values: content.values,
    inherited: content.inherited,
    origins: { ...content.origins },
    missingFields: [...content.missing],
  };
}
