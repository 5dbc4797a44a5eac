import { pdfProblem } from '../platform/pdf/read/pdf-problem.ts';
import type { PdfAsked } from '../platform/pdf/prepare-in-worker.ts';
import { preparePdf } from '../platform/pdf/prepare-pdf.ts';
import { isOutOfMemory } from '../platform/workers/out-of-memory.ts';
import { serve } from '../platform/workers/serve.ts';

/** Looks at strangers' PDFs, one after the other. */
serve<PdfAsked>({
  prepare: (job) =>
    preparePdf(job).catch((error: unknown) => {
      throw isOutOfMemory(error) ? pdfProblem('too-large', error) : error;
    }),
});
