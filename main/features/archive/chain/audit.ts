import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import * as z from 'zod';
import type { IsoInstant } from '#shared/lib/date.ts';
import { wellFormed } from '#shared/lib/well-formed.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Db, Tx } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import { readInfo } from '../identity/archive-info.ts';
import { boundHash, type BoundRow } from './bound-rows.ts';

/** One act to be recorded. `act` is feature.verb, `sentence` says it in Chinese. */
export interface NewAct {
  readonly act: string;
  readonly sentence: string;
  readonly caseId?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
  /** Rows it binds as they are, besides those it changes: somebody's word that they stand so. */
  readonly binds?: readonly BoundRow[];
}

/** The one chain of all acts from before there was a chain for each case. */
export const OLD_CHAIN = '';
/** Subtle: as a literal, or the index of the chains (which leaves the old one out) is not used. */
export const NOT_OLD = sql<string>`''`;
/** The archive's own matters; each case's chain bears the case's id. */
export const ARCHIVE_CHAIN = 'archive';

/** A person's word that the clock is right. */
export const CLOCK = 'archive.clock';
/** An archive put together from a backup, by somebody whom only the other one may know. */
export const RESTORED = 'archive.restore';

/** Where the old chain ends, kept apart from it: rows cut off or added behind it show. */
export const CHAIN_END = 'chain_end';
export const chainEndSchema = z.object({ sequence: z.number(), hash: z.string() });

export const CHAIN_START = '0'.repeat(64);

type Hashed = Omit<Row<'acts'>, 'hash' | 'chain' | 'position' | 'bound'> &
  Partial<Pick<Row<'acts'>, 'chain' | 'position' | 'bound'>>;

/**
 * The hash of an act: SHA-256 over its fields as a JSON array, the hash before it first. Of an act of the old chain the
 * fields it had then.
 */
export function actHash(row: Hashed): string {
  const { chain = OLD_CHAIN, position = 0, bound = '' } = row;
  const fields = [
    row.previous_hash,
    row.sequence,
    ...(chain === OLD_CHAIN ? [] : [chain, position]),
    row.at,
    row.actor_id,
    row.actor_name,
    row.act,
    row.sentence,
    row.case_id,
    row.details,
    ...(chain === OLD_CHAIN ? [] : [bound]),
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Names of files come in by no contract; whatever reaches the chain is hashed as it will be read back. */
const mended = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormed(value) : value;

export const chainOf = ({ caseId }: Pick<NewAct, 'caseId'>): string => caseId ?? ARCHIVE_CHAIN;

/** Where a chain ends as noted apart from it, and what the next act is to be linked to. */
async function endOf(tx: Tx, chain: string): Promise<{ readonly position: number; readonly hash: string }> {
  const head = await tx
    .selectFrom('chains')
    .select(['position', 'hash'])
    .where('chain', '=', chain)
    .executeTakeFirst();
  if (head === undefined) {
    // A chain begun after the old one names its end.
    const old = await readInfo(tx, CHAIN_END, chainEndSchema);
    const last = await lastPosition(tx, chain);
    return { position: last, hash: old?.hash ?? CHAIN_START };
  }
  return { position: Math.max(head.position, await lastPosition(tx, chain)), hash: head.hash };
}

async function lastPosition(db: Db, chain: string): Promise<number> {
  const last = await db
    .selectFrom('acts')
    .select('position')
    .where('chain', '=', chain)
    .where('chain', '<>', NOT_OLD)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  return last?.position ?? 0;
}

/**
 * Numbers of acts rise over all chains, without gaps; the highest is also noted where the chains end, and with the rows
 * an act bound: where acts were cut off their numbers are not given again.
 */
export async function lastSequence(db: Db): Promise<number> {
  const act = await db
    .selectFrom('acts')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const head = await db
    .selectFrom('chains')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const bound = await db
    .selectFrom('bound_rows')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const old = head === undefined ? await readInfo(db, CHAIN_END, chainEndSchema) : undefined;
  return Math.max(act?.sequence ?? 0, head?.sequence ?? 0, bound?.sequence ?? 0, old?.sequence ?? 0);
}

/** The last act of a chain, by its number. */
export interface ChainHead {
  readonly chain: string;
  readonly position: number;
  readonly sequence: number;
  readonly hash: string;
}

/**
 * Adds an act to its chain inside the transaction of the change it records, with the rows of evidence it left. It is
 * linked to the end as noted outside the chain: where acts were cut off, changed or added behind our back, the break
 * stays visible for good. No other chain is touched.
 */
export async function appendAct(
  tx: Tx,
  actor: Actor,
  at: IsoInstant,
  act: NewAct,
  rows: readonly BoundRow[] = [],
): Promise<ChainHead> {
  const chain = chainOf(act);
  const end = await endOf(tx, chain);
  const row = {
    sequence: (await lastSequence(tx)) + 1,
    at,
    actor_id: actor.id,
    actor_name: wellFormed(actor.name),
    act: act.act,
    sentence: wellFormed(act.sentence),
    case_id: act.caseId ?? null,
    details: JSON.stringify(act.details ?? {}, mended),
    previous_hash: end.hash,
    chain,
    position: end.position + 1,
    bound: boundHash(rows),
  };
  const hash = actHash(row);
  await tx
    .insertInto('acts')
    .values({ ...row, hash })
    .execute();
  const bound = rows.map((one) => ({ ...one, sequence: row.sequence }));
  for (let i = 0; i < bound.length; i += 200)
    await tx
      .insertInto('bound_rows')
      .values(bound.slice(i, i + 200))
      .execute();
  const head = { position: row.position, sequence: row.sequence, hash };
  await tx
    .insertInto('chains')
    .values({ chain, ...head })
    .onConflict((conflict) => conflict.column('chain').doUpdateSet(head))
    .execute();
  return { chain, ...head };
}
