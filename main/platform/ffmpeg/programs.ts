import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { ProblemError } from '#shared/lib/problem.ts';

/** Where the programs and the font lie. A host that ships its own names them; otherwise the system's are taken. */
export interface MediaPrograms {
  readonly ffmpeg: string;
  readonly ffprobe: string;
  /** for times and captions drawn into derived pictures; undefined lets ffmpeg look for one */
  readonly font: string | undefined;
}

/** As seen from the source and from the bundle in `out/<host>`. */
const fontPlaces = ['../../../resources', '../../resources'].map((place) =>
  fileURLToPath(new URL(`${place}/fonts/FandolHei-Regular.ttf`, import.meta.url)),
);

export function mediaPrograms(given: Partial<MediaPrograms> = {}): MediaPrograms {
  return {
    ffmpeg: given.ffmpeg ?? process.env['FFMPEG_PATH'] ?? 'ffmpeg',
    ffprobe: given.ffprobe ?? process.env['FFPROBE_PATH'] ?? 'ffprobe',
    font: given.font ?? fontPlaces.find((place) => existsSync(place)),
  };
}

export function programMissing(program: string, cause?: unknown): ProblemError {
  const install =
    process.platform === 'win32'
      ? '请安装 ffmpeg 并加入系统路径（PATH）'
      : '请安装 ffmpeg（Debian、Ubuntu、麒麟、统信：sudo apt install ffmpeg）';
  return new ProblemError(
    'not-available',
    `没有找到 ${program}，无法查看和转换音像文件。${install}，然后重试；原件的采集不受影响。`,
    { program },
    cause,
  );
}

/** A path inside a filter description: `:` `\` and `'` mean something else there. */
export function filterPath(path: string): string {
  return path.replaceAll('\\', '/').replaceAll("'", "\\\\\\'").replaceAll(':', '\\\\:');
}
