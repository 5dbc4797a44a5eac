import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeExif, withExif } from '#tests/support/make-exif.ts';
import {
  assembled,
  attach,
  openPracticeFile,
  type PracticeFile,
  sideText,
} from '#tests/support/practice-file.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

let file: PracticeFile;
beforeEach(async () => {
  file = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
});
afterEach(() => file.test.close());

const photo = async (original: string): Promise<Buffer> =>
  withExif(
    await sharp({ create: { width: 400, height: 300, channels: 3, background: '#88aa66' } })
      .jpeg()
      .toBuffer(),
    makeExif({ original }),
  );

/** The words of an attachment as it is bound. */
async function boundText(id: string): Promise<string> {
  const asset = await file.test.asset(`volumes/attachments/${id}.pdf`);
  if (asset === undefined) throw new Error('no such attachment');
  const path = join(file.test.dir, 'bound.pdf');
  writeFileSync(path, await buffer(asset.open(0, asset.bytes - 1)));
  return sideText(path, 1);
}

describe("a photo's own time of taking", () => {
  it('is kept, is its date where the clerk gave none, and is printed', async () => {
    const taken = await attach(file, '货架.jpg', await photo('2026:03:05 10:11:12'), { kind: 'photo' });
    expect(taken).toMatchObject({ takenAt: '2026-03-05T10:11:12+08:00', date: '2026-03-05' });
    const [listed] = await file.client.volumes.attachments({ caseId: file.theCase.id });
    expect(listed).toMatchObject({ id: taken.id, takenAt: taken.takenAt });
    const text = await boundText(taken.id);
    expect(text).toContain('2026年3月5日10:11:12');
    expect(text).toContain('（照片内记录）');
  });

  it('stands beside another day the clerk gave', async () => {
    const bytes = await photo('2026:03:05 10:11:12');
    const { id } = await attach(file, '货架.jpg', bytes, { kind: 'photo', date: '2026-03-09' });
    const text = await boundText(id);
    for (const words of ['2026年3月5日10:11:12', '登记为2026年3月9日']) expect(text).toContain(words);
  });

  it('is not printed from a clock that was never set', async () => {
    const taken = await attach(file, '货架.jpg', await photo('2036:01:01 00:00:00'), { kind: 'photo' });
    expect(taken.takenAt).toBe('2036-01-01T00:00:00+08:00');
    expect(taken.date).toBeUndefined();
    expect(await boundText(taken.id)).not.toContain('2036');
  });
});

it('a converted scan is kept under the hash of its original and made again when it was touched', async () => {
  const bytes = await readFile(resolve(import.meta.dirname, '../../support/pictures/g4-lzw-jpeg.tif'));
  const taken = await attach(file, '传真.tif', bytes);
  expect(taken).toMatchObject({ mime: 'image/tiff', pages: 3 });
  const folder = join(file.test.app.workplace().archive.derivedDir, taken.sha256.slice(0, 2), taken.sha256);
  const [kept = ''] = readdirSync(folder);
  expect(kept).toMatch(/^pictures-scan-1-[0-9a-f]{64}\.zip$/);
  const before = readFileSync(join(folder, kept));
  expect(before.includes(`"parent":"${taken.sha256}"`)).toBe(true);
  for (const harm of [
    () => writeFileSync(join(folder, kept), Buffer.alloc(before.length)),
    () => rmSync(folder, { recursive: true }),
  ]) {
    harm();
    const { pdf } = await assembled(file);
    expect(readFileSync(pdf).length).toBeGreaterThan(1000);
    await boundText(taken.id);
    expect(readFileSync(join(folder, kept)).equals(before)).toBe(true);
  }
});
