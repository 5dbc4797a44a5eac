import { parentPort, workerData } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { problemOf } from '#shared/lib/problem.ts';
import { ringProducer } from '../platform/vault/hash-ring.ts';
import type { LaneJob, LaneMemory, LaneReply } from '../platform/vault/lane-job.ts';
import { goBehind } from '../platform/workers/go-behind.ts';
import { runLaneJob } from '../platform/vault/run-lane-job.ts';

/** The copying thread of a lane: one file after the other, blocking, so that nothing is queued in memory. */
const port = present(parentPort, 'vault-lane runs as a worker only');
// Both ends are ours: lane-team.ts starts this file with a LaneMemory and sends it LaneJobs.
const lane = workerData as LaneMemory;
const ring = ringProducer(lane, lane.ring, goBehind(lane.behind));
// A lane before this one may have died in the middle of a file.
ring.discard();
const reply = (message: LaneReply): void => {
  port.postMessage(message);
};

port.on('message', (job: LaneJob) => {
  try {
    const result = runLaneJob(job, ring, (progress) => {
      reply({ type: 'progress', progress });
    });
    reply({ type: 'done', result });
  } catch (error) {
    reply({ type: 'failed', problem: problemOf(error) });
  }
});
