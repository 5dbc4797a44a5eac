import { execFile } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** Plain colours and tones, so that a test can tell which stream it sees or hears. */
const red = (size = '160x90', rate = 1) => ['-f', 'lavfi', '-i', `color=red:s=${size}:r=${String(rate)}:d=2`];
const blue = ['-f', 'lavfi', '-i', 'color=blue:s=320x180:r=5:d=2'];
const green = (size = '320x180') => ['-f', 'lavfi', '-i', `color=lime:s=${size}:r=5:d=2`];
const tone = ['-f', 'lavfi', '-i', 'sine=frequency=440:duration=2'];
const silence = ['-f', 'lavfi', '-t', '2', '-i', 'anullsrc=channel_layout=mono:sample_rate=44100'];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'];

/** Files as odd recorders leave them, made by ffmpeg; each writes `path` below `root`. */
export const oddMedia = {
  /** A red preview of two frames stands before the green footage and is marked as the default. */
  previewFirst: (root: string, path: string) =>
    make(root, path, [
      ...[...red(), ...green(), '-map', '0:v', '-map', '1:v'],
      ...['-c:v:0', 'mjpeg', '-pix_fmt:v:0', 'yuvj420p', '-c:v:1', 'libx264', '-pix_fmt:v:1', 'yuv420p'],
      ...['-disposition:v:0', 'default', '-disposition:v:1', '0'],
    ]),
  /** A green lens and a blue one. */
  twoLenses: (root: string, path: string) =>
    make(root, path, [...green(), ...blue, ...tone, '-map', '0:v', '-map', '1:v', '-map', '2:a', ...h264]),
  /** The first sound, marked as the default, is silence; the second a tone. */
  twoSounds: (root: string, path: string) =>
    make(root, path, [
      ...[...green(), ...silence, ...tone, '-map', '0:v', '-map', '1:a', '-map', '2:a', ...h264],
      ...['-c:a', 'aac', '-b:a', '64k'],
    ]),
  /** A cover picture in a sound recording. */
  coverInSound: (root: string, path: string) =>
    make(root, path, [
      ...[...tone, ...red('160x90'), '-map', '0:a', '-map', '1:v', '-frames:v', '1'],
      ...['-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-disposition:v', 'attached_pic'],
    ]),
  /** 240×180 coded, to be seen as 320×180. */
  anamorphic: (root: string, path: string, codec: readonly string[] = h264) =>
    make(root, path, [...green('240x180'), '-vf', 'setsar=4/3', ...codec]),
  /** A camera that lost its power: header without lengths, no index. ffmpeg leaves it so where it cannot go back. */
  unfinishedAvi: async (root: string, path: string) => {
    await mkdir(dirname(join(root, path)), { recursive: true });
    const args = [...green(), '-c:v', 'mjpeg', '-pix_fmt', 'yuvj420p', '-f', 'avi', 'pipe:1'];
    const { stdout } = await execute('ffmpeg', ['-v', 'error', ...args], {
      encoding: 'buffer',
      maxBuffer: 64 * 1024 * 1024,
    });
    await writeFile(join(root, path), stdout);
    return path;
  },
  /** Any file ffmpeg can name by its ending, moving green with a tone. */
  plain: (root: string, path: string, options: readonly string[] = []) =>
    make(root, path, [...green(), ...tone, ...options]),
  sound: (root: string, path: string, options: readonly string[] = []) =>
    make(root, path, [...tone, ...options]),
  photo: (root: string, path: string, options: readonly string[] = []) =>
    make(root, path, ['-f', 'lavfi', '-i', 'testsrc2=s=320x180:r=1:d=1', '-frames:v', '1', ...options]),
};

/** The first part of a file, as a copy that broke off. */
export async function cutOff(root: string, path: string, share = 0.5): Promise<string> {
  const bytes = await readFile(join(root, path));
  await writeFile(join(root, path), bytes.subarray(0, Math.floor(bytes.length * share)));
  return path;
}

/** The file with something behind it that does not belong to it. */
export async function withTail(root: string, path: string, tail: Uint8Array): Promise<string> {
  await writeFile(join(root, path), Buffer.concat([await readFile(join(root, path)), tail]));
  return path;
}

async function make(root: string, path: string, options: readonly string[]): Promise<string> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await execute('ffmpeg', ['-v', 'error', '-nostdin', '-y', ...options, join(root, path)]);
  return path;
}

/** The colour a picture is on the whole: red, green or blue. */
export async function mainColour(path: string): Promise<'red' | 'green' | 'blue'> {
  const args = ['-v', 'error', '-nostdin', '-i', path, '-frames:v', '1', '-vf', 'crop=iw/2:ih/2,scale=1:1'];
  const { stdout } = await execute('ffmpeg', [...args, '-f', 'rawvideo', '-pix_fmt', 'rgb24', 'pipe:1'], {
    encoding: 'buffer',
  });
  const [r = 0, g = 0, b = 0] = stdout;
  return r > g && r > b ? 'red' : g > b ? 'green' : 'blue';
}

/** The loudest moment of a file in decibels; silence is about −91. */
export async function loudness(path: string): Promise<number> {
  const { stderr } = await execute('ffmpeg', [
    '-nostdin',
    '-i',
    path,
    '-af',
    'volumedetect',
    '-f',
    'null',
    '-',
  ]);
  return Number(/max_volume: (-?[\d.]+) dB/.exec(stderr)?.[1] ?? Number.NaN);
}
