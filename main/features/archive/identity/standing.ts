import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Db } from '../../../platform/sqlite/open.ts';
import { plantedNames } from '../../../platform/sqlite/schema.ts';
import { type Anchor, anchorBeside, anchorInConfig, readAnchor } from './anchor.ts';
import { DATABASE } from './archive-folder.ts';
import type { Identity } from './identity.ts';

/**
 * What an archive is to those who work in it. All but `sound` issue no number; a `copy` takes no change at all; each but
 * `planted` waits for a person to decide.
 */
export type StandingState =
  'sound' | 'copy' | 'restored' | 'twin' | 'older' | 'other' | 'unanchored' | 'planted';

export interface Standing {
  readonly state: StandingState;
  /** What it is and what to do, for the clerk; empty when it is sound. */
  readonly sentence: string;
  /** What is known outside the database; the later where two are. */
  readonly anchor?: Anchor;
}

export const SOUND: Standing = { state: 'sound', sentence: '' };

const DECIDE = '请在“设置 · 档案库”里说明（命令行：anjuan archive adopt --reason 理由）。';

export const restoredStanding: Standing = {
  state: 'restored',
  sentence: `这个档案库是从备份恢复的。原来的档案库如果还在使用，会编出相同的文号，所以暂不编号。确认原来的档案库已经停用后，${DECIDE}`,
};

export interface StandingQuestion {
  readonly dir: string;
  readonly anchorsDir: string | undefined;
  readonly identity: Identity | undefined;
  /** Whether an anchor was ever written: then there must be one. */
  readonly anchored: boolean;
}

/** Compares an archive as it is opened with what is known of it outside its database. */
export async function standingOf(db: Db, asked: StandingQuestion): Promise<Standing> {
  const { dir, anchorsDir, identity } = asked;
  const planted = await plantedNames(db);
  if (planted.length > 0)
    return {
      state: 'planted',
      sentence: `档案库的数据库里有不是程序建立的触发器或者视图（${planted.join('、')}），暂不编号。请保留现状，联系维护人员查明来由。`,
    };
  if (identity === undefined) return SOUND;
  const beside = await readAnchor(anchorBeside(dir));
  const own =
    anchorsDir === undefined ? undefined : await readAnchor(anchorInConfig(anchorsDir, identity.id));
  const known = [beside, own].flatMap((one) =>
    one === undefined || one === 'unreadable' || one.identity !== identity.id ? [] : [one],
  );
  const later = known.toSorted((a, b) => b.last.sequence - a.last.sequence)[0];
  const anchor = later === undefined ? {} : { anchor: later };
  if (identity.role === 'copy')
    return {
      state: 'copy',
      sentence: `这是档案库的备份，只能查看、核验、导出。原来的档案库不能再用的，才能把它设为正式档案库：${DECIDE}`,
      ...anchor,
    };
  for (const one of known) {
    const found = await compare(db, one);
    if (found !== undefined) return found;
  }
  if (identity.role === 'restored') return { ...restoredStanding, ...anchor };
  if (own !== undefined && own !== 'unreadable' && own.dir !== dir && (await isSame(own.dir, identity)))
    return {
      state: 'twin',
      sentence: `“${own.dir}”是同一个档案库，这里的是它的复制件。两处都编号会编出相同的文号，所以这里暂不编号。确认另一处已经停用后，${DECIDE}`,
      ...anchor,
    };
  if (asked.anchored && later === undefined)
    return {
      state: 'unanchored',
      sentence: `档案库旁边的核对文件（anchor.json）${beside === undefined ? '不见了' : '读不出来'}，无法确认数据库是不是最新的，所以暂不编号。确认无误后，${DECIDE}`,
    };
  return { ...SOUND, ...anchor };
}

/** Undefined when everything the anchor knows is still there. */
async function compare(db: Db, anchor: Anchor): Promise<Standing | undefined> {
  const { last, seal } = anchor;
  const acts = await db
    .selectFrom('acts')
    .select('hash')
    .where('sequence', '=', last.sequence)
    .executeTakeFirst();
  const sealed =
    seal === undefined
      ? undefined
      : await db.selectFrom('seals').select('hash').where('number', '=', seal.number).executeTakeFirst();
  if (acts?.hash === last.hash && (seal === undefined || sealed?.hash === seal.hash)) return undefined;
  const later = await db
    .selectFrom('acts')
    .select('sequence')
    .where('sequence', '>=', last.sequence)
    .limit(1)
    .executeTakeFirst();
  const until = `${anchor.at.slice(0, 10)} ${anchor.at.slice(11, 16)}`;
  return later === undefined
    ? {
        state: 'older',
        sentence: `档案库比上次使用时旧：上次用到第${last.sequence.toString()}条操作记录（${until}），现在没有这一条。可能换上了旧的数据库，再编号会重复，所以暂不编号。请找回最新的数据库；找不回来的，${DECIDE}`,
        anchor,
      }
    : {
        state: 'other',
        sentence: `档案库与上次使用时不是同一份：第${last.sequence.toString()}条操作记录（${until}）和当时的不一样。可能换上了另一份数据库，所以暂不编号。请查明来由；要用这一份的，${DECIDE}`,
        anchor,
      };
}

/** Whether the archive with this identity still lies at `dir`, by the anchor beside it. */
async function isSame(dir: string, identity: Identity): Promise<boolean> {
  if (!existsSync(join(dir, DATABASE))) return false;
  const anchor = await readAnchor(anchorBeside(dir));
  return anchor !== undefined && anchor !== 'unreadable' && anchor.identity === identity.id;
}
