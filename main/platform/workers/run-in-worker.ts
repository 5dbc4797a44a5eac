import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError, problemOf } from '#shared/lib/problem.ts';
import { workerUrl } from '../files/worker-url.ts';

/** What a worker that does one thing answers. */
export type WorkerReply<T> =
  { readonly type: 'done'; readonly result: T } | { readonly type: 'failed'; readonly problem: Problem };

export interface WorkerRun {
  readonly signal?: AbortSignal | undefined;
}

/**
 * Starts `main/workers/<name>.ts` for one piece of work and ends it with the answer: whatever a stranger's file does to
 * it, the program goes on. Rejects with the ProblemError of the worker, or `cancelled` when the signal fires.
 */
export async function runInWorker<T>(
  name: string,
  workerData: unknown,
  { signal }: WorkerRun = {},
): Promise<T> {
  signal?.throwIfAborted();
  const worker = new Worker(workerUrl(name, import.meta.url), { workerData, execArgv: [], name });
  try {
    return await new Promise<T>((resolve, reject) => {
      const cancel = (): void => {
        reject(new ProblemError('cancelled', '已取消。'));
      };
      signal?.addEventListener('abort', cancel, { once: true });
      worker
        .on('message', (reply: WorkerReply<T>) => {
          if (reply.type === 'done') resolve(reply.result);
          else {
            const { code, message, details } = reply.problem;
            reject(new ProblemError(code, message, details));
          }
        })
        .on('error', (error: unknown) => {
          const { code, message, details } = problemOf(error);
          reject(new ProblemError(code, message, details, error));
        })
        .on('exit', (code) => {
          reject(new Error(`worker ${name} ended with ${code} without an answer`));
        });
    });
  } finally {
    await worker.terminate();
  }
}
