import { describe, expect, it } from 'vitest';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { present } from '#shared/lib/assert.ts';
import type { Problem } from '#shared/lib/problem.ts';
import { DraftSession } from '../../../../../renderer/features/documents/session/draft-session.ts';
import { aDocument, aField, aTemplate } from '../a-template.ts';

class Refusal extends Error {
  readonly told: Problem;
  constructor(told: Problem) {
    super(told.message);
    this.told = told;
  }
}

/** A core that keeps one document and answers when told to. */
function desk(first: AnjuanDocument = aDocument()) {
  let stored = first;
  let pause: (() => void) | undefined;
  let refused: Problem | undefined;
  const gates: (() => void)[] = [];
  const saves: unknown[] = [];
  const kept: boolean[] = [];
  const session = new DraftSession(
    stored,
    aTemplate([aField('name'), aField('place'), aField('short', { maxLength: 2 })]),
    {
      async save(input) {
        saves.push(input.own);
        kept.push(input.keepBefore);
        await new Promise<void>((resolve) => gates.push(resolve));
        if (refused !== undefined) {
          const told = refused;
          refused = undefined;
          throw new Refusal(told);
        }
        if (input.revision !== stored.revision)
          throw new Refusal({ code: 'conflict', message: '已被改动。' });
        const values = { ...first.values, ...input.own };
        stored = aDocument({ ...stored, own: input.own, values, revision: stored.revision + 1 });
        return stored;
      },
      load: () => Promise.resolve(stored),
      problemOf: (error) => (error instanceof Refusal ? error.told : { code: 'bug', message: String(error) }),
      after(_ms, run) {
        pause = run;
        return () => {
          pause = undefined;
        };
      },
      kept: () => undefined,
    },
  );
  return {
    session,
    saves,
    kept,
    pause: () => pause?.(),
    async answer() {
      gates.shift()?.();
      await new Promise<void>((resolve) => setImmediate(resolve));
    },
    refuseNext(told: Problem) {
      refused = told;
    },
    othersSave(own: AnjuanDocument['own']) {
      stored = aDocument({ ...stored, own, values: own, revision: stored.revision + 1 });
    },
    stored: () => stored,
  };
}

