import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { boundKeys, isAnythingBound, isAsBound } from '../archive/archive.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

export type Secret = Row<'account_secrets'>;

const TABLE = 'account_secrets';

/** Whether what opens a seat is what the program put there. */
export async function isSecretAsBound(db: Db, accountId: string): Promise<boolean> {
  if (await isAsBound(db, TABLE, accountId)) return true;
  // Where nothing at all is bound any more the archive says so itself, and somebody has to get in to read it.
  return !(await isAnythingBound(db));
}

export const findSecret = (db: Db, accountId: string): Promise<Secret | undefined> =>
  db.selectFrom('account_secrets').selectAll().where('account_id', '=', accountId).executeTakeFirst();

/**
 * Whether anybody has a PIN of his own choice; one that was only handed out proves nobody yet. What was taken away by hand
 * counts as it was bound: nobody opens the door by deleting its locks.
 */
export async function hasChosen(db: Db): Promise<boolean> {
  for (const bound of (await boundKeys(db, TABLE)).values()) if (bound['must_change'] === 0) return true;
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
