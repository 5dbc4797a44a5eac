import { eventIterator } from '@orpc/contract';
import * as z from 'zod';
import { id, isoInstant, nothing, command, job, query, problemSchema } from './kit.ts';

export const jobKinds = [
  'import',
  'transcode',
  'assemble',
  'export',
  'verify',
  'verify-package',
  'backup',
  'restore',
  'rebuild',
] as const;
export type JobKind = (typeof jobKinds)[number];
/** `interrupted`: the program ended while it ran; it is continued at the next start. */
export const jobStates = ['queued', 'running', 'done', 'failed', 'cancelled', 'interrupted'] as const;
export type JobState = (typeof jobStates)[number];

export const jobSchema = z.object({
  id,
  kind: z.enum(jobKinds),
  title: z.string(),
  state: z.enum(jobStates),
  /** What is being done now, in Chinese. */
  step: z.string(),
  current: z.number(),
  total: z.number(),
  unit: z.enum(['bytes', 'files', 'pages', 'items', 'percent']),
  caseId: id.optional(),
  createdAt: isoInstant,
  endedAt: isoInstant.optional(),
  /** One sentence a clerk understands, when it has ended. */
  summary: z.string().optional(),
  /** True when it is done but something needs attention. */
  attention: z.boolean(),
  problem: problemSchema.optional(),
  /** What the job of this kind hands over; parsed by the screen that knows the kind. */
  result: z.unknown().optional(),
});
export type Job = z.infer<typeof jobSchema>;

export const jobsContract = {
  list: query('jobs.read').input(nothing).output(z.array(jobSchema)),
  get: query('jobs.read')
    .input(z.object({ jobId: id }))
    .output(jobSchema),
  /** Every change of every job from now on, the running ones first. */
  watch: query('jobs.read').input(nothing).output(eventIterator(jobSchema)),
  cancel: command('jobs.control')
    .input(z.object({ jobId: id }))
    .output(jobSchema),
  /** Takes up an interrupted or failed job where it stopped. */
  resume: job('jobs.control')
    .input(z.object({ jobId: id }))
    .output(jobSchema),
};
