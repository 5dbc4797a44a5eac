import { mkdtempSync, rmSync } from 'node:fs';
import { copyFile, mkdir, open, stat, truncate, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, extname, join } from 'node:path';
import { createFfmpeg } from '#main/platform/ffmpeg/ffmpeg.ts';
import type { TestClip } from '#main/platform/ffmpeg/make-test-clip.ts';

/** Layouts as they are found on real cards; the names are the ids of resources/recorder-profiles. */
export const cardLayouts = [
  '947-flat',
  '947-by-day',
  'gbpe-v1',
  'gbpe-v2',
  'android-dcim',
  'gopro',
  'any-card',
] as const;
export type CardLayout = (typeof cardLayouts)[number];

export interface CardIds {
  /** 7 characters */
  readonly recorder?: string;
  /** 6 characters */
  readonly officer?: string;
  /** day of filming, `2026-03-05` */
  readonly day?: string;
}

const clipSeconds = 1;

/**
 * Writes a card of small real MP4, WAV and JPG files, each with its own content and the date of its end, as recorders
 * leave it. @returns the paths written, relative to `root`
 */
export async function makeCard(
  root: string,
  layout: CardLayout,
  ids: CardIds = {},
): Promise<readonly string[]> {
  const { recorder = '7654321', officer = '012345', day = '2026-03-05' } = ids;
  const d = day.replaceAll('-', '');
  const name947 = (time: string, sequence: number, extension: string, mark = ''): string =>
    `${recorder}_${officer}_${d}${time}_${String(sequence).padStart(4, '0')}${mark}.${extension}`;
  const put = (path: string, time = '093012'): Promise<string> =>
    putMedia(root, path, `${day}T${clock(time)}+08:00`);
  const text = (path: string, content: string): Promise<string> => putText(root, path, content);
  const log = `${day} 09:30:00 -> 开机(RS:14807MB TS:14820MB)\r\n`;

  switch (layout) {
    case '947-flat':
      return all([
        put(`DCIM/100MEDIA/${name947('093012', 1, 'MP4')}`),
        put(`DCIM/100MEDIA/${name947('093013', 2, 'MP4', 'IMP')}`, '093013'),
        put(`DCIM/100MEDIA/${name947('094500', 3, 'WAV')}`, '094500'),
        put(`DCIM/100MEDIA/${name947('095000', 4, 'JPG')}`, '095000'),
        text(`MISC/log-${d}.txt`, log),
        text('sn.txt', `${officer}\r\n`),
      ]);
    case '947-by-day':
      return all([
        put(`DCIM/${d}/${name947('093012', 1, 'mp4')}`),
        put(`DCIM/${d}/${name947('095000', 2, 'jpg')}`, '095000'),
      ]);
    case 'gbpe-v1':
      return all([
        put(`DCIM/100ANDRO/${name947('093012', 1, 'mp4')}`),
        put(`DCIM/101ANDRO/${name947('094000', 2, 'mp4', 'IMP')}`, '094000'),
        put(`DCIM/SEGTEMP/${name947('095959', 3, 'mp4')}`, '095959'),
        text(`DCIM/LOGS/${d}.log`, log),
        text('gbpe.prop', `dev=${recorder}\npolice=${officer}\n`),
      ]);
    case 'gbpe-v2':
      return all([
        put(`DCIM/100ANDRO/${recorder}/${officer}/${day}/${d}093012_0001.mp4`),
        put(`DCIM/101ANDRO/${recorder}/${officer}/${day}/${d}094000_0002IMP.mp4`, '094000'),
        text('gbpe.prop', `dev=${recorder}\n`),
      ]);
    case 'android-dcim':
      return all([put(`DCIM/Camera/VID_${d}_093012.mp4`), put(`DCIM/Camera/IMG_${d}_095000.jpg`, '095000')]);
    case 'gopro':
      return all([
        put('DCIM/100GOPRO/GH010048.MP4'),
        put('DCIM/100GOPRO/GH020048.MP4', '093013'),
        text('DCIM/100GOPRO/GL010048.LRV', 'low resolution preview'),
      ]);
    case 'any-card':
      return all([put('现场/录像 一.mp4'), put('现场/照片 一.jpg', '095000')]);
  }
}

