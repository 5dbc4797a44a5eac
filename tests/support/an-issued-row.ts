import { documentKinds, type DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { TestApp } from './temporary-archive.ts';

interface IssuedRow {
  readonly id?: string;
  readonly state?: 'finalised' | 'void';
  readonly values?: Values;
  readonly servesDocumentId?: string;
  readonly at?: string;
}

let made = 0;

/** A document in force as its row alone, without page and PDF, in an act that tells its case. Gives its id. */
export async function anIssuedRow(
  test: TestApp,
  caseId: string,
  kind: DocumentKind,
  date: string,
  { id, state = 'finalised', values = {}, servesDocumentId, at }: IssuedRow = {},
): Promise<string> {
  const { archive, cases } = test.app.workplace();
  const now = at ?? archive.clock.now();
  const documentId = id ?? `row-${(++made).toString()}`;
  await archive.act(test.actor, async (tx) => {
    await tx
      .insertInto('documents')
      .values({
        id: documentId,
        case_id: caseId,
        template_number: documentKinds.indexOf(kind) + 1,
        template_id: kind,
        edition: 'samr-2021',
        title: kind,
        state,
        revision: 1,
        own: '{}',
        fixed: JSON.stringify(values),
        template_sha256: null,
        document_number: null,
        date,
        serves_document_id: servesDocumentId ?? null,
        pages: 1,
        sha256: null,
        void_reason: null,
        missing: 0,
        created_at: now,
        updated_at: now,
        updated_by: '测试',
        finalised_at: now,
      })
      .execute();
    await cases.refresh(tx, caseId);
    return { value: undefined, act: { act: 'documents.finalise', sentence: '定稿', caseId } };
  });
  return documentId;
}

/** Makes such a document void. */
export async function voidRow(test: TestApp, caseId: string, documentId: string): Promise<void> {
  const { archive, cases } = test.app.workplace();
  await archive.act(test.actor, async (tx) => {
    await tx.updateTable('documents').set({ state: 'void' }).where('id', '=', documentId).execute();
    await cases.refresh(tx, caseId);
    return { value: undefined, act: { act: 'documents.void', sentence: '作废', caseId } };
  });
}
