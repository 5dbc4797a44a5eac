import type { Actor } from '#shared/contract/session.ts';
import { checkValue } from '#shared/domain/documents/values/check-values.ts';
import { listName } from '#shared/domain/documents/template/list-name.ts';
import { LIST_NUMBER } from '#shared/domain/documents/list-numbers.ts';
import type { Template, Values } from '#shared/domain/documents/template/template.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { DocumentContext } from '../context/document-context.ts';
import { findDocument, type StoredDocument } from '../context/documents.repository.ts';
import { createDraft } from './edit-drafts.ts';

/**
 * 另行起草: a new draft with what was written in an issued or void document; what comes from the case is as the case
 * has it now, the day and the number are its own. Errors: `blocked-by-rule` for a draft, which is changed itself.
 */
export async function draftAnew(
  context: DocumentContext,
  actor: Actor,
  documentId: string,
): Promise<StoredDocument> {
  const document = await findDocument(context.archive.db, documentId);
  if (document.state === 'draft')
    throw new ProblemError('blocked-by-rule', '草稿可以直接修改，不需要另行起草。');
  const { edition } = await context.cases.get(document.caseId);
  const template = context.library.get(document.templateNumber, edition);
  return createDraft(context, actor, {
    caseId: document.caseId,
    templateNumber: document.templateNumber,
    anew: { own: takenOver(template, document.own), from: listName(document) },
    ...(document.servesDocumentId === undefined ? {} : { servesDocumentId: document.servesDocumentId }),
    ...(document.alsoServes === undefined ? {} : { alsoServes: document.alsoServes }),
    ...(document.partyId === undefined ? {} : { partyId: document.partyId }),
  });
}

/** Without what belongs to the one paper: its day, and the number of a list; and what the form no longer takes. */
function takenOver(template: Template, own: Values): Values {
  const fields = new Map(template.fields.map((field) => [field.id, field]));
  return Object.fromEntries(
    Object.entries(own).filter(([id, value]) => {
      const field = fields.get(id);
      if (field === undefined || id === LIST_NUMBER || field.from === 'document.date') return false;
      return checkValue(field, value) === undefined;
    }),
  );
}
