import { sql } from 'kysely';
import type { Tx } from './open.ts';
import type { NewRow, Tables } from './tables.ts';

/**
 * Many rows by one statement whose wording does not depend on how many: it is compiled once. `columns` are those of
 * every row.
 */
export async function insertRows<T extends keyof Tables>(
  tx: Tx,
  table: T,
  columns: readonly (keyof NewRow<T> & string)[],
  rows: readonly NewRow<T>[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = sql.join(columns.map((column) => sql.ref(column)));
  const values = sql.join(columns.map((column) => sql`json_extract(value, ${sql.lit(`$.${column}`)})`));
  await sql`insert into ${sql.table(table)} (${names}) select ${values} from json_each(${JSON.stringify(rows)})`.execute(
    tx,
  );
}
