import type { TraitsView } from '#shared/contract/way.ts';
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
