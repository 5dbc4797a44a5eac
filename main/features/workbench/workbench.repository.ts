import type { IsoDate, IsoInstant } from '#shared/lib/date.ts';
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

const PROOF_OF_SERVICE = 50;
const PRIOR_NOTICE = 37;

/** By case: when its 行政处罚告知书 was served, by the last finalised 送达回证 that bears a day. */
export async function noticesServed(db: Db): Promise<ReadonlyMap<string, IsoDate>> {
  const rows = await db
    .selectFrom('documents as proof')
    .innerJoin('documents as notice', 'notice.id', 'proof.serves_document_id')
    .innerJoin('cases', 'cases.id', 'proof.case_id')
    .select(['proof.case_id as caseId', 'proof.date as date'])
    .where('cases.stage', '=', 'noticed')
    .where('proof.template_number', '=', PROOF_OF_SERVICE)
    .where('proof.state', '=', 'finalised')
    .where('notice.template_number', '=', PRIOR_NOTICE)
    .where('notice.state', '=', 'finalised')
    .orderBy('proof.date')
    .execute();
  return new Map(rows.flatMap(({ caseId, date }) => (date === null ? [] : [[caseId, date]])));
}
