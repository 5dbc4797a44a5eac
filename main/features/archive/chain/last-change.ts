import type { Db } from '../../../platform/sqlite/open.ts';

/** Rows that say something about every case, by their tables. */
const EVERYWHERE = ['settings', 'officers'] as const;

/**
 * The number of the last act that changed a case itself, its bureau or an officer: while it is the same, what was worked
 * out of them holds. Compared inside a transaction with what was read before it. 0 where nothing was bound yet.
 */
export async function lastChange(db: Db, caseId: string): Promise<number> {
  const own = await db
    .selectFrom('bound_rows')
    .select((eb) => eb.fn.max<number | null>('sequence').as('last'))
    .where('table_name', '=', 'cases')
    .where('row_key', '=', caseId)
    .executeTakeFirst();
  const common = await db
    .selectFrom('bound_rows')
    .select((eb) => eb.fn.max<number | null>('sequence').as('last'))
    .where('table_name', 'in', EVERYWHERE)
    .executeTakeFirst();
  return Math.max(own?.last ?? 0, common?.last ?? 0);
}
