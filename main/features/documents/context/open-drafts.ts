import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { casesToJoin } from '../../cases/cases.ts';

export interface OpenDraft {
  readonly caseId: string;
  readonly documentId: string;
  readonly title: string;
  readonly caseTitle: string;
  readonly updatedAt: IsoInstant;
}

/** Drafts of all cases, the last edited first. */
export const openDrafts = (db: Db, limit: number): Promise<OpenDraft[]> =>
  db
    .selectFrom('documents')
    .innerJoin(casesToJoin(db), 'cases.id', 'documents.case_id')
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
