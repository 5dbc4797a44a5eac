import { ProblemError } from '#shared/lib/problem.ts';
import type { MediaInfo } from './media-info.ts';
import { probeMedia } from './probe.ts';
import { squarePixels, within } from './picture-size.ts';
import type { MediaPrograms } from './programs.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { writeDerived } from './write-derived.ts';

const jpeg = ['-frames:v', '1', '-c:v', 'mjpeg', '-q:v', '4', '-f', 'image2', '-update', '1'];
/** A photo's pixels are square whatever the density of its print. */
const fit = (kind: MediaInfo['kind'], side: number) =>
  kind === 'photo' ? within(side, side) : `${squarePixels},${within(side, side)}`;

export interface PosterOptions {
  /** 0…1 of the length; the very beginning is often black */
  readonly atFraction?: number;
  /** the longest side in pixels */
  readonly side?: number;
  readonly signal?: AbortSignal | undefined;
  /** from an earlier probe, to save another */
  readonly info?: MediaInfo | undefined;
}

/** One JPG, of at most 640 pixels where nothing else is said: a frame of a video, a smaller photo, the wave of a sound recording. */
export async function makePoster(
  programs: MediaPrograms,
  path: string,
  out: string,
  { atFraction = 0.1, side = 640, signal, info }: PosterOptions = {},
): Promise<void> {
  const media = info ?? (await probeMedia(programs, path, signal));
  if (media.kind === 'other')
    throw new ProblemError(
      'media-unreadable',
      media.damaged ?? '这个文件没有画面也没有声音，做不出缩略图。',
      { path },
    );
  const seconds = ((media.durationMs ?? 0) / 1000) * atFraction;
  await writeDerived(out, async (part) => {
    if (media.kind === 'audio') {
      const sound = `[0:${String(media.audio?.stream ?? 0)}]`;
      const wave = [
        '-filter_complex',
        `${sound}aformat=channel_layouts=mono,showwavespic=s=640x160:colors=#1677ff`,
      ];
      await runFfmpeg(programs, {
        inputs: [{ source: path, options: [] }],
        options: [...wave, ...jpeg],
        output: part,
        signal,
      });
      return;
    }
    const seek = media.kind === 'video' && seconds > 0 ? ['-ss', seconds.toFixed(3)] : [];
    await runFfmpeg(programs, {
      inputs: [{ source: path, options: seek }],
      options: [
        ...['-map', `0:${String(media.video?.stream ?? 0)}`],
        ...['-vf', fit(media.kind, side), '-pix_fmt', 'yuvj420p', ...jpeg],
      ],
      output: part,
      signal,
    });
  });
}
