import { workerData } from 'node:worker_threads';
import { pdfProblem } from '../platform/pdf/read/pdf-problem.ts';
import { preparePdf, type PreparePdf } from '../platform/pdf/prepare-pdf.ts';
import { answer } from '../platform/workers/answer.ts';
import { isOutOfMemory } from '../platform/workers/run-in-worker.ts';

/** Looks at one stranger's PDF and ends. */
// prepare-in-worker.ts starts this file with a PreparePdf.
const job = workerData as PreparePdf;
await answer(() =>
  preparePdf(job).catch((error: unknown) => {
    throw isOutOfMemory(error) ? pdfProblem('too-large', error) : error;
  }),
);
