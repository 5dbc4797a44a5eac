import { createResident } from '../workers/resident.ts';
import type { ContactSheetOptions } from './contact-sheet.ts';
import type { Ffmpeg } from './ffmpeg.ts';
import type { TestClip } from './make-test-clip.ts';
import type { PosterOptions } from './poster.ts';
import { mediaPrograms, type MediaPrograms } from './programs.ts';
import type { TranscodeOptions } from './transcode.ts';

/** What crosses: all but what calls back. */
type Said<Options> = Omit<Options, 'signal' | 'onProgress'>;

interface Derived<Options> {
  readonly path: string;
  readonly out: string;
  readonly options: Said<Options>;
}

/** What the thread is asked. */
export interface MediaAsked {
  readonly probe: { readonly path: string };
  readonly poster: Derived<PosterOptions>;
  readonly contactSheet: Derived<ContactSheetOptions>;
  readonly transcode: Derived<TranscodeOptions>;
  readonly makeTestClip: { readonly out: string; readonly clip: TestClip };
  readonly makeTestPhoto: { readonly out: string; readonly photo: Parameters<Ffmpeg['makeTestPhoto']>[1] };
}

type MediaQuestion = {
  [What in keyof MediaAsked]: { readonly what: What } & MediaAsked[What];
}[keyof MediaAsked];

/**
 * ffmpeg, started from a thread of its own: whoever starts a program stands still until it runs, and while a card fills
 * the disk that has taken 150 ms.
 */
export function ffmpegInThread(given: Partial<MediaPrograms> = {}): Ffmpeg & { close(): Promise<void> } {
  const thread = createResident<MediaQuestion>('media', mediaPrograms(given));
  return {
    probe: (path, signal) => thread.ask({ what: 'probe', path }, { signal }),
    poster: (path, out, { signal, ...options } = {}) =>
      thread.ask({ what: 'poster', path, out, options }, { signal }),
    contactSheet: (path, out, { signal, ...options } = {}) =>
      thread.ask({ what: 'contactSheet', path, out, options }, { signal }),
    transcode: (path, out, { signal, onProgress, ...options } = {}) =>
      thread.ask({ what: 'transcode', path, out, options }, { signal, onProgress }),
    makeTestClip: (out, clip) => thread.ask({ what: 'makeTestClip', out, clip }),
    makeTestPhoto: (out, photo) => thread.ask({ what: 'makeTestPhoto', out, photo }),
    close: () => thread.close(),
  };
}
