import type { Db } from '../../platform/sqlite/open.ts';

/** Some of all cases behind another, in the order in which they were registered. */
export const casesAfter = (db: Db, serial: number, limit: number) =>
  db
    .selectFrom('cases')
    .select(['id', 'serial', 'case_number', 'stage', 'procedure'])
    .where('serial', '>', serial)
    .orderBy('serial')
    .limit(limit)
    .execute();

export async function countCasesAfter(db: Db, serial: number): Promise<number> {
  const { cases } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('cases'))
    .where('serial', '>', serial)
    .executeTakeFirstOrThrow();
  return cases;
}
