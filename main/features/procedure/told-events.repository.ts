import * as z from 'zod';
import type { ToldEvent } from '#shared/contract/way.ts';
import { type ToldName, toldNames } from '#shared/domain/procedure/events/told-events.ts';
import type { OtherEvent } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

const eventSchema = z.enum(toldNames);

/** What was told of a case, with the case it was told of. */
export interface StoredTold extends ToldEvent {
  readonly caseId: string;
}

const toldOf = (row: Row<'told_events'>): StoredTold => ({
  id: row.id,
  caseId: row.case_id,
  event: eventSchema.parse(row.event),
  on: row.day,
  detail: row.detail,
  attachmentId: row.attachment_id ?? undefined,
  partyId: row.party_id ?? undefined,
  toldAt: row.told_at,
  toldBy: row.told_by,
});

/** What was told of a case and not taken back, by day. */
export async function toldOfCase(db: Db, caseId: string): Promise<readonly StoredTold[]> {
  const rows = await db
    .selectFrom('told_events')
    .selectAll()
    .where('case_id', '=', caseId)
    .where('withdrawn_at', 'is', null)
    .orderBy('day')
    .orderBy('id')
    .execute();
  return rows.map(toldOf);
}

/** The same as the timeline takes it. */
export const toldEvents = async (db: Db, caseId: string): Promise<readonly OtherEvent[]> =>
  (await toldOfCase(db, caseId)).map(({ event, on, detail, partyId }) => ({
    event,
    on,
    ...(partyId === undefined ? {} : { partyId }),
    ...(detail === '' ? {} : { detail }),
  }));

/** How much was told of a further party of a case. */
export async function toldAbout(db: Db, partyId: string): Promise<number> {
  const { count } = await db
    .selectFrom('told_events')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('party_id', '=', partyId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return count;
}

export async function findTold(db: Db, toldId: string): Promise<StoredTold | undefined> {
  const row = await db
    .selectFrom('told_events')
    .selectAll()
    .where('id', '=', toldId)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirst();
  return row === undefined ? undefined : toldOf(row);
}

export async function insertTold(tx: Tx, told: StoredTold): Promise<void> {
  await tx
    .insertInto('told_events')
    .values({
      id: told.id,
      case_id: told.caseId,
      event: told.event satisfies ToldName,
      day: told.on,
      detail: told.detail,
      attachment_id: told.attachmentId ?? null,
      party_id: told.partyId ?? null,
      told_at: told.toldAt,
      told_by: told.toldBy,
    })
    .execute();
}

export async function withdrawTold(
  tx: Tx,
  toldId: string,
  { at, by, reason }: { readonly at: string; readonly by: string; readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('told_events')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', toldId)
    .execute();
}
