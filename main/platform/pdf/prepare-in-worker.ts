import { reuseThreads } from '../workers/reuse-threads.ts';
import { pdfProblem } from './read/pdf-problem.ts';
import type { PreparedPdf, PreparePdf } from './prepare-pdf.ts';

/** What the thread is asked. */
export interface PdfAsked {
  readonly prepare: PreparePdf;
}

const threads = reuseThreads<{ readonly what: 'prepare' } & PreparePdf>('pdf-preparer', {
  memory: 1024,
  // The largest scans take seconds.
  time: 5 * 60_000,
  tooLarge: (cause) => pdfProblem('too-large', cause),
  tooSlow: () => pdfProblem('takes-too-long'),
});

/**
 * `preparePdf` in a thread that does nothing else meanwhile: what a hostile file takes of memory or time it takes there,
 * and a sentence says so. Errors: `pdf-unreadable`, `disk-full`.
 */
export const prepareInWorker = (job: PreparePdf): Promise<PreparedPdf> =>
  threads.run<PreparedPdf>({ what: 'prepare', ...job });
