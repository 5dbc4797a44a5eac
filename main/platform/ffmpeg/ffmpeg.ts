import { makeContactSheet, type ContactSheetOptions } from './contact-sheet.ts';
import { makeTestClip, makeTestPhoto, type TestClip } from './make-test-clip.ts';
import type { MediaInfo } from './media-info.ts';
import { makePoster, type PosterOptions } from './poster.ts';
import { probeMedia } from './probe.ts';
import { mediaPrograms, type MediaPrograms } from './programs.ts';
import { transcodeForBrowser, type TranscodeOptions } from './transcode.ts';

/**
 * Everything done with ffmpeg. Originals are only ever read; what is written is derived and appears whole or not at all.
 * Errors: `media-unreadable` for damaged input, `not-available` without ffmpeg, `disk-full`, `cancelled`.
 */
export interface Ffmpeg {
  probe(path: string, signal?: AbortSignal): Promise<MediaInfo>;
  poster(path: string, out: string, options?: PosterOptions): Promise<void>;
  contactSheet(path: string, out: string, options?: ContactSheetOptions): Promise<void>;
  transcode(path: string, out: string, options?: TranscodeOptions): Promise<void>;
  makeTestClip(out: string, clip: TestClip): Promise<void>;
  makeTestPhoto(
    out: string,
    photo: { readonly text: string; readonly width?: number; readonly height?: number },
  ): Promise<void>;
}

export function createFfmpeg(given: Partial<MediaPrograms> = {}): Ffmpeg {
  const programs = mediaPrograms(given);
  return {
    probe: (path, signal) => probeMedia(programs, path, signal),
    poster: (path, out, options) => makePoster(programs, path, out, options),
    contactSheet: (path, out, options) => makeContactSheet(programs, path, out, options),
    transcode: (path, out, options) => transcodeForBrowser(programs, path, out, options),
    makeTestClip: (out, clip) => makeTestClip(programs, out, clip),
    makeTestPhoto: (out, photo) => makeTestPhoto(programs, out, photo),
  };
}
