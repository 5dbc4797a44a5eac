import * as z from 'zod';
import { type RecordingRow, recordingSchema } from '#shared/contract/intake.ts';
import { evidenceLabel, isEvidenceKind } from '#shared/domain/evidence/evidence-label.ts';
import { type OtherView, otherViews } from '#shared/domain/recordings/other-views.ts';
import type { Db, Tx } from '../../platform/sqlite/open.ts';
import type { NewRow } from '../../platform/sqlite/tables.ts';
import { numberEvidence } from './evidence-numbers.repository.ts';
import { originalsToJoin } from '../archive/archive.ts';
import { officersToJoin } from '../people/people.ts';

/** Which recordings: of one case, of one import, or those that belong to no case yet. */
export interface RecordingFilter {
  readonly caseId?: string | undefined;
  readonly batchId?: string | undefined;
  readonly unassigned?: boolean | undefined;
  readonly ids?: readonly string[] | undefined;
}

/** Logs and the like come in with a card but belong to no case. */
const EVIDENCE = ['video', 'audio', 'photo'] as const;

const select = (db: Db) =>
  db
    .selectFrom('recordings')
    .innerJoin(originalsToJoin(db), 'originals.sha256', 'recordings.sha256')
    .leftJoin(officersToJoin(db), 'officers.id', 'recordings.officer_id')
    .leftJoin('time_doubts', 'time_doubts.recording_id', 'recordings.id')
    .leftJoin('settled_times', 'settled_times.recording_id', 'recordings.id')
    .leftJoin('evidence_numbers', (join) =>
      join
        .onRef('evidence_numbers.recording_id', '=', 'recordings.id')
        .onRef('evidence_numbers.case_id', '=', 'recordings.case_id'),
    )
    .leftJoin('recording_purposes', (join) =>
      join
        .onRef('recording_purposes.recording_id', '=', 'recordings.id')
        .onRef('recording_purposes.case_id', '=', 'recordings.case_id'),
    )
    .selectAll('recordings')
    .select([
      'originals.sm3',
      'originals.bytes',
      'officers.name as officer_name',
      'evidence_numbers.number as evidence_number',
      'recording_purposes.purpose',
      'time_doubts.stated as doubt_stated',
      'time_doubts.sentence as doubt_sentence',
      'settled_times.how as settled_how',
      'settled_times.before_at',
      'settled_times.before_source',
      'settled_times.reason as settled_reason',
      'settled_times.settled_by',
      'settled_times.settled_at',
    ]);

/** What a probe says of further pictures and sounds; probes of earlier versions said nothing. */
const probedViews = z.object({
  otherPictures: z.array(z.object({ width: z.number(), height: z.number() })).default([]),
  otherSounds: z.array(z.object({ channels: z.number().optional() })).default([]),
});

const viewsOf = (probe: string | null): readonly OtherView[] =>
  probe === null ? [] : otherViews(probedViews.parse(JSON.parse(probe)));

/** What the copy of another view is kept as. */
export const accessKind = (viewId: string): string => `access-${viewId}`;

type Selected = Awaited<ReturnType<ReturnType<typeof select>['execute']>>[number];

function recordingOf(row: Selected, derived: ReadonlySet<string>): RecordingRow {
  const address = (kind: string) => (derived.has(kind) ? `derived/${row.sha256}/${kind}` : undefined);
  return recordingSchema.parse({
    id: row.id,
    sha256: row.sha256,
    sm3: row.sm3,
    bytes: row.bytes,
    name: row.name,
    originalPath: row.path,
    kind: row.kind,
    mime: row.mime,
    startedAt: row.started_at ?? undefined,
    timeSource: row.time_source,
    timeDoubt:
      row.settled_how !== null || row.doubt_stated === null || row.doubt_sentence === null
        ? undefined
        : { stated: row.doubt_stated, sentence: row.doubt_sentence },
    timeSettled: settledOf(row),
    durationMs: row.duration_ms ?? undefined,
    recorder: row.recorder ?? undefined,
    officer: row.officer ?? undefined,
    officerId: row.officer_id ?? undefined,
    officerName: row.officer_name ?? undefined,
    important: row.important === 1,
    caseId: row.case_id ?? undefined,
    evidenceLabel:
      row.evidence_number === null || !isEvidenceKind(row.kind)
        ? undefined
        : evidenceLabel(row.kind, row.evidence_number),
    batchId: row.batch_id,
    importedAt: row.imported_at,
    access: row.access,
    play: row.access === 'original' ? `originals/${row.sha256}` : address('access'),
    poster: address('poster'),
    contactSheet: address('contact-sheet'),
    otherViews: viewsOf(row.probe).map(({ id, title }) => ({ id, title, play: address(accessKind(id)) })),
    warning: row.warning ?? undefined,
    purpose: row.purpose ?? undefined,
  });
}

const settledOf = (row: Selected) =>
  row.settled_how === null
    ? undefined
    : {
        how: row.settled_how,
        before: row.before_at ?? undefined,
        beforeSource: row.before_source,
        stated: row.doubt_stated ?? undefined,
        reason: row.settled_reason,
        by: row.settled_by,
        at: row.settled_at,
      };

async function derivedKinds(
  db: Db,
  sources: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const kinds = new Map<string, Set<string>>();
  for (let i = 0; i < sources.length; i += 500) {
    const rows = await db
      .selectFrom('derived')
      .select(['source_sha256', 'kind'])
      .where('source_sha256', 'in', sources.slice(i, i + 500))
      .execute();
    for (const row of rows) {
      const known = kinds.get(row.source_sha256) ?? new Set<string>();
      kinds.set(row.source_sha256, known.add(row.kind));
    }
  }
  return kinds;
}

