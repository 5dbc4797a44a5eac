import type { Db } from '../../platform/sqlite/open.ts';
import type { NewRow, Row } from '../../platform/sqlite/tables.ts';

/** By identity, all that was ever set aside in a case and not taken back; what is not found any more stays too. */
export async function listSetAside(
  db: Db,
  caseId: string,
): Promise<ReadonlyMap<string, Row<'set_aside_findings'>>> {
  const rows = await db.selectFrom('set_aside_findings').selectAll().where('case_id', '=', caseId).execute();
  return new Map(rows.map((row) => [row.identity, row]));
}

export async function insertSetAside(db: Db, row: NewRow<'set_aside_findings'>): Promise<void> {
  await db.insertInto('set_aside_findings').values(row).execute();
}

/** The row that was taken out; undefined when there was none. */
export async function deleteSetAside(
  db: Db,
  caseId: string,
  identity: string,
): Promise<Row<'set_aside_findings'> | undefined> {
  return db
    .deleteFrom('set_aside_findings')
    .where('case_id', '=', caseId)
    .where('identity', '=', identity)
    .returningAll()
    .executeTakeFirst();
}
