import * as z from 'zod';
import { type Job, jobSchema } from '#shared/contract/jobs.ts';
import { problemSchema } from '#shared/contract/kit.ts';
import { type Actor, actorSchema } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';

/** A job as stored: with who started it and what it was asked to do. */
export interface StoredJob {
  readonly job: Job;
  readonly actor: Actor;
  readonly input: unknown;
}

const json = (text: string): unknown => JSON.parse(text);

function storedJob(row: Row<'jobs'>): StoredJob {
  const job = jobSchema.parse({
    id: row.id,
    kind: row.kind,
    title: row.title,
    state: row.state,
    step: row.step,
    current: row.current,
    total: row.total,
    unit: row.unit,
    caseId: row.case_id ?? undefined,
    createdAt: row.created_at,
    endedAt: row.ended_at ?? undefined,
    summary: row.summary ?? undefined,
    attention: row.attention === 1,
    problem: row.problem === null ? undefined : problemSchema.parse(json(row.problem)),
    result: row.result === null ? undefined : json(row.result),
  });
  return { job, actor: actorSchema.parse(json(row.actor)), input: z.unknown().parse(json(row.input)) };
}

const columns = (job: Job) => ({
  state: job.state,
  step: job.step,
  current: Math.round(job.current),
  total: Math.round(job.total),
  unit: job.unit,
  result: job.result === undefined ? null : JSON.stringify(job.result),
  problem: job.problem === undefined ? null : JSON.stringify(job.problem),
  attention: job.attention ? (1 as const) : (0 as const),
  summary: job.summary ?? null,
  ended_at: job.endedAt ?? null,
});

export async function insertJob(tx: Tx, { job, actor, input }: StoredJob): Promise<void> {
  await tx
    .insertInto('jobs')
    .values({
      id: job.id,
      kind: job.kind,
      title: job.title,
      case_id: job.caseId ?? null,
      actor: JSON.stringify(actor),
      input: JSON.stringify(input),
      created_at: job.createdAt,
      ...columns(job),
    })
    .execute();
}

export async function updateJob(tx: Tx, { job }: StoredJob): Promise<void> {
  await tx.updateTable('jobs').set(columns(job)).where('id', '=', job.id).execute();
}

export async function findJob(db: Db, jobId: string): Promise<StoredJob> {
  const row = await db.selectFrom('jobs').selectAll().where('id', '=', jobId).executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found', '没有找到该作业，它可能属于另一个档案库。');
  return storedJob(row);
}

const KEPT_IN_LIST = 200;

/** Newest first. */
export async function listJobs(db: Db): Promise<readonly Job[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(KEPT_IN_LIST)
    .execute();
  return rows.map((row) => storedJob(row).job);
}

/** Jobs that the last run of the program left unfinished, oldest first. */
export async function jobsToRecover(db: Db): Promise<readonly StoredJob[]> {
  const rows = await db
    .selectFrom('jobs')
    .selectAll()
    .where('state', 'in', ['queued', 'running', 'interrupted'])
    .orderBy('created_at')
    .orderBy('id')
    .execute();
  return rows.map(storedJob);
}
