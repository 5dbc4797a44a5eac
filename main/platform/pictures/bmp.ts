import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProblemError } from '#shared/lib/problem.ts';
import { mediaPrograms } from '../ffmpeg/programs.ts';
import { runFfmpeg } from '../ffmpeg/run-ffmpeg.ts';
import { pictureProblem } from './picture-problem.ts';

/** A BMP, in any of its codings, as PNG; ffmpeg reads them all. Errors: `media-unreadable`, `not-available`, `cancelled`. */
export async function bmpToPng(bytes: Uint8Array, signal?: AbortSignal): Promise<Uint8Array> {
  const folder = await mkdtemp(join(tmpdir(), 'anjuan-bmp-'));
  try {
    const [source, output] = [join(folder, 'picture.bmp'), join(folder, 'picture.png')];
    await writeFile(source, bytes);
    await runFfmpeg(mediaPrograms({}), {
      inputs: [{ source, options: ['-f', 'bmp_pipe'] }],
      options: ['-frames:v', '1', '-f', 'image2', '-c:v', 'png'],
      output,
      signal,
    });
    return await readFile(output);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    if (error.code === 'media-unreadable') throw pictureProblem('damaged', error);
    if (error.code !== 'not-available') throw error;
    throw new ProblemError(
      'not-available',
      '这台电脑没有安装 ffmpeg，读不了 BMP 图片。请用画图程序打开，另存为 PNG 或者打印成 PDF 后再添加。',
      error.details,
      error,
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
