import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import type { Db } from '../../../platform/sqlite/open.ts';
import { plantedNames } from '../../../platform/sqlite/schema.ts';
import { type Anchor, anchorBeside, anchorInConfig, anchorsAt, knowsOfActs, readAnchor } from './anchor.ts';
import { DATABASE } from './archive-folder.ts';
import type { Identity } from './identity.ts';

/**
 * What an archive is to those who work in it. All but `sound` issue no number; a `copy` takes no change at all; each but
 * `planted` waits for a person to decide.
 */
export type StandingState =
  'sound' | 'copy' | 'restored' | 'twin' | 'moved' | 'older' | 'other' | 'unanchored' | 'planted';

export interface Standing {
  readonly state: StandingState;
  /** What it is and what to do, for the clerk; empty when it is sound. */
  readonly sentence: string;
  /** What is known outside the database; the later where two are. */
  readonly anchor?: Anchor;
  /** Of a sound one: what was not as it was left, and hinders nothing. */
  readonly noticed?: string;
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
  /** The identity is the one the chain bound, or none where it bound none. */
  readonly isAsBound: boolean;
  /** It was born in this opening and nothing could be noted of it. */
  readonly isNew: boolean;
  /** It was made in this opening: what is known of an archive that lay here before is no matter of it. */
  readonly isCreated: boolean;
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
  const beside = await readAnchor(anchorBeside(dir));
  if (
    !asked.isAsBound ||
    (identity === undefined && !asked.isCreated && (await wasUsed(db, dir, anchorsDir)))
  )
    return {
      // The numbers that are known here are not drawn again, whosever they are.
      ...(beside === undefined || beside === 'unreadable' ? {} : { anchor: beside }),
      state: 'other',
      sentence: `档案库的身份登记在程序之外被改动或者删除过，无法确认这是不是原来的档案库，所以暂不编号。请查明来由；要用这一份的，${DECIDE}`,
    };
  if (identity === undefined) return SOUND;
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
  // Brought up from an earlier program just now, where an archive of this one lay.
  if (
    beside !== undefined &&
    beside !== 'unreadable' &&
    beside.identity !== identity.id &&
    beside.identity !== identity.of &&
    beside.last.sequence > 0 &&
    (own === undefined || own === 'unreadable' || own.last.sequence === 0)
  )
    return exchanged(beside);
  if (identity.role === 'restored') return { ...restoredStanding, ...anchor };
  if (own !== undefined && own !== 'unreadable' && (await isElsewhere(own.dir, dir, identity)))
    return {
      state: 'twin',
      sentence: `“${own.dir}”是同一个档案库，这里的是它的复制件。两处都编号会编出相同的文号，所以这里暂不编号。确认另一处已经停用后，${DECIDE}`,
      ...anchor,
    };
  if (beside !== undefined && beside !== 'unreadable' && isFromElsewhere(beside, own, asked))
    return {
      state: 'moved',
      sentence: `核对文件里写明这个档案库原来在“${beside.dir}”，这台电脑（这个用户）没有用过它。这里的可能是复制件，两处都编号会编出相同的文号，所以暂不编号。确认是把档案库移到了这里、原处不再使用的，${DECIDE}`,
      ...anchor,
    };
  if (later === undefined && !asked.isNew)
    return {
      state: 'unanchored',
      sentence: `档案库旁边的核对文件（anchor.json）${faultOf(beside, identity) ?? '不见了'}，无法确认数据库是不是最新的，所以暂不编号。确认无误后，${DECIDE}`,
    };
  // As it was born it had drawn nothing: what it has drawn since is in it alone.
  const sound = { ...SOUND, ...(later?.last.sequence === 0 ? {} : anchor) };
  return own === undefined || own === 'unreadable' ? sound : withFault(sound, faultOf(beside, identity, own));
}

/** Whether something was done in an archive that says it has no identity, by what it holds and what is known outside. */
async function wasUsed(db: Db, dir: string, anchorsDir: string | undefined): Promise<boolean> {
  const act = await db.selectFrom('acts').select('sequence').limit(1).executeTakeFirst();
  return act !== undefined || (await anchorsAt(dir, anchorsDir)).some(knowsOfActs);
}

