import { createHash } from 'node:crypto';
import type { IsoInstant } from '#shared/lib/date.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

/** One act to be recorded. `act` is feature.verb, `sentence` says it in Chinese. */
export interface NewAct {
  readonly act: string;
  readonly sentence: string;
  readonly caseId?: string | undefined;
  readonly details?: Readonly<Record<string, unknown>>;
}

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

/** Adds an act to the chain inside the transaction of the change it records. */
export async function appendAct(tx: Tx, actor: Actor, at: IsoInstant, act: NewAct): Promise<void> {
  const last = await tx
    .selectFrom('acts')
    .select(['sequence', 'hash'])
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  const row = {
    sequence: (last?.sequence ?? 0) + 1,
    at,
    actor_id: actor.id,
    actor_name: actor.name,
    act: act.act,
    sentence: act.sentence,
    case_id: act.caseId ?? null,
    details: JSON.stringify(act.details ?? {}),
    previous_hash: last?.hash ?? CHAIN_START,
  };
  const hash = actHash(row);
  await tx
    .insertInto('acts')
    .values({ ...row, hash })
    .execute();
  if (act.caseId !== undefined) {
    const head = { case_id: act.caseId, sequence: row.sequence, hash };
    await tx
      .insertInto('case_heads')
      .values(head)
      .onConflict((conflict) => conflict.column('case_id').doUpdateSet({ sequence: head.sequence, hash }))
      .execute();
  }
}

export type ChainCheck =
  | { readonly chain: 'intact'; readonly rows: number }
  | { readonly chain: 'broken'; readonly rows: number; readonly brokenAt: number };

const CHAIN_PAGE = 5_000;

/**
 * Re-reads the chain: a row that was changed, deleted or inserted breaks it at its sequence number.
 * The end is held by the case heads: rows cut off behind them show as a head that points past the end.
 */
export async function checkChain(db: Db): Promise<ChainCheck> {
  let previous = CHAIN_START;
  let expected = 1;
  for (;;) {
    const rows = await db
      .selectFrom('acts')
      .selectAll()
      .where('sequence', '>=', expected)
      .orderBy('sequence')
      .limit(CHAIN_PAGE)
      .execute();
    for (const row of rows) {
      const { hash, ...body } = row;
      if (row.sequence !== expected || row.previous_hash !== previous || hash !== actHash(body)) {
        return { chain: 'broken', rows: expected - 1, brokenAt: Math.min(row.sequence, expected) };
      }
      previous = hash;
      expected += 1;
    }
    if (rows.length < CHAIN_PAGE) break;
  }
  const badHead = await db
    .selectFrom('case_heads')
    .leftJoin('acts', 'acts.sequence', 'case_heads.sequence')
    .select('case_heads.sequence as sequence')
    .where((where) =>
      where.or([where('acts.hash', 'is', null), where('acts.hash', '!=', where.ref('case_heads.hash'))]),
    )
    .orderBy('case_heads.sequence')
    .limit(1)
    .executeTakeFirst();
  if (badHead !== undefined) return { chain: 'broken', rows: expected - 1, brokenAt: badHead.sequence };
  return { chain: 'intact', rows: expected - 1 };
}
