import ffmpeg from 'fluent-ffmpeg';
import { ProblemError } from '#shared/lib/problem.ts';
import { findProgram } from './find-program.ts';
import type { MediaPrograms } from './programs.ts';

export interface FfmpegRun {
  /** `source` is a file opened for reading, or a lavfi description with `-f lavfi` among the options */
  readonly inputs: readonly { readonly source: string; readonly options: readonly string[] }[];
  readonly options: readonly string[];
  readonly output: string;
  readonly signal?: AbortSignal | undefined;
  /** position in the output, in milliseconds */
  readonly onPosition?: ((ms: number) => void) | undefined;
  /** gives way to the clerk's own work */
  readonly background?: boolean;
}

/**
 * Runs ffmpeg to its end. A fired signal kills the child and rejects with `cancelled` once it is gone.
 * Other errors: `not-available` without ffmpeg, `disk-full`, else `media-unreadable` with ffmpeg's last words.
 */
export async function runFfmpeg(programs: MediaPrograms, run: FfmpegRun): Promise<void> {
  const program = await findProgram(programs.ffmpeg);
  await new Promise<void>((resolve, reject) => {
    if (run.signal?.aborted === true) {
      reject(cancelled());
      return;
    }
    const command = ffmpeg({ niceness: run.background === true ? 10 : 0 }).setFfmpegPath(program);
    for (const { source, options } of run.inputs) {
      command.input(source).inputOptions('-nostdin', ...options);
    }
    // Passed one by one: fluent-ffmpeg cuts the strings of an array at their spaces.
    command.outputOptions('-hide_banner', ...run.options).output(run.output);

    const kill = (): void => void command.kill('SIGKILL');
    const leave = (): void => run.signal?.removeEventListener('abort', kill);
    run.signal?.addEventListener('abort', kill, { once: true });
    command
      // The child starts a moment after run(); an abort in between found nothing to kill.
      .on('start', () => {
        if (run.signal?.aborted === true) kill();
      })
      .on('progress', ({ timemark }: { timemark?: string }) => {
        const ms = positionOf(timemark ?? '');
        if (ms !== undefined) run.onPosition?.(ms);
      })
      .on('end', () => {
        leave();
        resolve();
      })
      .on('error', (error: Error, _stdout: string | null, stderr: string | null) => {
        leave();
        reject(run.signal?.aborted === true ? cancelled() : problemFrom(error, stderr ?? ''));
      })
      .run();
  });
}

/** ffmpeg's `00:01:02.50` in milliseconds; undefined for `N/A` and negative beginnings. */
export function positionOf(timemark: string): number | undefined {
  const match = /^(\d+):(\d\d):(\d\d(?:\.\d+)?)$/.exec(timemark);
  if (match === null) return undefined;
  const [, hours, minutes, seconds] = match;
  return Math.round(((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds)) * 1000);
}

function problemFrom(error: Error, stderr: string): ProblemError {
  const reason = stderr.trim().split('\n').slice(-4).join('\n') || error.message;
  if (stderr.includes('No space left on device')) {
    return new ProblemError(
      'disk-full',
      '磁盘已满，播放用的副本没有做成；原件不受影响。请清理磁盘空间后重试。',
      { reason },
      error,
    );
  }
  return new ProblemError(
    'media-unreadable',
    '这个音像文件无法解码，可能没有写完或已损坏。原件已原样保存，可送技术人员修复。',
    { reason },
    error,
  );
}

const cancelled = (): ProblemError => new ProblemError('cancelled', '已取消转换，原件不受影响。');
