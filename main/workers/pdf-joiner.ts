import { workerData } from 'node:worker_threads';
import { assemblePdf } from '../platform/pdf/assemble/assemble-pdf.ts';
import type { JoinJob } from '../platform/pdf/assemble/join-in-worker.ts';
import { answer } from '../platform/workers/answer.ts';

/** Joins PDFs to one file, then ends. */
// join-in-worker.ts starts this file with a JoinJob.
const { inputs, ...job } = workerData as JoinJob;
await answer((onProgress, ask) =>
  assemblePdf({
    ...job,
    inputs: inputs.map((input, place) => ({ ...input, load: () => ask<Uint8Array>(place) })),
    onProgress,
  }),
);