/** By time of recording, those without one last, then by path. Cases come after intake: their titles are not known here. */
export async function listRecordings(db: Db, filter: RecordingFilter): Promise<readonly RecordingRow[]> {
  let query = select(db)
    .orderBy('recordings.started_at', (at) => at.asc().nullsLast())
    .orderBy('recordings.path');
  if (filter.caseId !== undefined) query = query.where('recordings.case_id', '=', filter.caseId);
  if (filter.batchId !== undefined) query = query.where('recordings.batch_id', '=', filter.batchId);
  if (filter.unassigned === true) {
    query = query.where('recordings.case_id', 'is', null).where('recordings.kind', 'in', EVIDENCE);
  }
  if (filter.ids !== undefined) query = query.where('recordings.id', 'in', [...filter.ids]);
  const rows = await query.execute();
  const derived = await derivedKinds(
    db,
    rows.map((row) => row.sha256),
  );
  return rows.map((row) => recordingOf(row, derived.get(row.sha256) ?? new Set()));
}

/** All of the archive. */
export async function countRecordings(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('recordings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

export async function countUnassigned(db: Db): Promise<number> {
  const { count } = await db
    .selectFrom('recordings')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('case_id', 'is', null)
    .where('kind', 'in', EVIDENCE)
    .executeTakeFirstOrThrow();
  return count;
}

/** A recording whose content is in the archive. */
export interface KnownRecording {
  readonly id: string;
  readonly name: string;
  readonly batchId: string;
  readonly caseId: string | null;
  readonly important: boolean;
}

export async function findRecordingByContent(db: Db, sha256: string): Promise<KnownRecording | undefined> {
  const row = await db
    .selectFrom('recordings')
    .select(['id', 'name', 'batch_id as batchId', 'case_id as caseId', 'important'])
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row === undefined ? undefined : { ...row, important: row.important === 1 };
}

/** What another copy of the same content says besides: it is 重点, it belongs to a case. */
export async function addToRecording(
  tx: Tx,
  id: string,
  more: { readonly important?: true; readonly caseId?: string },
): Promise<void> {
  const change = {
    ...(more.important === true ? { important: 1 as const } : {}),
    ...(more.caseId === undefined ? {} : { case_id: more.caseId }),
  };
  if (Object.keys(change).length === 0) return;
  await tx.updateTable('recordings').set(change).where('id', '=', id).execute();
}

export async function insertRecording(tx: Tx, recording: NewRow<'recordings'>): Promise<void> {
  await tx.insertInto('recordings').values(recording).execute();
}

export async function setAccess(
  tx: Tx,
  recordingId: string,
  access: string,
  warning?: string,
): Promise<void> {
  await tx
    .updateTable('recordings')
    .set((eb) => ({
      access,
      // What is wrong with the recording itself is not covered up by what its copy lacks.
      ...(warning === undefined ? {} : { warning: eb.fn.coalesce('warning', eb.val(warning)) }),
    }))
    .where('id', '=', recordingId)
    .execute();
}

export async function setDuration(tx: Tx, recordingId: string, durationMs: number): Promise<void> {
  await tx.updateTable('recordings').set({ duration_ms: durationMs }).where('id', '=', recordingId).execute();
}

/** 证明对象 in a case; an empty text takes it back. */
export async function savePurpose(
  tx: Tx,
  { id, caseId }: { readonly id: string; readonly caseId: string },
  purpose: string,
): Promise<void> {
  if (purpose === '') {
    await tx
      .deleteFrom('recording_purposes')
      .where('case_id', '=', caseId)
      .where('recording_id', '=', id)
      .execute();
    return;
  }
  await tx
    .insertInto('recording_purposes')
    .values({ case_id: caseId, recording_id: id, purpose })
    .onConflict((conflict) => conflict.columns(['case_id', 'recording_id']).doUpdateSet({ purpose }))
    .execute();
}

/** Puts recordings into a case, or out of any. Returns how many there were. */
export async function assignRecordings(
  tx: Tx,
  ids: readonly string[],
  caseId: string | null,
): Promise<number> {
  const result = await tx
    .updateTable('recordings')
    .set({ case_id: caseId })
    .where('id', 'in', [...ids])
    .executeTakeFirst();
  if (caseId !== null) await numberEvidence(tx, caseId);
  return Number(result.numUpdatedRows);
}

export async function insertDerived(tx: Tx, derived: NewRow<'derived'>): Promise<void> {
  await tx
    .insertInto('derived')
    .values(derived)
    .onConflict((conflict) =>
      conflict.columns(['source_sha256', 'kind']).doUpdateSet({
        file: derived.file,
        mime: derived.mime,
        bytes: derived.bytes,
        made_at: derived.made_at,
        made_by: derived.made_by,
      }),
    )
    .execute();
}

export async function findDerived(
  db: Db,
  source: string,
  kind: string,
): Promise<{ file: string; mime: string } | undefined> {
  return db
    .selectFrom('derived')
    .select(['file', 'mime'])
    .where('source_sha256', '=', source)
    .where('kind', '=', kind)
    .executeTakeFirst();
}

/** What was made of an original is not true any more and is to be made again. */
export async function deleteDerived(tx: Tx, source: string, kind: string): Promise<void> {
  await tx.deleteFrom('derived').where('source_sha256', '=', source).where('kind', '=', kind).execute();
}
