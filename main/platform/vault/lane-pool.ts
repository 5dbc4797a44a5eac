import { Worker } from 'node:worker_threads';
import { ProblemError, problemOf, type Problem } from '#shared/lib/problem.ts';
import { workerUrl } from '../files/worker-url.ts';
import { createRingMemory, setCancelled } from './hash-ring.ts';
import type { LaneJobs, LaneMemory, LaneProgress, LaneReply, LaneResult, RingHash } from './lane-job.ts';

/** Pairs of threads, each working on one file: one reads and writes, its partner runs `hash` over what was read. */
export interface LanePool<Hash extends RingHash> {
  /** Jobs beyond the number of lanes wait in order. Rejects with a ProblemError; `cancelled` when the signal fires. */
  run(job: LaneJobs[Hash], options?: LaneOptions): Promise<LaneResult>;
  readonly lanes: number;
  close(): Promise<void>;
}

export interface LaneOptions {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((progress: LaneProgress) => void) | undefined;
}

interface Task extends LaneOptions {
  readonly job: LaneJobs[RingHash];
  readonly resolve: (result: LaneResult) => void;
  readonly reject: (problem: ProblemError) => void;
  /** called when the task leaves the queue for a lane */
  readonly begin: () => void;
}

/** @param background what else the program does goes first */
export function createLanePool<Hash extends RingHash>(
  size: number,
  hash: Hash,
  { background = false } = {},
): LanePool<Hash> {
  const waiting: Task[] = [];
  const idle: Lane[] = [];
  const all = new Set<Lane>();
  let closed = false;

  const next = (): void => {
    const task = waiting[0];
    if (task === undefined) return;
    const lane = idle.pop() ?? (all.size < size ? open() : undefined);
    if (lane === undefined) return;
    waiting.shift();
    task.begin();
    void lane.work(task).then((alive) => {
      if (alive) idle.push(lane);
      else all.delete(lane);
      next();
    });
  };
  const open = (): Lane => {
    const lane = startLane(hash, background);
    all.add(lane);
    return lane;
  };

  return {
    lanes: size,
    run: (job, options = {}) =>
      new Promise((resolve, reject) => {
        if (closed) {
          reject(new ProblemError('not-available', '档案已关闭，操作没有进行。'));
          return;
        }
        if (options.signal?.aborted === true) {
          reject(cancelledProblem());
          return;
        }
        const leave = (): void => {
          waiting.splice(waiting.indexOf(task), 1);
          reject(cancelledProblem());
        };
        const begin = (): void => options.signal?.removeEventListener('abort', leave);
        const task: Task = { ...options, job, resolve, reject, begin };
        options.signal?.addEventListener('abort', leave, { once: true });
        waiting.push(task);
        next();
      }),
    close: async () => {
      closed = true;
      for (const task of waiting.splice(0)) task.reject(cancelledProblem());
      await Promise.all([...all].map((lane) => lane.end()));
      all.clear();
    },
  };
}

interface Lane {
  /** Settles the task; false when the lane died over it. */
  work(task: Task): Promise<boolean>;
  /** Lets the file in hand be given up cleanly, then ends both threads. */
  end(): Promise<void>;
}

function startLane(hash: RingHash, background: boolean): Lane {
  const memory = createRingMemory();
  const workerData: LaneMemory = { memory, hash, background };
  const start = (name: string): Worker =>
    new Worker(workerUrl(name, import.meta.url), { workerData, execArgv: [], name });
  const copier = start('vault-lane');
  const hasher = start('vault-hash');
  // An idle lane must not keep the program from ending.
  hasher.unref();
  copier.unref();
  let current: Promise<boolean> | undefined;

  const work = (task: Task): Promise<boolean> =>
    new Promise<boolean>((settled) => {
      const cancel = (): void => {
        setCancelled(memory, true);
      };
      const finish = (alive: boolean): void => {
        copier.off('message', onReply).off('error', onDeath).off('exit', onExit);
        hasher.off('error', onDeath);
        task.signal?.removeEventListener('abort', cancel);
        copier.unref();
        current = undefined;
        settled(alive);
      };
      const onReply = (reply: LaneReply): void => {
        if (reply.type === 'progress') {
          task.onProgress?.(reply.progress);
          return;
        }
        if (reply.type === 'done') task.resolve(reply.result);
        else task.reject(thrown(reply.problem));
        finish(true);
      };
      const onDeath = (error: unknown): void => {
        task.reject(thrown(problemOf(error)));
        finish(false);
        void copier.terminate();
        void hasher.terminate();
      };
      const onExit = (): void => {
        onDeath(new Error('vault lane ended in the middle of a file'));
      };
      setCancelled(memory, false);
      task.signal?.addEventListener('abort', cancel, { once: true });
      copier.on('message', onReply).on('error', onDeath).on('exit', onExit);
      hasher.on('error', onDeath);
      copier.ref();
      copier.postMessage(task.job);
      if (task.signal?.aborted === true) cancel();
    });

  return {
    work: (task) => (current = work(task)),
    end: async () => {
      setCancelled(memory, true);
      await current;
      await Promise.all([copier.terminate(), hasher.terminate()]);
    },
  };
}

const thrown = ({ code, message, details }: Problem): ProblemError =>
  new ProblemError(code, message, details);

const cancelledProblem = (): ProblemError => new ProblemError('cancelled', '已取消，没有留下不完整的文件。');
