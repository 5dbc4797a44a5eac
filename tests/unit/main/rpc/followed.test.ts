import { expect, it } from 'vitest';
import { followed } from '#main/rpc/followed.ts';

it('work that is followed tells how far it is, pieces put together, then what came of it', async () => {
  const told: unknown[] = [];
  for await (const one of followed<{ done?: number; of?: number }, string>((report) => {
    report({ of: 3 });
    report({ done: 1 });
    return Promise.resolve('fertig');
  }))
    told.push(one);
  expect(told.at(-1)).toEqual({ kind: 'done', value: 'fertig' });
  for (const one of told.slice(0, -1))
    expect(one).toEqual({ kind: 'progress', progress: { of: 3, done: 1 } });
});

it('leaving the stream gives the work up, and so does whoever asked for it', async () => {
  let given: AbortSignal | undefined;
  const work = (report: (progress: { done: number }) => void, signal: AbortSignal) => {
    given = signal;
    report({ done: 1 });
    return new Promise<string>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        reject(new Error('given up'));
      });
    });
  };
  for await (const { kind } of followed(work)) if (kind === 'progress') break;
  expect(given?.aborted).toBe(true);

  const outer = new AbortController();
  const stream = followed(work, outer.signal);
  await stream.next();
  const next = stream.next();
  outer.abort();
  await expect(next).rejects.toThrow('given up');
});
