import { createHash } from 'node:crypto';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { expect, it, onTestFinished } from 'vitest';
import { createLanePool, type LanePool } from '#main/platform/vault/lane-pool.ts';
import { threadDeath } from '#main/platform/vault/thread-death.ts';
import { present } from '#shared/lib/assert.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** The threads that hash, as they are started. */
function hashers(): readonly Worker[] {
  const started: Worker[] = [];
  const told = (message: unknown): void => {
    const worker =
      typeof message === 'object' && message !== null && 'worker' in message ? message.worker : undefined;
    if (worker instanceof Worker && worker.threadName === 'vault-hash') started.push(worker);
  };
  subscribe('worker_threads', told);
  onTestFinished(() => void unsubscribe('worker_threads', told));
  return started;
}

function aFile(bytes: Buffer): string {
  const path = join(temporaryFolder(), '录像.mp4');
  writeFileSync(path, bytes);
  return path;
}

const large = Buffer.alloc(40 * 1024 * 1024, '濮阳');
const small = Buffer.from('询问笔录');
const sm3 = (bytes: Buffer) => createHash('sm3').update(bytes).digest('hex');
const hashIn = (pool: LanePool, bytes: Buffer) => pool.run({ kind: 'hash', path: aFile(bytes) });

/** A number of lanes nothing else here has, so that its hasher is this test's own. */
async function closed(lanes: number): Promise<void> {
  const pool = createLanePool(lanes);
  expect(await hashIn(pool, small)).toMatchObject({ sm3: sm3(small) });
  await pool.close();
}

it('hashes for one archive after the other, and nothing of the one before is in what it says', async () => {
  const started = hashers();
  const first = createLanePool(3);
  const stop = new AbortController();
  const givenUp = first.run(
    { kind: 'hash', path: aFile(large) },
    {
      signal: stop.signal,
      // In the middle of the file.
      onProgress: () => {
        stop.abort();
      },
    },
  );
  await expect(givenUp).rejects.toMatchObject({ code: 'cancelled' });
  const left = first.run({ kind: 'hash', path: aFile(large) });
  await Promise.all([first.close(), expect(left).rejects.toMatchObject({ code: 'cancelled' })]);

  for (const bytes of [small, large, small]) {
    const pool = createLanePool(3);
    expect(await hashIn(pool, bytes)).toMatchObject({ sm3: sm3(bytes), size: bytes.length });
    await pool.close();
  }
  expect(started).toHaveLength(1);
});

it('is never shared by two archives that are open', async () => {
  const started = hashers();
  await closed(4);
  const [one, other] = [createLanePool(4), createLanePool(4)];
  onTestFinished(async () => {
    await Promise.all([one.close(), other.close()]);
  });
  const said = await Promise.all([hashIn(one, large), hashIn(other, small)]);
  expect(said.map((each) => each.sm3)).toEqual([sm3(large), sm3(small)]);
  expect(started).toHaveLength(2);
});

it('that ended while it waited is nobody’s any more', async () => {
  const started = hashers();
  await closed(5);
  await present(started[0], 'a hasher').terminate();
  await closed(5);
  expect(started).toHaveLength(2);
});

it('that ends over the second archive’s file stops it with a sentence, and another takes its place', async () => {
  const started = hashers();
  await closed(6);
  const pool = createLanePool(6);
  onTestFinished(() => pool.close());
  const interrupted = hashIn(pool, large);
  const end = present(started[0], 'a hasher').terminate();
  await expect(interrupted).rejects.toMatchObject({
    code: 'not-available',
    message: expect.stringContaining('线程中途停止'),
    details: { thread: 'hash' },
  });
  await end;
  expect(await hashIn(pool, large)).toMatchObject({ sm3: sm3(large) });
  expect(started).toHaveLength(2);
});

it('a thread without memory is said to lack memory; of another death only what is known of it', async () => {
  const worker = new Worker(
    'const kept = []; for (;;) kept.push(Array.from({ length: 100_000 }, (_, n) => ({ n })));',
    { eval: true, resourceLimits: { maxOldGenerationSizeMb: 8 } },
  );
  const died = await new Promise((resolve) => worker.once('error', resolve));
  expect(threadDeath('lane', died)).toMatchObject({
    code: 'not-available',
    message: expect.stringContaining('内存不够'),
    details: { reason: 'memory' },
  });
  expect(threadDeath('lane', new RangeError('Invalid array length'))).toMatchObject({ code: 'bug' });
  expect(threadDeath('lane')).toMatchObject({ message: expect.stringContaining('中途停止') });
});
