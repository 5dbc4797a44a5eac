import type { Departure } from '#shared/domain/procedure/stages/situation.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

const departureOf = (row: Row<'departures'>): Departure => ({
  id: row.id,
  lane: row.lane,
  step: row.step,
  startId: row.start_id === '' ? undefined : row.start_id,
  reason: row.reason,
  by: row.told_by,
  on: row.told_at.slice(0, 10),
  withdrawn:
    row.withdrawn_at === null
      ? undefined
      : { reason: row.withdrawn_reason ?? '', by: row.withdrawn_by ?? '', on: row.withdrawn_at.slice(0, 10) },
});

/** What was ever said of leaving out steps of a case, the oldest first; what was taken back too. */
export async function departuresOf(db: Db, caseId: string): Promise<readonly Departure[]> {
  const rows = await db
    .selectFrom('departures')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return rows.map(departureOf);
}

export async function insertDeparture(
  tx: Tx,
  caseId: string,
  { id, lane, step, startId, reason, by }: Omit<Departure, 'on' | 'withdrawn'>,
  at: string,
): Promise<void> {
  await tx
    .insertInto('departures')
    .values({ id, case_id: caseId, lane, step, start_id: startId ?? '', reason, told_at: at, told_by: by })
    .execute();
}

export async function withdrawDeparture(
  tx: Tx,
  id: string,
  { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('departures')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', id)
    .execute();
}
