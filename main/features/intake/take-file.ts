import { describeCardFile } from '#shared/domain/recordings/card-profile.ts';
import type { OfficerNumber } from '#shared/domain/recordings/match-to-case.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import type { MediaInfo } from '../../platform/ffmpeg/media-info.ts';
import { placeOnCard } from '../../platform/files/file-names.ts';
import { contentType } from '../../platform/files/content-type.ts';
import type { RecorderProfiles } from '../../platform/rule-data/recorder-profiles.ts';
import { isCardThere } from '../../platform/files/scan-tree.ts';
import type { Row } from '../../platform/sqlite/tables.ts';
import type { IngestResult } from '../../platform/vault/vault.ts';
import type { Archive } from '../archive/archive.ts';
import { setFileOutcome } from './batches.repository.ts';
import { noteFileCheck } from './file-checks.repository.ts';
import { mediaType } from './media-type.ts';
import { findRecordingByContent } from './recordings.repository.ts';
import {
  type BatchFile,
  registerRecording,
  skipIfKnown,
  type Taken,
  type Taking,
} from './register-recording.ts';

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
  /** the archive is closed, or what reads and writes has ended */
  'not-available',
  'cancelled',
]);

/** Problems that one bad file has and a pulled card has too. */
const CARD_PERHAPS_GONE = new Set(['card-missing', 'media-unreadable', 'not-permitted']);

/** How one file is to be taken. */
export interface Wanted {
  readonly file: BatchFile;
  /** came in before by name and size: read first, copied only when that proves wrong */
  readonly likelyStored: boolean;
  readonly reread: 'sample' | 'all';
}

/** Takes one file; returns the id of its recording when it is new. A failure of this file alone is noted and passed over. */
export async function takeFile(
  help: TakeHelp,
  taking: Taking,
  batch: Row<'batches'>,
  { file, likelyStored, reread }: Wanted,
  officers: readonly OfficerNumber[],
  progress: (bytes: number) => void,
): Promise<string | undefined> {
  const { archive } = help;
  try {
    const profile = help.profiles.profiles.find(({ id }) => id === batch.profile) ?? help.profiles.fallback;
    const place = await placeOnCard(batch.card_path, file.path);
    // Copying, reading back and reading the whole card again are equal parts of the work on a file.
    const parts = reread === 'all' && !likelyStored ? 3 : 2;
    const ingested = await archive.vault.ingest(place, {
      signal: taking.signal,
      likelyStored,
      reread,
      onProgress: (done) => {
        progress((done.copied + done.verified + (done.reread ?? 0)) / parts);
      },
    });
    const { sha256, sm3, size, secondReading } = ingested;
    if (secondReading !== undefined) {
      const check = { reread: secondReading.extent, direct: secondReading.direct ? 1 : 0 } as const;
      await archive.unrecorded((tx) => noteFileCheck(tx, { batch_id: batch.id, path: file.path, ...check }));
    }
    const content = await contentType(archive.vault.pathOf(sha256));
    const described = describeCardFile(file.path, profile, undefined, content);
    const taken: Taken = {
      original: { sha256, sm3, bytes: size, mime: mediaType(file.path, content) },
      restored: await restoredBy(archive, taking, batch, ingested),
      details: typeof place === 'string' ? {} : { placeBytes: place.toString('hex') },
    };
    if (await skipIfKnown(archive, taking.actor, batch, file, taken, described)) return undefined;
    const info = await probe(help.ffmpeg, archive.vault.pathOf(sha256), described.kind, taking.signal);
    return await registerRecording(archive, taking, batch, file, taken, described, info, officers);
  } catch (error) {
    const problem = problemOf(error);
    taking.signal.throwIfAborted();
    if (STOPS_EVERYTHING.has(problem.code)) throw error;
    if (problem.code === 'bug') archive.log.error(`intake.import ${file.path}`, error);
    if (CARD_PERHAPS_GONE.has(problem.code) && !(await isCardThere(batch.card_path))) {
      throw new ProblemError(
        'card-missing',
        '存储卡已拔出或者读不到，已采集的部分都已核验并保留。请插回存储卡，然后点“继续”。',
        { path: batch.card_path },
        error,
      );
    }
    await archive.act(taking.actor, async (tx) => {
      await setFileOutcome(tx, batch.id, file.path, { outcome: 'failed', problem: problem.message });
      return {
        value: undefined,
        act: {
          act: 'intake.fail',
          sentence: `“${file.path}”没有采集：${problem.message}`,
          details: { batchId: batch.id, path: file.path, problem: problem.message },
        },
      };
    });
    return undefined;
  }
}

/** Whether content the archive knew had to be made good: its copy was damaged, or not there any more. */
async function restoredBy(
  { db }: Archive,
  { lost }: Taking,
  batch: Row<'batches'>,
  { sha256, outcome }: IngestResult,
): Promise<Taken['restored']> {
  if (outcome === 'replaced') return 'damaged';
  const before = lost.get(sha256);
  if (before !== undefined) return before;
  if (outcome === 'duplicate') return undefined;
  // Subtle: within one batch another lane may have registered the same content a moment ago; that is no loss.
  const known = await findRecordingByContent(db, sha256);
  return known === undefined || known.batchId === batch.id ? undefined : 'missing';
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
