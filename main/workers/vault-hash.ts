import { workerData } from 'node:worker_threads';
import { sha256Hash, sm3Hash } from '../platform/hashes/running-hash.ts';
import { consumeRing } from '../platform/vault/hash-ring.ts';
import { yieldToOthers } from '../platform/workers/yield-to-others.ts';
import type { LaneMemory } from '../platform/vault/lane-job.ts';

/** The hashing thread of a lane: hashes what its partner reads, until it is terminated. */
// lane-pool.ts starts this file with a LaneMemory.
const { memory, hash, background } = workerData as LaneMemory;
if (background) yieldToOthers();
consumeRing(memory, hash === 'sm3' ? sm3Hash : sha256Hash);
