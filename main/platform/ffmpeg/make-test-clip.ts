import { extname } from 'node:path';
import { filterPath, type MediaPrograms } from './programs.ts';
import { runFfmpeg } from './run-ffmpeg.ts';
import { writeDerived } from './write-derived.ts';

export interface TestClip {
  readonly seconds: number;
  /** drawn into the picture, and what makes the content differ from the next clip's */
  readonly text: string;
  readonly width?: number;
  readonly height?: number;
  readonly fps?: number;
  /** `none` makes a sound recording */
  readonly video?: 'h264' | 'hevc' | 'mpeg4' | 'none';
  readonly audio?: 'aac' | 'pcm' | 'none';
  /** pitch of the sound in hertz */
  readonly pitch?: number;
  /** index before the data, as few recorders do */
  readonly indexFirst?: boolean;
}

const containers: Readonly<Record<string, string>> = {
  '.mp4': 'mp4',
  '.mov': 'mov',
  '.avi': 'avi',
  '.mkv': 'matroska',
  '.wav': 'wav',
  '.3gp': '3gp',
};
const videoCodecs = {
  h264: ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
  hevc: [
    '-c:v',
    'libx265',
    '-preset',
    'ultrafast',
    '-pix_fmt',
    'yuv420p',
    '-tag:v',
    'hvc1',
    '-x265-params',
    'log-level=error',
  ],
  mpeg4: ['-c:v', 'mpeg4', '-q:v', '6'],
  none: ['-vn'],
} as const;
const audioCodecs = {
  aac: ['-c:a', 'aac', '-b:a', '64k'],
  pcm: ['-c:a', 'pcm_s16le'],
  none: ['-an'],
} as const;

/** A small real recording for practice and tests: moving test picture with a caption, and a steady tone. */
export async function makeTestClip(programs: MediaPrograms, out: string, clip: TestClip): Promise<void> {
  const {
    seconds,
    text,
    width = 640,
    height = 360,
    fps = 10,
    video = 'h264',
    audio = 'aac',
    pitch = 440,
  } = clip;
  const picture = `testsrc2=size=${String(width)}x${String(height)}:rate=${String(fps)}:duration=${String(seconds)},${caption(programs, text, height)}`;
  const tone = `sine=frequency=${String(pitch)}:sample_rate=16000:duration=${String(seconds)}`;
  const lavfi = (source: string) => ({ source, options: ['-f', 'lavfi'] });
  const container = containers[extname(out).toLowerCase()] ?? 'mp4';
  await writeDerived(out, (part) =>
    runFfmpeg(programs, {
      inputs: [...(video === 'none' ? [] : [lavfi(picture)]), ...(audio === 'none' ? [] : [lavfi(tone)])],
      options: [
        ...videoCodecs[video],
        ...audioCodecs[audio],
        ...['-metadata', `title=${text}`],
        ...(clip.indexFirst === true ? ['-movflags', '+faststart'] : []),
        ...['-f', container],
      ],
      output: part,
    }),
  );
}

/** A photo made the same way. */
export async function makeTestPhoto(
  programs: MediaPrograms,
  out: string,
  {
    text,
    width = 1280,
    height = 720,
  }: { readonly text: string; readonly width?: number; readonly height?: number },
): Promise<void> {
  const picture = `testsrc2=size=${String(width)}x${String(height)}:rate=1:duration=1,${caption(programs, text, height)}`;
  await writeDerived(out, (part) =>
    runFfmpeg(programs, {
      inputs: [{ source: picture, options: ['-f', 'lavfi'] }],
      options: [
        '-frames:v',
        '1',
        '-c:v',
        'mjpeg',
        '-q:v',
        '3',
        '-pix_fmt',
        'yuvj420p',
        '-f',
        'image2',
        '-update',
        '1',
      ],
      output: part,
    }),
  );
}

function caption(programs: MediaPrograms, text: string, height: number): string {
  const file = programs.font === undefined ? '' : `fontfile=${filterPath(programs.font)}:`;
  // The filter language would read these; the full-width forms look the same to a reader.
  const plain = text.replaceAll('\\', '＼').replaceAll("'", '’').replaceAll(':', '：');
  const size = String(Math.max(14, Math.round(height / 14)));
  return `drawtext=${file}expansion=none:fontsize=${size}:fontcolor=white:box=1:boxcolor=black@0.6:x=12:y=12:text='${plain}'`;
}
