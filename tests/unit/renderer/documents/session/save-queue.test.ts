import { describe, expect, it } from 'vitest';
import {
  advance,
  isSaved,
  savedAt,
  saveSentence,
  type SaveEvent,
  type SaveQueue,
} from '../../../../../renderer/features/documents/session/save-queue.ts';

function run(queue: SaveQueue, events: readonly SaveEvent[]) {
  const sent: unknown[] = [];
  let now = queue;
  for (const event of events) {
    const step = advance(now, event);
    now = step.queue;
    if (step.send !== undefined) sent.push(step.send);
  }
  return { queue: now, sent };
}

describe('keeping a draft', () => {
  it('sends nothing while the clerk types and the newest at the pause', () => {
    const { sent, queue } = run(savedAt(3), [
      { kind: 'edited', own: { a: '1' } },
      { kind: 'edited', own: { a: '12' } },
      { kind: 'flush' },
    ]);
    expect(sent).toEqual([{ revision: 3, own: { a: '12' } }]);
    expect(isSaved(queue)).toBe(false);
  });

  it('has at most one save under way and sends what came meanwhile from the new revision', () => {
    const { sent, queue } = run(savedAt(3), [
      { kind: 'edited', own: { a: '1' } },
      { kind: 'flush' },
      { kind: 'edited', own: { a: '2' } },
      { kind: 'flush' },
      { kind: 'flush' },
      { kind: 'saved', revision: 4 },
    ]);
    expect(sent).toEqual([
      { revision: 3, own: { a: '1' } },
      { revision: 4, own: { a: '2' } },
    ]);
    const end = advance(queue, { kind: 'saved', revision: 5 }).queue;
    expect(isSaved(end)).toBe(true);
    expect(end.revision).toBe(5);
    expect(saveSentence(end)).toBe('已保存');
  });

  it('keeps refused values and sends them again at the next pause', () => {
    const refused = run(savedAt(3), [
      { kind: 'edited', own: { a: '1' } },
      { kind: 'flush' },
      { kind: 'refused', problem: { code: 'disk-full', message: '磁盘已满。' } },
    ]);
    expect(saveSentence(refused.queue)).toContain('磁盘已满');
    expect(run(refused.queue, [{ kind: 'flush' }]).sent).toEqual([{ revision: 3, own: { a: '1' } }]);
  });

  it('stops at a conflict until the clerk has chosen, then saves over the newer state or drops his own', () => {
    const conflict = run(savedAt(3), [
      { kind: 'edited', own: { a: '1' } },
      { kind: 'flush' },
      { kind: 'refused', problem: { code: 'conflict', message: '…' } },
      { kind: 'edited', own: { a: '2' } },
      { kind: 'flush' },
    ]);
    expect(conflict.sent).toHaveLength(1);
    expect(conflict.queue.conflict).toBe(true);
    const mine = run(conflict.queue, [{ kind: 'reloaded', revision: 9, own: { a: '2' } }]);
    expect(mine.sent).toEqual([{ revision: 9, own: { a: '2' } }]);
    const theirs = run(conflict.queue, [{ kind: 'reloaded', revision: 9 }]);
    expect(theirs.sent).toEqual([]);
    expect(isSaved(theirs.queue)).toBe(true);
  });
});
