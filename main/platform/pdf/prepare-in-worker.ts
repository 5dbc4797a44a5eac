import { Worker } from 'node:worker_threads';
import { type Problem, ProblemError, problemOf } from '#shared/lib/problem.ts';
import { workerUrl } from '../files/worker-url.ts';
import { pdfProblem } from './pdf-problem.ts';
import type { PreparedPdf, PreparePdf } from './prepare-pdf.ts';

export type PrepareReply =
  | { readonly type: 'done'; readonly prepared: PreparedPdf }
  | { readonly type: 'failed'; readonly problem: Problem };

/** What the objects of a file may take; its bytes are not counted here. */
const MEMORY_MB = 1024;
/** The largest scans take seconds. */
const LONGEST_MS = 5 * 60_000;

/**
 * `preparePdf` in a thread of its own, which ends with its file: what a hostile file takes of memory or time it takes
 * there, and a sentence says so. Errors: `pdf-unreadable`, `disk-full`.
 */
export function prepareInWorker(job: PreparePdf): Promise<PreparedPdf> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(workerUrl('pdf-preparer', import.meta.url), {
      workerData: job,
      execArgv: [],
      name: 'pdf-preparer',
      resourceLimits: { maxOldGenerationSizeMb: MEMORY_MB },
    });
    const end = (settle: () => void): void => {
      clearTimeout(timer);
      worker.removeAllListeners();
      // What the end itself throws comes too late to matter.
      worker.on('error', () => undefined);
      void worker.terminate().then(settle, settle);
    };
    const timer = setTimeout(() => {
      end(() => {
        reject(pdfProblem('takes-too-long'));
      });
    }, LONGEST_MS);
    worker.on('message', (reply: PrepareReply) => {
      end(() => {
        if (reply.type === 'done') resolve(reply.prepared);
        else reject(new ProblemError(reply.problem.code, reply.problem.message, reply.problem.details));
      });
    });
    worker.on('error', (error) => {
      end(() => {
        reject(outOfMemory(error) ? pdfProblem('too-large', error) : error);
      });
    });
    worker.on('exit', (code) => {
      end(() => {
        reject(new Error(`pdf-preparer ended with ${code.toString()} in the middle of a file`));
      });
    });
  });
}

const outOfMemory = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY';

/** An error of `preparePdf` as a reply. WebAssembly and typed arrays that cannot grow any more say so in their own way. */
export function failure(error: unknown): PrepareReply {
  const full =
    error instanceof RangeError ||
    (error instanceof Error && /out of memory|OOM|enlarge memory/i.test(error.message));
  return { type: 'failed', problem: problemOf(full ? pdfProblem('too-large', error) : error) };
}
