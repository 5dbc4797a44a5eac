import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { problemOf } from '#shared/lib/problem.ts';
import type { WorkerReply } from './run-in-worker.ts';

/** How often a worker says how far it is, ms. */
const PROGRESS_MS = 100;

/** The worker's end of `runInWorker`: does the work and answers with its result or its problem. */
export async function answer<T>(work: (report: (progress: unknown) => void) => Promise<T>): Promise<void> {
  const port = present(parentPort, 'runs as a worker only');
  let said = -Infinity;
  const report = (progress: unknown) => {
    const now = performance.now();
    if (now - said < PROGRESS_MS) return;
    said = now;
    port.postMessage({ type: 'progress', progress } satisfies WorkerReply<T, unknown>);
  };
  const reply = await work(report).then(
    (result): WorkerReply<T, unknown> => ({ type: 'done', result }),
    (error: unknown): WorkerReply<T, unknown> => ({ type: 'failed', problem: problemOf(error) }),
  );
  port.postMessage(reply);
}
