import { epochOf } from '#shared/domain/recordings/device-time.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { MediaInfo } from './media-info.ts';
import { squarePixels } from './picture-size.ts';
import { probeMedia } from './probe.ts';
import { filterPath, type MediaPrograms } from './programs.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { writeDerived } from './write-derived.ts';

const columns = 4;
const rows = 6;
const frames = columns * rows;
/** Above this only key frames are decoded: quicker by an order, and exact enough for a sheet. */
const longMs = 120_000;

export interface ContactSheetOptions {
  /** ISO instant: the time of day then stands under each frame, else the time since the beginning */
  readonly startedAt?: string | undefined;
  readonly signal?: AbortSignal | undefined;
  readonly info?: MediaInfo | undefined;
}

/** 4×6 frames spread over a video, the time under each, as one JPG on white. */
export async function makeContactSheet(
  programs: MediaPrograms,
  path: string,
  out: string,
  { startedAt, signal, info }: ContactSheetOptions = {},
): Promise<void> {
  const media = info ?? (await probeMedia(programs, path, signal));
  if (media.kind !== 'video')
    throw new ProblemError('media-unreadable', media.damaged ?? '这个文件没有连续画面，做不出画面总览。', {
      path,
    });
  const duration = media.durationMs ?? 0;
  const rate = duration > 0 ? `${String(frames * 1000)}/${String(duration)}` : '1';
  const draw = async (part: string, label: string): Promise<void> => {
    const filter = [
      `fps=${rate}`,
      squarePixels,
      'scale=320:320:force_original_aspect_ratio=decrease:force_divisible_by=2',
      'pad=iw:ih+26:0:0:white',
      label,
      `tile=${String(columns)}x${String(rows)}:padding=8:margin=8:color=white`,
    ]
      .filter((step) => step !== '')
      .join(',');
    await runFfmpeg(programs, {
      inputs: [{ source: path, options: duration > longMs ? ['-skip_frame', 'nokey'] : [] }],
      options: [
        '-map',
        `0:${String(media.video?.stream ?? 0)}`,
        '-vf',
        filter,
        '-frames:v',
        '1',
        '-c:v',
        'mjpeg',
        '-q:v',
        '4',
        '-pix_fmt',
        'yuvj420p',
        '-f',
        'image2',
        '-update',
        '1',
      ],
      output: part,
      signal,
    });
  };
  await writeDerived(out, async (part) => {
    try {
      await draw(part, timeLabel(programs.font, startedAt));
    } catch (error) {
      // Some builds of ffmpeg draw no text; a sheet without times is still worth having.
      if (!lacksText(error)) throw error;
      await draw(part, '');
    }
  });
}

function timeLabel(font: string | undefined, startedAt: string | undefined): string {
  // gmtime counts from the given second; eight hours more make it the clock on the wall in China.
  const offset = startedAt === undefined ? 0 : Math.round(epochOf(startedAt) / 1000) + 8 * 3600;
  const file = font === undefined ? '' : `fontfile=${filterPath(font)}:`;
  return `drawtext=${file}fontsize=18:fontcolor=black:x=(w-tw)/2:y=h-22:text='%{pts\\:gmtime\\:${String(offset)}\\:%T}'`;
}

function lacksText(error: unknown): boolean {
  const reason = error instanceof ProblemError ? error.details?.['reason'] : undefined;
  return typeof reason === 'string' && /drawtext|font/i.test(reason);
}
