import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { WorkerReply, WorkerTold } from './run-in-worker.ts';

/** How often a worker says how far it is, ms. */
const PROGRESS_MS = 100;

/** What work in a worker has of those who wait for it. */
export interface WorkerEnd {
  readonly report: (progress: unknown) => void;
  /** Asks what `tell` of `runInWorker` answers, with its problem where it has one. */
  readonly ask: <A>(question: unknown) => Promise<A>;
}

/** The worker's end of `runInWorker`: does the work and answers with its result or its problem. */
export async function answer<T>(
  work: (report: WorkerEnd['report'], ask: WorkerEnd['ask']) => Promise<T>,
): Promise<void> {
  const port = present(parentPort, 'runs as a worker only');
  let said = -Infinity;
  const report = (progress: unknown) => {
    const now = performance.now();
    if (now - said < PROGRESS_MS) return;
    said = now;
    port.postMessage({ type: 'progress', progress } satisfies WorkerReply<T, unknown>);
  };
  let asked = 0;
  const ask = <A>(question: unknown): Promise<A> =>
    new Promise<A>((resolve, reject) => {
      const id = ++asked;
      const onTold = (told: WorkerTold<A>): void => {
        if (told.id !== id) return;
        port.off('message', onTold);
        if (told.type === 'told') resolve(told.answer);
        else reject(new ProblemError(told.problem.code, told.problem.message, told.problem.details));
      };
      port.on('message', onTold);
      port.postMessage({ type: 'asks', id, question } satisfies WorkerReply<T, unknown>);
    });
  const reply = await work(report, ask).then(
    (result): WorkerReply<T, unknown> => ({ type: 'done', result }),
    (error: unknown): WorkerReply<T, unknown> => ({ type: 'failed', problem: problemOf(error) }),
  );
  port.postMessage(reply);
}
