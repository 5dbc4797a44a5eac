import { sql } from 'kysely';
import type { Clock } from '#shared/domain/procedure/clocks.ts';
import type { RuleId } from '#shared/domain/procedure/counting/limits.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { insertRows } from '../../platform/sqlite/insert-rows.ts';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow } from '../../platform/sqlite/tables.ts';

/** Takes the place of every clock of the case. */
export const writeClocks = (tx: Tx, caseId: string, clocks: readonly Clock[]): Promise<void> =>
  writeClocksOfCases(tx, [[caseId, clocks]]);

const COLUMNS = [
  'case_id',
  'position',
  'rule',
  'start',
  'document_id',
  'due',
  'estimate',
  'stopped',
] as const;

/** The same for many cases at once. */
export async function writeClocksOfCases(
  tx: Tx,
  cases: readonly (readonly [caseId: string, clocks: readonly Clock[]])[],
): Promise<void> {
  await tx
    .deleteFrom('case_clocks')
    .where(sql<boolean>`case_id in ${anyOf(cases.map(([id]) => id))}`)
    .execute();
  await insertRows(
    tx,
    'case_clocks',
    COLUMNS,
    cases.flatMap(([id, clocks]) => rowsOf(id, clocks)),
  );
}

const rowsOf = (caseId: string, clocks: readonly Clock[]): readonly NewRow<'case_clocks'>[] =>
  clocks.map(({ rule, start, documentId, due, estimate, stopped }, position) => ({
    case_id: caseId,
    position,
    rule,
    start,
    document_id: documentId ?? null,
    due,
    estimate: estimate ? 1 : 0,
    stopped: stopped ? 1 : 0,
  }));

/** Whether the clocks kept of a case are these. */
export async function areClocksKept(db: Db, caseId: string, clocks: readonly Clock[]): Promise<boolean> {
  const kept = await db
    .selectFrom('case_clocks')
    .select(COLUMNS)
    .where('case_id', '=', caseId)
    .orderBy('position')
    .execute();
  return JSON.stringify(kept) === JSON.stringify(rowsOf(caseId, clocks));
}

const filed = sql<string>`(select case_id from case_events where event = 'archived')`;

/** Clocks of cases that are closed and filed by now. */
export async function deleteClocksOfFiled(tx: Tx): Promise<void> {
  await tx
    .deleteFrom('case_clocks')
    .where(sql<boolean>`case_id in ${filed}`)
    .where('case_id', 'in', (eb) =>
      eb
        .selectFrom('case_clocks as clock')
        .innerJoin('cases', 'cases.id', 'clock.case_id')
        .select('cases.id')
        .where('cases.stage', '=', 'closed'),
    )
    .execute();
}

/** Cases whose clocks run: those that are not closed, and those that are and wait to be filed. */
export async function runningCases(db: Db): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('cases')
    .select('id')
    .where((eb) => eb.or([eb('stage', '<>', 'closed'), sql<boolean>`id not in ${filed}`]))
    .execute();
  return rows.map(({ id }) => id);
}

export async function proceduresOf(db: Db, caseIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('cases')
    .select(['id', 'procedure'])
    .where(sql<boolean>`id in ${anyOf(caseIds)}`)
    .execute();
  return new Map(rows.map(({ id, procedure }) => [id, procedure]));
}

/** What of the clocks is asked for first. */
export interface DueFirst {
  readonly today: IsoDate;
  /** rules that only have to pass: once they have, nobody waits for them */
  readonly passing: readonly RuleId[];
}

/**
 * The cases whose clocks end first, by the days counted last. A period that only had to pass and has passed takes no
 * place; what only waits to be filed, most of an old archive, stands elsewhere.
 */
export async function casesDueFirst(
  db: Db,
  limit: number,
  { today, passing }: DueFirst,
): Promise<readonly string[]> {
  const first = (stopped: 0 | 1) =>
    db
      .selectFrom('case_clocks')
      .select(['case_id', 'due'])
      .where('stopped', '=', stopped)
      .where((eb) => eb.or([eb('due', '>=', today), eb('rule', 'not in', [...passing])]))
      // Word for word as the index has it: a parameter would pass it by.
      .where(sql<boolean>`rule <> 'E16'`)
      .orderBy('due')
      .limit(limit)
      .execute();
  const rows = [...(await first(0)), ...(await first(1))];
  return [...new Set(rows.map(({ case_id }) => case_id))];
}

/** The cases in which a clock of these rules ends by a day, the nearest end first. */
export async function casesDueBy(
  db: Db,
  rules: readonly RuleId[],
  day: IsoDate,
  limit: number,
): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('case_clocks')
    .select(['case_id', 'due'])
    .where('stopped', '=', 0)
    .where('due', '<=', day)
    .where('rule', 'in', [...rules])
    .where(sql<boolean>`rule <> 'E16'`)
    .orderBy('due', 'desc')
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
