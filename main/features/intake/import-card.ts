import { basename, join } from 'node:path';
import * as z from 'zod';
import type { Actor } from '#shared/contract/session.ts';
import { describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import { instantOf } from '#shared/domain/recordings/device-time.ts';
import { type OfficerNumber, officerOf } from '#shared/domain/recordings/match-to-case.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import type { MediaInfo } from '../../platform/ffmpeg/media-info.ts';
import { cardFingerprint } from '../../platform/files/card-fingerprint.ts';
import { sizeText } from '../../platform/files/free-space.ts';
import type { RecorderProfiles } from '../../platform/files/recorder-profiles.ts';
import { newId } from '../../platform/ids.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive, NewAct, Original } from '../archive/archive.ts';
import type { JobDefinition, JobRun } from '../jobs/jobs.ts';
import { batchFiles, endBatch, findBatch, importReport, setFileOutcome } from './batches.repository.ts';
import { mediaType } from './media-type.ts';
import {
  findRecordingByContent,
  insertRecording,
  type KnownRecording,
  seenBefore,
} from './recordings.repository.ts';

export const importInput = z.object({ batchId: z.string(), officerId: z.string().optional() });
type ImportInput = z.output<typeof importInput>;
type BatchFile = Row<'batch_files'>;

export interface ImportHelp {
  readonly archive: Archive;
  readonly ffmpeg: Ffmpeg;
  readonly profiles: RecorderProfiles;
  readonly officers: () => Promise<readonly OfficerNumber[]>;
  /** Told when new recordings are in: pictures and access copies can be made. */
  readonly imported: (recordingIds: readonly string[], actor: Actor) => Promise<void>;
}

/** Problems of the archive or the whole card: going on with the next file would only repeat them. */
const STOPS_EVERYTHING = new Set([
  'disk-full',
  'archive-read-only',
  'archive-missing',
  'archive-damaged',
  'cancelled',
]);

/**
 * Brings the files of one batch into the vault: copy with both hashes, read back, register, one act each.
 * A run after an interruption first reads again what the earlier one had verified, then goes on with the rest.
 */
export function importJob(help: ImportHelp): JobDefinition<ImportInput> {
  return {
    kind: 'import',
    lane: 'intake',
    input: importInput,
    resumable: true,
    run: (run) => importBatch(help, run),
  };
}

async function importBatch(help: ImportHelp, run: JobRun<ImportInput>) {
  const { archive } = help;
  const { batchId } = run.input;
  const batch = await findBatch(archive.db, batchId);
  const files = await batchFiles(archive.db, batchId);
  const total = files.reduce((sum, file) => sum + file.bytes, 0);
  run.report({ step: '准备', current: 0, total, unit: 'bytes' });

  if (run.resumed) await verifyAgain(help, run, files);
  const open = (await batchFiles(archive.db, batchId)).filter(
    (file) => file.outcome === 'pending' || file.outcome === 'failed',
  );
  const earlier = files.length - open.length;
  let done = total - open.reduce((sum, file) => sum + file.bytes, 0);
  const inFlight = new Map<string, number>();
  const report = (step: string) => {
    const flying = [...inFlight.values()].reduce((sum, bytes) => sum + bytes, 0);
    run.report({ step, current: Math.min(total, done + flying), total, unit: 'bytes' });
  };

  const officers = await help.officers();
  const queue = [...open];
  const taken: string[] = [];
  let finished = earlier;
  const stop = new AbortController();
  const signal = AbortSignal.any([run.signal, stop.signal]);
  const work = async () => {
    for (let file = queue.shift(); file !== undefined; file = queue.shift()) {
      signal.throwIfAborted();
      const { path, bytes } = file;
      const recordingId = await takeFile(help, { ...run, signal }, batch, file, officers, (half) => {
        inFlight.set(path, half);
        report(`${finished + 1}/${files.length} ${basename(path)}`);
      });
      if (recordingId !== undefined) taken.push(recordingId);
      inFlight.delete(path);
      done += bytes;
      finished += 1;
    }
  };
  const lane = () =>
    work().catch((error: unknown) => {
      stop.abort(error);
      throw error;
    });
  // Subtle: every lane has come to rest before the job ends, or a lane left behind would meet the next run.
  await Promise.allSettled(Array.from({ length: archive.vault.lanes }, lane));
  // What is in stays in, and gets its pictures, even when the card was pulled in the middle.
  if (taken.length > 0) await help.imported(taken, run.actor);
  signal.throwIfAborted();

  run.report({ step: '核对存储卡未被改动', current: total, total, unit: 'bytes' });
  const after = await cardFingerprint(batch.card_path, run.signal).then(
    (print) => print.sha256,
    (error: unknown) => {
      if (error instanceof ProblemError && error.code === 'card-missing') return null;
      throw error;
    },
  );
  await endBatch(archive.db, batchId, after, archive.clock.now());
  const result = await importReport(archive.db, batchId);
  const parts = [`已采集并核验${result.imported}个文件`];
  if (result.skipped > 0) parts.push(`${result.skipped}个已在库，未重复采集`);
  if (result.failed > 0) parts.push(`${result.failed}个未能采集，原因见清单`);
  const summary = `${parts.join('，')}（共${sizeText(total)}）。${result.cardUnchanged ? '存储卡内容前后一致。' : '存储卡内容前后不一致，请检查是否有其他程序写入。'}`;
  await archive.act(run.actor, () =>
    Promise.resolve({
      value: undefined,
      act: {
        act: 'intake.import',
        sentence: `采集存储卡“${batch.card_name}”：${summary}`,
        details: {
          batchId,
          imported: result.imported,
          skipped: result.skipped,
          failed: result.failed,
          before: batch.fingerprint_before,
          after,
        },
      },
    }),
  );
  return { summary, attention: result.failed > 0 || !result.cardUnchanged, result };
}

/** Reads what an earlier run had taken; a file that does not hold any more is taken again. */
async function verifyAgain(
  { archive }: ImportHelp,
  run: JobRun<ImportInput>,
  files: readonly BatchFile[],
): Promise<void> {
  for (const file of files) {
    if (file.outcome !== 'imported' || file.sha256 === null) continue;
    run.report({ step: `重新核验 ${basename(file.path)}` });
    const { state } = await archive.vault.verify(file.sha256, { signal: run.signal });
    if (state === 'intact') continue;
    await setFileOutcome(archive.db, file.batch_id, file.path, {
      outcome: 'failed',
      problem: '上次采集的内容重新核验不符，需要重新采集。',
    });
  }
}

/** Takes one file; returns the id of its recording when it is new. A failure of this file alone is noted and passed over. */
async function takeFile(
  help: ImportHelp,
  run: JobRun<ImportInput>,
  batch: Row<'batches'>,
  file: BatchFile,
  officers: readonly OfficerNumber[],
  progress: (bytes: number) => void,
): Promise<string | undefined> {
  const { archive } = help;
  const source = join(batch.card_path, file.path);
  try {
    const profile = help.profiles.profiles.find(({ id }) => id === batch.profile) ?? help.profiles.fallback;
    const described = describeCardFile(file.path, profile);
    const likelyStored = await seenBefore(archive.db, basename(file.path), file.bytes);
    const { sha256, sm3, size } = await archive.vault.ingest(source, {
      signal: run.signal,
      likelyStored,
      // Copying and reading back are two halves of the work on a file.
      onProgress: ({ copied, verified }) => {
        progress((copied + verified) / 2);
      },
    });
    const original: Original = { sha256, sm3, bytes: size, mime: mediaType(file.path) };
    if (await skipIfKnown(archive, run.actor, batch, file, original)) return undefined;
    const info = await probe(help.ffmpeg, archive.vault.pathOf(sha256), described.kind, run.signal);
    return await register(archive, run, batch, file, original, described, info, officers);
  } catch (error) {
    const problem = problemOf(error);
    run.signal.throwIfAborted();
    if (STOPS_EVERYTHING.has(problem.code)) throw error;
    if (problem.code === 'bug') archive.log.error(`intake.import ${file.path}`, error);
    if (problem.code === 'card-missing' && !(await cardIsThere(batch.card_path))) {
      throw new ProblemError(
        'card-missing',
        '存储卡已拔出或者读不到，已采集的部分都已核验并保留。请插回存储卡，然后点“继续”。',
        { path: batch.card_path },
        error,
      );
    }
    await setFileOutcome(archive.db, batch.id, file.path, { outcome: 'failed', problem: problem.message });
    return undefined;
  }
}

async function cardIsThere(root: string): Promise<boolean> {
  return cardFingerprint(root).then(
    () => true,
    () => false,
  );
}

/** What the file holds; without ffmpeg, or for logs, nothing is known. */
async function probe(
  ffmpeg: Ffmpeg,
  path: string,
  kind: string,
  signal: AbortSignal,
): Promise<MediaInfo | undefined> {
  if (kind !== 'video' && kind !== 'audio' && kind !== 'photo') return undefined;
  return ffmpeg.probe(path, signal).catch((error: unknown) => {
    if (error instanceof ProblemError && error.code === 'not-available') return undefined;
    throw error;
  });
}

/** True when the content is in the archive already: noted as skipped, under which name, unless this file brought it. */
async function skipIfKnown(
  archive: Archive,
  actor: Actor,
  batch: Row<'batches'>,
  file: BatchFile,
  original: Original,
): Promise<boolean> {
  const known = await findRecordingByContent(archive.db, original.sha256);
  if (known === undefined) return false;
  if (file.recording_id === known.id) {
    await setFileOutcome(archive.db, batch.id, file.path, { outcome: 'imported', problem: null });
    return true;
  }
  await archive.act(actor, async (tx) => ({
    value: undefined,
    act: await noteSkipped(tx, batch, file, original, known),
  }));
  return true;
}

async function noteSkipped(
  tx: Tx,
  batch: Row<'batches'>,
  file: BatchFile,
  original: Original,
  known: KnownRecording,
): Promise<NewAct> {
  const problem =
    known.batchId === batch.id
      ? `与本卡的“${known.name}”内容相同，只保存一份。`
      : `内容已在库（${known.name}），未重复采集。`;
  await setFileOutcome(tx, batch.id, file.path, {
    outcome: 'skipped',
    sha256: original.sha256,
    sm3: original.sm3,
    recording_id: known.id,
    problem,
  });
  return {
    act: 'intake.skip',
    sentence: `“${file.path}”${problem}`,
    details: { ...original, recordingId: known.id },
  };
}

async function register(
  archive: Archive,
  run: JobRun<ImportInput>,
  batch: Row<'batches'>,
  file: BatchFile,
  original: Original,
  described: ReturnType<typeof describeCardFile>,
  info: MediaInfo | undefined,
  officers: readonly OfficerNumber[],
): Promise<string | undefined> {
  const recordingId = newId();
  const time = timeOf(described.startedAt, info, file.modified_at);
  const officer =
    run.input.officerId ??
    officerOf(
      {
        ...(described.officer === undefined ? {} : { officer: described.officer }),
        ...(described.startedAt === undefined ? {} : { startedAt: described.startedAt }),
      },
      officers,
    )?.officerId;
  return archive.act(run.actor, async (tx) => {
    // Subtle: another lane may have brought the same content under another name a moment ago.
    const known = await findRecordingByContent(tx, original.sha256);
    if (known !== undefined) {
      return { value: undefined, act: await noteSkipped(tx, batch, file, original, known) };
    }
    await archive.recordOriginal(tx, original);
    await insertRecording(tx, {
      id: recordingId,
      sha256: original.sha256,
      batch_id: batch.id,
      case_id: file.case_id,
      name: basename(file.path),
      path: file.path,
      kind: described.kind === 'ignored' ? 'other' : described.kind,
      mime: original.mime,
      started_at: time.at,
      time_source: time.source,
      file_time: file.modified_at,
      duration_ms: info?.durationMs ?? null,
      probe: info === undefined ? null : JSON.stringify(info),
      recorder: described.recorder ?? null,
      officer: described.officer ?? null,
      officer_id: officer ?? null,
      important: described.important ? 1 : 0,
      access: accessOf(described.kind, info, original.bytes),
      warning: original.bytes === 0 ? '文件是空的（0字节），原样保存备查。' : (info?.damaged ?? null),
      imported_at: archive.clock.now(),
    });
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
        details: { ...original, path: file.path, batchId: batch.id },
      },
    };
  });
}

/** The start of a recording: by its name, else by its container, else by the file's own time (the end of recording). */
function timeOf(
  byName: string | undefined,
  info: MediaInfo | undefined,
  modifiedAt: string | null,
): { at: string | null; source: 'name' | 'container' | 'file' | 'none' } {
  if (byName !== undefined) return { at: byName, source: 'name' };
  if (info?.createdAt !== undefined) return { at: info.createdAt, source: 'container' };
  if (modifiedAt === null) return { at: null, source: 'none' };
  const start = Date.parse(modifiedAt) - (info?.durationMs ?? 0);
  return { at: instantOf(start), source: 'file' };
}

function accessOf(kind: string, info: MediaInfo | undefined, bytes: number): string {
  if (bytes === 0 || (kind !== 'video' && kind !== 'audio' && kind !== 'photo')) return 'none';
  if (info?.playableInBrowser === true) return 'original';
  return kind === 'photo' ? 'none' : 'queued';
}
