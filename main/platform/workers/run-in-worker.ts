import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError, problemOf } from '#shared/lib/problem.ts';
import { workerUrl } from '../files/worker-url.ts';

/** What a worker that does one thing answers. */
export type WorkerReply<T, P = never> =
  | { readonly type: 'progress'; readonly progress: P }
  | WorkerQuestion
  | { readonly type: 'done'; readonly result: T }
  | { readonly type: 'failed'; readonly problem: Problem };

/** What a worker needs in the middle of its work, and what it is told. */
export interface WorkerQuestion {
  readonly type: 'asks';
  readonly id: number;
  readonly question: unknown;
}
export type WorkerTold<T = unknown> = { readonly id: number } & (
  { readonly type: 'told'; readonly answer: T } | { readonly type: 'refused'; readonly problem: Problem }
);

export interface WorkerRun<P = never, Q = never> {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: (progress: P) => void;
  /** Answers what the worker asks on its way; bytes are copied to it. */
  readonly tell?: (question: Q) => Promise<unknown>;
}

/**
 * Starts `main/workers/<name>.ts` for one piece of work on what is our own and ends it with the answer. Rejects with the
 * ProblemError of the worker, or `cancelled` when the signal fires. For strangers' files: `reuseThreads`.
 */
export async function runInWorker<T, P = never, Q = never>(
  name: string,
  workerData: unknown,
  { signal, onProgress, tell }: WorkerRun<P, Q>,
): Promise<T> {
  signal?.throwIfAborted();
  const worker = new Worker(workerUrl(name, import.meta.url), {
    workerData,
    execArgv: [],
    name,
  });
  try {
    return await new Promise<T>((resolve, reject) => {
      signal?.addEventListener(
        'abort',
        () => {
          reject(new ProblemError('cancelled', '已取消。'));
        },
        { once: true },
      );
      worker
        .on('message', (reply: Exclude<WorkerReply<T, P>, WorkerQuestion> | Question<Q>) => {
          if (reply.type === 'progress') onProgress?.(reply.progress);
          else if (reply.type === 'asks') void tellWorker(worker, reply, tell);
          else if (reply.type === 'done') resolve(reply.result);
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

interface Question<Q> extends WorkerQuestion {
  readonly question: Q;
}

async function tellWorker<Q>(
  worker: Worker,
  { id, question }: Question<Q>,
  tell: ((question: Q) => Promise<unknown>) | undefined,
): Promise<void> {
  const told = await (tell?.(question) ?? Promise.reject(new Error('nobody answers this worker'))).then(
    (answer): WorkerTold => ({ id, type: 'told', answer }),
    (error: unknown): WorkerTold => ({ id, type: 'refused', problem: problemOf(error) }),
  );
  worker.postMessage(told);
}
