import { readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createFfmpeg } from '#main/platform/ffmpeg/ffmpeg.ts';
import { ffmpegInThread } from '#main/platform/ffmpeg/media-thread.ts';
import { cardFingerprint } from '#main/platform/files/card-fingerprint.ts';
import { oddFiles, putMedia } from '#tests/support/make-card.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

/** As the program has it, all but the starting of programs being the same. */
const ffmpeg = ffmpegInThread();
afterAll(() => ffmpeg.close());
const at = '2026-03-05T09:30:12+08:00';

async function media(name: string, clip: Parameters<typeof putMedia>[3] = {}): Promise<string> {
  const folder = temporaryFolder();
  return join(folder, await putMedia(folder, name, at, clip));
}
const isJpeg = (path: string): boolean => readFileSync(path).subarray(0, 2).toString('hex') === 'ffd8';

describe('probe', () => {
  it('knows an MP4 that a browser plays as it is', async () => {
    expect(await ffmpeg.probe(await media('a.mp4', { seconds: 2 }))).toMatchObject({
      kind: 'video',
      durationMs: 2000,
      video: { codec: 'h264', width: 320, height: 180, fps: 5 },
      audio: { codec: 'aac', channels: 1 },
      playableInBrowser: true,
    });
  });

  it.each([
    ['a.wav', {}, 'audio', true],
    ['a.jpg', {}, 'photo', true],
    ['hevc.mp4', { video: 'hevc' }, 'video', false],
    ['mpeg4.avi', { video: 'mpeg4', audio: 'pcm' }, 'video', false],
    ['h264.avi', { audio: 'pcm' }, 'video', false],
    ['a.mov', {}, 'video', false],
  ] as const)('takes %s as %s → %s, playable: %s', async (name, clip, kind, playable) => {
    const info = await ffmpeg.probe(await media(name, clip));
    expect(info.kind).toBe(kind);
    expect(info.playableInBrowser).toBe(playable);
    expect(info.damaged).toBeUndefined();
  });

  it.each([
    ['truncatedMp4', /没有写完/],
    ['cutShortMp4', /不完整/],
    ['empty', /0 字节/],
  ] as const)('says what is wrong with a file: %s', async (kind, sentence) => {
    const folder = temporaryFolder();
    const info = await ffmpeg.probe(join(folder, await oddFiles[kind](folder, 'a.mp4')));
    expect(info.damaged).toMatch(sentence);
    expect(info.playableInBrowser).toBe(false);
  });

  it('says that a file is no recording at all', async () => {
    const path = join(temporaryFolder(), 'a.mp4');
    writeFileSync(path, 'these are not moving pictures '.repeat(200));
    expect((await ffmpeg.probe(path)).damaged).toMatch(/无法识别/);
    await expect(ffmpeg.probe(`${path}.gone`)).rejects.toMatchObject({ code: 'not-found' });
  });
});

describe('pictures of a recording', () => {
  it('are a poster for a video, a photo and a sound recording', async () => {
    for (const name of ['a.mp4', 'a.jpg', 'a.wav']) {
      const out = join(temporaryFolder(), 'poster.jpg');
      await ffmpeg.poster(await media(name), out);
      expect(isJpeg(out)).toBe(true);
    }
  });

  it('are taken at the wished place: the beginning differs from the end', async () => {
    const path = await media('a.mp4', { seconds: 2 });
    const [early, late] = [join(temporaryFolder(), 'a.jpg'), join(temporaryFolder(), 'b.jpg')];
    await ffmpeg.poster(path, early, { atFraction: 0 });
    await ffmpeg.poster(path, late, { atFraction: 0.9 });
    expect(readFileSync(early).equals(readFileSync(late))).toBe(false);
  });

  it('are a contact sheet of 4 by 6 frames with the time of day under each', async () => {
    const path = await media('a.mp4', { seconds: 6 });
    const folder = temporaryFolder();
    const [sheet, later] = [join(folder, 'sheet.jpg'), join(folder, 'later.jpg')];
    await ffmpeg.contactSheet(path, sheet, { startedAt: at });
    await ffmpeg.contactSheet(path, later, { startedAt: '2026-03-05T21:47:58+08:00' });
    // Four frames of 320×180 beside each other with margins, six with a line of text below one another.
    expect((await ffmpeg.probe(sheet)).video).toMatchObject({
      width: 4 * 320 + 40,
      height: 6 * (180 + 26) + 56,
    });
    expect(readFileSync(sheet).equals(readFileSync(later))).toBe(false);
  });

  it('cannot be had from a truncated MP4, and no half picture is left', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddFiles.truncatedMp4(folder, 'card/a.mp4'));
    const out = join(folder, 'out');
    await expect(ffmpeg.poster(path, join(out, 'p.jpg'))).rejects.toMatchObject({ code: 'media-unreadable' });
    await expect(ffmpeg.contactSheet(path, join(out, 's.jpg'))).rejects.toMatchObject({
      code: 'media-unreadable',
    });
    expect(readdirSync(folder)).toEqual(['card']);
  });
});

