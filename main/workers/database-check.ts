import { workerData } from 'node:worker_threads';
import { isSound } from '../platform/sqlite/check-sound.ts';
import { answer } from '../platform/workers/answer.ts';

/** Checks one database, then ends. */
// open.ts starts this file with the database's place.
const { file } = workerData as { readonly file: string };
await answer(() => Promise.resolve().then(() => isSound(file)));
