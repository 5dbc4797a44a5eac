import { runInWorker, type WorkerLimits } from '../workers/run-in-worker.ts';
import { pdfProblem } from './read/pdf-problem.ts';
import type { PreparedPdf, PreparePdf } from './prepare-pdf.ts';

const limits: WorkerLimits = {
  memory: 1024,
  // The largest scans take seconds.
  time: 5 * 60_000,
  tooLarge: (cause) => pdfProblem('too-large', cause),
  tooSlow: () => pdfProblem('takes-too-long'),
};

/**
 * `preparePdf` in a thread of its own, which ends with its file: what a hostile file takes of memory or time it takes
 * there, and a sentence says so. Errors: `pdf-unreadable`, `disk-full`.
 */
export const prepareInWorker = (job: PreparePdf): Promise<PreparedPdf> =>
  runInWorker<PreparedPdf>('pdf-preparer', job, { limits });
