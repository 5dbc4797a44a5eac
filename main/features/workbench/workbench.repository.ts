import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db } from '../../platform/sqlite/open.ts';

export interface DraftRow {
  readonly caseId: string;
  readonly documentId: string;
  readonly title: string;
  readonly caseTitle: string;
  readonly updatedAt: IsoInstant;
}

/** Drafts of all cases, the last edited first. */
export async function listDrafts(db: Db, limit: number): Promise<DraftRow[]> {
  return db
    .selectFrom('documents')
    .innerJoin('cases', 'cases.id', 'documents.case_id')
    .select([
      'documents.case_id as caseId',
      'documents.id as documentId',
      'documents.title as title',
      'cases.title as caseTitle',
      'documents.updated_at as updatedAt',
    ])
    .where('documents.state', '=', 'draft')
    .orderBy('documents.updated_at', 'desc')
    .limit(limit)
    .execute();
}
