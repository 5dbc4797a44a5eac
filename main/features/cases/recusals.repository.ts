import * as z from 'zod';
import { type Recusal, recusalAskers } from '#shared/contract/cases.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

const askerSchema = z.enum(recusalAskers);

const recusalOf = (row: Row<'recusals'>): Recusal => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  askedBy: askerSchema.parse(row.asked_by),
  reason: row.reason,
  granted: row.granted === 1,
  decidedBy: row.decided_by,
  decidedOn: row.decided_on,
  enteredAt: row.entered_at,
  enteredBy: row.entered_by,
});

export async function listRecusals(db: Db, caseId: string): Promise<readonly Recusal[]> {
  const rows = await db
    .selectFrom('recusals')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('decided_on')
    .orderBy('entered_at')
    .execute();
  return rows.map(recusalOf);
}

/** Who has been taken off each of these cases. */
export async function recusedOf(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('recusals')
    .select(['case_id', 'person_id'])
    .where('case_id', 'in', caseIds)
    .where('granted', '=', 1)
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ case_id }) => case_id)].map(([id, of]) => [id, of.map((one) => one.person_id)]),
  );
}

export async function insertRecusal(tx: Tx, caseId: string, recusal: Recusal): Promise<void> {
  await tx
    .insertInto('recusals')
    .values({
      id: recusal.id,
      case_id: caseId,
      person_id: recusal.personId,
      person_name: recusal.personName,
      asked_by: recusal.askedBy,
      reason: recusal.reason,
      granted: recusal.granted ? 1 : 0,
      decided_by: recusal.decidedBy,
      decided_on: recusal.decidedOn,
      entered_at: recusal.enteredAt,
      entered_by: recusal.enteredBy,
    })
    .execute();
}
