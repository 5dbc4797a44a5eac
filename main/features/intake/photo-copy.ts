import { readFile, writeFile } from 'node:fs/promises';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Ffmpeg } from '../../platform/ffmpeg/ffmpeg.ts';
import { writeDerived } from '../../platform/ffmpeg/write-derived.ts';
import { pictureKind } from '../../platform/pictures/picture-kind.ts';
import { readPictures } from '../../platform/pictures/read-pictures.ts';

/** So much of a raw photo is kept for looking at it. */
const RAW_SIDE = 2560;

/**
 * Makes the picture a browser shows of a photo that it does not (HEIC, TIFF, a camera's raw file), upright; the file is
 * only read. Returns the type of what was written. Errors: `media-unreadable`, `not-available`, `cancelled`.
 */
export async function copyPhoto(
  ffmpeg: Ffmpeg,
  original: string,
  out: string,
  signal: AbortSignal,
): Promise<string> {
  const bytes = await readFile(original, { flag: 'r' });
  if (pictureKind(bytes) === undefined) {
    await ffmpeg.poster(original, out, { side: RAW_SIDE, signal });
    return 'image/jpeg';
  }
  const [sheet] = await readPictures(bytes, { use: 'photo', whole: true, signal }).catch(ofRecording);
  const picture = sheet?.pictures[0];
  await writeDerived(out, async (part) => {
    if (picture !== undefined) await writeFile(part, picture.bytes);
  });
  return picture?.mime ?? 'image/jpeg';
}

/** The sentences of pictures speak to somebody who can scan once more; a photo from a card is what it is. */
function ofRecording(error: unknown): never {
  if (!(error instanceof ProblemError) || error.code !== 'media-unreadable') throw error;
  const sentence = '这张照片读不出来，可能没有写完或者已损坏，做不出查看副本。原件已原样保存，没有改动。';
  throw new ProblemError(error.code, sentence, error.details, error);
}
