import * as z from 'zod';
import type { HandlingChange } from '#shared/domain/people/handling.ts';
import { anyOf } from '../../platform/sqlite/json.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { sql } from 'kysely';

/** 更换办案人员 as it was entered; people are ids of officers. */
export interface StoredChange extends HandlingChange {
  readonly id: string;
  readonly reason: string;
  readonly toldBy: string;
}

export interface Said {
  readonly at: string;
  readonly by: string;
}

const idsSchema = z.array(z.string());
const idsIn = (json: string): readonly string[] => idsSchema.parse(JSON.parse(json));

/** The changes of each of these cases that were not taken back, by day. */
export async function changesOfCases(
  db: Db,
  caseIds: readonly string[],
): Promise<ReadonlyMap<string, readonly StoredChange[]>> {
  const rows = await db
    .selectFrom('officer_changes')
    .select(['id', 'case_id', 'day', 'before', 'after', 'reason', 'told_by'])
    .where(sql<boolean>`case_id in ${anyOf(caseIds)}`)
    .where('withdrawn_at', 'is', null)
    .orderBy('day')
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return new Map(
    [...Map.groupBy(rows, ({ case_id }) => case_id)].map(([caseId, of]) => [
      caseId,
      of.map(({ id, day, before, after, reason, told_by }) => ({
        id,
        on: day,
        before: idsIn(before),
        after: idsIn(after),
        reason,
        toldBy: told_by,
      })),
    ]),
  );
}

export const changesOf = async (db: Db, caseId: string): Promise<readonly StoredChange[]> =>
  (await changesOfCases(db, [caseId])).get(caseId) ?? [];

export async function insertChange(
  tx: Tx,
  caseId: string,
  { id, on, before, after, reason }: Omit<StoredChange, 'toldBy'>,
  { at, by }: Said,
): Promise<void> {
  await tx
    .insertInto('officer_changes')
    .values({
      id,
      case_id: caseId,
      day: on,
      before: JSON.stringify(before),
      after: JSON.stringify(after),
      reason,
      told_at: at,
      told_by: by,
    })
    .execute();
}

export async function withdrawChange(
  tx: Tx,
  changeId: string,
  { at, by, reason }: Said & { readonly reason: string },
): Promise<void> {
  await tx
    .updateTable('officer_changes')
    .set({ withdrawn_at: at, withdrawn_by: by, withdrawn_reason: reason })
    .where('id', '=', changeId)
    .execute();
}
