import { workerData } from 'node:worker_threads';
import { verifyBag } from '../platform/bagit/verify-bag.ts';
import { answer } from '../platform/workers/answer.ts';

/** Reads one package again, then ends. */
// bags-in-worker.ts starts this file with the folder of a package.
const { bag } = workerData as { readonly bag: string };
await answer((onProgress) => verifyBag(bag, { onProgress }));
