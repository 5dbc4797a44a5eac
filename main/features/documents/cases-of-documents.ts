import type { Db } from '../../platform/sqlite/open.ts';

/** Ids of the cases these documents belong to. */
export async function casesOfDocuments(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db.selectFrom('documents').select('case_id').distinct().where('id', 'in', ids).execute();
  return rows.map(({ case_id }) => case_id);
}
