import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ProblemError } from '#shared/lib/problem.ts';
import { pdfProblem } from '#main/platform/pdf/read/pdf-problem.ts';
import type { PreparedPdf, PreparePdf } from '#main/platform/pdf/prepare-pdf.ts';
import { reuseThreads, type WorkerLimits } from '#main/platform/workers/reuse-threads.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { deflated, onePage } from '../pdf/raw-pdf.ts';
import { temporaryFolder } from '../pdf/support.ts';

const enough: WorkerLimits = {
  memory: 1024,
  time: 60_000,
  tooLarge: (cause) => pdfProblem('too-large', cause),
  tooSlow: () => pdfProblem('takes-too-long'),
};
const fresh = (limits: Partial<WorkerLimits> = {}) =>
  reuseThreads<{ readonly what: 'prepare' } & PreparePdf>('pdf-preparer', { ...enough, ...limits });

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

async function jobOf(bytes: Uint8Array): Promise<{ readonly what: 'prepare' } & PreparePdf> {
  const folder = temporaryFolder();
  const source = join(folder, 'original.pdf');
  await writeFile(source, bytes);
  return {
    what: 'prepare',
    source,
    target: join(folder, 'derived.pdf'),
    fontsDir: join(resourcesRoot, 'resources', 'fonts'),
  };
}
const fine = () => jobOf(onePage({}));
/** Takes longer than no time at all, however busy the machine is. */
const large = () => jobOf(onePage({ content: deflated(Buffer.alloc(100 * 1024 * 1024, ' ')) }));

test('one file after another is read by the same thread, also after one that was refused', async () => {
  const threads = fresh();
  for (let file = 0; file < 5; file++)
    expect(await threads.run<PreparedPdf>(await fine())).toMatchObject({ pages: 1 });
  await expect(threads.run(await jobOf(Buffer.from('%PDF-1.7 and nothing more')))).rejects.toMatchObject({
    code: 'pdf-unreadable',
  });
  expect(await threads.run<PreparedPdf>(await fine())).toMatchObject({ pages: 1 });
  expect([made, ended]).toEqual([1, 0]);
});

test('files that come together have a thread each, and no more than two wait afterwards', async () => {
  const threads = fresh();
  const jobs = await Promise.all([fine(), fine(), fine(), fine()]);
  await Promise.all(jobs.map((job) => threads.run(job)));
  expect([made, ended]).toEqual([4, 2]);
  await Promise.all(jobs.slice(2).map((job) => threads.run(job)));
  expect([made, ended]).toEqual([4, 2]);
});

test('a file that takes too long ends its thread, and the next has a new one', async () => {
  const limits = { time: 60_000 };
  const threads = reuseThreads<{ readonly what: 'prepare' } & PreparePdf>('pdf-preparer', {
    ...enough,
    get time() {
      return limits.time;
    },
  });
  await threads.run(await fine());
  limits.time = 0;
  await expect(threads.run(await large())).rejects.toMatchObject({ details: { defect: 'takes-too-long' } });
  expect([made, ended]).toEqual([1, 1]);
  limits.time = 60_000;
  expect(await threads.run<PreparedPdf>(await fine())).toMatchObject({ pages: 1 });
  expect(made).toBe(2);
});

test('a thread that runs out of memory says that the file is too large', async () => {
  await expect(fresh({ memory: 8 }).run(await fine())).rejects.toMatchObject({
    details: { defect: 'too-large' },
  });
});

test('work that is given up ends its thread at once; what was given up before it began makes none', async () => {
  const threads = fresh();
  const given = new AbortController();
  const running = threads.run(await fine(), given.signal);
  given.abort();
  await expect(running).rejects.toMatchObject({ code: 'cancelled' });
  expect([made, ended]).toEqual([1, 1]);
  await expect(threads.run(await fine(), given.signal)).rejects.toThrow();
  expect(made).toBe(1);
});

test('a fault nobody foresaw is told, and its thread is not asked again', async () => {
  const threads = reuseThreads<{ readonly what: string }>('pdf-preparer', enough);
  await expect(threads.run({ what: 'what no thread of this name can do' })).rejects.toSatisfy(
    (error) => error instanceof ProblemError && error.code === 'bug',
  );
  await expect.poll(() => ended).toBe(1);
  expect(await threads.run<PreparedPdf>(await fine())).toMatchObject({ pages: 1 });
  expect(made).toBe(2);
});

test('what the system said of a file crosses with its code, and the thread goes on', async () => {
  const threads = fresh();
  const { source, ...job } = await fine();
  await expect(threads.run({ ...job, source: `${source}.gone` })).rejects.toMatchObject({ code: 'ENOENT' });
  expect(await threads.run<PreparedPdf>({ ...job, source })).toMatchObject({ pages: 1 });
  expect([made, ended]).toEqual([1, 0]);
});
