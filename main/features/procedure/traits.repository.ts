import type { TraitsView } from '#shared/contract/way.ts';
import type { Departure } from '#shared/domain/procedure/stages/situation.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';

const NONE: TraitsView = { major: false, majorReason: '', refund: false, revision: 0 };

/** What no document says of a case; nothing is true until somebody says so. */
export async function traitsOf(db: Db, caseId: string): Promise<TraitsView> {
  const row = await db.selectFrom('case_traits').selectAll().where('case_id', '=', caseId).executeTakeFirst();
  return row === undefined
    ? NONE
    : {
        major: row.major === 1,
        majorReason: row.major_reason,
        refund: row.refund === 1,
        revision: row.revision,
      };
}

export async function writeTraits(
  tx: Tx,
  caseId: string,
  { major, majorReason, refund, revision }: TraitsView,
  { at, by }: { readonly at: string; readonly by: string },
): Promise<void> {
  const columns = {
    major: major ? (1 as const) : (0 as const),
    major_reason: majorReason,
    refund: refund ? (1 as const) : (0 as const),
    revision,
    set_at: at,
    set_by: by,
  };
  await tx
    .insertInto('case_traits')
    .values({ case_id: caseId, ...columns })
    .onConflict((conflict) => conflict.column('case_id').doUpdateSet(columns))
    .execute();
}

/** Steps of a case that were left out with a reason, the oldest first. */
export async function departuresOf(db: Db, caseId: string): Promise<readonly Departure[]> {
  const rows = await db
    .selectFrom('departures')
    .selectAll()
    .where('case_id', '=', caseId)
    .orderBy('told_at')
    .orderBy('id')
    .execute();
  return rows.map(({ lane, step, start_id, reason, told_by, told_at }) => ({
    lane,
    step,
    startId: start_id === '' ? undefined : start_id,
    reason,
    by: told_by,
    on: told_at.slice(0, 10),
  }));
}

export async function insertDeparture(
  tx: Tx,
  caseId: string,
  { id, lane, step, startId, reason, by }: Omit<Departure, 'on'> & { readonly id: string },
  at: string,
): Promise<void> {
  await tx
    .insertInto('departures')
    .values({ id, case_id: caseId, lane, step, start_id: startId ?? '', reason, told_at: at, told_by: by })
    .execute();
}
