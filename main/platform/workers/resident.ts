import { type ResourceLimits, Worker } from 'node:worker_threads';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import { workerUrl } from '../files/worker-url.ts';
import type { WorkerReply } from './run-in-worker.ts';

/** What is sent to a resident, and what it sends back. */
export interface Asked<Q> {
  readonly id: number;
  readonly question: Q;
}
/** The question with this number is given up. */
export interface GivenUp {
  readonly givenUp: number;
}
export interface Answered<T> {
  readonly id: number;
  readonly reply: Exclude<WorkerReply<T, number>, { readonly type: 'asks' }>;
  /** What failed may have left something behind, as one does who ran out of memory: nobody is to ask this thread again. */
  readonly spent?: boolean;
  /** What the system said, for whoever tells one of its reasons from another: errors lose their code on the way. */
  readonly system?: { readonly code: string; readonly message: string };
}

export interface AskedRun {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number) => void) | undefined;
}

/** A thread that stays, for what takes long to set up and is asked often. */
export interface Resident<Q> {
  /**
   * Answered in the order they were asked, or at once (`serve`). Rejects with the ProblemError of the worker;
   * `not-available` once closed. The worker is told when the signal fires, and answers all the same.
   */
  ask<T>(question: Q, run?: AskedRun): Promise<T>;
  /** Starts it ahead of the first question. */
  start(): void;
  close(): Promise<void>;
}

/**
 * `main/workers/<name>.ts`, started with the first question. One that died is started anew with the next; while nothing
 * is asked it keeps no program from ending. `resourceLimits` as of a Worker.
 */
export function createResident<Q>(
  name: string,
  workerData: unknown,
  resourceLimits: ResourceLimits = {},
): Resident<Q> {
  let running: Thread | undefined;
  let asked = 0;
  let closed = false;

  const start = (): Thread => {
    const worker = new Worker(workerUrl(name, import.meta.url), {
      workerData,
      execArgv: [],
      name,
      resourceLimits,
    });
    const thread: Thread = { worker, waiting: 0, spent: false };
    const over = (): void => {
      if (running === thread) running = undefined;
    };
    // Each question that waits listens for its answer.
    worker.setMaxListeners(0).on('error', over).on('exit', over).unref();
    running = thread;
    return thread;
  };

  const answerOf = <T>(thread: Thread, question: Q, { signal, onProgress }: AskedRun): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      const { worker } = thread;
      const id = ++asked;
      const onMessage = ({ id: answered, reply, spent, system }: Answered<T>): void => {
        if (answered !== id) return;
        if (reply.type === 'progress') {
          onProgress?.(reply.progress);
          return;
        }
        if (spent === true) {
          thread.spent = true;
          if (running === thread) running = undefined;
        }
        stop();
        if (reply.type === 'done') resolve(reply.result);
        else if (system !== undefined)
          reject(Object.assign(new Error(system.message), { code: system.code }));
        else {
          const { code, message, details } = reply.problem;
          reject(new ProblemError(code, message, details));
        }
      };
      const onError = (error: unknown): void => {
        stop();
        const { code, message, details } = problemOf(error);
        reject(new ProblemError(code, message, details, error));
      };
      const onExit = (code: number): void => {
        stop();
        reject(
          closed
            ? closedProblem()
            : new Error(`worker ${name} ended with ${code.toString()} without an answer`),
        );
      };
      const giveUp = (): void => {
        worker.postMessage({ givenUp: id } satisfies GivenUp);
      };
      const stop = (): void => {
        signal?.removeEventListener('abort', giveUp);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        thread.waiting--;
        if (thread.waiting > 0) return;
        // Those who asked before it was spent have had their answers.
        if (thread.spent) void worker.terminate();
        else worker.unref();
      };
      // Throws for what cannot be sent: then nobody waits.
      worker.postMessage({ id, question } satisfies Asked<Q>);
      if (signal?.aborted === true) giveUp();
      else signal?.addEventListener('abort', giveUp, { once: true });
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      if (thread.waiting === 0) worker.ref();
      thread.waiting++;
    });

  return {
    ask: async (question, run = {}) => {
      if (closed) throw closedProblem();
      return answerOf(running ?? start(), question, run);
    },
    start: () => {
      if (!closed && running === undefined) start();
    },
    close: async () => {
      closed = true;
      await running?.worker.terminate();
    },
  };
}

interface Thread {
  readonly worker: Worker;
  /** Questions without an answer. */
  waiting: number;
  spent: boolean;
}

const closedProblem = (): ProblemError => new ProblemError('not-available', '档案已关闭，操作没有进行。');
