import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

export type Secret = Row<'account_secrets'>;

export const findSecret = (db: Db, accountId: string): Promise<Secret | undefined> =>
  db.selectFrom('account_secrets').selectAll().where('account_id', '=', accountId).executeTakeFirst();

/** Whether anybody has a PIN of his own choice; one that was only handed out proves nobody yet. */
export async function hasChosen(db: Db): Promise<boolean> {
  const chosen = await db
    .selectFrom('account_secrets')
    .select('account_id')
    .where('must_change', '=', 0)
    .limit(1)
    .executeTakeFirst();
  return chosen !== undefined;
}

export async function putSecret(
  tx: Tx,
  { accountId, hash, mustChange, at }: { accountId: string; hash: string; mustChange: boolean; at: string },
): Promise<void> {
  const values = {
    hash,
    must_change: mustChange ? (1 as const) : (0 as const),
    set_at: at,
    wrong: 0,
    wrong_at: null,
  };
  await tx
    .insertInto('account_secrets')
    .values({ account_id: accountId, ...values })
    .onConflict((conflict) => conflict.column('account_id').doUpdateSet(values))
    .execute();
}

/** Notes a try as wrong before it is known to be right: many at once do not slip past. */
export async function countTry(tx: Tx, accountId: string, at: string): Promise<void> {
  await tx
    .updateTable('account_secrets')
    .set((eb) => ({ wrong: eb('wrong', '+', 1), wrong_at: at }))
    .where('account_id', '=', accountId)
    .execute();
}

export async function forgetTries(tx: Tx, accountId: string): Promise<void> {
  await tx
    .updateTable('account_secrets')
    .set({ wrong: 0, wrong_at: null })
    .where('account_id', '=', accountId)
    .execute();
}
