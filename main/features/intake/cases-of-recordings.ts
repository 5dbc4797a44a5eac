import type { Db } from '../../platform/sqlite/open.ts';

/** Ids of the cases these recordings belong to. */
export async function casesOfRecordings(db: Db, ids: readonly string[]): Promise<readonly string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('recordings')
    .select('case_id')
    .distinct()
    .where('id', 'in', ids)
    .execute();
  return rows.flatMap(({ case_id }) => case_id ?? []);
}
