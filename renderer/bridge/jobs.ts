import { useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import type { Job } from '#shared/contract/jobs.ts';
import { api, client } from './client.ts';
import { hasEnded, upsertJob } from './job-list.ts';
import { problem } from './problem.ts';
import { seatAtWindow } from './seat.ts';
import { useSeat } from './session.ts';

const LIST_KEY = api.jobs.list.queryKey({ input: {} });
/** Progress comes faster than anybody reads; the cache is told this often. */
const SHOW_EVERY_MS = 120;
const RETRY_MS = 1_000;

/** Jobs, newest first, with live progress. */
export function useJobs(): readonly Job[] {
  return useQuery(api.jobs.list.queryOptions({ input: {} })).data ?? [];
}

/** One job with live progress; undefined while unknown. */
export function useJob(jobId: string | undefined): Job | undefined {
  return useJobs().find((job) => job.id === jobId);
}

/** Calls `onEnd` once when the job has ended, whatever way. */
export function useJobEnd(jobId: string | undefined, onEnd: (job: Job) => void): void {
  const job = useJob(jobId);
  const told = useRef<string>(undefined);
  const latest = useRef(onEnd);
  useEffect(() => {
    latest.current = onEnd;
  });
  useEffect(() => {
    if (job === undefined || !hasEnded(job) || told.current === job.id) return;
    told.current = job.id;
    latest.current(job);
  }, [job]);
}

async function follow(queries: QueryClient, signal: AbortSignal): Promise<void> {
  const news = new Map<string, Job>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const show = () => {
    timer = undefined;
    const jobs = [...news.values()];
    news.clear();
    queries.setQueryData(LIST_KEY, (list) => jobs.reduce(upsertJob, list ?? []));
    for (const job of jobs) queries.setQueryData(api.jobs.get.queryKey({ input: { jobId: job.id } }), job);
    // What a job has made belongs on every screen that shows it.
    if (jobs.some(hasEnded)) void queries.invalidateQueries();
  };
  try {
    for await (const job of await client.jobs.watch({}, { signal })) {
      news.set(job.id, job);
      timer ??= setTimeout(show, SHOW_EVERY_MS);
    }
  } finally {
    clearTimeout(timer);
    if (news.size > 0) show();
  }
}

/** Feeds the cache with every change of every job while it is mounted; begins again with a new line or seat. */
export function useJobFeed(): void {
  const queries = useQueryClient();
  const { seat, locked } = useSeat();
  const token = seat?.token;
  useEffect(() => {
    if (token === undefined || locked) return undefined;
    const controller = new AbortController();
    const { signal } = controller;
    const keep = async () => {
      for (;;) {
        try {
          await follow(queries, signal);
        } catch (error) {
          const { code, message } = problem(error);
          if (code === 'bug') console.error(error);
          // The stream itself says that the seat is gone; a new one begins with the next seat.
          if (code === 'actor-missing') {
            seatAtWindow.lose(token, message);
            return;
          }
        }
        if (signal.aborted) return;
        await new Promise((resolve) => setTimeout(resolve, RETRY_MS));
        await queries.invalidateQueries({ queryKey: api.jobs.key() });
      }
    };
    void keep();
    return () => {
      controller.abort();
    };
  }, [queries, token, locked]);
}