describe('transcode', () => {
  it.each([
    ['hevc.mp4', { video: 'hevc' }],
    ['mpeg4.avi', { video: 'mpeg4', audio: 'pcm' }],
    ['silent.avi', { video: 'mpeg4', audio: 'none' }],
  ] as const)('makes %s playable in a browser and reports its progress', async (name, clip) => {
    const path = await media(name, { ...clip, seconds: 2 });
    const before = readFileSync(path);
    const out = join(temporaryFolder(), 'proxy.mp4');
    const seen: number[] = [];
    await ffmpeg.transcode(path, out, { onProgress: (fraction) => seen.push(fraction) });
    const info = await ffmpeg.probe(out);
    expect(info).toMatchObject({
      playableInBrowser: true,
      video: { codec: 'h264', width: 320, height: 180, fps: 5 },
    });
    expect(info.durationMs).toBeGreaterThan(1800);
    expect(seen.at(-1)).toBe(1);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('shrinks to 1280×720 and keeps the shape', async () => {
    const out = join(temporaryFolder(), 'proxy.mp4');
    await ffmpeg.transcode(await media('big.avi', { video: 'mpeg4', width: 1920, height: 1200 }), out);
    expect((await ffmpeg.probe(out)).video).toMatchObject({ width: 1152, height: 720 });
  });

  it('puts the index of the copy first, so that it starts at once', async () => {
    const out = join(temporaryFolder(), 'proxy.mp4');
    await ffmpeg.transcode(await media('a.avi', { video: 'mpeg4' }), out);
    const bytes = readFileSync(out).toString('latin1');
    expect(bytes.indexOf('moov')).toBeLessThan(bytes.indexOf('mdat'));
  });

  it('keeps sound recordings audible', async () => {
    const out = join(temporaryFolder(), 'proxy.mp4');
    await ffmpeg.transcode(await media('a.wav'), out);
    expect(await ffmpeg.probe(out)).toMatchObject({ kind: 'audio', playableInBrowser: true });
  });

  it('ends ffmpeg when cancelled and leaves no part behind', async () => {
    const path = await media('long.avi', { video: 'mpeg4', seconds: 40, width: 1280, height: 720, fps: 25 });
    const folder = temporaryFolder();
    const abort = new AbortController();
    const made = ffmpeg.transcode(path, join(folder, 'proxy.mp4'), {
      signal: abort.signal,
      onProgress: () => {
        abort.abort();
      },
    });
    await expect(made).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).toEqual([]);
    await expect(
      ffmpeg.transcode(path, join(folder, 'p.mp4'), { signal: AbortSignal.abort() }),
    ).rejects.toMatchObject({ code: 'cancelled' });
  });

  it('refuses a truncated MP4 and leaves nothing behind', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddFiles.truncatedMp4(folder, 'card/a.mp4'));
    await expect(ffmpeg.transcode(path, join(folder, 'out.mp4'))).rejects.toMatchObject({
      code: 'media-unreadable',
    });
    expect(readdirSync(folder)).toEqual(['card']);
  });

  it('saves what can be seen of a file that was cut short', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddFiles.cutShortMp4(folder, 'a.mp4'));
    await ffmpeg.transcode(path, join(folder, 'out.mp4'));
    expect(statSync(join(folder, 'out.mp4')).size).toBeGreaterThan(0);
  });

  it('changes nothing on the card it reads from', async () => {
    const folder = temporaryFolder();
    await putMedia(folder, 'card/a.avi', at, { video: 'mpeg4' });
    const card = join(folder, 'card');
    const before = await cardFingerprint(card);
    const source = join(card, 'a.avi');
    await ffmpeg.probe(source);
    await ffmpeg.poster(source, join(folder, 'p.jpg'));
    await ffmpeg.contactSheet(source, join(folder, 's.jpg'));
    await ffmpeg.transcode(source, join(folder, 'x.mp4'));
    expect(await cardFingerprint(card)).toEqual(before);
  });
});

describe('without ffmpeg', () => {
  const missing = createFfmpeg({ ffmpeg: '/nowhere/ffmpeg', ffprobe: '/nowhere/ffprobe' });

  it('says how to install it', async () => {
    const path = await media('a.avi', { video: 'mpeg4' });
    const info = await ffmpeg.probe(path);
    const out = join(temporaryFolder(), 'out');
    const refused = { code: 'not-available', message: expect.stringMatching(/安装 ffmpeg/) as string };
    await expect(missing.probe(path)).rejects.toMatchObject(refused);
    await expect(missing.transcode(path, out, { info })).rejects.toMatchObject(refused);
    await expect(missing.poster(path, out, { info })).rejects.toMatchObject(refused);
  });
});
