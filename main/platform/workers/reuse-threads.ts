import { ProblemError } from '#shared/lib/problem.ts';
import { createResident, type Resident } from './resident.ts';
import { isOutOfMemory } from './out-of-memory.ts';

/** What a stranger's file may take of the machine, and what is said when it takes more. */
export interface WorkerLimits {
  /** of objects in the worker's memory, MiB; the bytes of files are not counted */
  readonly memory: number;
  /** ms */
  readonly time: number;
  readonly tooLarge: (cause: unknown) => ProblemError;
  readonly tooSlow: () => ProblemError;
}

/** So many threads wait for the next piece of work, one for each core of a small machine. */
const WAITING = 2;
/** What a library has taken of memory is given back when nothing more comes, ms. */
const WAITS = 60_000;
/** A thread is not used for ever: what leaks, leaks so often. */
const PIECES = 200;

/** Threads for strangers' files. */
export interface ReusedThreads<Q> {
  /**
   * Does one piece of work in a thread that does nothing else meanwhile. Rejects with the ProblemError of the worker or
   * of the limit it met, or `cancelled` when the signal fires.
   */
  run<T>(question: Q, signal?: AbortSignal): Promise<T>;
}

interface Waiting<Q> {
  readonly thread: Resident<Q>;
  readonly pieces: number;
  readonly leaves: NodeJS.Timeout;
}

/**
 * `main/workers/<name>.ts`, which serves: as `runInWorker`, but the thread waits for the next file where this one did it
 * no harm. WebAssembly made and thrown away for each file costs a tenth of a second, and V8 has died of it
 * (nodejs/node#64500). A thread that met a limit, was given up or failed in a way
 * nobody foresaw ends at once.
 */
export function reuseThreads<Q>(name: string, limits: WorkerLimits): ReusedThreads<Q> {
  const waiting: Waiting<Q>[] = [];

  const take = (): { readonly thread: Resident<Q>; readonly pieces: number } => {
    const one = waiting.pop();
    if (one === undefined)
      return {
        thread: createResident<Q>(name, undefined, { maxOldGenerationSizeMb: limits.memory }),
        pieces: 0,
      };
    clearTimeout(one.leaves);
    return one;
  };

  const giveBack = async (thread: Resident<Q>, pieces: number): Promise<void> => {
    if (waiting.length >= WAITING || pieces >= PIECES) {
      await thread.close();
      return;
    }
    const leaves = setTimeout(() => {
      waiting.splice(
        waiting.findIndex((one) => one.thread === thread),
        1,
      );
      void thread.close();
    }, WAITS).unref();
    waiting.push({ thread, pieces, leaves });
  };

  return {
    run: async <T>(question: Q, signal?: AbortSignal): Promise<T> => {
      signal?.throwIfAborted();
      const { thread, pieces } = take();
      const given = Promise.withResolvers<never>();
      const up = new AbortController();
      const giveUp = (problem: ProblemError): void => {
        given.reject(problem);
        up.abort();
      };
      const onAbort = (): void => {
        giveUp(new ProblemError('cancelled', '已取消。'));
      };
      const timer = setTimeout(() => {
        giveUp(limits.tooSlow());
      }, limits.time);
      signal?.addEventListener('abort', onAbort, { once: true });
      try {
        return await Promise.race([thread.ask<T>(question), given.promise]);
      } catch (error) {
        const cause = error instanceof ProblemError ? error.cause : undefined;
        throw isOutOfMemory(cause) ? limits.tooLarge(cause) : error;
      } finally {
        clearTimeout(timer);
        signal?.removeEventListener('abort', onAbort);
        if (up.signal.aborted) await thread.close();
        else await giveBack(thread, pieces + 1);
      }
    },
  };
}
