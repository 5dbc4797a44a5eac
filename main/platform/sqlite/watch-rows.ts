import { sql } from 'kysely';
import * as z from 'zod';
import type { Db, Tx } from './open.ts';
import type { Tables } from './tables.ts';

/** How a table's rows are watched and found. */
export interface WatchedTable {
  readonly table: keyof Tables;
  /** Columns of its primary key, at most three. */
  readonly key: readonly string[];
  /** The case a row belongs to, as SQL over the row named `t`; absent where it belongs to none. */
  readonly caseOf?: string;
  /** Columns whose change is nobody's business. */
  readonly loose?: readonly string[];
  /** Only rows whose `column` has one of these values. */
  readonly only?: { readonly column: string; readonly values: readonly string[] };
}

/** A value as SQLite stores it; the archive's tables hold no blobs. */
export type Stored = string | number | null;

/** A row a write has touched, as it is stored now; `row` is undefined when it is gone. */
export interface TouchedRow {
  readonly key: string;
  readonly caseId: string | null;
  readonly row: Readonly<Record<string, Stored>> | undefined;
  /** As the write found it; undefined when it was not there. */
  readonly before: Readonly<Record<string, Stored>> | undefined;
}

/** What the triggers say of a change to a watched row outside `openWrite`. */
export const OUTSIDE_AN_ACT = 'a row of evidence was written outside an act';

export const isOutsideAnAct = (error: unknown): boolean =>
  error instanceof Error && error.message === OUTSIDE_AN_ACT;

const beforeSchema = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

const KEYS = ['k1', 'k2', 'k3'] as const;

/** The name of a row by its key: the value itself, or a JSON array of the values. */
export const keyText = (values: readonly Stored[]): string =>
  values.length === 1 ? String(values[0]) : JSON.stringify(values);

/** Every column of a table, in its order. */
export async function columnsOf(db: Db, table: string): Promise<readonly string[]> {
  const { rows } = await sql<{ name: string }>`select name from pragma_table_info(${table})`.execute(db);
  return rows.map(({ name }) => name);
}

/** What a column holds in rows from before it was added: its default as a value. */
export async function columnDefaults(db: Db, table: string): Promise<ReadonlyMap<string, Stored>> {
  const { rows } = await sql<{ name: string; literal: string | null }>`
    select name, dflt_value as literal from pragma_table_info(${table})`.execute(db);
  return new Map(rows.map(({ name, literal }) => [name, valueOfLiteral(literal)]));
}

/** Defaults of the shipped schema are numbers, plain texts, or none. */
function valueOfLiteral(literal: string | null): Stored {
  if (literal === null || literal.toUpperCase() === 'NULL') return null;
  const text = /^'(.*)'$/.exec(literal)?.[1];
  return text === undefined ? Number(literal) : text.replaceAll("''", "'");
}

export const watchedColumns = async (db: Db, { table, loose = [] }: WatchedTable) =>
  (await columnsOf(db, table)).filter((column) => !loose.includes(column));

/**
 * Sees every change this connection makes to these tables, whoever makes it, and refuses those made while no write is
 * open (`openWrite`). Temporary triggers: nothing of them is in the file.
 */
export async function watchRows(db: Tx, tables: readonly WatchedTable[]): Promise<void> {
  await sql`create temp table open_write (one integer)`.execute(db);
  await sql`create temp table touched_rows (name text not null, k1, k2, k3, case_id text, was text)`.execute(
    db,
  );
  for (const watched of tables) {
    const columns = await watchedColumns(db, watched);
    const note = (alias: 'new' | 'old') => sql.raw(noteSql(watched, columns, alias));
    const guard = sql`select raise(abort, ${sql.lit(OUTSIDE_AN_ACT)}) where not exists (select 1 from open_write);`;
    const when = (alias: 'new' | 'old') => sql.raw(whenSql(watched, alias));
    const name = (change: string) => sql.id(`watch_${change}_${watched.table}`);
    const table = sql.id('main', watched.table);
    await sql`create temp trigger ${name('insert')} after insert on ${table} ${when('new')}
      begin ${guard} ${note('new')} end`.execute(db);
    await sql`create temp trigger ${name('update')} after update of ${sql.join(columns.map((column) => sql.id(column)))}
      on ${table} ${when('new')} begin ${guard} ${note('old')} ${note('new')} end`.execute(db);
    await sql`create temp trigger ${name('delete')} after delete on ${table} ${when('old')}
      begin ${guard} ${note('old')} end`.execute(db);
  }
}

