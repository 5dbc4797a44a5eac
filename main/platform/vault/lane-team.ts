import type { Worker } from 'node:worker_threads';
import { ProblemError, type Problem } from '#shared/lib/problem.ts';
import { sm3Width } from '../hashes/sm3-kernel.ts';
import type { RightOfWay } from '../workers/right-of-way.ts';
import { setCancelled, type Rings } from './hash-ring.ts';
import type { LaneReply, LaneTask } from './lane-job.ts';
import { takeHasher } from './team-hasher.ts';
import { threadDeath } from './thread-death.ts';
import { startThread } from './vault-thread.ts';

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
  /** Lets the files in hand be given up cleanly, then ends its lanes; the hashing thread waits for another archive. */
  end(): Promise<void>;
}

/** @param most lanes that are wanted of it */
export function startTeam(most: number, behind: RightOfWay | undefined): Team {
  const hasher = takeHasher(Math.min(most, lanesOfTeam), behind);
  const rings = hasher.memory;
  const lanes = new Set<TeamLane>();
  const free = Array.from({ length: rings.rings }, (_, ring) => ring);
  hasher.onEnd((error) => {
    for (const lane of lanes) lane.die(threadDeath('hash', error));
  });
  return {
    open() {
      const ring = hasher.isAlive() ? free.shift() : undefined;
      if (ring === undefined) return undefined;
      const lane = startLane(rings, ring, startThread('vault-lane', { ...rings, ring }), () => {
        lanes.delete(lane);
        free.push(ring);
      });
      lanes.add(lane);
      return lane;
    },
    async end() {
      await Promise.all([...lanes].map((lane) => lane.end()));
      await hasher.giveBack();
    },
  };
}

interface TeamLane extends Lane {
  /** Its hashing thread is no more. */
  die(problem: ProblemError): void;
  end(): Promise<void>;
}

/** @param gone called when the thread has ended and its ring can be another's */
function startLane(rings: Rings, ring: number, thread: Worker, gone: () => void): TeamLane {
  let isAlive = true;
  let current: Promise<boolean> | undefined;
  let fail: ((problem: ProblemError) => void) | undefined;
  const die = (problem: ProblemError): void => {
    if (!isAlive) return;
    isAlive = false;
    void thread.terminate().then(() => {
      gone();
      fail?.(problem);
    });
  };
  thread
    .on('error', (error) => {
      die(threadDeath('lane', error));
    })
    .on('exit', () => {
      die(threadDeath('lane'));
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
      fail = (problem) => {
        task.reject(problem);
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

const thrown = ({ code, message, details }: Problem): ProblemError =>
  new ProblemError(code, message, details);
