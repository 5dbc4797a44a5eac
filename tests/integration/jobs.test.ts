import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import type { Job } from '#shared/contract/jobs.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { createJobs, type JobDefinition, type Jobs } from '#main/features/jobs/jobs.ts';
import { stderrLog } from '#main/platform/log.ts';
import { type OpenDatabase, openDatabase } from '#main/platform/sqlite/open.ts';
import { fixedClock, resourcesRoot } from '#tests/support/temporary-archive.ts';

const actor = { id: 'a1', name: '张三', certificateNumber: '16090001001' };
const countInput = z.object({ to: z.number() });

let dir: string;
let database: OpenDatabase;
let jobs: Jobs;
let logged: [string, unknown][];

function openJobs(): Jobs {
  database = openDatabase(join(dir, 'jobs.sqlite'), join(resourcesRoot, 'main/migrations'));
  return createJobs({ db: database.db, unrecorded: database.write }, fixedClock(), {
    ...stderrLog,
    error(what, cause) {
      logged.push([what, cause]);
    },
  });
}

beforeEach(() => {
  logged = [];
  dir = mkdtempSync(join(tmpdir(), 'anjuan-jobs-'));
  jobs = openJobs();
});

afterEach(async () => {
  await jobs.close();
  await database.close();
  rmSync(dir, { recursive: true, force: true });
});

/** A job that runs until it is told to go on or is cut off. */
function gatedJob(overrides: Partial<JobDefinition<z.infer<typeof countInput>>> = {}) {
  const started = Promise.withResolvers<undefined>();
  const gate = Promise.withResolvers<undefined>();
  const runs: { resumed: boolean; aborted: boolean }[] = [];
  const definition: JobDefinition<z.infer<typeof countInput>> = {
    kind: 'import',
    lane: 'intake',
    input: countInput,
    resumable: true,
    async run({ signal, resumed, report }) {
      const record = { resumed, aborted: false };
      runs.push(record);
      report({ step: '数到一', current: 1, total: 2 });
      started.resolve(undefined);
      await Promise.race([
        gate.promise,
        new Promise((_, reject) => {
          signal.addEventListener('abort', () => {
            record.aborted = true;
            reject(signal.reason instanceof Error ? signal.reason : new Error('aborted'));
          });
        }),
      ]);
      return { summary: '数完了', result: { counted: 2 } };
    },
    ...overrides,
  };
  return { definition, started: started.promise, open: () => gate.resolve(undefined), runs };
}

const start = (kind: Job['kind'] = 'import') => jobs.start({ kind, title: '数数', input: { to: 2 }, actor });

