import { workerData } from 'node:worker_threads';
import { consumeRings } from '../platform/vault/hash-ring.ts';
import type { TeamMemory } from '../platform/vault/lane-job.ts';
import { sm3OfRings } from '../platform/vault/ring-hashes.ts';
import { goBehind } from '../platform/workers/go-behind.ts';

/** The hashing thread of a team: hashes what its partners read, until it is terminated. */
// lane-team.ts starts this file with a TeamMemory.
const team = workerData as TeamMemory;
consumeRings(team, sm3OfRings(team), goBehind(team.behind));
