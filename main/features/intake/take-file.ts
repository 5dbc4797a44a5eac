import { basename, join } from 'node:path';
import { describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import type { OfficerNumber } from '#shared/domain/recordings/match-to-case.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import type { MediaInfo } from '../../platform/ffmpeg/media-info.ts';
import { cardFingerprint } from '../../platform/files/card-fingerprint.ts';
import { contentType } from '../../platform/files/content-type.ts';
import type { RecorderProfiles } from '../../platform/files/recorder-profiles.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import type { Archive, Original } from '../archive/archive.ts';
import { setFileOutcome } from './batches.repository.ts';
import { mediaType } from './media-type.ts';
import { seenBefore } from './recordings.repository.ts';
import { type BatchFile, registerRecording, skipIfKnown, type Taking } from './register-recording.ts';

export interface TakeHelp {
  readonly archive: Archive;
  readonly ffmpeg: Ffmpeg;
  readonly profiles: RecorderProfiles;
}

/** Problems of the archive or the whole card: going on with the next file would only repeat them. */
const STOPS_EVERYTHING = new Set([
  'disk-full',
  'archive-read-only',
  'archive-missing',
  'archive-damaged',
  'cancelled',
]);

/** Takes one file; returns the id of its recording when it is new. A failure of this file alone is noted and passed over. */
export async function takeFile(
  help: TakeHelp,
  taking: Taking,
  batch: Row<'batches'>,
  file: BatchFile,
  officers: readonly OfficerNumber[],
  progress: (bytes: number) => void,
): Promise<string | undefined> {
  const { archive } = help;
  const source = join(batch.card_path, file.path);
  try {
    const profile = help.profiles.profiles.find(({ id }) => id === batch.profile) ?? help.profiles.fallback;
    const likelyStored = await seenBefore(archive.db, basename(file.path), file.bytes);
    const { sha256, sm3, size } = await archive.vault.ingest(source, {
      signal: taking.signal,
      likelyStored,
      // Copying and reading back are two halves of the work on a file.
      onProgress: ({ copied, verified }) => {
        progress((copied + verified) / 2);
      },
    });
    const content = await contentType(archive.vault.pathOf(sha256));
    const described = describeCardFile(file.path, profile, undefined, content);
    const original: Original = { sha256, sm3, bytes: size, mime: mediaType(file.path, content) };
    if (await skipIfKnown(archive, taking.actor, batch, file, original)) return undefined;
    const info = await probe(help.ffmpeg, archive.vault.pathOf(sha256), described.kind, taking.signal);
    return await registerRecording(archive, taking, batch, file, original, described, info, officers);
  } catch (error) {
    const problem = problemOf(error);
    taking.signal.throwIfAborted();
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
