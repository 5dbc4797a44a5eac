import type * as z from 'zod';
import { type Job, type JobKind, jobSchema } from '#shared/contract/jobs.ts';
import { type Actor, actorSchema } from '#shared/contract/session.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Clock } from '../../platform/clock.ts';
import { newId } from '../../platform/ids.ts';
import type { Log } from '../../platform/log.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import { createFeed } from './feed.ts';
import { findJob, insertJob, jobsToRecover, listJobs, type StoredJob, updateJob } from './jobs.repository.ts';

export { casesOfJobs } from './cases-of-jobs.ts';
export { jobsToJoin } from './jobs-to-join.ts';
export { stopJobs } from './stop-jobs.ts';

export interface JobProgress {
  readonly step?: string;
  readonly current?: number;
  readonly total?: number;
  readonly unit?: Job['unit'];
}

/** What a running job is given. */
export interface JobRun<Input> {
  readonly jobId: string;
  readonly input: Input;
  readonly actor: Actor;
  readonly signal: AbortSignal;
  /** True when an earlier run of the same job was cut off. */
  readonly resumed: boolean;
  report(progress: JobProgress): void;
}

/** How a job ended well. `attention`: done, but something needs a look, which the summary names. */
export interface JobOutcome {
  readonly summary: string;
  readonly attention?: boolean;
  readonly result?: unknown;
}

/** One kind of long work. Jobs of one lane run one after another; lanes run beside each other. */
export interface JobDefinition<Input> {
  readonly kind: JobKind;
  readonly lane: 'intake' | 'media' | 'volume' | 'archive';
  readonly input: z.ZodType<Input>;
  /** Continued by itself at the next start when the program ended in the middle. */
  readonly resumable: boolean;
  run(run: JobRun<Input>): Promise<JobOutcome>;
}

export interface NewJob {
  readonly kind: JobKind;
  readonly title: string;
  readonly caseId?: string | undefined;
  readonly input: unknown;
  readonly actor: Actor;
}

export interface Jobs {
  define<Input>(definition: JobDefinition<Input>): void;
  start(job: NewJob): Promise<string>;
  list(): Promise<readonly Job[]>;
  get(jobId: string): Promise<Job>;
  cancel(jobId: string): Promise<Job>;
  /** In the name of who asks for it. */
  resume(jobId: string, actor: Actor): Promise<Job>;
  /** Every change from now on, running jobs first. */
  watch(signal?: AbortSignal): AsyncGenerator<Job, void>;
  /** Resolves with the job once it has ended, whatever way. */
  ended(jobId: string): Promise<Job>;
  /**
   * Takes up what the last run of the program left behind. Who is said to have asked for it is nobody's word:
   * `registered` gives whom the archive knows by that id and lets act, or undefined: then it waits for somebody who does.
   */
  recover(registered: (actor: Actor) => Promise<Actor | undefined>): Promise<void>;
  /** Cancels nothing: running jobs are cut off and marked interrupted. */
  close(): Promise<void>;
}

interface Running {
  readonly controller: AbortController;
  readonly finished: Promise<void>;
}

const SAVE_EVERY_MS = 400;
const ENDED: ReadonlySet<Job['state']> = new Set(['done', 'failed', 'cancelled', 'interrupted']);

/** Where jobs are kept: they are work, not evidence, and stand in no chain. */
export interface JobStore {
  readonly db: Db;
  unrecorded<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
}

