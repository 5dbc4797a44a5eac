import type { Consulted } from '#shared/domain/consultations/consultation.ts';
import type { Db } from '../../platform/sqlite/open.ts';

/** Documents as the register of consultations calls them. */
export async function consultedDocuments(db: Db, ids: readonly string[]): Promise<readonly Consulted[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('documents')
    .select(['id', 'case_id', 'title', 'document_number'])
    .where('id', 'in', ids)
    .execute();
  return rows.map(({ id, case_id, title, document_number }) => ({
    caseId: case_id,
    kind: 'document',
    id,
    name: document_number === null ? title : `${title} ${document_number}`,
    plays: false,
  }));
}
