import { valuesSchema } from '#shared/contract/documents.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import type { Db } from '../../../platform/sqlite/open.ts';

/** The documents of a case that are in force, as far as something happened by them. */
export async function procedureDocuments(db: Db, caseId: string): Promise<readonly ProcedureDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'template_id', 'fixed', 'date', 'document_number', 'serves_document_id', 'finalised_at'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'finalised')
    .orderBy('finalised_at')
    .orderBy('id')
    .execute();
  const corrected = await db
    .selectFrom('document_versions')
    .innerJoin('documents', 'documents.id', 'document_versions.document_id')
    .select(['document_id', 'version', 'document_versions.finalised_at as at'])
    .where('documents.case_id', '=', caseId)
    .orderBy('version')
    .execute();
  return rows.map((row) => {
    const before = corrected.filter(({ document_id }) => document_id === row.id);
    const at = row.finalised_at ?? '';
    return {
      id: row.id,
      kind: kindOf(row.template_id),
      state: 'finalised',
      values: row.fixed === null ? {} : valuesSchema.parse(JSON.parse(row.fixed)),
      date: row.date ?? undefined,
      documentNumber: row.document_number ?? undefined,
      servesDocumentId: row.serves_document_id ?? undefined,
      issue: { version: (before.at(-1)?.version ?? 0) + 1, at, firstAt: before[0]?.at ?? at },
    };
  });
}

/** Drafts of a case, which tell of nothing yet. */
export async function draftDocuments(db: Db, caseId: string): Promise<readonly ProcedureDocument[]> {
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'template_id', 'serves_document_id'])
    .where('case_id', '=', caseId)
    .where('state', '=', 'draft')
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(({ id, template_id, serves_document_id }) => ({
    id,
    kind: kindOf(template_id),
    state: 'draft',
    values: {},
    servesDocumentId: serves_document_id ?? undefined,
  }));
}
