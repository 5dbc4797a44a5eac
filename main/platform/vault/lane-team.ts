import { Worker } from 'node:worker_threads';
import { ProblemError, problemOf, type Problem } from '#shared/lib/problem.ts';
import { sm3Width } from '../hashes/sm3-kernel.ts';
import { workerUrl } from '../files/worker-url.ts';
import type { RightOfWay } from '../workers/right-of-way.ts';
import { createRings, setCancelled, type Rings } from './hash-ring.ts';
import type { LaneMemory, LaneReply, LaneTask, TeamMemory } from './lane-job.ts';

/**
 * How many reading threads one hashing thread serves: as many files as SM3 takes side by side, and two more that have bytes
 * ready while others wait for the disk or read back.
 */
export const lanesOfTeam = sm3Width + 2;

/** One thread that reads and writes. */
export interface Lane {
  /** Settles the task; false when the lane died over it, or with its team. */
  work(task: LaneTask): Promise<boolean>;
  isAlive(): boolean;
}

/** One thread that hashes, and lanes that bring it bytes. */
export interface Team {
  /** One more lane; undefined when there are as many as the team can serve, or its hashing thread has died. */
  open(): Lane | undefined;
  /** Lets the files in hand be given up cleanly, then ends all threads. */
  end(): Promise<void>;
}

/** @param most lanes that are wanted of it */
export function startTeam(most: number, behind: RightOfWay | undefined): Team {
  const rings = createRings(Math.min(most, lanesOfTeam));
  const workerData: TeamMemory = { ...rings, behind };
  const hasher = startThread('vault-hash', workerData);
  const lanes = new Set<TeamLane>();
  const free = Array.from({ length: rings.rings }, (_, ring) => ring);
  let isBroken = false;
  const breakDown = (error: unknown): void => {
    isBroken = true;
    for (const lane of lanes) lane.die(error);
  };
  // Subtle: one that ends without an error would leave its lanes waiting for ever.
  hasher.on('error', breakDown).on('exit', () => {
    breakDown(threadEnded('hash'));
  });
  return {
    open() {
      const ring = isBroken ? undefined : free.shift();
      if (ring === undefined) return undefined;
      const lane = startLane(rings, ring, startThread('vault-lane', { ...workerData, ring }), () => {
        lanes.delete(lane);
        free.push(ring);
      });
      lanes.add(lane);
      return lane;
    },
    async end() {
      await Promise.all([...lanes].map((lane) => lane.end()));
      await hasher.terminate();
    },
  };
}

/** An idle thread does not keep the program from ending. */
function startThread(name: string, workerData: TeamMemory | LaneMemory): Worker {
  const thread = new Worker(workerUrl(name, import.meta.url), { workerData, execArgv: [], name });
  thread.unref();
  return thread;
}

interface TeamLane extends Lane {
  /** Its hashing thread is no more. */
  die(error: unknown): void;
  end(): Promise<void>;
}

/** @param gone called when the thread has ended and its ring can be another's */
function startLane(rings: Rings, ring: number, thread: Worker, gone: () => void): TeamLane {
  let isAlive = true;
  let current: Promise<boolean> | undefined;
  let fail: ((error: unknown) => void) | undefined;
  const die = (error: unknown): void => {
    if (!isAlive) return;
    isAlive = false;
    void thread.terminate().then(() => {
      gone();
      fail?.(error);
    });
  };
  thread.on('error', die).on('exit', () => {
    die(threadEnded('lane'));
  });

  const work = (task: LaneTask): Promise<boolean> =>
    new Promise<boolean>((settled) => {
      const cancel = (): void => {
        setCancelled(rings, ring, true);
      };
      const finish = (alive: boolean): void => {
        thread.off('message', onReply);
        task.signal?.removeEventListener('abort', cancel);
        thread.unref();
        fail = undefined;
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
      fail = (error) => {
        task.reject(thrown(problemOf(error)));
        finish(false);
      };
      setCancelled(rings, ring, false);
      task.signal?.addEventListener('abort', cancel, { once: true });
      thread.on('message', onReply);
      thread.ref();
      thread.postMessage(task.job);
      if (task.signal?.aborted === true) cancel();
    });

  return {
    work: (task) => (current = work(task)),
    isAlive: () => isAlive,
    die,
    async end() {
      setCancelled(rings, ring, true);
      await current;
      isAlive = false;
      await thread.terminate();
    },
  };
}

/** Somebody or the system ended it: nothing is known but that. */
const threadEnded = (which: string): ProblemError =>
  new ProblemError(
    'not-available',
    '读写文件的线程中途停止，这个文件没有处理完，已入库的内容不受影响。请重试；仍然这样，请重新启动程序。',
    { thread: which },
  );

const thrown = ({ code, message, details }: Problem): ProblemError =>
  new ProblemError(code, message, details);
