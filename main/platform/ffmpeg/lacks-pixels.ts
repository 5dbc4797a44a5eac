import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ProblemError } from '#shared/lib/problem.ts';
import { findProgram } from './find-program.ts';
import type { MediaPrograms } from './programs.ts';

const execute = promisify(execFile);

/**
 * Whether a JPG ends before its last pixel, found by decoding it: some cameras only forget the end mark.
 * Errors: `not-available` without ffmpeg, `cancelled`.
 */
export async function lacksPixels(
  programs: MediaPrograms,
  path: string,
  signal?: AbortSignal,
): Promise<boolean> {
  const program = await findProgram(programs.ffmpeg);
  const args = ['-nostdin', '-hide_banner', '-v', 'warning', '-i', path, '-frames:v', '1', '-f', 'null', '-'];
  const { stderr } = await execute(program, args, {
    maxBuffer: 16 * 1024 * 1024,
    ...(signal === undefined ? {} : { signal }),
  }).catch((error: unknown) => {
    if (signal?.aborted === true)
      throw new ProblemError('cancelled', '已取消，原件不受影响。', undefined, error);
    // ffmpeg gave up on it: then something is missing all the more.
    return { stderr: 'overread' };
  });
  return /overread|error (dc|ac|y=|count)|bad vlc|invalid data/i.test(stderr);
}