describe('a job', () => {
  it('ends as done, with its summary and result kept in the archive', async () => {
    const work = gatedJob();
    jobs.define(work.definition);
    const id = await start();
    work.open();
    expect(await jobs.ended(id)).toMatchObject({ state: 'done', summary: '数完了', result: { counted: 2 } });
    expect(await jobs.get(id)).toMatchObject({ state: 'done', endedAt: '2026-03-05T09:30:00+08:00' });
  });

  it('can be cancelled singly while another goes on', async () => {
    const one = gatedJob();
    const other = gatedJob({ kind: 'verify', lane: 'archive' });
    jobs.define(one.definition);
    jobs.define(other.definition);
    const [first, second] = [await start(), await start('verify')];
    await Promise.all([one.started, other.started]);
    expect(await jobs.cancel(first)).toMatchObject({ state: 'cancelled' });
    other.open();
    expect(await jobs.ended(second)).toMatchObject({ state: 'done' });
  });

  it('can be cancelled while it still waits in its lane', async () => {
    const work = gatedJob();
    jobs.define(work.definition);
    const first = await start();
    const second = await start();
    await work.started;
    const cancelled = jobs.cancel(second);
    work.open();
    expect(await cancelled).toMatchObject({ state: 'cancelled' });
    expect(await jobs.ended(first)).toMatchObject({ state: 'done' });
    expect(work.runs).toHaveLength(1);
  });

  it('says what went wrong and what to do when it fails', async () => {
    jobs.define({
      ...gatedJob().definition,
      run: () => Promise.reject(new ProblemError('disk-full', '磁盘已满，请清理后继续。')),
    });
    const id = await start();
    expect(await jobs.ended(id)).toMatchObject({
      state: 'failed',
      attention: true,
      problem: { code: 'disk-full', message: '磁盘已满，请清理后继续。' },
    });
  });

  it('goes on at the next start when the program ended in the middle', async () => {
    const before = gatedJob();
    jobs.define(before.definition);
    const id = await start();
    await before.started;
    await jobs.close();
    expect(before.runs).toEqual([{ resumed: false, aborted: true }]);
    await database.close();

    jobs = openJobs();
    expect(await jobs.get(id)).toMatchObject({ state: 'interrupted' });
    const after = gatedJob();
    jobs.define(after.definition);
    await jobs.recover((one) => Promise.resolve(one));
    await after.started;
    after.open();
    expect(await jobs.ended(id)).toMatchObject({ state: 'done' });
    expect(after.runs).toEqual([{ resumed: true, aborted: false }]);
  });

  it('that still waited when the program ended goes on at the next start as well', async () => {
    const before = gatedJob();
    jobs.define(before.definition);
    const [first, second] = [await start(), await start()];
    await before.started;
    await jobs.close();
    for (const id of [first, second]) {
      const { state, endedAt } = await jobs.get(id);
      expect([state, endedAt]).toEqual(['interrupted', undefined]);
    }
    await database.close();

    jobs = openJobs();
    const after = gatedJob();
    jobs.define(after.definition);
    await jobs.recover((one) => Promise.resolve(one));
    after.open();
    expect(await jobs.ended(first)).toMatchObject({ state: 'done' });
    expect(await jobs.ended(second)).toMatchObject({ state: 'done' });
  });

  it('that is done is not done once more', async () => {
    const work = gatedJob();
    jobs.define(work.definition);
    const id = await start();
    work.open();
    const done = await jobs.ended(id);
    await expect(jobs.resume(id, actor)).rejects.toThrow('该作业已经完成，不需要继续。');
    expect(await jobs.get(id)).toEqual(done);
    expect(work.runs).toHaveLength(1);
  });

  it('that fails by a fault of the program leaves its cause in the log; a refusal does not', async () => {
    const causes = [new Error('a fault'), new ProblemError('disk-full', '磁盘已满，请清理后继续。')];
    const [fault] = causes;
    jobs.define({
      ...gatedJob().definition,
      run: () => Promise.reject(causes.shift() ?? new Error('none left')),
    });
    expect(await jobs.ended(await start())).toMatchObject({ state: 'failed', problem: { code: 'bug' } });
    expect(await jobs.ended(await start())).toMatchObject({
      state: 'failed',
      problem: { code: 'disk-full' },
    });
    expect(logged).toEqual([['jobs.import', fault]]);
  });

  it('goes on in the name the archive has for who asked for it, and waits where it has none', async () => {
    const first = gatedJob();
    jobs.define(first.definition);
    const id = await start();
    await first.started;
    await jobs.close();
    await database.close();
    jobs = openJobs();
    const names: string[] = [];
    jobs.define({
      ...gatedJob().definition,
      run({ actor: { name } }) {
        names.push(name);
        return Promise.resolve({ summary: '导入完成' });
      },
    });
    await jobs.recover(() => Promise.resolve(undefined));
    expect(await jobs.ended(id)).toMatchObject({
      state: 'interrupted',
      attention: true,
      summary: '发起人“张三”不是本库在岗的人员，没有继续。请由在岗人员继续。',
    });
    await jobs.recover(() => Promise.resolve({ ...actor, name: '登记的张三' }));
    await jobs.ended(id);
    expect(names).toEqual(['登记的张三']);
  });

  it('is taken up again by hand after it failed', async () => {
    let tries = 0;
    jobs.define({
      ...gatedJob().definition,
      run() {
        tries += 1;
        return tries === 1
          ? Promise.reject(new ProblemError('card-missing', '卡已拔出，请插回后继续。'))
          : Promise.resolve({ summary: '导入完成' });
      },
    });
    const id = await start();
    expect(await jobs.ended(id)).toMatchObject({ state: 'failed' });
    await jobs.resume(id, actor);
    expect(await jobs.ended(id)).toMatchObject({ state: 'done', summary: '导入完成', attention: false });
  });

  it('tells every watcher each of its steps until the watcher leaves', async () => {
    const work = gatedJob();
    jobs.define(work.definition);
    const leave = new AbortController();
    const seen: string[] = [];
    const watching = (async () => {
      for await (const job of jobs.watch(leave.signal)) {
        seen.push(`${job.state} ${job.step}`);
        if (job.state === 'running' && job.step === '数到一') work.open();
        if (job.state === 'done') leave.abort();
      }
    })();
    await start();
    await watching;
    expect(seen).toEqual(['queued 等待', 'running 等待', 'running 数到一', 'done 数到一']);
  });
});
