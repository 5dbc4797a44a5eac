import { parentPort, workerData } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { failure, type PrepareReply } from '../platform/pdf/prepare-in-worker.ts';
import { preparePdf, type PreparePdf } from '../platform/pdf/prepare-pdf.ts';

/** Looks at one stranger's PDF and ends. */
const port = present(parentPort, 'pdf-preparer runs as a worker only');
// prepare-in-worker.ts starts this file with a PreparePdf.
const job = workerData as PreparePdf;
const reply: PrepareReply = await preparePdf(job).then(
  (prepared) => ({ type: 'done', prepared }),
  (error: unknown) => failure(error),
);
port.postMessage(reply);
