import { execFile } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { kindOfContent } from '#shared/domain/recordings/file-kind.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { contentType } from '../files/content-type.ts';
import { readExif } from '../exif/read-exif.ts';
import { systemCode } from '../files/file-problems.ts';
import { completenessOf } from './completeness/completeness.ts';
import type { Completeness } from './completeness/format-state.ts';
import { lacksPixels } from './lacks-pixels.ts';
import { mediaInfoOf, type MediaInfo } from './media-info.ts';
import { probeOutput, type ProbeOutput } from './probe-output.ts';
import { programMissing, type MediaPrograms } from './programs.ts';

const execute = promisify(execFile);
const unreadable = '文件内容无法识别，可能已损坏或不是音像文件。原件已原样保存，可送技术人员查看。';
const notOpened =
  '从文件开头看是音像文件，但打不开：可能已损坏，也可能是本机不能播放的格式。原件已原样保存，可送技术人员查看。';
const sentences = {
  'no-index': '文件没有写完（缺少播放索引），多半是录制时断电或拔卡。原件已原样保存，可送技术人员修复。',
  unfinished: '文件没有写完（文件头里没有长度和索引），多半是录制时断电或拔卡，录到的部分可以播放。',
  'cut-short': '文件不完整，后面一部分丢失，只能播放前面的内容。',
} satisfies Partial<Record<Completeness, string>>;

/**
 * What a media file is. A damaged file is an answer, not an error: `damaged` then says what is wrong with it.
 * Errors: `not-found`, `not-available` without ffprobe, `cancelled`.
 */
export async function probeMedia(
  programs: MediaPrograms,
  path: string,
  signal?: AbortSignal,
): Promise<MediaInfo> {
  const info = await probeContent(programs, path, signal);
  if (info.kind !== 'photo') return info;
  const { takenAt } = await readExif(path);
  return takenAt === undefined ? info : { ...info, takenAt };
}

async function probeContent(
  programs: MediaPrograms,
  path: string,
  signal: AbortSignal | undefined,
): Promise<MediaInfo> {
  const bytes = await sizeOf(path);
  if (bytes === 0) return mediaInfoOf(nothing, 0, '文件是空的（0 字节），没有录下任何内容。');
  const state = await completenessOf(path);
  if (state === 'no-index') return mediaInfoOf(nothing, bytes, sentences[state]);
  const output = await ffprobe(programs, path, signal);
  if (output === undefined) return unopened(bytes, await contentType(path));
  const info = mediaInfoOf(output, bytes);
  if (state === 'whole' || (state === 'no-end' && !(await lacksPixels(programs, path, signal)))) return info;
  const { durationMs, ...rest } = mediaInfoOf(output, bytes, damageOf(state, info.kind));
  // Without a length in the file ffprobe guesses one from its size.
  return state === 'unfinished' || durationMs === undefined ? rest : { ...rest, durationMs };
}

/** What is wrong, in the words of a recording or of a photo. */
function damageOf(state: Completeness, kind: MediaInfo['kind']): string {
  if (kind === 'photo') return '照片文件不完整，下面一部分画面丢失，只能看到上面的内容。';
  return state === 'unfinished' ? sentences.unfinished : sentences['cut-short'];
}

/** What ffprobe does not open is not broken for that: HEIC is read by another program. */
function unopened(bytes: number, content: string | undefined): MediaInfo {
  if (content !== undefined && /^image\/(heic|heif|avif)/.test(content))
    return { ...mediaInfoOf(nothing, bytes), kind: 'photo' };
  return mediaInfoOf(nothing, bytes, kindOfContent(content) === undefined ? unreadable : notOpened);
}

const nothing: ProbeOutput = { streams: [] };

/** undefined when ffprobe makes nothing of the file. */
async function ffprobe(
  programs: MediaPrograms,
  path: string,
  signal?: AbortSignal,
): Promise<ProbeOutput | undefined> {
  const args = ['-v', 'error', '-of', 'json', '-show_format', '-show_streams', '-i', path];
  try {
    const { stdout } = await execute(programs.ffprobe, args, {
      maxBuffer: 16 * 1024 * 1024,
      ...(signal === undefined ? {} : { signal }),
    });
    const parsed = probeOutput.safeParse(JSON.parse(stdout));
    return parsed.success && parsed.data.streams.length > 0 ? parsed.data : undefined;
  } catch (error) {
    if (signal?.aborted === true)
      throw new ProblemError('cancelled', '已取消，原件不受影响。', undefined, error);
    if (systemCode(error) === 'ENOENT') throw programMissing(programs.ffprobe, error);
    // An exit code is ffprobe's verdict on the file; anything else is ours.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return undefined;
    throw error;
  }
}

async function sizeOf(path: string): Promise<number> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    throw new ProblemError(
      'not-found',
      '找不到这个音像文件。',
      { path, reason: systemCode(error) ?? String(error) },
      error,
    );
  }
}
