import { workerData } from 'node:worker_threads';
import { markAcross } from '../platform/pdf/mark-across.ts';
import type { SheetSize } from '../platform/pdf/mark-in-worker.ts';
import { answer } from '../platform/workers/answer.ts';

/** Marks the pages of one PDF, then ends. */
// mark-in-worker.ts starts this file with a PDF.
const { pdf } = workerData as { readonly pdf: Uint8Array };
await answer((_, ask) =>
  markAcross(pdf, (width, height) => ask<Uint8Array>({ width, height } satisfies SheetSize)),
);
