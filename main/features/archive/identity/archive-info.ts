import type * as z from 'zod';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';

/** A fact about the archive as a whole; undefined when it was never noted or is not of this shape. */
export async function readInfo<T>(db: Db, key: string, schema: z.ZodType<T>): Promise<T | undefined> {
  const row = await db.selectFrom('archive_info').select('value').where('key', '=', key).executeTakeFirst();
  return row === undefined ? undefined : parseInfo(row.value, schema);
}

/** Undefined when somebody wrote something else in its place. */
export function parseInfo<T>(text: string, schema: z.ZodType<T>): T | undefined {
  try {
    return schema.safeParse(JSON.parse(text)).data;
  } catch {
    // Not JSON: certainly not what writeInfo wrote.
    return undefined;
  }
}

export async function writeInfo(tx: Tx, key: string, value: unknown): Promise<void> {
  const text = JSON.stringify(value);
  await tx
    .insertInto('archive_info')
    .values({ key, value: text })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value: text }))
    .execute();
}
