import { type AliasedExpression, type RawBuilder, sql } from 'kysely';
import type { Db } from './open.ts';
import { keyText, type Stored, watchedColumns, type WatchedTable } from './watch-rows.ts';

/** A row of a watched table as it is stored. */
export interface WatchedRow {
  readonly key: string;
  readonly caseId: string | null;
  readonly row: Readonly<Record<string, Stored>>;
}

const PAGE = 1_000;

/** The few rows a condition over `t` finds by its own index. */
export const watchedWhere = (
  db: Db,
  watched: WatchedTable,
  where: RawBuilder<unknown>,
): Promise<readonly WatchedRow[]> => readRows(db, watched, where).then(({ rows }) => rows);

/** Some rows of a table in their order, and the last of them for the next page. */
export interface WatchedPage {
  readonly rows: readonly WatchedRow[];
  /** Undefined after the last page. Ids of SQLite's own are wider than a number: a row hidden out there is read too. */
  readonly next: bigint | undefined;
}

/**
 * One page of the rows of a table.
 * @param after `next` of the page before; @param where a further condition over `t`, looked at row by row
 */
export async function watchedPage(
  db: Db,
  watched: WatchedTable,
  { after, where = sql`1 = 1` }: { after?: bigint | undefined; where?: RawBuilder<unknown> } = {},
): Promise<WatchedPage> {
  const { rows, last } = await readRows(
    db,
    watched,
    sql`${after === undefined ? sql`1 = 1` : sql`t.rowid > ${after}`} and ${where} order by t.rowid limit ${PAGE}`,
  );
  return { rows, next: rows.length < PAGE ? undefined : last };
}

/** The rows of a table in pages, so that memory stays flat. */
export async function* eachWatched(db: Db, watched: WatchedTable): AsyncGenerator<readonly WatchedRow[]> {
  let after: bigint | undefined;
  do {
    const { rows, next } = await watchedPage(db, watched, { after });
    if (rows.length > 0) yield rows;
    after = next;
  } while (after !== undefined);
}

async function readRows(
  db: Db,
  watched: WatchedTable,
  where: RawBuilder<unknown>,
): Promise<{ readonly rows: readonly WatchedRow[]; readonly last: bigint | undefined }> {
  const { table, key, caseOf, only } = watched;
  const columns = await watchedColumns(db, watched);
  const among =
    only === undefined ? sql`1 = 1` : sql`${sql.ref(`t.${only.column}`)} in (${sql.join(only.values)})`;
  const { rows } = await sql<Record<string, Stored>>`
    select cast(t.rowid as text) as "row id", ${sql.raw(caseOf ?? 'null')} as "case of",
      ${sql.join(columns.map((column) => sql.ref(`t.${column}`)))}
    from ${sql.id('main', table)} t where ${among} and ${where}`.execute(db);
  const last = rows.at(-1)?.['row id'];
  return {
    rows: rows.map((row) => {
      const belongs = row['case of'];
      return {
        key: keyText(key.map((column) => row[column] ?? null)),
        caseId: typeof belongs === 'string' ? belongs : null,
        row: Object.fromEntries(columns.map((column) => [column, row[column] ?? null])),
      };
    }),
    last: typeof last === 'string' ? BigInt(last) : undefined,
  };
}

/** A condition over `t` with `?1` for the case, as SQL. */
export const ofCaseSql = (condition: string, caseId: string): RawBuilder<unknown> =>
  sql.join(
    condition.split('?1').map((part) => sql.raw(part)),
    sql`${caseId}`,
  );

const boundName = ({ key }: WatchedTable) =>
  key.length === 1
    ? sql`cast(${sql.ref(`t.${key[0] ?? ''}`)} as text)`
    : sql`json_array(${sql.join(key.map((column) => sql.ref(`t.${column}`)))})`;

/** A register of rows as a query named `b`: of each the table's name and the row's key. */
export type RowRegister = AliasedExpression<{ readonly table_name: string; readonly row_key: string }, 'b'>;

/** True of a row `t` that no entry of the register names. */
export const notAmong = (
  register: RowRegister,
  watched: WatchedTable,
): RawBuilder<unknown> => sql`not exists (
  select 1 from ${register} where b.table_name = ${watched.table} and b.row_key = ${boundName(watched)})`;

/** Keys the register knows and the table does not, those it saw go included. */
export async function* goneKeys(
  db: Db,
  register: RowRegister,
  watched: WatchedTable,
): AsyncGenerator<readonly string[]> {
  const { table, key } = watched;
  const [first = ''] = key;
  const match =
    key.length === 1
      ? sql`${sql.ref(`t.${first}`)} = b.row_key`
      : sql.join(
          key.map(
            (column, index) =>
              sql`${sql.ref(`t.${column}`)} = json_extract(b.row_key, ${`$[${index.toString()}]`})`,
          ),
          sql` and `,
        );
  let after = '';
  for (;;) {
    const { rows } = await sql<{ row_key: string }>`
      select distinct b.row_key from ${register} where b.table_name = ${table} and b.row_key > ${after}
        and not exists (select 1 from ${sql.id('main', table)} t where ${match})
      order by b.row_key limit ${PAGE}`.execute(db);
    if (rows.length > 0) yield rows.map((row) => row.row_key);
    const last = rows.at(-1)?.row_key;
    if (rows.length < PAGE || last === undefined) return;
    after = last;
  }
}
