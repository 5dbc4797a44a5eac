import { workerData } from 'node:worker_threads';
import { doPinWork, type PinWork } from '../platform/secrets/pin-hash.ts';
import { answer } from '../platform/workers/answer.ts';

/** Hashes or checks one PIN, then ends. */
// pin-hash.ts starts this file with its work.
await answer(() => doPinWork(workerData as PinWork));
