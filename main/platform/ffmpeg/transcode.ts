import { ProblemError } from '#shared/lib/problem.ts';
import type { MediaInfo } from './media-info.ts';
import { probeMedia } from './probe.ts';
import type { MediaPrograms } from './programs.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { writeDerived } from './write-derived.ts';

export interface TranscodeOptions {
  readonly signal?: AbortSignal | undefined;
  /** 0…1 */
  readonly onProgress?: ((fraction: number) => void) | undefined;
  readonly info?: MediaInfo | undefined;
}

/**
 * Makes the copy a browser plays (利用件): MP4, H.264 within 1280×720 and never enlarged, a key frame each second,
 * same frame rate, mono AAC; sound alone as AAC. The index stands first. Nothing is drawn into the picture.
 * The original is only read. Cancelled, ffmpeg is gone and no part is left.
 */
export async function transcodeForBrowser(
  programs: MediaPrograms,
  path: string,
  out: string,
  { signal, onProgress, info }: TranscodeOptions = {},
): Promise<void> {
  const media = info ?? (await probeMedia(programs, path, signal));
  if (media.kind !== 'video' && media.kind !== 'audio') {
    throw new ProblemError('media-unreadable', media.damaged ?? '这个文件没有可播放的画面或声音。', { path });
  }
  const duration = media.durationMs ?? 0;
  await writeDerived(out, (part) =>
    runFfmpeg(programs, {
      inputs: [{ source: path, options: [] }],
      options: [
        ...(media.kind === 'video' ? videoOptions(media.video?.fps ?? 25) : ['-vn']),
        ...soundOptions,
        '-f',
        'mp4',
      ],
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

const soundOptions = [
  ...['-map', '0:a:0?', '-c:a', 'aac', '-b:a', '96k', '-ac', '1', '-ar', '48000'],
  ...['-sn', '-dn', '-movflags', '+faststart'],
];

function videoOptions(fps: number): readonly string[] {
  const size = "scale='min(1280,iw)':'min(720,ih)':force_original_aspect_ratio=decrease:force_divisible_by=2";
  return [
    ...['-map', '0:v:0', '-c:v', 'libx264', '-preset', 'veryfast', '-crf', '26', '-profile:v', 'high'],
    // Level 3.1 ends at 720p30; a faster recording keeps its rate and takes the next.
    ...['-level', fps > 30 ? '3.2' : '3.1', '-pix_fmt', 'yuv420p', '-vf', size],
    ...['-g', String(Math.max(1, Math.round(fps))), '-fps_mode', 'passthrough'],
  ];
}
