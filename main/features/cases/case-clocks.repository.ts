import type { Clock } from '#shared/domain/procedure/clocks.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

/** Takes the place of every clock of the case. */
export async function writeClocks(tx: Tx, caseId: string, clocks: readonly Clock[]): Promise<void> {
  await tx.deleteFrom('case_clocks').where('case_id', '=', caseId).execute();
  if (clocks.length === 0) return;
  await tx
    .insertInto('case_clocks')
    .values(
      clocks.map(({ rule, start, documentId, due, estimate, stopped }, position) => ({
        case_id: caseId,
        position,
        rule,
        start,
        document_id: documentId ?? null,
        due,
        estimate: estimate ? (1 as const) : (0 as const),
        stopped: stopped ? (1 as const) : (0 as const),
      })),
    )
    .execute();
}

/** The cases whose clocks end first; those whose clocks stand still are asked for by themselves. */
export async function casesDueFirst(db: Db, limit: number): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_clocks')
    .select('case_id')
    .where('stopped', '=', 0)
    .orderBy('due')
    .limit(limit)
    .execute();
  return [...new Set(rows.map(({ case_id }) => case_id))];
}

/** Cases in which time that does not count still runs: their clocks move on with every day. */
export async function casesStopped(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_clocks')
    .select('case_id')
    .distinct()
    .where('stopped', '=', 1)
    .execute();
  return rows.map(({ case_id }) => case_id);
}

/** How many clocks have run out before a day, and how many end up to another. */
export async function countClocks(
  db: Db,
  today: IsoDate,
): Promise<{ readonly running: number; readonly past: number }> {
  const { running, past } = await db
    .selectFrom('case_clocks')
    .select((eb) => [
      eb.fn.countAll<number>().as('running'),
      eb.fn.sum<number | null>(eb.case().when('due', '<', today).then(1).else(0).end()).as('past'),
    ])
    .executeTakeFirstOrThrow();
  return { running, past: past ?? 0 };
}
