import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import type { RecordingRow } from '#shared/contract/intake.ts';
import type { Actor } from '#shared/contract/session.ts';
import { otherViews } from '#shared/domain/recordings/other-views.ts';
import { lengthText } from '#shared/domain/volumes/shown-times.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import { fileSize } from '../../platform/files/read-range.ts';
import type { Tx } from '../../platform/sqlite/open.ts';
import type { Archive } from '../archive/archive.ts';
import type { JobDefinition, JobRun } from '../jobs/jobs.ts';
import { copyPhoto } from './photo-copy.ts';
import {
  accessKind,
  findDerived,
  insertDerived,
  listRecordings,
  setAccess,
  setDuration,
} from './recordings.repository.ts';

export const transcodeInput = z.object({ recordingIds: z.array(z.string()) });
type TranscodeInput = z.output<typeof transcodeInput>;

export interface AccessHelp {
  readonly archive: Archive;
  readonly ffmpeg: Ffmpeg;
}

/** Named by its place, not by its kind: the type stands in the database. */
const PHOTO_COPY = 'access-photo';

/** Where a derived file of an original lies. */
export const derivedFile = (archive: Archive, sha256: string, name: string): string =>
  join(archive.derivedDir, sha256.slice(0, 2), sha256, name);

/** Makes pictures, contact sheets and, where a browser cannot play the original, a copy that it can. */
export function transcodeJob(help: AccessHelp): JobDefinition<TranscodeInput> {
  return {
    kind: 'transcode',
    lane: 'media',
    input: transcodeInput,
    resumable: true,
    run: (run) => makeAll(help, run),
  };
}

async function makeAll(help: AccessHelp, run: JobRun<TranscodeInput>) {
  const { db } = help.archive;
  const recordings = await listRecordings(db, { ids: run.input.recordingIds });
  const failed: string[] = [];
  let copies = 0;
  for (const [i, recording] of recordings.entries()) {
    run.signal.throwIfAborted();
    const share = (fraction: number) => ((i + fraction) / recordings.length) * 100;
    run.report({ step: recording.name, current: share(0), total: 100, unit: 'percent' });
    const lacksCopy = ['queued', 'making', 'failed'].includes(recording.access);
    const copy = () =>
      makeCopy(help, recording, run, (fraction) => {
        run.report({
          step: `制作查看副本 ${recording.name}`,
          current: share(fraction),
          total: 100,
          unit: 'percent',
        });
      });
    try {
      // A file that lost its index tells its length only when it has been read through, and a photo that needs a copy
      // is drawn from it: the copy comes first then.
      const copyFirst =
        recording.kind === 'photo' || (recording.kind === 'video' && recording.durationMs === undefined);
      const durationMs = lacksCopy && copyFirst ? await copy() : recording.durationMs;
      await makePictures(help, { ...recording, durationMs }, run.signal);
      if (lacksCopy && !copyFirst) await copy();
      if (lacksCopy) copies += 1;
    } catch (error) {
      if (run.signal.aborted) {
        if (recording.access !== 'original') await mark(help, recording, 'queued');
        throw error;
      }
      const problem = problemOf(error);
      if (problem.code === 'disk-full' || problem.code === 'not-available') throw error;
      if (problem.code === 'bug') help.archive.log.error(`intake.transcode ${recording.name}`, error);
      // The original is safe in the vault; only looking at it is harder.
      if (recording.access !== 'original')
        await noteOf(help.archive, run.actor, recording, problem.message, (tx) =>
          setAccess(tx, recording.id, 'failed', problem.message),
        );
      failed.push(recording.name);
    }
  }
  const summary = [
    `已为${recordings.length - failed.length}个文件制作缩略图`,
    ...(copies > 0 ? [`其中${copies}个另制作了查看副本`] : []),
    ...(failed.length > 0
      ? [`${failed.length}个做不出（原件不受影响）：${failed.slice(0, 3).join('、')}`]
      : []),
  ].join('，');
  return {
    summary: `${summary}。`,
    attention: failed.length > 0,
    result: { made: recordings.length - failed.length, failed },
  };
}

