import { basename } from 'node:path';
import type { Actor } from '#shared/contract/session.ts';
import type { CardFile } from '#shared/domain/recordings/card-profile.ts';
import { kindByProbe } from '#shared/domain/recordings/file-kind.ts';
import { type OfficerNumber, officerOf } from '#shared/domain/recordings/match-to-case.ts';
import { believedTime } from '#shared/domain/recordings/recording-time.ts';
import type { MediaInfo } from '../../platform/ffmpeg/media-info.ts';
import { newId } from '../../platform/ids.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import type { Archive, NewAct, Original } from '../archive/archive.ts';
import { setFileOutcome } from './batches.repository.ts';
import { noteFileCheck } from './file-checks.repository.ts';
import {
  addToRecording,
  findRecordingByContent,
  insertRecording,
  type KnownRecording,
} from './recordings.repository.ts';
import { noteTimeDoubt } from './time-doubts.repository.ts';

export type BatchFile = Row<'batch_files'>;

/** Who takes files in, and whose recordings they are when the clerk has said so. */
export interface Taking {
  readonly actor: Actor;
  readonly signal: AbortSignal;
  readonly officerId?: string | undefined;
  /** Originals an earlier run had taken and this one found damaged or missing, by SHA-256. */
  readonly lost: ReadonlyMap<string, 'damaged' | 'missing'>;
}

/** A file as the vault took it: what it is, and what became of a copy that was there before. */
export interface Taken {
  readonly original: Original;
  readonly restored: 'damaged' | 'missing' | undefined;
  /** what is told in the acts besides, such as the bytes of a name that is not UTF-8 */
  readonly details: Readonly<Record<string, unknown>>;
}

/** True when the content is in the archive already: noted as skipped, under which name, unless this file brought it. */
export async function skipIfKnown(
  archive: Archive,
  actor: Actor,
  batch: Row<'batches'>,
  file: BatchFile,
  taken: Taken,
  described: CardFile,
): Promise<boolean> {
  const known = await findRecordingByContent(archive.db, taken.original.sha256);
  if (known === undefined) return false;
  await archive.act(actor, async (tx) => ({
    value: undefined,
    act: await (file.recording_id === known.id
      ? noteTakenAgain(tx, batch, file, taken)
      : noteKnown(tx, batch, file, taken, known, described)),
  }));
  return true;
}

/** A run after an interruption took again what an earlier one had brought. */
async function noteTakenAgain(
  tx: Tx,
  batch: Row<'batches'>,
  file: BatchFile,
  { original, restored }: Taken,
): Promise<readonly NewAct[]> {
  const problem = restored === undefined ? null : `中断前采集的${LOST[restored]}，已从卡上重新采集。`;
  await setFileOutcome(tx, batch.id, file.path, { outcome: 'imported', problem });
  if (restored === undefined) return [];
  await noteFileCheck(tx, { batch_id: batch.id, path: file.path, restored });
  return [
    { act: 'intake.restore', sentence: `“${file.path}”${problem ?? ''}`, details: { ...original, restored } },
  ];
}

const LOST = { damaged: '副本在库内已损坏', missing: '副本在库内丢失' } as const;

async function noteKnown(
  tx: Tx,
  batch: Row<'batches'>,
  file: BatchFile,
  { original, restored, details }: Taken,
  known: KnownRecording,
  described: CardFile,
): Promise<NewAct> {
  const important = described.important && !known.important;
  const intoCase = file.case_id !== null && known.caseId === null ? file.case_id : undefined;
  await addToRecording(tx, known.id, {
    ...(important ? { important: true } : {}),
    ...(intoCase === undefined ? {} : { caseId: intoCase }),
  });
  const problem = [
    knownSentence(known, batch, restored),
    important ? '按这个文件的标记改记为重点。' : '',
    intoCase === undefined ? '' : '已归入所选案件。',
    file.case_id !== null && known.caseId !== null && known.caseId !== file.case_id
      ? '它已归入另一案件，没有改动。'
      : '',
  ].join('');
  await setFileOutcome(tx, batch.id, file.path, {
    outcome: 'skipped',
    sha256: original.sha256,
    sm3: original.sm3,
    recording_id: known.id,
    problem,
  });
  if (restored !== undefined) await noteFileCheck(tx, { batch_id: batch.id, path: file.path, restored });
  return {
    act: restored === undefined ? 'intake.skip' : 'intake.restore',
    sentence: `“${file.path}”${problem}`,
    ...(intoCase === undefined ? {} : { caseId: intoCase }),
    details: {
      ...original,
      ...details,
      recordingId: known.id,
      ...(important ? { important } : {}),
      ...(restored === undefined ? {} : { restored }),
    },
  };
}

