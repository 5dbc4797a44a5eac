import { createHash } from 'node:crypto';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import { CHAIN_START } from './audit.ts';

/** 封条: the state of every chain at one moment, as far as it moved since the seal before. */
export interface Seal {
  readonly number: number;
  readonly at: IsoInstant;
  readonly hash: string;
}

/** A head as a seal covers it. */
export type SealedHead = Pick<Row<'seal_heads'>, 'chain' | 'position' | 'hash'>;

/** What a seal's own hash covers of the heads: SHA-256 over them by chain. */
export function headsHash(heads: readonly SealedHead[]): string {
  const fields = [...heads]
    .sort((a, b) => (a.chain < b.chain ? -1 : a.chain > b.chain ? 1 : 0))
    .map(({ chain, position, hash }) => [chain, position, hash]);
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

export const sealHash = (seal: Omit<Row<'seals'>, 'hash'>): string =>
  createHash('sha256')
    .update(JSON.stringify([seal.previous_hash, seal.number, seal.at, seal.reason, seal.heads]))
    .digest('hex');

export async function lastSeal(db: Db): Promise<Seal | undefined> {
  return db
    .selectFrom('seals')
    .select(['number', 'at', 'hash'])
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
}

/**
 * Seals the heads that moved since the last seal, linked to that seal. Nothing moved: the last one is good as it is.
 * @param reason 每日, 备份, 核验 …
 */
export async function seal(tx: Tx, at: IsoInstant, reason: string): Promise<Seal | undefined> {
  const moved = await tx
    .selectFrom('chains')
    .select(['chain', 'position', 'hash'])
    .whereRef('position', '>', 'sealed')
    .execute();
  const before = await lastSeal(tx);
  if (moved.length === 0) return before;
  const row = {
    number: (before?.number ?? 0) + 1,
    at,
    reason,
    heads: headsHash(moved),
    previous_hash: before?.hash ?? CHAIN_START,
  };
  const hash = sealHash(row);
  await tx
    .insertInto('seals')
    .values({ ...row, hash })
    .execute();
  for (let i = 0; i < moved.length; i += 200)
    await tx
      .insertInto('seal_heads')
      .values(moved.slice(i, i + 200).map((head) => ({ seal: row.number, ...head })))
      .execute();
  await tx
    .updateTable('chains')
    .set((eb) => ({ sealed: eb.ref('position') }))
    .whereRef('position', '>', 'sealed')
    .execute();
  return { number: row.number, at, hash };
}
