import type { CardFile } from '#shared/domain/recordings/card-profile.ts';
import { instantOf } from '#shared/domain/recordings/device-time.ts';
import {
  type BelievedTime,
  believedTime,
  neighbourDoubts,
} from '#shared/domain/recordings/recording-time.ts';
import type { MediaInfo } from '../../platform/ffmpeg/media-info.ts';

interface LookedAt {
  readonly entry: { readonly path: string; readonly mtimeMs: number };
  readonly described: CardFile;
}

/** When each file of a card was recorded, by its path: name, inside, last write, now and neighbours held together. */
export function believedTimes(
  files: readonly LookedAt[],
  probed: ReadonlyMap<string, MediaInfo>,
  now: string,
): ReadonlyMap<string, BelievedTime> {
  const timed = files.map(({ entry: { path, mtimeMs }, described: { startedAt } }) => {
    const info = probed.get(path);
    const time = believedTime({
      name: startedAt,
      container: info?.createdAt,
      exif: info?.takenAt,
      modifiedAt: instantOf(mtimeMs),
      durationMs: info?.durationMs,
      now,
    });
    return { path, time };
  });
  const doubts = neighbourDoubts(timed);
  return new Map(
    timed.map(({ path, time }) => {
      const doubt = time.doubt ?? doubts.get(path);
      return [path, doubt === undefined ? time : { ...time, doubt }];
    }),
  );
}

/** The time as the card look shows it and groups by it: the file's own is too vague, unless a doubt names it. */
export const shownTime = ({ at, source, doubt }: BelievedTime): string | undefined =>
  source === 'file' && doubt === undefined ? undefined : at;
