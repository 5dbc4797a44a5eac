import type { Job } from '#shared/contract/jobs.ts';

/** Waiting or running; an interrupted job rests until it is taken up again. */
export const isActive = (job: Job): boolean => job.state === 'queued' || job.state === 'running';

export const hasEnded = (job: Job): boolean => !isActive(job);

/** The list with `job` in it, in its place when it was there, first when it is new. */
export function upsertJob(list: readonly Job[], job: Job): Job[] {
  return list.some(({ id }) => id === job.id)
    ? list.map((known) => (known.id === job.id ? job : known))
    : [job, ...list];
}

/** Done part of a job, 0 to 100; undefined while its size is unknown. */
export function jobPercent(job: Job): number | undefined {
  if (job.state === 'done') return 100;
  if (job.total <= 0) return undefined;
  return Math.min(100, Math.max(0, Math.floor((job.current / job.total) * 100)));
}
