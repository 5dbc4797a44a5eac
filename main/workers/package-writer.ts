import { workerData } from 'node:worker_threads';
import type { WriteBagJob } from '../platform/bagit/bags-in-worker.ts';
import { type TagFile, writeBag } from '../platform/bagit/write-bag.ts';
import { answer } from '../platform/workers/answer.ts';

/** Writes one package, then ends. */
// bags-in-worker.ts starts this file with a WriteBagJob.
const job = workerData as WriteBagJob;
await answer((onProgress, ask) =>
  writeBag({ ...job, onProgress, tagFiles: (payload) => ask<readonly TagFile[]>(payload) }),
);
