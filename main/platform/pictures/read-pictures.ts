import { reuseThreads } from '../workers/reuse-threads.ts';
import { bmpToPng } from './bmp.ts';
import { type PictureKind, pictureKind } from './picture-kind.ts';
import { pictureProblem } from './picture-problem.ts';
import type { PictureSheet, PictureUse } from './sheets.ts';

export interface PictureJob {
  readonly bytes: Uint8Array;
  readonly kind: Exclude<PictureKind, 'bmp'>;
  readonly use: PictureUse;
  readonly whole: boolean;
}

/** What the thread is asked. */
export interface PicturesAsked {
  readonly read: PictureJob;
}

const threads = reuseThreads<{ readonly what: 'read' } & PictureJob>('pictures', {
  memory: 1024,
  // A file of thousands of scanned pages takes minutes.
  time: 10 * 60_000,
  tooLarge: (cause) => pictureProblem('too-much-memory', cause),
  tooSlow: () => pictureProblem('takes-too-long'),
});

/**
 * Reads the pictures of a file into sheets for a volume, told apart by content, in a thread of theirs: the one reader
 * for scans and photos. What every PDF reader decodes alike is taken over as it is; the rest is converted.
 * `whole` keeps long pictures in one piece. Errors: `media-unreadable`, `not-available`, `cancelled`.
 */
export async function readPictures(
  bytes: Uint8Array,
  {
    use,
    whole = false,
    signal,
  }: { readonly use: PictureUse; readonly whole?: boolean; readonly signal?: AbortSignal },
): Promise<readonly PictureSheet[]> {
  if (bytes.length === 0) throw pictureProblem('empty');
  const kind = pictureKind(bytes);
  if (kind === undefined) throw pictureProblem('not-picture');
  const job: PictureJob =
    kind === 'bmp'
      ? { bytes: await bmpToPng(bytes, signal), kind: 'png', use, whole }
      : { bytes, kind, use, whole };
  return threads.run<readonly PictureSheet[]>({ what: 'read', ...job }, signal);
}
