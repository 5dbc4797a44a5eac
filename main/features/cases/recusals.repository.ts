import * as z from 'zod';
import { type Recusal, type RecusalRequest, recusalAskers } from '#shared/contract/handling.ts';
import { recusalCapacities } from '#shared/domain/people/separation.ts';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { sql } from 'kysely';
import type { Row } from '../../platform/sqlite/tables.ts';
import type { Said } from './handling.repository.ts';

const askerSchema = z.enum(recusalAskers);
const capacitySchema = z.enum(recusalCapacities);

/** What was asked for, without who decides it: that follows from the person's roles. */
export type StoredRequest = Omit<RecusalRequest, 'decidedBy'>;

const proofOf = (attachmentId: string | null) => (attachmentId === null ? {} : { attachmentId });

const recusalOf = (row: Row<'recusals'>): Recusal => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  capacity: capacitySchema.parse(row.capacity),
  askedBy: askerSchema.parse(row.asked_by),
  ...(row.asked_on === null ? {} : { askedOn: row.asked_on }),
  reason: row.reason,
  granted: row.granted === 1,
  decidedBy: row.decided_by,
  decidedOn: row.decided_on,
  ...proofOf(row.attachment_id),
  enteredAt: row.entered_at,
  enteredBy: row.entered_by,
});

const requestOf = (row: Row<'recusal_requests'>): StoredRequest => ({
  id: row.id,
  personId: row.person_id,
  personName: row.person_name,
  capacity: capacitySchema.parse(row.capacity),
  askedBy: askerSchema.parse(row.asked_by),
  askedOn: row.asked_on,
  reason: row.reason,
  ...proofOf(row.attachment_id),
  toldBy: row.told_by,
});

/** What was decided and not taken back, by the day of the decision. */
export async function recusalsOf(db: Db, caseId: string): Promise<readonly Recusal[]> {
  const rows = await db
    .selectFrom('recusals')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('decided_on')
    .orderBy('entered_at')
    .execute();
  return rows.map(recusalOf);
}

/** What was asked for and is not decided yet. */
export async function requestsOf(db: Db, caseId: string): Promise<readonly StoredRequest[]> {
  const rows = await db
    .selectFrom('recusal_requests')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .where(({ not, exists, selectFrom }) =>
      not(
        exists(
          selectFrom('recusals')
            .select('recusals.id')
            .whereRef('recusals.request_id', '=', 'recusal_requests.id')
            .where('recusals.withdrawn_at', 'is', null),
        ),
      ),
    )
    .orderBy('asked_on')
    .orderBy('told_at')
    .execute();
  return rows.map(requestOf);
}

/** Who has been taken off each of these cases: of several decisions about one person the last one counts. */
export async function recusedOf(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const rows = await db
    .selectFrom('recusals')
    .select(['case_id', 'person_id', 'capacity', 'granted'])
    .where(sql<boolean>`case_id in ${anyOf(caseIds)}`)
    .where('withdrawn_at', 'is', null)
    .orderBy('decided_on')
    .orderBy('entered_at')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ case_id }) => case_id)].map(([id, of]) => {
      const last = new Map(of.map((one) => [`${one.person_id} ${one.capacity}`, one]));
      const granted = [...last.values()].filter((one) => one.granted === 1);
      return [id, [...new Set(granted.map((one) => one.person_id))]];
    }),
  );
}

export async function insertRecusal(
  tx: Tx,
  caseId: string,
  recusal: Recusal,
  requestId: string | undefined,
): Promise<void> {
  await tx
    .insertInto('recusals')
    .values({
      id: recusal.id,
      case_id: caseId,
      person_id: recusal.personId,
      person_name: recusal.personName,
      capacity: recusal.capacity,
      asked_by: recusal.askedBy,
      asked_on: recusal.askedOn ?? null,
      reason: recusal.reason,
      granted: recusal.granted ? 1 : 0,
      decided_by: recusal.decidedBy,
      decided_on: recusal.decidedOn,
      attachment_id: recusal.attachmentId ?? null,
      request_id: requestId ?? null,
      entered_at: recusal.enteredAt,
      entered_by: recusal.enteredBy,
    })
    .execute();
}

export async function insertRequest(
  tx: Tx,
  caseId: string,
  request: Omit<StoredRequest, 'toldBy'>,
  { at, by }: Said,
): Promise<void> {
  await tx
    .insertInto('recusal_requests')
    .values({
      id: request.id,
      case_id: caseId,
      person_id: request.personId,
      person_name: request.personName,
      capacity: request.capacity,
      asked_by: request.askedBy,
      asked_on: request.askedOn,
      reason: request.reason,
      attachment_id: request.attachmentId ?? null,
      told_at: at,
      told_by: by,
    })
    .execute();
}

interface TakenBack extends Said {
  readonly reason: string;
}

export async function withdrawRequest(
  tx: Tx,
  requestId: string,
  { at, by, reason }: TakenBack,
): Promise<void> {
  await tx
    .updateTable('recusal_requests')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', requestId)
    .execute();
}

export async function withdrawRecusal(
  tx: Tx,
  recusalId: string,
  { at, by, reason }: TakenBack,
): Promise<void> {
  await tx
    .updateTable('recusals')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', recusalId)
    .execute();
}
