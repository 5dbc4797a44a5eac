import type { Finding } from '#shared/contract/archive.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import type { Row } from '../../../platform/sqlite/tables.ts';
import { readInfo } from '../identity/archive-info.ts';
import {
  actHash,
  ARCHIVE_CHAIN,
  CHAIN_END,
  CHAIN_START,
  chainEndSchema,
  lastSequence,
  NOT_OLD,
  OLD_CHAIN,
} from '../chain/audit.ts';
import { boundHash } from '../chain/bound-rows.ts';
import type { Findings } from './chain-finding.ts';
import { checkPlausible } from './check-plausible.ts';

export interface ChainWalk {
  /** Acts that were read. */
  readonly acts: number;
  readonly lastSequence: number;
}

interface Place {
  readonly position: number;
  readonly hash: string;
}

/** Where a chain ends: also by the number of its last act, which is what stands on paper. */
type End = Place & Pick<Row<'acts'>, 'sequence'>;

const CHAIN_PAGE = 2_000;

/**
 * Reads the acts of all chains again, one after the other: each must have the number after the one before, be linked to
 * the act before it in its chain, have the hash of its content and of the rows it left. An act that was changed, deleted,
 * moved or put in breaks its chain there; what was cut off at the end is missing where the ends are noted.
 * @param from acts up to here were found in order by an earlier full check and are not read again
 */
export async function walkChains(
  db: Db,
  findings: Findings,
  {
    from,
    report,
    signal,
  }: { from?: number; report?: (acts: number) => void; signal?: AbortSignal | undefined } = {},
): Promise<ChainWalk> {
  const ends = new Map<string, End>();
  const plausible = await checkPlausible(db, from);
  if (from !== undefined) for (const act of await actsBelowOne(db)) findings.add(strange(act));
  let expected = (from ?? 0) + 1;
  let after = from;
  let acts = 0;
  let rows = 0;
  for (;;) {
    signal?.throwIfAborted();
    const page = await actsAfter(db, after);
    const last = page.at(-1);
    if (last === undefined) break;
    const bound = await boundOf(db, after, last.sequence);
    for (const act of page) {
      if (act.sequence !== expected)
        findings.add(act.sequence > expected ? gap(expected, act.sequence - 1) : strange(act));
      expected = Math.max(act.sequence, expected - 1) + 1;
      const own = bound.get(act.sequence) ?? [];
      rows += own.length;
      const end = ends.get(act.chain) ?? (await startOf(db, act));
      const odd = plausible(act);
      checkAct(findings, act, end, own, odd);
      ends.set(act.chain, { position: place(act), hash: act.hash, sequence: act.sequence });
    }
    acts += page.length;
    after = last.sequence;
    report?.(acts);
    // A number so high is none of ours, and not told from the next one any more.
    if (!Number.isSafeInteger(last.sequence) && last.sequence > 0) break;
  }
  const noted = await lastSequence(db);
  if (noted >= expected) findings.add(gap(expected, noted));
  await checkEnds(db, findings, ends, from);
  await checkStrayRows(db, findings, from, rows);
  return { acts, lastSequence: expected - 1 };
}

const actsAfter = (db: Db, after: number | undefined): Promise<readonly Row<'acts'>[]> =>
  db
    .selectFrom('acts')
    .selectAll()
    .$if(after !== undefined, (query) => query.where('sequence', '>', after ?? 0))
    .orderBy('sequence')
    .limit(CHAIN_PAGE)
    .execute();

/** Numbers begin at 1: what somebody put in below them is looked for every time. */
const actsBelowOne = (db: Db): Promise<readonly Row<'acts'>[]> =>
  db.selectFrom('acts').selectAll().where('sequence', '<', 1).limit(CHAIN_PAGE).execute();

const strange = (act: Row<'acts'>): Finding => ({
  what: 'act',
  where: actName(act),
  sentence: `第${act.sequence.toString()}条操作记录不是程序记下的。`,
  sequence: act.sequence,
});

const place = (act: Row<'acts'>): number => (act.chain === OLD_CHAIN ? act.sequence : act.position);

const actName = ({ sequence, sentence }: Pick<Row<'acts'>, 'sequence' | 'sentence'>): string =>
  `第${sequence.toString()}条操作记录“${sentence.slice(0, 40)}”`;

const gap = (first: number, last: number) => ({
  what: 'act' as const,
  where:
    first === last
      ? `第${first.toString()}条操作记录`
      : `第${first.toString()}至${last.toString()}条操作记录`,
  sentence: `第${first.toString()}${first === last ? '' : `至${last.toString()}`}条操作记录不见了。`,
  sequence: first,
});

/** Where a chain stood before the first act that is read of it. */
async function startOf(db: Db, act: Row<'acts'>): Promise<Place> {
  const before = await db
    .selectFrom('acts')
    .select(['sequence', 'chain', 'position', 'hash'])
    .where('chain', '=', act.chain)
    .where('chain', '<>', NOT_OLD)
    .where('position', '<', act.position)
    .where('sequence', '<', act.sequence)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();
  if (before !== undefined) return before;
  if (act.chain === OLD_CHAIN) return { position: 0, hash: CHAIN_START };
  const old = await readInfo(db, CHAIN_END, chainEndSchema);
  return { position: 0, hash: old?.hash ?? CHAIN_START };
}

