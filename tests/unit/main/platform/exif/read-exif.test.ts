import { mkdtemp, open, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readExif } from '#main/platform/exif/read-exif.ts';
import {
  exifSegment,
  heicWithExif,
  makeExif,
  pngChunk,
  tiffTypes,
  withExif,
} from '#tests/support/make-exif.ts';

const JPEG = Buffer.from([0xff, 0xd8, 0xff, 0xd9]);
const full = {
  orientation: 6,
  make: 'HUAWEI',
  model: 'LYA-AL00',
  original: '2026:03:05 10:11:12',
  subSec: '1234',
} as const;
const read = {
  takenAt: '2026-03-05T10:11:12+08:00',
  milliseconds: 123,
  orientation: 6,
  camera: 'HUAWEI LYA-AL00',
};

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'anjuan-exif-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.each(['II', 'MM'] as const)('EXIF in byte order %s', (order) => {
  const exif = makeExif({ ...full, order });
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
    pngChunk('eXIf', exif),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
  it.each([
    ['jpg', withExif(JPEG, exif)],
    ['tif', exif],
    ['png', png],
    ['heic', heicWithExif(exif)],
  ])('is read from %s, bytes and file', async (extension, bytes) => {
    expect(await readExif(bytes)).toEqual(read);
    expect(await readExif(new Uint8Array(bytes))).toEqual(read);
    const path = join(folder, `${order}.${extension}`);
    await writeFile(path, bytes);
    expect(await readExif(path)).toEqual(read);
  });
});

it('reads the head of a file only', async () => {
  const path = join(folder, 'huge.jpg');
  await writeFile(path, withExif(JPEG, makeExif(full)));
  // Sparse: reading all of it would need 8 GB of memory.
  const file = await open(path, 'r+');
  await file.truncate(8 * 1024 ** 3);
  await file.close();
  expect(await readExif(path)).toEqual(read);
});

it('reads EXIF that stands behind other segments', async () => {
  const other = Buffer.concat([Buffer.from([0xff, 0xe2, 0xff, 0xff]), Buffer.alloc(0xffff - 2)]);
  const bytes = Buffer.concat([
    JPEG.subarray(0, 2),
    other,
    other,
    exifSegment(makeExif(full)),
    JPEG.subarray(2),
  ]);
  const path = join(folder, 'late.jpg');
  await writeFile(path, bytes);
  expect(await readExif(bytes)).toEqual(read);
  expect(await readExif(path)).toEqual(read);
});

it.each(Object.keys(tiffTypes).filter((type) => type !== 'ascii') as (keyof typeof tiffTypes)[])(
  'reads an orientation typed as %s, alone or as the first of a list',
  async (orientationType) => {
    for (const order of ['II', 'MM'] as const) {
      for (const orientation of [8, [8, 1]]) {
        const bytes = withExif(JPEG, makeExif({ order, orientation, orientationType }));
        expect(await readExif(bytes)).toEqual({ orientation: 8 });
      }
    }
  },
);

it.each([0, 9, 255])('has no orientation for %d', async (orientation) => {
  expect(await readExif(withExif(JPEG, makeExif({ orientation })))).toEqual({});
});

describe('the time of taking', () => {
  const taken = (original: string, offset?: string) =>
    readExif(withExif(JPEG, makeExif({ original, ...(offset === undefined ? {} : { offset }) })));

  it('is brought to China time when the camera states its zone', async () => {
    expect(await taken('2026:03:05 02:11:12', '+00:00')).toEqual({
      takenAt: '2026-03-05T10:11:12+08:00',
      offset: '+00:00',
    });
    expect(await taken('2026:03:05 10:11:12', '+08:00')).toEqual({
      takenAt: '2026-03-05T10:11:12+08:00',
      offset: '+08:00',
    });
  });
  it.each(['    :  :     :  :  ', '0000:00:00 00:00:00', '2026:02:30 10:00:00', '2026:03:05', 'x', ''])(
    'is not made of %j',
    async (original) => {
      expect(await taken(original)).toEqual({});
    },
  );
  it('is read with other separators and without a usable zone', async () => {
    expect(await taken('2026-03-05T10:11:12', '   :  ')).toEqual({ takenAt: '2026-03-05T10:11:12+08:00' });
  });
});

it('names the maker once', async () => {
  const bytes = withExif(JPEG, makeExif({ make: 'Canon', model: 'Canon EOS R6' }));
  expect(await readExif(bytes)).toEqual({ camera: 'Canon EOS R6' });
});

it('gives nothing for what has none', async () => {
  expect(await readExif(JPEG)).toEqual({});
  expect(await readExif(new Uint8Array(0))).toEqual({});
  expect(await readExif(Buffer.from('%PDF-1.7'))).toEqual({});
});

it('throws the error of the system for a file that is not there', async () => {
  await expect(readExif(join(folder, 'none.jpg'))).rejects.toMatchObject({ code: 'ENOENT' });
});

it('never throws for damaged bytes', async () => {
  const whole = withExif(JPEG, makeExif(full));
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 }),
      fc.nat(whole.length),
      async (changes, length) => {
        const damaged = Buffer.from(whole.subarray(0, length));
        for (const [at, value] of changes) if (at < length) damaged[at] = value;
        const found = await readExif(damaged);
        expect(Object.values(found).every((value) => value !== undefined)).toBe(true);
      },
    ),
    { numRuns: 300 },
  );
});
