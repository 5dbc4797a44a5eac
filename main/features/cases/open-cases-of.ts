import { sql } from 'kysely';
import type { Db } from '../../platform/sqlite/open.ts';

/** Numbers of the cases somebody handles that are not closed. */
export async function openCasesOf(db: Db, officerId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_officers')
    .innerJoin('cases', 'cases.id', 'case_officers.case_id')
    .select('cases.case_number')
    .where('case_officers.officer_id', '=', officerId)
    .where(sql<boolean>`cases.stage <> 'closed'`)
    .orderBy('cases.case_number')
    .execute();
  return rows.map(({ case_number }) => case_number);
}