function knownSentence(known: KnownRecording, batch: Row<'batches'>, restored: Taken['restored']): string {
  if (restored === 'damaged')
    return `内容已在库（${known.name}），但库内的副本已损坏：已换上卡上的内容，损坏的副本另行保存。`;
  if (restored === 'missing')
    return `内容已登记在库（${known.name}），但库内的原件丢失：已用卡上的内容补回。`;
  return known.batchId === batch.id
    ? `与本卡的“${known.name}”内容相同，只保存一份。`
    : `内容已在库（${known.name}），卡上和库内都已读出核对，未重复采集。`;
}

/** Enters a file of the vault as a recording, in one act; undefined when another name brought the content a moment ago. */
export async function registerRecording(
  archive: Archive,
  taking: Taking,
  batch: Row<'batches'>,
  file: BatchFile,
  taken: Taken,
  described: CardFile,
  info: MediaInfo | undefined,
  officers: readonly OfficerNumber[],
): Promise<string | undefined> {
  const { original } = taken;
  const recordingId = newId();
  const kind = kindByProbe(described.kind === 'ignored' ? 'other' : described.kind, info?.kind);
  const time = believedTime({
    name: described.startedAt,
    container: info?.createdAt,
    exif: info?.takenAt,
    modifiedAt: file.modified_at ?? undefined,
    durationMs: info?.durationMs,
    now: archive.clock.now(),
  });
  const officer =
    taking.officerId ??
    officerOf(
      {
        ...(described.officer === undefined ? {} : { officer: described.officer }),
        ...(described.startedAt === undefined ? {} : { startedAt: described.startedAt }),
      },
      officers,
    )?.officerId;
  return archive.act(taking.actor, async (tx) => {
    // Subtle: another lane may have brought the same content under another name a moment ago.
    const known = await findRecordingByContent(tx, original.sha256);
    if (known !== undefined) {
      return { value: undefined, act: await noteKnown(tx, batch, file, taken, known, described) };
    }
    await archive.recordOriginal(tx, original);
    await insertRecording(tx, {
      id: recordingId,
      sha256: original.sha256,
      batch_id: batch.id,
      case_id: file.case_id,
      name: basename(file.path),
      path: file.path,
      kind,
      mime: original.mime,
      started_at: time.at ?? null,
      time_source: time.source,
      file_time: file.modified_at,
      duration_ms: info?.durationMs ?? null,
      probe: info === undefined ? null : JSON.stringify(info),
      recorder: described.recorder ?? null,
      officer: described.officer ?? null,
      officer_id: officer ?? null,
      important: described.important ? 1 : 0,
      access: accessOf(kind, info, original.bytes),
      warning: warningOf(original.bytes, described, info),
      imported_at: archive.clock.now(),
    });
    if (time.doubt !== undefined) await noteTimeDoubt(tx, recordingId, time.doubt);
    await setFileOutcome(tx, batch.id, file.path, {
      outcome: 'imported',
      sha256: original.sha256,
      sm3: original.sm3,
      recording_id: recordingId,
      problem: null,
    });
    return {
      value: recordingId,
      act: {
        act: 'intake.take',
        sentence: `采集“${file.path}”并核验入库`,
        caseId: file.case_id ?? undefined,
        details: { ...original, ...taken.details, path: file.path, batchId: batch.id },
      },
    };
  });
}

function warningOf(bytes: number, { misleading }: CardFile, info: MediaInfo | undefined): string | null {
  if (bytes === 0) return '文件是空的（0字节），原样保存备查。';
  return [misleading, info?.damaged].filter((sentence) => sentence !== undefined).join('') || null;
}

function accessOf(kind: string, info: MediaInfo | undefined, bytes: number): string {
  if (bytes === 0 || (kind !== 'video' && kind !== 'audio' && kind !== 'photo')) return 'none';
  if (info?.playableInBrowser === true) return 'original';
  return 'queued';
}