const noteSql = (
  { table, key, caseOf }: WatchedTable,
  columns: readonly string[],
  alias: 'new' | 'old',
): string => {
  const keys = KEYS.map((_, index) => (key[index] === undefined ? 'null' : `${alias}.${key[index]}`));
  const belongs = caseOf === undefined ? 'null' : caseOf.replaceAll(/\bt\./g, `${alias}.`);
  const was =
    alias === 'new'
      ? 'null'
      : `json_object(${columns.map((column) => `'${column}', old."${column}"`).join(', ')})`;
  return `insert into touched_rows values ('${table}', ${keys.join(', ')}, ${belongs}, ${was});`;
};

const whenSql = ({ only }: WatchedTable, alias: 'new' | 'old'): string =>
  only === undefined
    ? ''
    : `when ${alias}.${only.column} in (${only.values.map((value) => `'${value}'`).join(', ')})`;

/** From here to the end of the transaction watched rows may be written. */
export async function openWrite(tx: Tx): Promise<void> {
  await sql`insert into open_write values (1)`.execute(tx);
}

/** The rows touched since `openWrite`, by table, as they are stored now; forgets them and closes the write. */
export async function takeTouched(
  tx: Tx,
  tables: ReadonlyMap<string, WatchedTable>,
): Promise<ReadonlyMap<string, readonly TouchedRow[]>> {
  const { rows: names } = await sql<{ name: string }>`select distinct name from touched_rows`.execute(tx);
  const taken = new Map<string, readonly TouchedRow[]>();
  for (const { name } of names) {
    const watched = tables.get(name);
    if (watched === undefined) throw new Error(`touched a table nobody watches: ${name}`);
    taken.set(name, await touchedIn(tx, watched));
  }
  if (names.length > 0) await sql`delete from touched_rows`.execute(tx);
  await sql`delete from open_write`.execute(tx);
  return taken;
}

async function touchedIn(tx: Tx, watched: WatchedTable): Promise<readonly TouchedRow[]> {
  const { table, key, caseOf } = watched;
  const columns = await watchedColumns(tx, watched);
  const { rows } = await sql<Record<string, Stored>>`
    select touch.k1 as "k 1", touch.k2 as "k 2", touch.k3 as "k 3", touch.gone_from as "gone from",
      (select first.was from touched_rows first where first.rowid = touch.first) as "was it",
      ${sql.raw(caseOf ?? 'null')} as "case of", t.rowid as "row id",
      ${sql.join(columns.map((column) => sql.ref(`t.${column}`)))}
    from (select k1, k2, k3, max(case_id) as gone_from, min(rowid) as first from touched_rows where name = ${table} group by k1, k2, k3) touch
    left join ${sql.id('main', table)} t on ${joined(key)}`.execute(tx);
  return rows.map((row) => {
    const exists = row['row id'] !== null;
    const values = KEYS.slice(0, key.length).map((_, index) => row[`k ${(index + 1).toString()}`] ?? null);
    const belongs = row[exists ? 'case of' : 'gone from'];
    const was = row['was it'];
    return {
      key: keyText(values),
      caseId: typeof belongs === 'string' ? belongs : null,
      row: exists ? Object.fromEntries(columns.map((column) => [column, row[column] ?? null])) : undefined,
      before: typeof was === 'string' ? beforeSchema.parse(JSON.parse(was)) : undefined,
    };
  });
}

const joined = (key: readonly string[]) =>
  sql.join(
    key.map((column, index) => sql`${sql.ref(`t.${column}`)} = ${sql.ref(`touch.${KEYS[index] ?? 'k1'}`)}`),
    sql` and `,
  );
