import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from './archive.ts';
import { ADOPT, CLOCK } from './chain/custody.ts';
import type { KnownNumbers } from './chain/known-numbers.ts';
import type { StandingState } from './identity/standing.ts';

/** Enters the numbers known to be drawn that this archive has not, so that they are never drawn again; gives them. */
export type NoteLostNumbers = (tx: Tx, known: KnownNumbers) => Promise<readonly string[]>;

const WORDS: Readonly<Partial<Record<StandingState, string>>> = {
  copy: '把备份设为正式档案库',
  restored: '把从备份恢复的档案库设为正式档案库',
  twin: '把复制件设为正式档案库',
  moved: '确认档案库移到了这里',
  older: '确认使用较旧的数据库',
  other: '确认使用另一份数据库',
  unanchored: '确认档案库无误，重新建立核对文件',
};

/**
 * A person's word that this archive is the one in use, with an act. Numbers the other one has drawn are taken as used.
 * Errors: `conflict` when nothing was asked, `blocked-by-rule` when it cannot be answered by a word.
 */
export async function adoptArchive(
  { act, custody }: Archive,
  actor: Actor,
  reason: string,
  noteLost: NoteLostNumbers,
): Promise<{ said: string }> {
  const { state, sentence, anchor } = custody.standing;
  if (state === 'sound') throw new ProblemError('conflict', '这就是正在使用的档案库，不需要确认。');
  const words = WORDS[state];
  if (words === undefined) throw new ProblemError('blocked-by-rule', sentence);
  return act(actor, async (tx) => {
    const from = custody.identity;
    const lost = await noteLost(tx, custody.knownNumbers);
    await custody.decided(tx, 'adopt');
    const skipped = lost.length === 0 ? '' : `；${lost.join('、')}已经用过，不再编出`;
    const said = `${words}：${reason}${skipped}`;
    return {
      value: { said },
      act: {
        act: ADOPT,
        sentence: said,
        details: {
          reason,
          state,
          from,
          lost,
          ...(anchor === undefined
            ? {}
            : { anchor: { at: anchor.at, last: anchor.last, seal: anchor.seal ?? null } }),
        },
      },
    };
  });
}

/** A person's word that the machine's clock is right, with an act. Errors: `conflict` when nothing was asked. */
export async function confirmClock({ act, custody, clock }: Archive, actor: Actor, reason: string) {
  const doubt = custody.clockDoubt();
  if (doubt === undefined) throw new ProblemError('conflict', '电脑时间没有疑问，不需要确认。');
  return act(actor, async (tx) => {
    await custody.decided(tx, 'clock');
    const said = `确认电脑时间${clock.now().slice(0, 16).replace('T', ' ')}无误：${reason}`;
    return { value: { said }, act: { act: CLOCK, sentence: said, details: { reason, doubt } } };
  });
}
