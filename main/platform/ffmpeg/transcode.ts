import { ProblemError } from '#shared/lib/problem.ts';
import type { MediaInfo, Picture, Sound } from './media-info.ts';
import { squarePixels, within } from './picture-size.ts';
import { probeMedia } from './probe.ts';
import type { MediaPrograms } from './programs.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { writeDerived } from './write-derived.ts';

export interface TranscodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0…1 */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly info?: MediaInfo | undefined;
  /** another picture or sound of the file in place of the main one: a second lens, a second microphone */
  readonly picture?: Picture | undefined;
  readonly sound?: Sound | undefined;
}

/**
 * Makes the copy a browser plays (利用件): MP4, H.264 within 1280×720 and never enlarged, square pixels, a key frame
 * each second, same frame rate, mono AAC; sound alone as AAC. The index stands first. Nothing is drawn into the picture.
 * Of a file that plays but for having several pictures or sounds, the wished ones are taken over as they are.
 * The original is only read. Cancelled, ffmpeg is gone and no part is left.
 */
export async function transcodeForBrowser(
  programs: MediaPrograms,
  path: string,
  out: string,
  { signal, onProgress, info, picture, sound }: TranscodeOptions = {},
): Promise<void> {
  const media = info ?? (await probeMedia(programs, path, signal));
  if (media.kind !== 'video' && media.kind !== 'audio') {
    throw new ProblemError('media-unreadable', media.damaged ?? '这个文件没有可播放的画面或声音。', { path });
  }
  const duration = media.durationMs ?? 0;
  const [video, audio] = [picture ?? media.video, sound ?? media.audio];
  const streams = [video, audio].flatMap((each) =>
    each === undefined ? [] : ['-map', `0:${String(each.stream)}`],
  );
  const coding = [
    ...(media.takesOver && video?.plays === true ? ['-c:v', 'copy'] : videoOptions(video)),
    ...(media.takesOver && audio?.plays === true ? ['-c:a', 'copy'] : soundOptions),
  ];
  await writeDerived(out, (part) =>
    runFfmpeg(programs, {
      inputs: [{ source: path, options: [] }],
      options: [...streams, ...coding, '-sn', '-dn', '-movflags', '+faststart', '-f', 'mp4'],
      output: part,
      signal,
      background: true,
      onPosition: (ms) => {
        if (duration > 0) onProgress?.(Math.min(1, ms / duration));
      },
    }),
  );
  onProgress?.(1);
}

const soundOptions = ['-c:a', 'aac', '-b:a', '96k', '-ac', '1', '-ar', '48000'];

function videoOptions(video: Picture | undefined): readonly string[] {
  if (video === undefined) return ['-vn'];
  const fps = video.fps ?? 25;
  return [
    ...['-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-profile:v', 'high'],
    // Level 3.1 ends at 720p30; a faster recording keeps its rate and takes the next.
    ...[
      '-level',
      fps > 30 ? '3.2' : '3.1',
      '-pix_fmt',
      'yuv420p',
      '-vf',
      `${squarePixels},${within(1280, 720)}`,
    ],
    ...['-g', String(Math.max(1, Math.round(fps))), '-fps_mode', 'passthrough'],
  ];
}
