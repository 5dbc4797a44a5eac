import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createFfmpeg } from '#main/platform/ffmpeg/ffmpeg.ts';
import { cutOff, oddMedia, withTail } from '#tests/support/odd-media.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const ffmpeg = createFfmpeg();
const damage = async (folder: string, path: string) => (await ffmpeg.probe(join(folder, path))).damaged;

/** Each made whole; MKV and MP4 with their index first, so that half of them still opens. */
const made: Readonly<Record<string, (folder: string) => Promise<string>>> = {
  'a.mp4': (folder) => oddMedia.plain(folder, 'a.mp4', ['-movflags', '+faststart']),
  'a.avi': (folder) => oddMedia.plain(folder, 'a.avi'),
  'a.wav': (folder) => oddMedia.sound(folder, 'a.wav'),
  'a.jpg': (folder) => oddMedia.photo(folder, 'a.jpg'),
  'a.png': (folder) => oddMedia.photo(folder, 'a.png'),
  'a.wmv': (folder) => oddMedia.plain(folder, 'a.wmv'),
  'a.mkv': (folder) => oddMedia.plain(folder, 'a.mkv'),
};

describe.each(Object.keys(made))('%s', (name) => {
  const make = (folder: string) => made[name]?.(folder) ?? Promise.reject(new Error(name));

  it('is sound when it is whole', async () => {
    const folder = temporaryFolder();
    expect(await damage(folder, await make(folder))).toBeUndefined();
  });

  it('is noticed when half of it is missing', async () => {
    const folder = temporaryFolder();
    expect(await damage(folder, await cutOff(folder, await make(folder)))).toMatch(/不完整|无法识别/);
  });

  it.each([
    ['three stray bytes', Buffer.from('abc')],
    ['zeros', Buffer.alloc(5000)],
    ['text', Buffer.from('copied by a tool that writes behind the file '.repeat(10))],
  ])('lacks nothing when %s stand behind it', async (_, tail) => {
    const folder = temporaryFolder();
    const path = await withTail(folder, await make(folder), tail);
    expect(await damage(folder, path)).toBeUndefined();
  });
});

it('says of an AVI whose camera lost its power that it was not finished', async () => {
  const folder = temporaryFolder();
  const path = await oddMedia.unfinishedAvi(folder, 'a.avi');
  expect(await damage(folder, path)).toMatch(/没有写完/);
  // The same, and the last frames are gone too.
  expect(await damage(folder, await cutOff(folder, path, 0.7))).toMatch(/没有写完/);
});

it('says of a WAV whose recorder lost its power that it was not finished', async () => {
  const folder = temporaryFolder();
  const path = await oddMedia.sound(folder, 'a.wav', ['-bitexact']);
  const bytes = readFileSync(join(folder, path));
  bytes.writeUInt32LE(0, 40);
  writeFileSync(join(folder, path), bytes);
  expect(await damage(folder, path)).toMatch(/没有写完/);
});

it('tells a JPG whose end mark was forgotten from one whose picture ends early', async () => {
  const folder = temporaryFolder();
  const path = await oddMedia.photo(folder, 'a.jpg');
  const bytes = readFileSync(join(folder, path));
  writeFileSync(join(folder, path), bytes.subarray(0, -2));
  const info = await ffmpeg.probe(join(folder, path));
  expect(info).toMatchObject({ kind: 'photo', playableInBrowser: true });
  expect(info.damaged).toBeUndefined();
  writeFileSync(join(folder, path), bytes.subarray(0, Math.floor(bytes.length * 0.8)));
  // What is there can still be looked at.
  expect(await ffmpeg.probe(join(folder, path))).toMatchObject({
    damaged: expect.stringMatching(/不完整/) as string,
    playableInBrowser: true,
  });
});