async function makePictures(
  { archive, ffmpeg }: AccessHelp,
  recording: RecordingRow,
  signal: AbortSignal,
): Promise<void> {
  const { kind, sha256 } = recording;
  if (recording.bytes === 0 || (kind !== 'video' && kind !== 'audio' && kind !== 'photo')) return;
  await mkdir(derivedFile(archive, sha256, ''), { recursive: true });
  // A photo that no browser shows is drawn from the copy made of it.
  const copied = kind === 'photo' ? await findDerived(archive.db, sha256, 'access') : undefined;
  const original =
    copied === undefined ? archive.vault.pathOf(sha256) : derivedFile(archive, sha256, copied.file);
  const probed = await ffmpeg.probe(original, signal);
  const info = recording.durationMs === undefined ? probed : { ...probed, durationMs: recording.durationMs };
  if (recording.poster === undefined) {
    const out = derivedFile(archive, sha256, 'poster.jpg');
    await ffmpeg.poster(original, out, { signal, info });
    await keep(archive, sha256, 'poster', 'poster.jpg', 'image/jpeg');
  }
  if (kind === 'video' && recording.contactSheet === undefined) {
    const out = derivedFile(archive, sha256, 'contact-sheet.jpg');
    await ffmpeg.contactSheet(original, out, {
      signal,
      info,
      // A time in doubt does not stand under the frames as if it were one.
      ...(recording.startedAt === undefined || recording.timeDoubt !== undefined
        ? {}
        : { startedAt: recording.startedAt }),
    });
    await keep(archive, sha256, 'contact-sheet', 'contact-sheet.jpg', 'image/jpeg');
  }
}

/** Makes the copy of the main picture and one of each other view; returns the length that can be played. */
async function makeCopy(
  { archive, ffmpeg }: AccessHelp,
  recording: RecordingRow,
  { actor, signal }: Pick<JobRun<TranscodeInput>, 'actor' | 'signal'>,
  onProgress: (fraction: number) => void,
): Promise<number | undefined> {
  const { sha256 } = recording;
  const original = archive.vault.pathOf(sha256);
  await mark({ archive }, recording, 'making');
  await mkdir(derivedFile(archive, sha256, ''), { recursive: true });
  const info = await ffmpeg.probe(original, signal);
  if (recording.kind === 'photo') {
    const mime = await copyPhoto(ffmpeg, original, derivedFile(archive, sha256, PHOTO_COPY), signal);
    await keep(archive, sha256, 'access', PHOTO_COPY, mime);
    await mark({ archive }, recording, 'ready');
    return undefined;
  }
  const copies = [
    { kind: 'access', picture: undefined, sound: undefined },
    ...otherViews(info).map(({ id, of, index }) => ({
      kind: accessKind(id),
      picture: of === 'picture' ? info.otherPictures[index] : undefined,
      sound: of === 'sound' ? info.otherSounds[index] : undefined,
    })),
  ];
  const audio = recording.kind === 'audio';
  for (const [i, { kind, picture, sound }] of copies.entries()) {
    const name = `${kind}.${audio ? 'm4a' : 'mp4'}`;
    const out = derivedFile(archive, sha256, name);
    await rm(out, { force: true });
    await ffmpeg.transcode(original, out, {
      signal,
      info,
      picture,
      sound,
      onProgress: (fraction) => {
        onProgress((i + fraction) / copies.length);
      },
    });
    await keep(archive, sha256, kind, name, audio ? 'audio/mp4' : 'video/mp4');
  }
  const { durationMs } = await ffmpeg.probe(
    derivedFile(archive, sha256, `access.${audio ? 'm4a' : 'mp4'}`),
    signal,
  );
  // What a damaged file says of its length is what it was meant to have.
  if (info.damaged !== undefined && durationMs !== undefined)
    await noteOf(archive, actor, recording, `能播放的长度是${lengthText(durationMs)}`, (tx) =>
      setDuration(tx, recording.id, durationMs),
    );
  await archive.unrecorded((tx) => setAccess(tx, recording.id, 'ready'));
  return durationMs;
}

/** What making a copy has shown of the recording itself is evidence, and an act. */
const noteOf = (
  archive: Archive,
  actor: Actor,
  { id, name, caseId }: RecordingRow,
  found: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> =>
  archive.act(actor, async (tx) => {
    await work(tx);
    return {
      value: undefined,
      act: { act: 'intake.note', sentence: `查看“${name}”：${found}`, caseId, details: { recordingId: id } },
    };
  });

const mark = (
  { archive }: Pick<AccessHelp, 'archive'>,
  { id }: RecordingRow,
  state: Parameters<typeof setAccess>[2],
): Promise<void> => archive.unrecorded((tx) => setAccess(tx, id, state));

async function keep(
  archive: Archive,
  sha256: string,
  kind: string,
  name: string,
  mime: string,
): Promise<void> {
  const bytes = await fileSize(derivedFile(archive, sha256, name));
  if (bytes === undefined) throw new ProblemError('media-unreadable', '没有做出可以查看的内容。', { name });
  await archive.unrecorded((tx) =>
    insertDerived(tx, {
      source_sha256: sha256,
      kind,
      file: name,
      mime,
      bytes,
      made_at: archive.clock.now(),
      made_by: 'ffmpeg',
    }),
  );
}