export function createJobs({ db, unrecorded }: JobStore, clock: Clock, log: Log): Jobs {
  const definitions = new Map<JobKind, JobDefinition<unknown>>();
  const running = new Map<string, Running>();
  const lanes = new Map<string, Promise<void>>();
  const feed = createFeed<Job>();
  let closing = false;

  async function save(stored: StoredJob): Promise<void> {
    await unrecorded((tx) => updateJob(tx, stored));
    feed.push(stored.job);
  }

  async function run(
    stored: StoredJob,
    definition: JobDefinition<unknown>,
    resumed: boolean,
    controller: AbortController,
  ) {
    let job: Job = { ...stored.job, state: 'running' };
    await save({ ...stored, job });
    let lastSaved = performance.now();
    let saving: Promise<void> = Promise.resolve();
    const report = (progress: JobProgress) => {
      job = { ...job, ...progress };
      feed.push(job);
      if (performance.now() - lastSaved < SAVE_EVERY_MS) return;
      lastSaved = performance.now();
      const snapshot = { ...stored, job };
      saving = saving
        .then(() => unrecorded((tx) => updateJob(tx, snapshot)))
        .catch((error: unknown) => log.error('jobs.progress', error));
    };
    try {
      const input = definition.input.parse(stored.input);
      const outcome = await definition.run({
        jobId: job.id,
        input,
        actor: stored.actor,
        signal: controller.signal,
        resumed,
        report,
      });
      job = {
        ...job,
        state: 'done',
        summary: outcome.summary,
        attention: outcome.attention ?? false,
        result: outcome.result,
        endedAt: clock.now(),
      };
    } catch (error) {
      if (closing) {
        job = { ...job, state: 'interrupted', summary: '程序关闭时中断，下次启动时继续。' };
      } else if (controller.signal.aborted) {
        job = { ...job, state: 'cancelled', summary: '已取消，已完成的部分保留。', endedAt: clock.now() };
      } else {
        const problem = problemOf(error);
        if (problem.code === 'bug') log.error(`jobs.${job.kind}`, error);
        job = {
          ...job,
          state: 'failed',
          problem,
          summary: problem.message,
          attention: true,
          endedAt: clock.now(),
        };
      }
    }
    await saving;
    await save({ ...stored, job });
  }

  function enqueue(stored: StoredJob, resumed: boolean): void {
    const definition = definitions.get(stored.job.kind);
    if (definition === undefined) throw new Error(`no job of kind ${stored.job.kind}`);
    const controller = new AbortController();
    const before = lanes.get(definition.lane) ?? Promise.resolve();
    const finished = before
      .then(async () => {
        if (controller.signal.aborted) {
          const state = closing ? 'interrupted' : 'cancelled';
          await save({
            ...stored,
            job: { ...stored.job, state, ...(closing ? {} : { endedAt: clock.now() }) },
          });
          return;
        }
        await run(stored, definition, resumed, controller);
      })
      .catch((error: unknown) => {
        log.error(`jobs.${stored.job.kind}`, error);
      })
      .finally(() => {
        running.delete(stored.job.id);
      });
    lanes.set(definition.lane, finished);
    running.set(stored.job.id, { controller, finished });
  }

  async function get(jobId: string): Promise<Job> {
    return (await findJob(db, jobId)).job;
  }

  return {
    define(definition) {
      if (definitions.has(definition.kind)) throw new Error(`job kind ${definition.kind} is defined twice`);
      definitions.set(definition.kind, {
        ...definition,
        // The input is parsed by this definition's own schema just before run is called with it.
        run: (jobRun) => definition.run({ ...jobRun, input: definition.input.parse(jobRun.input) }),
      });
    },
    async start({ kind, title, caseId, input, actor }) {
      const job: Job = jobSchema.parse({
        id: newId(),
        kind,
        title,
        state: 'queued',
        step: '等待',
        current: 0,
        total: 0,
        unit: 'items',
        caseId,
        createdAt: clock.now(),
        attention: false,
      });
      const stored: StoredJob = { job, actor: actorSchema.parse(actor), input };
      await unrecorded((tx) => insertJob(tx, stored));
      feed.push(job);
      enqueue(stored, false);
      return job.id;
    },
    list: () => listJobs(db),
    get,
    async cancel(jobId) {
      const active = running.get(jobId);
      if (active === undefined) {
        const stored = await findJob(db, jobId);
        if (stored.job.state === 'interrupted') {
          await save({ ...stored, job: { ...stored.job, state: 'cancelled', endedAt: clock.now() } });
        }
        return get(jobId);
      }
      active.controller.abort();
      await active.finished;
      return get(jobId);
    },
    async resume(jobId, actor) {
      const stored = await findJob(db, jobId);
      if (running.has(jobId)) return stored.job;
      if (stored.job.state === 'done') throw new ProblemError('conflict', '该作业已经完成，不需要继续。');
      const again: StoredJob = {
        ...stored,
        actor,
        job: {
          ...stored.job,
          state: 'queued',
          attention: false,
          problem: undefined,
          endedAt: undefined,
          summary: undefined,
        },
      };
      await save(again);
      enqueue(again, true);
      return again.job;
    },
    watch: (signal) =>
      feed.subscribe(
        listJobs(db).then((jobs) => jobs.filter((job) => !ENDED.has(job.state))),
        signal,
      ),
    async ended(jobId) {
      await running.get(jobId)?.finished;
      return get(jobId);
    },
    async recover(registered) {
      for (const stored of await jobsToRecover(db)) {
        const definition = definitions.get(stored.job.kind);
        const actor = definition?.resumable === true ? await registered(stored.actor) : undefined;
        if (definition?.resumable === true && actor === undefined) {
          const summary = `发起人“${stored.actor.name}”不是本库在岗的人员，没有继续。请由在岗人员继续。`;
          await save({ ...stored, job: { ...stored.job, state: 'interrupted', summary, attention: true } });
        } else if (actor !== undefined) {
          const again: StoredJob = { ...stored, actor, job: { ...stored.job, state: 'queued' } };
          await save(again);
          enqueue(again, true);
        } else {
          const summary = '程序关闭时中断，请重新开始。';
          await save({
            ...stored,
            job: { ...stored.job, state: 'cancelled', summary, attention: true, endedAt: clock.now() },
          });
        }
      }
    },
    async close() {
      closing = true;
      const all = [...running.values()];
      for (const { controller } of all) controller.abort();
      await Promise.all(all.map(({ finished }) => finished));
      feed.close();
    },
  };
}
