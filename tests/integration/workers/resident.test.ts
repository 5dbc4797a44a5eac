import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { createResident } from '#main/platform/workers/resident.ts';
import type { Answering } from '#tests/support/answering-thread.ts';

type Question = {
  readonly [What in keyof Answering]: { readonly what: What } & Answering[What];
}[keyof Answering];

/** Threads made since the test began, and how many of them have ended. */
let made = 0;
let ended = 0;
const onMade = (message: unknown): void => {
  made++;
  // What Node publishes on this channel.
  (message as { readonly worker: Worker }).worker.once('exit', () => ended++);
};
subscribe('worker_threads', onMade);
afterAll(() => {
  unsubscribe('worker_threads', onMade);
});
beforeEach(() => {
  [made, ended] = [0, 0];
});

function resident() {
  const thread = createResident<Question>('../../tests/support/answering-thread', undefined);
  onTestFinished(() => thread.close());
  return thread;
}

test('one thread answers all, also after it has refused something or the system has', async () => {
  const thread = resident();
  const id = await thread.ask<number>({ what: 'thread' });
  await expect(thread.ask({ what: 'refuse' })).rejects.toMatchObject({
    code: 'invalid-input',
    message: '不能这样填写。',
  });
  await expect(thread.ask({ what: 'read', path: '/nowhere/at/all' })).rejects.toMatchObject({
    code: 'ENOENT',
  });
  expect(await thread.ask({ what: 'thread' })).toBe(id);
  expect(made).toBe(1);
});

test('one that failed as nobody foresaw answers who has asked already, and nobody after', async () => {
  const thread = resident();
  const id = await thread.ask<number>({ what: 'thread' });
  const [failed, asked] = await Promise.allSettled([
    thread.ask({ what: 'fail' }),
    thread.ask<number>({ what: 'thread' }),
  ]);
  expect(failed.status).toBe('rejected');
  expect(asked).toMatchObject({ value: id });
  expect(await thread.ask({ what: 'thread' })).not.toBe(id);
  await vi.waitFor(() => {
    expect({ made, ended }).toEqual({ made: 2, ended: 1 });
  });
});

test('one that died says so to who waits, and is started anew', async () => {
  const thread = resident();
  const asked = [thread.ask({ what: 'end' }), thread.ask({ what: 'thread' })];
  for (const one of asked) await expect(one).rejects.toThrow('ended with 3 without an answer');
  expect(await thread.ask({ what: 'thread' })).toBeTypeOf('number');
  expect(made).toBe(2);
});

test('work is told that it is given up, under way or before it began, and how far it has come', async () => {
  const thread = resident();
  const up = new AbortController();
  const seen: number[] = [];
  const onProgress = (done: number): void => {
    seen.push(done);
    up.abort();
  };
  expect(await thread.ask({ what: 'wait' }, { signal: up.signal, onProgress })).toBe('given up');
  expect(seen).toEqual([7]);
  expect(await thread.ask({ what: 'wait' }, { signal: up.signal })).toBe('given up');
});

test('closed, it answers nobody and starts nothing', async () => {
  const thread = resident();
  const waits = thread.ask({ what: 'wait' });
  await Promise.all([expect(waits).rejects.toMatchObject({ code: 'not-available' }), thread.close()]);
  thread.start();
  await expect(thread.ask({ what: 'thread' })).rejects.toMatchObject({ code: 'not-available' });
  expect({ made, ended }).toEqual({ made: 1, ended: 1 });
});

test('started ahead, it is the one that answers', async () => {
  const thread = resident();
  thread.start();
  thread.start();
  expect(await thread.ask({ what: 'thread' })).toBeTypeOf('number');
  expect(made).toBe(1);
});
