import type { Db } from '../../platform/sqlite/open.ts';

/** The hash of the last act of a case: what its volume prints to be compared with the archive. */
export async function caseHead(
  db: Db,
  caseId: string,
): Promise<{ readonly sequence: number; readonly hash: string } | undefined> {
  return db
    .selectFrom('case_heads')
    .select(['sequence', 'hash'])
    .where('case_id', '=', caseId)
    .executeTakeFirst();
}
