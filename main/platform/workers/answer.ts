import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { problemOf } from '#shared/lib/problem.ts';
import type { WorkerReply } from './run-in-worker.ts';

/** The worker's end of `runInWorker`: does the work and answers with its result or its problem. */
export async function answer<T>(work: () => Promise<T>): Promise<void> {
  const port = present(parentPort, 'runs as a worker only');
  const reply = await work().then(
    (result): WorkerReply<T> => ({ type: 'done', result }),
    (error: unknown): WorkerReply<T> => ({ type: 'failed', problem: problemOf(error) }),
  );
  port.postMessage(reply);
}
