import { sql } from 'kysely';
import type { Finding } from '#shared/contract/archive.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { plantedNames } from '../../../platform/sqlite/schema.ts';
import { CHAIN_START, chainEndSchema, CHAIN_END } from '../chain/audit.ts';
import { readInfo } from '../identity/archive-info.ts';
import { checkAct } from './check-chain.ts';
import { checkRowsOfCase } from './check-rows.ts';
import { collectFindings, type Findings } from './chain-finding.ts';

/** What does not agree with the acts, of one case: its own chain, and every row it stands on. */
export async function checkCase(db: Db, caseId: string): Promise<readonly Finding[]> {
  const findings = collectFindings();
  for (const name of await plantedNames(db))
    findings.add({
      what: 'schema',
      where: `数据库的触发器或者视图“${name}”`,
      state: 'added',
      key: name,
      sentence: `数据库里的触发器或者视图“${name}”不是程序建立的。`,
    });
  await checkChainOfCase(db, findings, caseId);
  await checkRowsOfCase(db, findings, caseId);
  return findings.named;
}

async function checkChainOfCase(db: Db, findings: Findings, caseId: string): Promise<void> {
  const old = await readInfo(db, CHAIN_END, chainEndSchema);
  const acts = await db
    .selectFrom('acts')
    .selectAll()
    .where('chain', '=', caseId)
    .where('chain', '<>', sql.lit(''))
    .orderBy('position')
    .execute();
  const rows = await db
    .selectFrom('acts')
    .innerJoin('bound_rows', 'bound_rows.sequence', 'acts.sequence')
    .selectAll('bound_rows')
    .where('acts.chain', '=', caseId)
    .where('acts.chain', '<>', sql.lit(''))
    .execute();
  const bound = Map.groupBy(rows, ({ sequence }) => sequence);
  let end = { position: 0, hash: old?.hash ?? CHAIN_START, sequence: 0 };
  for (const act of acts) {
    checkAct(findings, act, end, bound.get(act.sequence) ?? []);
    end = act;
  }
  const head = await db.selectFrom('chains').selectAll().where('chain', '=', caseId).executeTakeFirst();
  const sealed = await db
    .selectFrom('seal_heads')
    .select(['position', 'hash'])
    .where('chain', '=', caseId)
    .orderBy('seal', 'desc')
    .limit(1)
    .executeTakeFirst();
  const isSealedThere =
    sealed === undefined ||
    acts.some(({ position, hash }) => position === sealed.position && hash === sealed.hash);
  const isEnd = head?.position === end.position && head.hash === end.hash && head.sequence === end.sequence;
  if (isEnd && isSealedThere) return;
  findings.add({
    what: 'chain',
    where: '本案的操作记录链',
    sentence: '本案的操作记录链末尾与登记的或者封存的不一致：有记录被删除、改动或者添加过。',
    caseId,
  });
}

/** Errors: `archive-damaged` naming what does not agree. @param undone 没有定稿 … */
export async function requireAgreement(db: Db, caseId: string, undone: string): Promise<void> {
  const findings = await checkCase(db, caseId);
  const [first] = findings;
  if (first === undefined) return;
  throw new ProblemError(
    'archive-damaged',
    `本案有${findings.length.toString()}处与操作记录不一致，${undone}。${first.sentence}请保留现状，在“设置 · 档案库”里完整核验，查明来由。`,
    { caseId, findings: findings.length },
  );
}
