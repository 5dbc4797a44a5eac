import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow, Row } from '../../platform/sqlite/tables.ts';

/** Notes what a file's taking found out; a later run of the same batch adds to it. */
export async function noteFileCheck(tx: Tx, check: NewRow<'file_checks'>): Promise<void> {
  const { restored, reread, direct } = check;
  await tx
    .insertInto('file_checks')
    .values(check)
    .onConflict((conflict) =>
      conflict.columns(['batch_id', 'path']).doUpdateSet({
        ...(restored === undefined ? {} : { restored }),
        ...(reread === undefined ? {} : { reread, direct: direct ?? 0 }),
      }),
    )
    .execute();
}

export async function fileChecks(db: Db, batchId: string): Promise<ReadonlyMap<string, Row<'file_checks'>>> {
  const rows = await db.selectFrom('file_checks').selectAll().where('batch_id', '=', batchId).execute();
  return new Map(rows.map((row) => [row.path, row]));
}

/** What of a card could not be read, before or after; the same place again changes nothing. */
export async function noteUnread(tx: Tx, rows: readonly NewRow<'unread_entries'>[]): Promise<void> {
  for (let i = 0; i < rows.length; i += 500) {
    await tx
      .insertInto('unread_entries')
      .values(rows.slice(i, i + 500))
      .onConflict((conflict) => conflict.columns(['batch_id', 'path']).doNothing())
      .execute();
  }
}

export async function unreadEntries(db: Db, batchId: string): Promise<readonly Row<'unread_entries'>[]> {
  return db.selectFrom('unread_entries').selectAll().where('batch_id', '=', batchId).execute();
}