describe('an open draft', () => {
  it('is kept at the pause, once, with the newest words', async () => {
    const { session, saves, pause, answer } = desk();
    session.edit('name', '张');
    session.edit('name', '张三');
    expect(saves).toEqual([]);
    pause();
    await answer();
    expect(saves).toEqual([{ name: '张三' }]);
    expect(session.current().queue.revision).toBe(2);
  });

  it('settles when what was typed during a save is kept too', async () => {
    const { session, answer, stored } = desk();
    session.edit('name', '张');
    const settled = session.settle();
    session.edit('name', '张三');
    await answer();
    await answer();
    expect(await settled).toBe(true);
    expect(stored().own).toEqual({ name: '张三' });
  });

  it('makes each pause an undo step', () => {
    const { session, pause } = desk();
    session.edit('name', '张');
    pause();
    session.edit('name', '张三');
    expect(session.undo()).toBe('name');
    expect(session.current().draft.values['name']).toBe('张');
    expect(session.redo()).toBe('name');
    expect(session.current().draft.values['name']).toBe('张三');
  });

  it('keeps an overlong text whole, in the form and in the archive', async () => {
    const { session, saves, answer } = desk();
    session.edit('short', '一二三');
    session.flush();
    await answer();
    expect(saves).toEqual([{ short: '一二三' }]);
    expect(session.current().draft.values['short']).toBe('一二三');
  });

  it('takes another set of values as one step, saved at once over a state that stays', async () => {
    const { session, saves, kept, answer } = desk();
    session.edit('name', '张三');
    session.edit('place', '东街');
    expect(session.replace({ name: '李四', place: '西街' })).toBe('name');
    await answer();
    await answer();
    expect(saves).toEqual([
      { name: '张三', place: '东街' },
      { name: '李四', place: '西街' },
    ]);
    expect(kept).toEqual([false, true]);
    expect(session.undo()).toBe('name');
    expect(session.current().draft.values).toEqual({ name: '张三', place: '东街' });
    session.flush();
    await answer();
    expect(kept).toEqual([false, true, false]);
  });

  it('does nothing when the other values are the same', () => {
    const { session, saves } = desk();
    expect(session.replace({})).toBeUndefined();
    expect(saves).toEqual([]);
  });

  it('asks again that the state before stays when the save was refused', async () => {
    const { session, kept, answer, othersSave } = desk();
    othersSave({ name: '王五' });
    session.replace({ name: '李四' });
    await answer();
    await session.resolveConflict('mine');
    await answer();
    expect(kept).toEqual([true, true]);
  });

  it('asks so too when it was refused for a reason that passes, and then no more', async () => {
    const { session, kept, answer, refuseNext } = desk();
    refuseNext({ code: 'disk-full', message: '磁盘已满。' });
    session.replace({ name: '李四' });
    await answer();
    session.edit('place', '东街');
    session.flush();
    await answer();
    session.edit('place', '西街');
    session.flush();
    await answer();
    expect(kept).toEqual([true, true, false]);
  });

  it('stops at a conflict and saves over the newer state when told to', async () => {
    const { session, answer, othersSave, stored } = desk();
    session.edit('name', '张三');
    othersSave({ name: '李四', place: '东街' });
    session.flush();
    await answer();
    expect(session.current().queue.conflict).toBe(true);
    expect(session.current().draft.values['name']).toBe('张三');
    await session.resolveConflict('mine');
    await answer();
    // What was touched only there is not lost to what was touched here.
    expect(stored().own).toEqual({ name: '张三', place: '东街' });
    expect(session.current().queue.conflict).toBe(false);
    expect(session.current().met).toBeUndefined();
  });

  it('says at a conflict which field says what, here and there, and takes over single ones', async () => {
    const { session, answer, othersSave, stored } = desk();
    session.edit('name', '张三');
    session.edit('short', '是');
    othersSave({ name: '李四', place: '东街', short: '否' });
    session.flush();
    await answer();
    const meetings = present(session.current().met, 'a meeting').meetings;
    expect(meetings.map(({ label, from, to, mine }) => [label, from, to, mine])).toEqual([
      ['name', '', '李四', '张三'],
      ['place', '', '东街', undefined],
      ['short', '', '否', '是'],
    ]);
    expect(session.current().draft.values).toEqual({ name: '张三', place: '东街', short: '是' });
    session.take(present(meetings[2], 'the third'));
    session.flush();
    expect(session.current().queue.sending).toBeUndefined();
    await session.resolveConflict('mine');
    await answer();
    expect(stored().own).toEqual({ name: '张三', place: '东街', short: '否' });
  });

  it('meets a third writer before it writes over him', async () => {
    const { session, answer, othersSave, stored } = desk();
    session.edit('name', '张三');
    othersSave({ name: '李四' });
    session.flush();
    await answer();
    othersSave({ name: '王五' });
    await session.resolveConflict('mine');
    expect(session.current().queue.conflict).toBe(true);
    expect(stored().own).toEqual({ name: '王五' });
    expect(present(session.current().met, 'a meeting').meetings[0]).toMatchObject({
      from: '李四',
      to: '王五',
    });
    await session.resolveConflict('mine');
    await answer();
    expect(stored().own).toEqual({ name: '张三' });
  });

  it('takes the newer state when told to', async () => {
    const { session, answer, othersSave } = desk();
    session.edit('name', '张三');
    othersSave({ name: '李四' });
    session.flush();
    await answer();
    await session.resolveConflict('theirs');
    expect(session.current().draft.values).toEqual({ name: '李四' });
    expect(await session.settle()).toBe(true);
  });

  it('follows the case: facts change behind what was typed', () => {
    const first = aDocument({ values: { place: '东街' }, origins: { place: 'case' } });
    const { session } = desk(first);
    session.edit('name', '张三');
    session.follow(aDocument({ ...first, values: { place: '西街' }, inherited: { place: '西街' } }));
    expect(session.current().draft.values).toEqual({ place: '西街', name: '张三' });
  });

  it('follows what another window saved only while nothing is open here', () => {
    const first = aDocument({ values: { place: '东街' } });
    const saved = aDocument({
      ...first,
      own: { name: '李四' },
      values: { name: '李四' },
      revision: first.revision + 1,
    });
    const idle = desk(first).session;
    idle.follow(saved);
    expect(idle.current().draft.values['name']).toBe('李四');
    const writing = desk(first).session;
    writing.edit('name', '张三');
    writing.follow(saved);
    expect(writing.current().draft.values['name']).toBe('张三');
    expect(writing.current().document.revision).toBe(first.revision);
  });

  it('does not go back to an answer that is older than what it holds', () => {
    const newer = aDocument({ values: { name: '李四' }, own: { name: '李四' }, revision: 5 });
    const { session } = desk(newer);
    session.follow(aDocument({ ...newer, values: { name: '王五' }, own: { name: '王五' }, revision: 4 }));
    expect(session.current().document.revision).toBe(5);
    expect(session.current().draft.values).toEqual({ name: '李四' });
  });

  it('tells its listeners of every change and none after they left', () => {
    const { session } = desk();
    let calls = 0;
    const leave = session.subscribe(() => {
      calls += 1;
    });
    session.edit('name', '张');
    const before = calls;
    expect(before).toBeGreaterThan(0);
    leave();
    session.edit('name', '张三');
    expect(calls).toBe(before);
  });
});
