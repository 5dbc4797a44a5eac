import type * as z from 'zod';
import { minuteText } from '#shared/domain/recordings/device-time.ts';
import { secondText } from '#shared/domain/recordings/recording-time.ts';
import { type ImportReport, type importedFileSchema, importReportSchema } from '#shared/contract/intake.ts';
import type { CardAfter } from '#shared/domain/recordings/import-words.ts';
import { comparePaths } from '#shared/domain/recordings/path-order.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow, Row } from '../../platform/sqlite/tables.ts';
import { fileChecks, unreadEntries } from './file-checks.repository.ts';
import { jobsToJoin } from '../jobs/jobs.ts';

export type ImportedFile = z.output<typeof importedFileSchema>;

export async function insertBatch(
  tx: Tx,
  batch: NewRow<'batches'>,
  files: readonly NewRow<'batch_files'>[],
): Promise<void> {
  await tx.insertInto('batches').values(batch).execute();
  for (let i = 0; i < files.length; i += 500) {
    await tx
      .insertInto('batch_files')
      .values(files.slice(i, i + 500))
      .execute();
  }
}

export async function findBatch(db: Db, batchId: string): Promise<Row<'batches'>> {
  const row = await db.selectFrom('batches').selectAll().where('id', '=', batchId).executeTakeFirst();
  if (row === undefined) throw new ProblemError('not-found', '没有找到这次采集的记录。');
  return row;
}

export async function setBatchJob(tx: Tx, batchId: string, jobId: string): Promise<void> {
  await tx.updateTable('batches').set({ job_id: jobId }).where('id', '=', batchId).execute();
}

export async function endBatch(
  tx: Tx,
  batchId: string,
  fingerprintAfter: string | null,
  at: string,
): Promise<void> {
  await tx
    .updateTable('batches')
    .set({ fingerprint_after: fingerprintAfter, ended_at: at })
    .where('id', '=', batchId)
    .execute();
}

export async function batchFiles(db: Db, batchId: string): Promise<readonly Row<'batch_files'>[]> {
  return db.selectFrom('batch_files').selectAll().where('batch_id', '=', batchId).orderBy('path').execute();
}

export async function setFileOutcome(
  tx: Tx,
  batchId: string,
  path: string,
  outcome: Partial<Row<'batch_files'>> & { readonly outcome: string },
): Promise<void> {
  await tx
    .updateTable('batch_files')
    .set(outcome)
    .where('batch_id', '=', batchId)
    .where('path', '=', path)
    .execute();
}

/**
 * The report of an import, as far as it has come: files not reached yet are not in it. What could not be looked at
 * counts as failed. In the order of the card.
 */
export async function importReport(db: Db, batchId: string): Promise<ImportReport> {
  const batch = await findBatch(db, batchId);
  const rows = await batchFiles(db, batchId);
  const checks = await fileChecks(db, batchId);
  const unread = await unreadEntries(db, batchId);
  const warnings = await warningsOf(db, batchId);
  const taken = rows
    .filter(({ outcome }) => outcome !== 'pending')
    .map((file) => ({
      path: file.path,
      outcome:
        file.outcome !== 'failed' && (checks.get(file.path)?.restored ?? null) !== null
          ? 'restored'
          : file.outcome,
      bytes: file.bytes,
      sha256: file.sha256 ?? undefined,
      sm3: file.sm3 ?? undefined,
      recordingId: file.recording_id ?? undefined,
      problem: file.problem ?? undefined,
      warning: warnings.get(file.path),
    }));
  const known = new Set(rows.map(({ path }) => path));
  const closed = unread
    .filter(({ path }) => !known.has(path))
    .map(({ path, what, problem }) => ({
      path: what === 'folder' ? `${path}/` : path,
      outcome: 'failed',
      problem,
    }));
  const files = [...taken, ...closed].sort((a, b) => comparePaths(a.path, b.path));
  const count = (outcome: string) => files.filter((file) => file.outcome === outcome).length;
  const card = cardAfter(batch, unread.length);
  const reread = [...checks.values()].filter((check) => check.reread !== null);
  return importReportSchema.parse({
    batchId,
    imported: count('imported'),
    skipped: count('skipped'),
    restored: count('restored'),
    failed: count('failed'),
    cardUnchanged: card === 'unchanged',
    card,
    reread: {
      sample: reread.filter((check) => check.reread === 'sample').length,
      all: reread.filter((check) => check.reread === 'all').length,
      cached: reread.filter((check) => check.direct === 0).length,
    },
    files,
  });
}

function cardAfter(batch: Row<'batches'>, unread: number): CardAfter {
  if (batch.ended_at === null) return 'open';
  if (batch.fingerprint_after === null) return 'gone';
  if (unread > 0) return 'unread';
  return batch.fingerprint_after === batch.fingerprint_before ? 'unchanged' : 'changed';
}

/** What is wrong with the recordings a batch brought or met again, by path on the card. */
async function warningsOf(db: Db, batchId: string): Promise<ReadonlyMap<string, string>> {
  const rows = await db
    .selectFrom('batch_files')
    .innerJoin('recordings', 'recordings.id', 'batch_files.recording_id')
    .leftJoin('time_doubts', 'time_doubts.recording_id', 'recordings.id')
    .leftJoin('settled_times', 'settled_times.recording_id', 'recordings.id')
    .select(['batch_files.path', 'recordings.warning', 'recordings.started_at', 'time_doubts.sentence'])
    .select(['settled_times.settled_by', 'settled_times.settled_at'])
    .where('batch_files.batch_id', '=', batchId)
    .execute();
  return new Map(
    rows.flatMap(({ path, warning, sentence, started_at, settled_by, settled_at }) => {
      const doubted = sentence === null ? '' : `时间存疑：${sentence}`;
      const settled =
        started_at === null || settled_by === null || settled_at === null
          ? ''
          : `${settled_by}已于${minuteText(settled_at)}核定拍摄时间为${secondText(started_at)}。`;
      const text = `${warning ?? ''}${doubted}${settled}`;
      return text === '' ? [] : [[path, text]];
    }),
  );
}

/** Newest first, with the state of the job that ran them. */
export async function listBatches(db: Db) {
  const rows = await db
    .selectFrom('batches')
    .leftJoin(jobsToJoin(db), 'jobs.id', 'batches.job_id')
    .select(['batches.id', 'batches.job_id', 'batches.started_at', 'batches.card_name', 'batches.actor_name'])
    .select('jobs.state')
    .select((eb) => {
      const count = (outcome: string) =>
        eb
          .selectFrom('batch_files')
          .select((inner) => inner.fn.countAll<number>().as('n'))
          .whereRef('batch_files.batch_id', '=', 'batches.id')
          .where('batch_files.outcome', '=', outcome);
      return [count('imported').as('imported'), count('skipped').as('skipped'), count('failed').as('failed')];
    })
    .orderBy('batches.started_at', 'desc')
    .orderBy('batches.id', 'desc')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    batchId: row.id,
    jobId: row.job_id ?? undefined,
    at: row.started_at,
    card: row.card_name,
    actor: row.actor_name,
    imported: row.imported ?? 0,
    skipped: row.skipped ?? 0,
    failed: row.failed ?? 0,
    state: batchState(row.state),
  }));
}

function batchState(job: string | null): 'running' | 'done' | 'interrupted' | 'cancelled' | 'failed' {
  switch (job) {
    case 'done':
    case 'cancelled':
    case 'failed':
    case 'interrupted':
      return job;
    case 'queued':
    case 'running':
      return 'running';
    default:
      return 'interrupted';
  }
}