/** Says at most one thing of an act: the rest follows from it. */
export function checkAct(
  findings: Findings,
  act: Row<'acts'>,
  before: Place,
  rows: readonly Row<'bound_rows'>[],
  odd?: string,
): void {
  const { hash, ...body } = act;
  const say = (sentence: string) => {
    findings.add({
      what: 'act',
      where: actName(act),
      sentence,
      sequence: act.sequence,
      ...(act.case_id === null ? {} : { caseId: act.case_id }),
    });
  };
  if (hash !== actHash(body)) say(`${actName(act)}的内容被改动过。`);
  else if (act.chain !== (act.case_id ?? ARCHIVE_CHAIN) && act.chain !== OLD_CHAIN)
    say(`${actName(act)}不在它自己案件的链上。`);
  else if (place(act) !== before.position + 1) say(`${actName(act)}之前有操作记录不见了，或者次序被改动过。`);
  else if (act.previous_hash !== before.hash)
    say(`${actName(act)}与前一条接不上：前面的操作记录被改动或者删除过。`);
  else if (boundHash(rows) !== act.bound) say(`${actName(act)}所登记的数据清单被改动过。`);
  else if (odd !== undefined) say(`${actName(act)}${odd}。`);
}

async function boundOf(
  db: Db,
  after: number | undefined,
  until: number,
): Promise<ReadonlyMap<number, readonly Row<'bound_rows'>[]>> {
  const rows = await db
    .selectFrom('bound_rows')
    .selectAll()
    .where('sequence', '>', after ?? 0)
    .where('sequence', '<=', until)
    .execute();
  return Map.groupBy(rows, ({ sequence }) => sequence);
}

/** The ends as noted outside the chains must be those that were read, and the other way round. */
async function checkEnds(
  db: Db,
  findings: Findings,
  ends: ReadonlyMap<string, End>,
  from: number | undefined,
): Promise<void> {
  const noted = new Set<string>();
  let after = '';
  for (;;) {
    const heads = await db
      .selectFrom('chains')
      .selectAll()
      .where('chain', '>', after)
      .orderBy('chain')
      .limit(CHAIN_PAGE)
      .execute();
    for (const head of heads) {
      noted.add(head.chain);
      const end = ends.get(head.chain) ?? (await notedAct(db, head));
      if (end?.position === head.position && end.hash === head.hash && end.sequence === head.sequence)
        continue;
      findings.add({
        what: 'chain',
        where: head.chain,
        sentence:
          end === undefined || end.position < head.position
            ? `操作记录链的末尾不见了：最后应是第${head.sequence.toString()}条。`
            : `操作记录链的末尾与登记的不一致：在第${head.sequence.toString()}条之后添上或者改动过。`,
        sequence: end !== undefined && end.position > head.position ? head.sequence + 1 : head.sequence,
        ...caseOf(head.chain),
      });
    }
    const last = heads.at(-1);
    if (last === undefined || heads.length < CHAIN_PAGE) break;
    after = last.chain;
  }
  for (const chain of ends.keys())
    if (chain !== OLD_CHAIN && !noted.has(chain))
      findings.add({
        what: 'chain',
        where: chain,
        sentence: '操作记录链的末尾没有登记：登记被删除过。',
        ...caseOf(chain),
      });
  const old = ends.get(OLD_CHAIN);
  const end = await readInfo(db, CHAIN_END, chainEndSchema);
  if (from !== undefined || (old === undefined && end === undefined)) return;
  if (old?.position === end?.sequence && old?.hash === end?.hash) return;
  const expected = end?.sequence ?? 0;
  findings.add({
    what: 'chain',
    where: '升级前的操作记录链',
    sentence: '升级前的操作记录链末尾与登记的不一致：有记录被删除、改动或者添加过。',
    sequence: Math.min(expected, old?.position ?? 0) + (expected === (old?.position ?? 0) ? 0 : 1),
  });
}

const caseOf = (chain: string) => (chain === ARCHIVE_CHAIN || chain === OLD_CHAIN ? {} : { caseId: chain });

/** The act an end names, where it was read by an earlier check. */
const notedAct = async (db: Db, head: Row<'chains'>): Promise<End | undefined> =>
  db
    .selectFrom('acts')
    .select(['position', 'hash', 'sequence'])
    .where('chain', '=', head.chain)
    .where('chain', '<>', NOT_OLD)
    .orderBy('position', 'desc')
    .limit(1)
    .executeTakeFirst();

/** Every bound row belongs to an act that was read. */
async function checkStrayRows(
  db: Db,
  findings: Findings,
  from: number | undefined,
  seen: number,
): Promise<void> {
  const { n } = await db
    .selectFrom('bound_rows')
    .select((eb) => eb.fn.countAll<number>().as('n'))
    .where((eb) => eb.or([eb('sequence', '>', from ?? 0), eb('sequence', '<', 1)]))
    .executeTakeFirstOrThrow();
  if (n === seen) return;
  const first = await db
    .selectFrom('bound_rows')
    .leftJoin('acts', 'acts.sequence', 'bound_rows.sequence')
    .select('bound_rows.sequence')
    .where('acts.sequence', 'is', null)
    .orderBy('bound_rows.sequence')
    .limit(1)
    .executeTakeFirst();
  findings.add({
    what: 'chain',
    where: '操作记录所登记的数据清单',
    sentence: `有${(n - seen).toString()}项数据登记没有操作记录：操作记录被删除过，或者登记是后来添上的。`,
    ...(first === undefined ? {} : { sequence: first.sequence }),
  });
}
