import { sql } from 'kysely';
import { kindOf, type DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { IsoInstant } from '#shared/lib/date.ts';
import { anyOf } from '../../../platform/sqlite/json.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { casesToJoin } from '../../cases/cases.ts';

export interface OpenDraft {
  readonly caseId: string;
  readonly documentId: string;
  readonly title: string;
  readonly caseTitle: string;
  readonly updatedAt: IsoInstant;
}

/** Word for word as the index of drafts has it: a parameter would pass it by. */
const drafts = (db: Db) => db.selectFrom('documents').where(sql<boolean>`documents.state = 'draft'`);

/** What somebody began and did not finish, the last edited first; of `person` undefined, of everybody. */
export const openDrafts = (db: Db, person: string | undefined, limit: number): Promise<OpenDraft[]> =>
  drafts(db)
    .innerJoin(casesToJoin(db), 'cases.id', 'documents.case_id')
    .select([
      'documents.case_id as caseId',
      'documents.id as documentId',
      'documents.title as title',
      'cases.title as caseTitle',
      'documents.updated_at as updatedAt',
    ])
    .$if(person !== undefined, (query) => query.where('documents.begun_by', '=', person ?? ''))
    .orderBy('documents.updated_at', 'desc')
    .limit(limit)
    .execute();

/** A draft of a case, as far as a list of steps asks for it. */
export interface CaseDraft {
  readonly caseId: string;
  readonly documentId: string;
  readonly kind: DocumentKind | undefined;
}

/** The drafts of these cases. */
export async function draftsOfCases(db: Db, caseIds: readonly string[]): Promise<readonly CaseDraft[]> {
  const rows = await drafts(db)
    .select(['documents.case_id', 'documents.id', 'documents.template_id'])
    .where(sql<boolean>`documents.case_id in ${anyOf(caseIds)}`)
    .execute();
  return rows.map(({ case_id, id, template_id }) => ({
    caseId: case_id,
    documentId: id,
    kind: kindOf(template_id),
  }));
}
