import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';

/** 原件: bytes in the vault, by content. `bytes` is their number. */
export interface Original {
  readonly sha256: string;
  readonly sm3: string;
  readonly bytes: number;
  readonly mime: string;
}

/** Enters an original in the inventory, inside the transaction of what it belongs to; the same content again changes nothing. */
export async function insertOriginal(tx: Tx, original: Original, at: IsoInstant): Promise<void> {
  const { sha256, sm3, bytes, mime } = original;
  await tx
    .insertInto('originals')
    .values({ sha256, sm3, bytes, mime, stored_at: at })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute();
}

export async function findOriginal(db: Db, sha256: string): Promise<Original | undefined> {
  return db
    .selectFrom('originals')
    .select(['sha256', 'sm3', 'bytes', 'mime'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
}

const PAGE = 1_000;

/** The whole inventory by hash, in pages, so that memory stays flat. */
export async function* eachOriginal(db: Db): AsyncGenerator<Original> {
  let after = '';
  for (;;) {
    const page = await db
      .selectFrom('originals')
      .select(['sha256', 'sm3', 'bytes', 'mime'])
      .where('sha256', '>', after)
      .orderBy('sha256')
      .limit(PAGE)
      .execute();
    yield* page;
    const last = page.at(-1);
    if (last === undefined) return;
    after = last.sha256;
  }
}

export async function sumOriginals(db: Db): Promise<{ readonly files: number; readonly bytes: number }> {
  const row = await db
    .selectFrom('originals')
    .select((eb) => [eb.fn.countAll<number>().as('files'), eb.fn.sum<number | null>('bytes').as('bytes')])
    .executeTakeFirstOrThrow();
  return { files: row.files, bytes: row.bytes ?? 0 };
}
