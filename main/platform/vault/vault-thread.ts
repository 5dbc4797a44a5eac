import { Worker } from 'node:worker_threads';
import { workerUrl } from '../files/worker-url.ts';
import type { LaneMemory, TeamMemory } from './lane-job.ts';

/** An idle thread does not keep the program from ending. */
export function startThread(name: string, workerData: TeamMemory | LaneMemory): Worker {
  const thread = new Worker(workerUrl(name, import.meta.url), { workerData, execArgv: [], name });
  thread.unref();
  return thread;
}
