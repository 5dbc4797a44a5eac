import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { IsoInstant } from '#shared/lib/date.ts';
import { wellFormed } from '#shared/lib/well-formed.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import { readInfo, writeInfo } from './archive-info.ts';

/** One act to be recorded. `act` is feature.verb, `sentence` says it in Chinese. */
export interface NewAct {
  readonly act: string;
  readonly sentence: string;
  readonly caseId?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

/** Where the chain ends, kept apart from it: rows cut off or added behind it show. */
export const CHAIN_END = 'chain_end';
export const chainEndSchema = z.object({ sequence: z.number(), hash: z.string() });
export type ChainEnd = z.infer<typeof chainEndSchema>;

export const CHAIN_START = '0'.repeat(64);

/** The hash of a row: SHA-256 over its fields as a JSON array, the hash before it first. */
export function actHash(row: Omit<Row<'acts'>, 'hash'>): string {
  const fields = [
    row.previous_hash,
    row.sequence,
    row.at,
    row.actor_id,
    row.actor_name,
    row.act,
    row.sentence,
    row.case_id,
    row.details,
  ];
  return createHash('sha256').update(JSON.stringify(fields)).digest('hex');
}

/** Names of files come in by no contract; whatever reaches the chain is hashed as it will be read back. */
const mended = (_key: string, value: unknown): unknown =>
  typeof value === 'string' ? wellFormed(value) : value;

/**
 * Adds an act to the chain inside the transaction of the change it records. It is linked to the end as noted outside
 * the chain: where rows were cut off, changed or added behind our back, the break stays visible for good.
 */
export async function appendAct(tx: Tx, actor: Actor, at: IsoInstant, act: NewAct): Promise<void> {
  const last = await tx
    .selectFrom('acts')
    .select('sequence')
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const end = await readInfo(tx, CHAIN_END, chainEndSchema);
  const row = {
    sequence: Math.max(last?.sequence ?? 0, end?.sequence ?? 0) + 1,
    at,
    actor_id: actor.id,
    actor_name: wellFormed(actor.name),
    act: act.act,
    sentence: wellFormed(act.sentence),
    case_id: act.caseId ?? null,
    details: JSON.stringify(act.details ?? {}, mended),
    previous_hash: end?.hash ?? CHAIN_START,
  };
  const hash = actHash(row);
  await tx
    .insertInto('acts')
    .values({ ...row, hash })
    .execute();
  await writeInfo(tx, CHAIN_END, { sequence: row.sequence, hash } satisfies ChainEnd);
  if (act.caseId !== undefined) {
    const head = { case_id: act.caseId, sequence: row.sequence, hash };
    await tx
      .insertInto('case_heads')
      .values(head)
      .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ sequence: head.sequence, hash }))
      .execute();
  }
}
