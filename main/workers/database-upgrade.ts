import { workerData } from 'node:worker_threads';
import type { UpgradeJob } from '../platform/sqlite/bring-up.ts';
import { upgrade } from '../platform/sqlite/open.ts';
import { answer } from '../platform/workers/answer.ts';

/** Brings one database to the newest schema, then ends. */
// bring-up.ts starts this file with an UpgradeJob.
await answer(() =>
  Promise.resolve().then(() => {
    upgrade(workerData as UpgradeJob);
  }),
);
