import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import { type RowRegister, watchedWhere } from '../../../platform/sqlite/read-watched.ts';
import {
  columnDefaults,
  type Stored,
  takeTouched,
  type TouchedRow,
} from '../../../platform/sqlite/watch-rows.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { contentOf, differences, rowName } from './bound-content.ts';
import { type EvidenceTable, evidenceTables } from './evidence-tables.ts';

/** A row of evidence as an act left it. */
export type BoundRow = Omit<Row<'bound_rows'>, 'sequence'>;

/** Every row any act has bound, as what reads the tables looks them up. */
export const boundRegister = (db: Db): RowRegister =>
  db.selectFrom('bound_rows').select(['table_name', 'row_key']).as('b');

/** What an act's own hash covers of the rows it left; empty when there are none. */
export function boundHash(rows: readonly BoundRow[]): string {
  if (rows.length === 0) return '';
  const fields = [...rows]
    .sort((a, b) => compare(a.table_name, b.table_name) || compare(a.row_key, b.row_key))
    .map((row) => [row.table_name, row.row_key, row.case_id, row.content]);
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * Rows touched by this write that are not as the chain last knew them; with this the write is closed. What was changed by
 * hand is not written over: the chain would take it for what the program wrote. Errors: `archive-damaged` naming the row.
 */
export async function changedRows(tx: Tx): Promise<readonly BoundRow[]> {
  const changed: BoundRow[] = [];
  const touched = await takeTouched(tx, evidenceTables);
  for (const [name, rows] of withFollowers(touched, await followersOf(tx, touched))) {
    const table = evidenceTables.get(name);
    if (table === undefined || rows.length === 0) continue;
    const defaults = await columnDefaults(tx, name);
    const known = await lastBound(
      tx,
      name,
      rows.map(({ key }) => key),
    );
    for (const { key, caseId, row, before: found } of rows) {
      if (table.madeAnew !== true) requireAsBound(table, { key, found, bound: known.get(key), defaults });
      const content = row === undefined ? null : contentOf(table, row);
      const before = known.get(key);
      if (before === undefined ? content === null : before.content === content && before.case_id === caseId)
        continue;
      changed.push({ table_name: name, row_key: key, case_id: caseId, content });
    }
  }
  return changed;
}

type Touched = ReadonlyMap<string, readonly TouchedRow[]>;

/** Rows nobody touched that are of another case now, since what they hang on went there. */
async function followersOf(tx: Tx, touched: Touched): Promise<Touched> {
  const found = new Map<string, readonly TouchedRow[]>();
  for (const [name, { follows, ...table }] of evidenceTables) {
    const led = follows === undefined ? [] : (touched.get(follows.table) ?? []);
    if (follows === undefined || led.length === 0) continue;
    const keys = sql.join(led.map(({ key }) => key));
    const rows = await watchedWhere(tx, table, sql`${sql.ref(`t.${follows.by}`)} in (${keys})`);
    found.set(
      name,
      rows.map((one) => ({ ...one, before: one.row })),
    );
  }
  return found;
}

/** Those that were touched themselves are told by that. */
function withFollowers(touched: Touched, followers: Touched): Touched {
  const all = new Map(touched);
  for (const [name, rows] of followers) {
    const own = touched.get(name) ?? [];
    const known = new Set(own.map(({ key }) => key));
    all.set(name, [...own, ...rows.filter(({ key }) => !known.has(key))]);
  }
  return all;
}

function requireAsBound(
  table: EvidenceTable,
  {
    key,
    found,
    bound,
    defaults,
  }: {
    readonly key: string;
    readonly found: TouchedRow['before'];
    readonly bound: Row<'bound_rows'> | undefined;
    readonly defaults: ReadonlyMap<string, Stored>;
  },
): void {
  const is = found === undefined ? null : contentOf(table, found);
  const was = bound?.content ?? null;
  const isSame =
    is === null || was === null ? is === was : differences(table, was, is, defaults).length === 0;
  if (isSame) return;
  const where = rowName(table, key, was ?? is ?? undefined);
  throw new ProblemError(
    'archive-damaged',
    `${where}在程序之外被改动、删除或者添加过，与操作记录不一致，没有保存。请在“设置 · 档案库”里核验，查明来由；确认改动属实的，由管理员在核验结果里采用。`,
    { table: table.table, key },
  );
}

/** The rows as the chain last knew them; those it never knew are missing. */
export async function lastBound(
  db: Db,
  table: string,
  keys: readonly string[],
): Promise<ReadonlyMap<string, Row<'bound_rows'>>> {
  const found = new Map<string, Row<'bound_rows'>>();
  for (let i = 0; i < keys.length; i += 400) {
    const rows = await db
      .selectFrom('bound_rows as bound')
      .selectAll()
      .where('table_name', '=', table)
      .where('row_key', 'in', keys.slice(i, i + 400))
      .where('sequence', '=', (eb) =>
        eb
          .selectFrom('bound_rows as later')
          .select((of) => of.fn.max<number>('later.sequence').as('last'))
          .whereRef('later.table_name', '=', 'bound.table_name')
          .whereRef('later.row_key', '=', 'bound.row_key'),
      )
      .execute();
    for (const row of rows) found.set(row.row_key, row);
  }
  return found;
}
