import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { describe, expect, it, vi } from 'vitest';
import { makeExif, tiffTypes, withExif } from '#tests/support/make-exif.ts';
import { makePng, type PngToMake } from '#tests/support/make-png.ts';
import { readPictures } from '#main/platform/pictures/read-pictures.ts';
import { run, temporaryFolder, words } from '../pdf/support.ts';
import { asPhoto, asScan, inQuarters, rendered, seen, ways } from './quarters.ts';

const fixture = (name: string): Promise<Buffer> =>
  readFile(resolve(import.meta.dirname, '../../support/pictures', name));

const [WIDTH, HEIGHT] = [64, 48];
/** red, green; blue, white */
const quarterAt = (x: number, y: number): 0 | 1 | 2 | 3 => {
  if (y < HEIGHT / 2) return x < WIDTH / 2 ? 0 : 1;
  return x < WIDTH / 2 ? 2 : 3;
};
const RGB = [
  [255, 0, 0],
  [0, 255, 0],
  [0, 0, 255],
  [255, 255, 255],
] as const;
const size = { width: WIDTH, height: HEIGHT };
const quarters = makePng({ ...size, depth: 8, colour: 2, pixel: (x, y) => RGB[quarterAt(x, y)] });
const jpeg = (): Promise<Buffer> =>
  sharp(quarters).jpeg({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer();

/** Inks as they are, not mixed anew. */
const inks = async (): Promise<Buffer> =>
  sharp(await fixture('quarters-cmyk.jpg'))
    .pipelineColourspace('cmyk')
    .toColourspace('cmyk')
    .tiff({ compression: 'lzw' })
    .toBuffer();

const kinds: readonly (readonly [string, () => Promise<Buffer>])[] = [
  ['PNG', () => Promise.resolve(quarters)],
  ['JPEG', jpeg],
  ['JPEG, progressive', () => sharp(quarters).jpeg({ progressive: true, quality: 95 }).toBuffer()],
  ['JPEG in four inks', () => fixture('quarters-cmyk.jpg')],
  ['GIF', () => sharp(quarters).gif().toBuffer()],
  ['WebP', () => sharp(quarters).webp({ lossless: true }).toBuffer()],
  ['AVIF', () => sharp(quarters).avif({ quality: 95, chromaSubsampling: '4:4:4' }).toBuffer()],
  ['HEIC', () => fixture('quarters.heic')],
  ['TIFF, LZW', () => sharp(quarters).tiff({ compression: 'lzw' }).toBuffer()],
  ['TIFF, JPEG', () => sharp(quarters).tiff({ compression: 'jpeg', quality: 95 }).toBuffer()],
  ['TIFF in four inks', inks],
  ['TIFF, 16 bits', () => sharp(quarters).toColourspace('rgb16').tiff({ compression: 'deflate' }).toBuffer()],
  ...['rgb24', 'bgra', 'pal8', 'rgb565le', 'rgb555le'].map(
    (format): readonly [string, () => Promise<Buffer>] => [`BMP, ${format}`, () => bmp(format)],
  ),
];

describe.each(Object.entries(ways))('as %s', (_, toPdf) => {
  it.each(kinds)('a %s looks as viewers show it', async (_name, make) => {
    const look = await seen(await toPdf(await make()), 1, 110);
    expect(inQuarters(look), JSON.stringify(look)).toBe(true);
  });

  it('a TIFF of several pages, as scanners and fax machines make them, has them all', async () => {
    const pdf = await toPdf(await fixture('g4-lzw-jpeg.tif'));
    expect(await pagesOf(pdf)).toBe(3);
    // The first page is bilevel with a black quarter, the others are in colour.
    expect((await seen(pdf, 1))['black']?.share).toBeGreaterThan(0.0001);
    expect(inQuarters(await seen(pdf, 2))).toBe(true);
    expect(inQuarters(await seen(pdf, 3, 110))).toBe(true);
  });

  describe('transparency, every form of it', () => {
    const hidden = (x: number, y: number): boolean => quarterAt(x, y) === 3;
    const black = [0, 0, 0] as const;
    const palette = [...RGB.slice(0, 3), black] as const;
    const alpha = (top: number) => (x: number, y: number) => (hidden(x, y) ? 0 : top);
    const rgb = (top: number) => (x: number, y: number) =>
      hidden(x, y) ? [0, 0, 0] : RGB[quarterAt(x, y)].map((one) => (one === 0 ? 0 : top));
    const forms: Readonly<Record<string, Omit<PngToMake, 'width' | 'height'>>> = {
      ...Object.fromEntries(
        ([2, 4, 8] as const).map((depth) => [
          `palette of ${depth} bits`,
          { depth, colour: 3, palette, transparency: [255, 255, 255, 0], pixel: (x, y) => [quarterAt(x, y)] },
        ]),
      ),
      'one colour of 8 bits': { depth: 8, colour: 2, transparency: [0, 0, 0, 0, 0, 0], pixel: rgb(255) },
      'one colour of 16 bits': { depth: 16, colour: 2, transparency: [0, 0, 0, 0, 0, 0], pixel: rgb(65535) },
      'alpha of 8 bits': { depth: 8, colour: 6, pixel: (x, y) => [...rgb(255)(x, y), alpha(255)(x, y)] },
      'alpha of 16 bits': {
        depth: 16,
        colour: 6,
        pixel: (x, y) => [...rgb(65535)(x, y), alpha(65535)(x, y)],
      },
      'alpha, interlaced': {
        depth: 8,
        colour: 6,
        interlaced: true,
        pixel: (x, y) => [...rgb(255)(x, y), alpha(255)(x, y)],
      },
    };
    it.each(Object.entries(forms))('%s lets the paper through', async (_name, form) => {
      const look = await seen(await toPdf(makePng({ ...size, ...form })));
      expect(inQuarters(look), JSON.stringify(look)).toBe(true);
      if (toPdf === asScan) expect(look['black']).toBeUndefined();
    });

    const grey: Readonly<Record<string, Omit<PngToMake, 'width' | 'height'>>> = {
      ...Object.fromEntries(
        ([1, 2, 4, 8, 16] as const).map((depth) => [
          `one grey of ${depth} bits`,
          // All of it is black and black is transparent.
          { depth, colour: 0, transparency: [0, 0], pixel: () => [0] },
        ]),
      ),
      'grey with alpha of 8 bits': { depth: 8, colour: 4, pixel: () => [0, 0] },
      'grey with alpha of 16 bits': { depth: 16, colour: 4, pixel: () => [0, 0] },
      'palette of 1 bit': {
        depth: 1,
        colour: 3,
        palette: [
          [0, 0, 0],
          [255, 255, 255],
        ],
        transparency: [0],
        pixel: () => [0],
      },
    };
    it.each(Object.entries(grey))('%s lets the paper through', async (_name, form) => {
      const [sheet] = await readPictures(makePng({ ...size, ...form }), {
        use: toPdf === asScan ? 'scan' : 'photo',
      });
      const { data } = await sharp(sheet?.pictures[0]?.bytes).raw().toBuffer({ resolveWithObject: true });
      expect(data.every((sample) => sample === 255)).toBe(true);
    });
  });

  it('half transparent black on white is grey', async () => {
    const png = makePng({ ...size, depth: 8, colour: 4, pixel: () => [0, 128] });
    const { pixels, width, height } = await rendered(await toPdf(png));
    const shades = new Set(Array.from({ length: width * height }, (_, at) => pixels[at * 3]));
    expect([126, 127, 128].some((shade) => shades.has(shade))).toBe(true);
  });

  it.each(Object.keys(tiffTypes).filter((type) => type !== 'ascii') as (keyof typeof tiffTypes)[])(
    'a JPEG is turned upright with its orientation typed as %s',
    async (orientationType) => {
      const lying = await sharp(quarters)
        .rotate(270)
        .jpeg({ quality: 95, chromaSubsampling: '4:4:4' })
        .toBuffer();
      const exif = makeExif({ orientation: 6, orientationType, order: 'MM' });
      const look = await seen(await toPdf(withExif(lying, exif)), 1, 110);
      expect(inQuarters(look), JSON.stringify(look)).toBe(true);
    },
  );

  it('the colour profile of a JPEG counts', async () => {
    const colour = { r: 60, g: 160, b: 90 };
    const wide = await sharp({ create: { width: 64, height: 48, channels: 3, background: colour } })
      .withIccProfile('p3')
      .jpeg({ quality: 100 })
      .toBuffer();
    // The same numbers without their profile are another colour.
    const [, , swapped] = await sharp(wide).toColourspace('srgb').raw().toBuffer();
    const withProfile = await commonest(await toPdf(await stripped(wide, false)));
    const without = await commonest(await toPdf(await stripped(wide, true)));
    expect(withProfile).not.toEqual(without);
    expect(Math.abs((withProfile[2] ?? 0) - (swapped ?? 0))).toBeLessThan(4);
  });
});

/** Takes the profile away, or not; the data stays the same. */
async function stripped(jpegBytes: Buffer, strip: boolean): Promise<Buffer> {
  if (!strip) return jpegBytes;
  const at = jpegBytes.indexOf('ICC_PROFILE') - 4;
  const length = jpegBytes.readUInt16BE(at + 2);
  return Promise.resolve(Buffer.concat([jpegBytes.subarray(0, at), jpegBytes.subarray(at + 2 + length)]));
}

/** The commonest colour on a page that is not grey. */
async function commonest(pdf: Uint8Array): Promise<readonly number[]> {
  const { pixels, width, height } = await rendered(pdf);
  const counts = new Map<string, number>();
  for (let at = 0; at < width * height; at += 1) {
    const [r = 0, g = 0, b = 0] = pixels.subarray(at * 3, at * 3 + 3);
    if (Math.max(r, g, b) - Math.min(r, g, b) < 20) continue;
    const key = `${r},${g},${b}`;
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const [[key] = ['']] = [...counts].sort((a, b) => b[1] - a[1]);
  return key.split(',').map(Number);
}

async function bmp(format: string): Promise<Buffer> {
  const folder = temporaryFolder();
  const [source, out] = [join(folder, 'a.png'), join(folder, 'a.bmp')];
  await writeFile(source, quarters);
  run('ffmpeg', '-v', 'error', '-i', source, '-pix_fmt', format, out);
  return readFile(out);
}

async function pagesOf(pdf: Uint8Array): Promise<number> {
  const path = join(temporaryFolder(), 'pages.pdf');
  await writeFile(path, pdf);
  return Number(/Pages:\s+(\d+)/.exec(run('pdfinfo', path))?.[1]);
}

describe('a JPEG', () => {
  const large = () =>
    sharp({
      create: {
        width: 600,
        height: 400,
        channels: 3,
        background: '#fff',
        noise: { type: 'gaussian', mean: 128, sigma: 30 },
      },
    })
      .jpeg()
      .toBuffer();

  it('without end marker is whole when nothing else is missing', async () => {
    for (const whole of [
      await large(),
      await sharp(await large())
        .jpeg({ progressive: true })
        .toBuffer(),
    ]) {
      for (const cut of [1, 2]) {
        const [sheet] = await readPictures(whole.subarray(0, -cut), { use: 'scan' });
        expect(Buffer.from(sheet?.pictures[0]?.bytes ?? []).subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]));
        expect(await sharp(sheet?.pictures[0]?.bytes).raw().toBuffer()).toEqual(
          await sharp(whole).raw().toBuffer(),
        );
      }
    }
  });

  it('is taken with whatever follows its end, which does not come into the volume', async () => {
    const whole = await large();
    for (const tail of ['</html>\n', 'x'.repeat(70_000), whole, Buffer.from([0xff, 0xd8, 0xff, 0xe1])]) {
      const [sheet] = await readPictures(Buffer.concat([whole, Buffer.from(tail)]), { use: 'scan' });
      expect(sheet?.pictures[0]?.converted).toBe(false);
      expect(sheet?.pictures[0]?.bytes.length).toBeLessThanOrEqual(whole.length);
    }
  });

  it('cut off in its data is refused, with an end marker put behind it too', async () => {
    const whole = await large();
    for (const share of [0.1, 0.5, 0.97]) {
      const half = whole.subarray(0, Math.floor(whole.length * share));
      for (const bytes of [half, Buffer.concat([half, Buffer.from([0xff, 0xd9])])])
        await expect(readPictures(bytes, { use: 'scan' })).rejects.toMatchObject({
          code: 'media-unreadable',
          details: { defect: 'truncated' },
        });
    }
  });
});

describe('a PNG', () => {
  const noisy = makePng({
    width: 200,
    height: 100,
    depth: 8,
    colour: 2,
    pixel: (x, y) => [(x * y) % 256, x % 256, y],
  });

  it('without its last chunk is whole when its rows are', async () => {
    const [sheet] = await readPictures(noisy.subarray(0, -12), { use: 'scan' });
    expect(await sharp(sheet?.pictures[0]?.bytes).raw().toBuffer()).toEqual(
      await sharp(noisy).raw().toBuffer(),
    );
  });

  it('with a damaged remark is taken without it', async () => {
    const remark = Buffer.from('0000000474455874414141410badc0de', 'hex');
    const bytes = Buffer.concat([noisy.subarray(0, 33), remark, noisy.subarray(33)]);
    const [sheet] = await readPictures(bytes, { use: 'scan' });
    expect(sheet?.pictures[0]).toMatchObject({ width: 200, height: 100 });
  });
});

describe('a long screenshot', () => {
  const long = (width: number, height: number) =>
    sharp({ create: { width, height, channels: 3, background: '#c8e6c9' } });

  it('is cut into numbered pieces, two on a page, each readable', async () => {
    for (const bytes of [
      await long(1080, 12_000).png().toBuffer(),
      await long(1080, 16_400).jpeg().toBuffer(),
      await long(1080, 40_000)
        .webp({ effort: 0 })
        .toBuffer()
        .catch(() => long(1080, 16_000).webp({ effort: 0 }).toBuffer()),
    ]) {
      const path = join(temporaryFolder(), 'long.pdf');
      const scan = await asScan(bytes);
      await writeFile(path, scan);
      expect(words(path, 1)).toEqual(['1', '2']);
      expect(words(path, 2)).toEqual(['3', '4']);
      // At least 70 mm wide, as on the telephone: 1080 pixels at 392 to the inch.
      expect(widths(path).every((ppi) => ppi < 392)).toBe(true);
      const photo = await asPhoto(bytes);
      await writeFile(path, photo);
      expect(words(path, 1).join('')).toMatch(/第1段（共\d+段）第2段（共\d+段）/);
      expect(words(path, 2).join('')).toContain('第3段');
      expect(words(path, 2).join('')).toContain('确认签名及日期');
      expect(widths(path).every((ppi) => ppi < 392)).toBe(true);
    }
  });

  it('stays whole where it was counted as one page before', async () => {
    const bytes = await long(1080, 12_000).png().toBuffer();
    for (const use of ['scan', 'photo'] as const)
      expect(await readPictures(bytes, { use, whole: true })).toHaveLength(1);
  });
});

/** Pixels per inch of the pictures of a PDF, as they are drawn. */
const widths = (path: string): readonly number[] =>
  run('pdfimages', '-list', path)
    .trim()
    .split('\n')
    .slice(2)
    .map((line) => Number(line.trim().split(/\s+/)[12]));

describe('limits', () => {
  it('a picture of more pixels than any camera makes is refused before it is unpacked', async () => {
    const bomb = makePng({ width: 1, height: 1, depth: 8, colour: 2, pixel: () => [0, 0, 0] });
    const header = Buffer.from(bomb.subarray(16, 29));
    header.writeUInt32BE(20_000, 0);
    header.writeUInt32BE(20_000, 4);
    const { pngChunk } = await import('#tests/support/make-exif.ts');
    const bytes = Buffer.concat([bomb.subarray(0, 8), pngChunk('IHDR', header), bomb.subarray(33)]);
    await expect(readPictures(bytes, { use: 'scan' })).rejects.toMatchObject({
      code: 'media-unreadable',
      details: { defect: 'too-large' },
      message: expect.stringContaining('3亿像素'),
    });
  });

  it('a very large one comes in reduced, while the program goes on', async () => {
    const bytes = await sharp({
      create: { width: 15_811, height: 15_811, channels: 3, background: '#ff0000' },
    })
      .png({ compressionLevel: 1 })
      .toBuffer();
    let turns = 0;
    const clock = setInterval(() => (turns += 1), 5);
    const [scan] = await readPictures(bytes, { use: 'scan' });
    const [photo] = await readPictures(bytes, { use: 'photo' });
    clearInterval(clock);
    expect(turns).toBeGreaterThan(3);
    expect(scan?.pictures[0]).toMatchObject({ width: 7100, height: 7100 });
    expect(photo?.pictures[0]).toMatchObject({ width: 2400, height: 2400 });
  });

  it('stops when it is no longer wanted', async () => {
    const stop = new AbortController();
    const read = readPictures(quarters, { use: 'scan', signal: stop.signal });
    stop.abort();
    await expect(read).rejects.toMatchObject({ code: 'cancelled' });
  });
});

describe('what cannot be read', () => {
  it.each([
    ['HEIC', async () => (await fixture('quarters.heic')).subarray(0, 600)],
    ['TIFF', async () => (await fixture('g4-lzw-jpeg.tif')).subarray(0, 100)],
    ['GIF', () => Promise.resolve(Buffer.from('GIF89a.....'))],
    ['BMP', async () => Buffer.concat([(await bmp('rgb24')).subarray(0, 30), Buffer.alloc(40, 1)])],
  ])('half a %s is refused with a sentence', async (_name, make) => {
    await expect(readPictures(await make(), { use: 'scan' })).rejects.toMatchObject({
      code: 'media-unreadable',
    });
  });

  it('a BMP on a computer without ffmpeg says what to do', async () => {
    const bytes = await bmp('rgb24');
    vi.stubEnv('FFMPEG_PATH', '/nowhere/ffmpeg');
    try {
      await expect(readPictures(bytes, { use: 'scan' })).rejects.toMatchObject({
        code: 'not-available',
        message: expect.stringContaining('打印成 PDF'),
      });
    } finally {
      vi.unstubAllEnvs();
    }
  });
});
