import { codeOfHead, readHeadCode } from '#shared/domain/archive/head-code.ts';
import type { Db } from '../../../platform/sqlite/open.ts';
import { type ChainHead, NOT_OLD } from '../chain/audit.ts';
import { checkCase } from './check-case.ts';

/** The last act of a case: what is printed of it on paper. */
export async function headOfCase(db: Db, caseId: string): Promise<ChainHead | undefined> {
  return db
    .selectFrom('chains')
    .select(['chain', 'position', 'sequence', 'hash'])
    .where('chain', '=', caseId)
    .executeTakeFirst();
}

/** Compares a code on paper with the record of acts, and the record with what it says of the case. */
export async function compareCode(db: Db, typed: string): Promise<{ holds: boolean; said: string }> {
  const code = readHeadCode(typed);
  if (code === undefined)
    return { holds: false, said: '这不是完整的案卷校验码，请照备考表上印的重新输入，或者用扫描枪扫描。' };
  const act = await db
    .selectFrom('acts')
    .select(['sequence', 'hash', 'at', 'sentence', 'chain'])
    .where('sequence', '=', code.sequence)
    .where('chain', '<>', NOT_OLD)
    .executeTakeFirst();
  const number = `第${code.sequence.toString()}条操作记录`;
  if (act === undefined)
    return { holds: false, said: `档案库里没有${number}：档案库被换成了旧的，或者操作记录被删除过。` };
  if (codeOfHead(act) !== code.text)
    return {
      holds: false,
      said: `${number}与备考表上的校验码不一致：输入有误，或者备考表印出以后操作记录被改动过。`,
    };
  const [finding] = await checkCase(db, act.chain);
  if (finding !== undefined)
    return { holds: false, said: `校验码一致，但本案现在与操作记录不一致：${finding.sentence}` };
  const at = act.at.slice(0, 16).replace('T', ' ');
  return { holds: true, said: `与备考表一致：到${number}（${at}，${act.sentence}）为止没有被改动。` };
}
