import { workerData } from 'node:worker_threads';
import { createFfmpeg } from '../platform/ffmpeg/ffmpeg.ts';
import type { MediaAsked } from '../platform/ffmpeg/media-thread.ts';
import type { MediaPrograms } from '../platform/ffmpeg/programs.ts';
import { serve } from '../platform/workers/serve.ts';

/** Starts ffmpeg and ffprobe until it is ended: to start a program holds up the thread that does, for the disk too. */
// media-thread.ts starts this file with the programs it was given.
const ffmpeg = createFfmpeg(workerData as MediaPrograms);

serve<MediaAsked>(
  {
    probe: ({ path }, { signal }) => ffmpeg.probe(path, signal),
    poster: ({ path, out, options }, { signal }) => ffmpeg.poster(path, out, { ...options, signal }),
    contactSheet: ({ path, out, options }, { signal }) =>
      ffmpeg.contactSheet(path, out, { ...options, signal }),
    transcode: ({ path, out, options }, { signal, report }) =>
      ffmpeg.transcode(path, out, { ...options, signal, onProgress: report }),
    makeTestClip: ({ out, clip }) => ffmpeg.makeTestClip(out, clip),
    makeTestPhoto: ({ out, photo }) => ffmpeg.makeTestPhoto(out, photo),
  },
  { atOnce: true },
);
