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

/** How many there are behind it: all of them are looked at. */
export async function countCasesAfter(db: Db, serial: number): Promise<number> {
  const { cases } = await db
    .selectFrom('cases')
    .select((eb) => eb.fn.countAll<number>().as('cases'))
    .where('serial', '>', serial)
    .executeTakeFirstOrThrow();
  return cases;
}

/** The same as far as `most`: what is asked again and again does not grow with the archive. */
export async function countSomeCasesAfter(db: Db, serial: number, most: number): Promise<number> {
  const { cases } = await db
    .selectFrom((eb) =>
      eb.selectFrom('cases').select('serial').where('serial', '>', serial).limit(most).as('some'),
    )
    .select((eb) => eb.fn.countAll<number>().as('cases'))
    .executeTakeFirstOrThrow();
  return cases;
}
