import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFfmpeg } from '#main/platform/ffmpeg/ffmpeg.ts';
import { loudness, mainColour, oddMedia } from '#tests/support/odd-media.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const ffmpeg = createFfmpeg();

describe('the picture of a recording', () => {
  it('is the footage, not the preview before it, in all that is made of the file', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddMedia.previewFirst(folder, 'a.mp4'));
    const info = await ffmpeg.probe(path);
    expect(info).toMatchObject({
      video: { codec: 'h264', width: 320, height: 180 },
      otherPictures: [],
      // Which of the two a browser would take is its own affair.
      playableInBrowser: false,
    });
    const made = ['poster.jpg', 'sheet.jpg', 'copy.mp4'].map((name) => join(folder, name));
    const [poster = '', sheet = '', copy = ''] = made;
    await ffmpeg.poster(path, poster);
    await ffmpeg.contactSheet(path, sheet);
    await ffmpeg.transcode(path, copy);
    for (const file of [poster, copy]) expect(await mainColour(file)).toBe('green');
    expect(await ffmpeg.probe(copy)).toMatchObject({
      video: { width: 320, height: 180, fps: 5 },
      playableInBrowser: true,
    });
    expect((await ffmpeg.probe(sheet)).video?.width).toBe(4 * 320 + 40);
  });

  it('is not the cover of a sound recording', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddMedia.coverInSound(folder, 'a.m4a'));
    expect(await ffmpeg.probe(path)).toMatchObject({ kind: 'audio', otherPictures: [] });
    await ffmpeg.poster(path, join(folder, 'poster.jpg'));
    expect((await ffmpeg.probe(join(folder, 'poster.jpg'))).video).toMatchObject({ width: 640, height: 160 });
  });

  it('has a second lens beside it, and a copy shows that one on demand', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddMedia.twoLenses(folder, 'a.mp4'));
    const info = await ffmpeg.probe(path);
    expect(info).toMatchObject({ otherPictures: [{ width: 320, height: 180 }], playableInBrowser: false });
    const [first, second] = [join(folder, '1.mp4'), join(folder, '2.mp4')];
    await ffmpeg.transcode(path, first);
    await ffmpeg.transcode(path, second, { picture: info.otherPictures[0] });
    expect(await mainColour(first)).toBe('green');
    expect(await mainColour(second)).toBe('blue');
    for (const copy of [first, second]) expect((await ffmpeg.probe(copy)).audio).toBeDefined();
  });

  it('is seen in its shape: pixels that are not square are drawn as they are shown', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddMedia.anamorphic(folder, 'a.avi', ['-c:v', 'mpeg4']));
    const [poster, sheet, copy] = ['poster.jpg', 'sheet.jpg', 'copy.mp4'].map((name) => join(folder, name));
    await ffmpeg.poster(path, poster ?? '');
    await ffmpeg.contactSheet(path, sheet ?? '');
    await ffmpeg.transcode(path, copy ?? '');
    expect((await ffmpeg.probe(poster ?? '')).video).toMatchObject({ width: 320, height: 180 });
    expect((await ffmpeg.probe(copy ?? '')).video).toMatchObject({ width: 320, height: 180, pixelShape: 1 });
    expect((await ffmpeg.probe(sheet ?? '')).video).toMatchObject({
      width: 4 * 320 + 40,
      height: 6 * (180 + 26) + 56,
    });
  });
});

describe('the sound of a recording', () => {
  it('is what can be heard, not the silence that stands first, and the other stays within reach', async () => {
    const folder = temporaryFolder();
    const path = join(folder, await oddMedia.twoSounds(folder, 'a.mp4'));
    const info = await ffmpeg.probe(path);
    expect(info.otherSounds).toHaveLength(1);
    const [main, other] = [join(folder, '1.mp4'), join(folder, '2.mp4')];
    await ffmpeg.transcode(path, main);
    await ffmpeg.transcode(path, other, { sound: info.otherSounds[0] });
    expect(await loudness(main)).toBeGreaterThan(-40);
    expect(await loudness(other)).toBeLessThan(-80);
  });
});