/** Files that have gone wrong or are out of the ordinary; each returns the path it wrote. */
export const oddFiles = {
  /** The index is lost, as after a power cut. */
  truncatedMp4: async (root: string, path: string): Promise<string> => {
    await putMedia(root, path, '2026-03-05T09:00:00+08:00');
    await truncate(join(root, path), Math.floor((await stat(join(root, path))).size / 3));
    return path;
  },
  /** The index is there, the end of the data is not. */
  cutShortMp4: async (root: string, path: string): Promise<string> => {
    await putMedia(root, path, '2026-03-05T09:00:00+08:00', { indexFirst: true });
    await truncate(join(root, path), Math.floor((await stat(join(root, path))).size / 2));
    return path;
  },
  empty: (root: string, path: string): Promise<string> => putText(root, path, ''),
  /** What a browser cannot play. */
  hevc: (root: string, path: string): Promise<string> =>
    putMedia(root, path, '2026-03-05T09:00:00+08:00', { video: 'hevc' }),
  mpeg4: (root: string, path: string): Promise<string> =>
    putMedia(root, path, '2026-03-05T09:00:00+08:00', { video: 'mpeg4' }),
  /** The recorder's 重点 copy: another name, the same bytes. @returns both paths */
  importantPair: async (root: string, folder: string): Promise<readonly string[]> => {
    const plain = `${folder}/7654321_012345_20260305090000_0001.mp4`;
    const marked = `${folder}/7654321_012345_20260305090000_0001IMP.mp4`;
    await putMedia(root, plain, '2026-03-05T09:00:00+08:00');
    await copyFile(join(root, plain), join(root, marked));
    return [plain, marked];
  },
  /** Two names that are one on FAT. @returns both paths */
  caseCollision: (root: string, folder: string): Promise<readonly string[]> =>
    all([putText(root, `${folder}/C0001.log`, 'upper'), putText(root, `${folder}/c0001.log`, 'lower')]),
  /** 255 bytes: 83 Chinese characters, two letters and the extension. */
  longName: (root: string, folder: string, extension = '.mp4'): Promise<string> =>
    putMedia(root, `${folder}/${'案'.repeat(83)}ab${extension}`, '2026-03-05T09:00:00+08:00'),
  /** What chkdsk leaves after repairing a card. */
  chkdskLeftovers: (root: string): Promise<string> => putText(root, 'FOUND.000/FILE0000.CHK', 'fragment'),
};

/** One real media file, its kind by the extension, its content by its name; dated to its end. */
export async function putMedia(
  root: string,
  path: string,
  startedAt: string,
  clip: Partial<TestClip> = {},
): Promise<string> {
  const target = join(root, path);
  await mkdir(dirname(target), { recursive: true });
  await copyFile(await cachedMedia(extname(path).toLowerCase(), path.slice(-60), clip), target);
  const end = new Date(Date.parse(startedAt) + (clip.seconds ?? clipSeconds) * 1000);
  await utimes(target, end, end);
  return path;
}

export async function putText(root: string, path: string, content: string): Promise<string> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await writeFile(join(root, path), content);
  return path;
}

/** A file of any size with content of its own, without the cost of real media. */
export async function putBytes(root: string, path: string, bytes: number, seed = 1): Promise<string> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  const handle = await open(join(root, path), 'w');
  const block = Buffer.alloc(1024 * 1024);
  for (let done = 0; done < bytes; done += block.length) {
    block.fill(`${String(seed)}:${String(done)};`);
    await handle.write(block, 0, Math.min(block.length, bytes - done));
  }
  await handle.close();
  return path;
}

/** A file of zeros that costs no room: so big that there is time to do something while it is read. */
export async function putZeros(root: string, path: string, bytes = 1024 ** 3): Promise<string> {
  await putText(root, path, '');
  await truncate(join(root, path), bytes);
  return path;
}

const ffmpeg = createFfmpeg();
const cacheFolder = mkdtempSync(join(tmpdir(), 'anjuan-media-'));
process.once('exit', () => {
  rmSync(cacheFolder, { recursive: true, force: true });
});
const cache = new Map<string, Promise<string>>();

/** Media are made once per process, however many cards they go on. */
function cachedMedia(extension: string, text: string, clip: Partial<TestClip>): Promise<string> {
  const key = JSON.stringify([extension, text, clip]);
  const known =
    cache.get(key) ??
    renderMedia(join(cacheFolder, `${String(cache.size)}${extension}`), extension, text, clip);
  cache.set(key, known);
  return known;
}

async function renderMedia(
  out: string,
  extension: string,
  text: string,
  clip: Partial<TestClip>,
): Promise<string> {
  const small = { width: 320, height: 180, text };
  if (['.jpg', '.jpeg'].includes(extension)) await ffmpeg.makeTestPhoto(out, small);
  else {
    const sound: Partial<TestClip> = extension === '.wav' ? { video: 'none', audio: 'pcm' } : {};
    // WAV holds no caption: the pitch makes its content its own.
    const pitch = 300 + (Buffer.from(text).reduce((sum, byte) => (sum * 31 + byte) % 997, 7) % 600);
    await ffmpeg.makeTestClip(out, { seconds: clipSeconds, fps: 5, pitch, ...small, ...sound, ...clip });
  }
  return out;
}

const all = (files: readonly Promise<string>[]): Promise<readonly string[]> => Promise.all(files);

const clock = (digits: string): string => digits.replace(/(..)(..)(..)/, '$1:$2:$3');
