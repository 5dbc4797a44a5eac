import type { Db } from '../../../platform/sqlite/open.ts';
import { contentOf } from './bound-content.ts';
import { type BoundRow, lastBound } from './bound-rows.ts';
import { evidenceTables } from './evidence-tables.ts';
import { IDENTITY, type Identity } from '../identity/identity.ts';

const TABLE = 'archive_info';

const contentOfValue = (value: string): string => {
  const table = evidenceTables.get(TABLE);
  if (table === undefined) throw new Error('the identity is a row of evidence');
  return contentOf(table, { key: IDENTITY, value });
};

/** The row of an identity as an act binds it. */
export const identityRow = (identity: Identity): BoundRow => ({
  table_name: TABLE,
  row_key: IDENTITY,
  case_id: null,
  content: contentOfValue(JSON.stringify(identity)),
});

/** What the chain last bound of the archive's identity; undefined before it had one. */
export async function boundIdentity(db: Db): Promise<string | undefined> {
  const bound = await lastBound(db, TABLE, [IDENTITY]);
  return bound.get(IDENTITY)?.content ?? undefined;
}

/** Whether the archive is who the chain says it is: an identity taken away or exchanged by hand is none. */
export async function isIdentityAsBound(db: Db): Promise<boolean> {
  const bound = await boundIdentity(db);
  const row = await db
    .selectFrom('archive_info')
    .select('value')
    .where('key', '=', IDENTITY)
    .executeTakeFirst();
  return bound === (row === undefined ? undefined : contentOfValue(row.value));
}