const exchanged = (anchor: Anchor): Standing => ({
  state: 'other',
  sentence: `档案库旁边的核对文件（anchor.json）是另一个档案库的，那个档案库用到第${anchor.last.sequence.toString()}条操作记录（${shownMinute(anchor.at)}）。可能换上了升级前的或者另一份数据库，再编号会重复，所以暂不编号。请查明来由；要用这一份的，${DECIDE}`,
  anchor,
});

/** Whether the archive lay in another folder when it was last used, and this user knows nothing of it. */
function isFromElsewhere(
  beside: Anchor,
  own: Anchor | 'unreadable' | undefined,
  { dir, anchorsDir, identity }: StandingQuestion,
): boolean {
  if (anchorsDir === undefined || (own !== undefined && own !== 'unreadable')) return false;
  if (beside.identity !== identity?.id || beside.last.sequence === 0) return false;
  return beside.dir !== dir && !isSameFile(join(beside.dir, DATABASE), join(dir, DATABASE));
}

const shownMinute = (at: string): string => `${at.slice(0, 10)} ${at.slice(11, 16)}`;

/** What is wrong with the anchor beside the archive, as a predicate; undefined when nothing is. */
function faultOf(
  beside: Anchor | 'unreadable' | undefined,
  { id }: Identity,
  own?: Anchor,
): string | undefined {
  if (beside === undefined) return '不见了';
  if (beside === 'unreadable') return '读不出来';
  if (beside.identity !== id) return '是另一个档案库的';
  return own !== undefined && beside.last.sequence < own.last.sequence ? '被换成了旧的' : undefined;
}

/** The database is known to be the latest by what this machine keeps; somebody is still told. */
const withFault = (sound: Standing, fault: string | undefined): Standing =>
  fault === undefined
    ? sound
    : {
        ...sound,
        noticed: `打开时档案库旁边的核对文件（anchor.json）${fault}。数据库与这台电脑保存的核对值一致，可以继续使用，核对文件已重新写好。不是自己移动的，请查明是谁动过档案库的文件夹。`,
      };

/** Undefined when everything the anchor knows is still there. */
async function compare(db: Db, anchor: Anchor): Promise<Standing | undefined> {
  const { last, seal } = anchor;
  // Noted as it was born, when it had no act.
  if (last.sequence === 0) return undefined;
  const acts = await db
    .selectFrom('acts')
    .select('hash')
    .where('sequence', '=', last.sequence)
    .executeTakeFirst();
  const sealed =
    seal === undefined
      ? undefined
      : await db.selectFrom('seals').select('hash').where('number', '=', seal.number).executeTakeFirst();
  if (acts?.hash === last.hash && (seal === undefined || sealed?.hash === seal.hash))
    return (await areHeadsKept(db, anchor))
      ? undefined
      : {
          state: 'other',
          sentence: `有案件的操作记录和上次使用时（${shownMinute(anchor.at)}）不一样：最后的几条被改动、删除或者换成了别的，所以暂不编号。请查明来由；要用这一份的，${DECIDE}`,
          anchor,
        };
  const later = await db
    .selectFrom('acts')
    .select('sequence')
    .where('sequence', '>=', last.sequence)
    .limit(1)
    .executeTakeFirst();
  const until = shownMinute(anchor.at);
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

/** Whether every chain that had moved since the last seal still goes through where it ended then. */
async function areHeadsKept(db: Db, { heads = [] }: Anchor): Promise<boolean> {
  for (const [chain, position, hash] of heads) {
    const act = await db
      .selectFrom('acts')
      .select('hash')
      .where('chain', '=', chain)
      // As a literal, or the index of the chains is not used.
      .where('chain', '<>', sql<string>`''`)
      .where('position', '=', position)
      .executeTakeFirst();
    if (act?.hash !== hash) return false;
  }
  return true;
}

/** Whether the archive with this identity still lies at `known` too: another folder, not another way to the same one. */
async function isElsewhere(known: string, dir: string, identity: Identity): Promise<boolean> {
  if (known === dir || isSameFile(join(known, DATABASE), join(dir, DATABASE))) return false;
  const anchor = await readAnchor(anchorBeside(known));
  return (
    existsSync(join(known, DATABASE)) &&
    anchor !== undefined &&
    anchor !== 'unreadable' &&
    anchor.identity === identity.id
  );
}

function isSameFile(one: string, other: string): boolean {
  const [a, b] = [one, other].map((file) => statSync(file, { bigint: true, throwIfNoEntry: false }));
  return a !== undefined && a.dev === b?.dev && a.ino === b.ino;
}
