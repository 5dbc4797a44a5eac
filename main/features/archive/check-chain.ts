import { sql } from 'kysely';
import type { Db } from '../../platform/sqlite/open.ts';
import { parseInfo } from './archive-info.ts';
import { actHash, CHAIN_END, CHAIN_START, chainEndSchema } from './audit.ts';

export type ChainCheck =
  | { readonly chain: 'intact'; readonly rows: number }
  | { readonly chain: 'broken'; readonly rows: number; readonly brokenAt: number };

const CHAIN_PAGE = 5_000;
const BEFORE_ALL = Number.MIN_SAFE_INTEGER;

/**
 * Re-reads the chain. A row that was changed, deleted or inserted breaks it at its sequence number; rows cut off at
 * the end break it at the first number that is gone, because the end is also kept outside the chain, for the archive
 * and for each case. Acts recorded meanwhile are read too.
 */
export async function checkChain(db: Db, signal?: AbortSignal): Promise<ChainCheck> {
  let previous = CHAIN_START;
  let rows = 0;
  let from = BEFORE_ALL;
  for (;;) {
    signal?.throwIfAborted();
    const page = await db
      .selectFrom('acts')
      .selectAll()
      .where('sequence', '>', from)
      .orderBy('sequence')
      .limit(CHAIN_PAGE)
      .execute();
    for (const { hash, ...body } of page) {
      const expected = rows + 1;
      if (body.sequence !== expected || body.previous_hash !== previous || hash !== actHash(body)) {
        return { chain: 'broken', rows, brokenAt: Math.min(body.sequence, expected) };
      }
      previous = hash;
      rows = expected;
      from = expected;
    }
    if (page.length < CHAIN_PAGE && (await countActs(db)) <= rows) break;
  }
  const brokenAt = (await brokenEnd(db, rows, previous)) ?? (await brokenHead(db));
  return brokenAt === undefined ? { chain: 'intact', rows } : { chain: 'broken', rows, brokenAt };
}

async function countActs(db: Db): Promise<number> {
  const row = await db
    .selectFrom('acts')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return row.n;
}

/** Compares the end kept in archive_info with the row it names; both are read in one statement. */
async function brokenEnd(db: Db, rows: number, lastHash: string): Promise<number | undefined> {
  const row = await db
    .selectFrom('archive_info')
    .select([
      'value',
      sql<number>`(select max(sequence) from acts)`.as('last'),
      sql<string | null>`(select hash from acts order by sequence desc limit 1)`.as('last_hash'),
    ])
    .where('key', '=', CHAIN_END)
    .executeTakeFirst();
  if (row === undefined) return rows === 0 ? undefined : rows;
  const end = parseInfo(row.value, chainEndSchema);
  if (end === undefined) return rows;
  if (row.last_hash === null || end.sequence > row.last) return rows + 1;
  if (end.sequence < row.last) return end.sequence + 1;
  // Acts recorded since the last page were linked by appendAct to the row read here.
  if (row.last === rows && row.last_hash !== lastHash) return rows;
  return end.hash === row.last_hash ? undefined : row.last;
}

/** The last act each case names must be there and be that case's. */
async function brokenHead(db: Db): Promise<number | undefined> {
  const bad = await db
    .selectFrom('case_heads')
    .leftJoin('acts', 'acts.sequence', 'case_heads.sequence')
    .select('case_heads.sequence as sequence')
    .where((where) =>
      where.or([
        where('acts.hash', 'is', null),
        where('acts.hash', '!=', where.ref('case_heads.hash')),
        where('acts.case_id', 'is distinct from', where.ref('case_heads.case_id')),
      ]),
    )
    .orderBy('case_heads.sequence')
    .limit(1)
    .executeTakeFirst();
  return bad?.sequence;
}
