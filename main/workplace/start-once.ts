import type { Jobs, NewJob } from '../features/jobs/jobs.ts';
import { PROGRAM } from '../features/archive/archive.ts';

/** Unless one of its kind is under way: an earlier run of the program may have left it. */
export async function startOnce(jobs: Jobs, job: Omit<NewJob, 'actor'>): Promise<void> {
  const underWay = (await jobs.list()).some(
    ({ kind, state }) => kind === job.kind && (state === 'queued' || state === 'running'),
  );
  if (!underWay) await jobs.start({ ...job, actor: PROGRAM });
}
