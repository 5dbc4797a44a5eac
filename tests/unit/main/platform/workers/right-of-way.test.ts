import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished, vi } from 'vitest';
import { goFirst, rightOfWay, standAside } from '#main/platform/workers/right-of-way.ts';

const aWay = () => new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

it('is taken until the last who goes first has ended, whatever came of it', async () => {
  const [one, other] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const calls = [goFirst(() => one.promise), goFirst(() => other.promise)];
  expect(Atomics.load(rightOfWay, 0)).toBe(2);
  one.resolve(1);
  expect(await calls[0]).toBe(1);
  expect(Atomics.load(rightOfWay, 0)).toBe(1);
  other.reject(new Error('refused'));
  await expect(calls[1]).rejects.toThrow('refused');
  expect(Atomics.load(rightOfWay, 0)).toBe(0);
});

it('is given back by itself where a call takes long, and not a second time when it ends', async () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const long = Promise.withResolvers<undefined>();
  const call = goFirst(() => long.promise);
  vi.advanceTimersByTime(299);
  expect(Atomics.load(rightOfWay, 0)).toBe(1);
  vi.advanceTimersByTime(1);
  expect(Atomics.load(rightOfWay, 0)).toBe(0);
  long.resolve(undefined);
  await call;
  expect(Atomics.load(rightOfWay, 0)).toBe(0);
});

it('holds up who stands aside until nobody goes first, and then lets him work before it holds him up again', async () => {
  const way = aWay();
  // Everybody's way becomes free from outside: who stands aside does nothing meanwhile.
  const other = new Worker(
    `const { parentPort, workerData: way } = require('node:worker_threads');
     parentPort.once('message', () => { Atomics.store(way, 0, 0); Atomics.notify(way, 0); });
     parentPort.postMessage('ready');`,
    { eval: true, workerData: way },
  );
  onTestFinished(async () => {
    await other.terminate();
  });
  await new Promise((resolve) => other.once('message', resolve));
  // Stands from the first of these to the second, an eighth of which has not passed at the third.
  const times = [0, 80, 89];
  const between = standAside(way, () => times.shift() ?? Infinity);
  between();
  Atomics.store(way, 0, 1);
  other.postMessage('go');
  between();
  expect(Atomics.load(way, 0)).toBe(0);
  // Nobody gives this one back: it would stand for ever.
  Atomics.store(way, 0, 1);
  between();
});
