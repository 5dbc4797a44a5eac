import { workerData } from 'node:worker_threads';
import { takeOverLog } from '../platform/sqlite/take-over-log.ts';
import { answer } from '../platform/workers/answer.ts';

/** Takes the log of one database over into it, then ends. */
// log-keeper.ts starts this file with the database's place.
const { file } = workerData as { readonly file: string };
await answer(() => Promise.resolve().then(() => takeOverLog(file)));
