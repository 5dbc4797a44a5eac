import type { RightOfWay } from '../workers/right-of-way.ts';
import { createRings } from './hash-ring.ts';
import type { TeamMemory } from './lane-job.ts';
import { startThread } from './vault-thread.ts';

/** So many wait for the next archive: one for cards and one for small bytes, of each of two archives. */
const WAITING = 4;
/** Their buffers are given back when no archive is opened any more, ms. */
const WAITS = 60_000;

/** A thread that hashes what lanes bring it. */
export interface TeamHasher {
  readonly memory: TeamMemory;
  isAlive(): boolean;
  /** Told when its thread has ended, and of what it died, until it is given back. */
  onEnd(tell: (error: unknown) => void): void;
  /** Nobody fills its rings any more. */
  giveBack(): Promise<void>;
}

interface Thread {
  readonly hasher: TeamHasher;
  readonly end: () => Promise<void>;
  leaves?: NodeJS.Timeout;
}

const waiting: Thread[] = [];

/**
 * One with so many rings. Threads with WebAssembly that are made and ended with each archive have killed V8
 * (nodejs/node#64500): one that is given back waits for the next. Of the archive before nothing is left that counts: a
 * lane begins with an empty ring, and a ring with a new digest.
 * @param behind who goes first
 */
export function takeHasher(rings: number, behind: RightOfWay | undefined): TeamHasher {
  const found = waiting.find(({ hasher: { memory } }) => memory.rings === rings && memory.behind === behind);
  if (found === undefined) return start({ ...createRings(rings), behind });
  leave(found);
  return found.hasher;
}

function leave(thread: Thread): void {
  clearTimeout(thread.leaves);
  const place = waiting.indexOf(thread);
  if (place !== -1) waiting.splice(place, 1);
}

function start(memory: TeamMemory): TeamHasher {
  const worker = startThread('vault-hash', memory);
  let isAlive = true;
  let tell: ((error: unknown) => void) | undefined;
  const ended = (error?: unknown): void => {
    isAlive = false;
    leave(thread);
    tell?.(error);
  };
  // Subtle: one that ends without an error would leave its lanes waiting for ever.
  worker.on('error', ended).on('exit', () => {
    ended();
  });
  const end = async (): Promise<void> => {
    leave(thread);
    await worker.terminate();
  };
  const hasher: TeamHasher = {
    memory,
    isAlive: () => isAlive,
    onEnd(told) {
      tell = told;
    },
    async giveBack() {
      tell = undefined;
      if (!isAlive) return;
      waiting.push(thread);
      thread.leaves = setTimeout(() => void end(), WAITS).unref();
      if (waiting.length > WAITING) await waiting[0]?.end();
    },
  };
  const thread: Thread = { hasher, end };
  return hasher;
}
