import { describe, expect, it } from 'vitest';
import { inTurns } from '#main/features/cases/in-turns.ts';

/** Stands still for so long, as SQLite does. */
function stand(ms: number): void {
  const until = performance.now() + ms;
  while (performance.now() < until);
}

describe('work in turns', () => {
  it('does all in order, and lets others in between', async () => {
    const done: number[] = [];
    const seen: number[] = [];
    let looking = true;
    const look = () => {
      seen.push(done.length);
      if (looking) setImmediate(look);
    };
    setImmediate(look);
    await inTurns([1, 2, 3, 4], async (some) => {
      for (const one of some) {
        stand(30);
        await Promise.resolve();
        done.push(one);
      }
    });
    looking = false;
    expect(done).toEqual([1, 2, 3, 4]);
    expect(seen.some((count) => count > 0 && count < 4)).toBe(true);
  });

  it('stops where it is told to, and does not begin again what failed', async () => {
    const stop = new AbortController();
    const done: number[] = [];
    const work = inTurns(
      [1, 2, 3],
      async (some) => {
        for (const one of some) {
          await Promise.resolve();
          done.push(one);
          stand(30);
          stop.abort();
        }
      },
      stop.signal,
    );
    await expect(work).rejects.toThrow('aborted');
    expect(done).toEqual([1]);
  });
});
