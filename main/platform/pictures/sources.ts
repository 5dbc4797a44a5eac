import sharp from 'sharp';
import { readExif } from '../exif/read-exif.ts';
import { decoding, type Source } from './convert.ts';
import { decodeHeic } from './heic.ts';
import { readJpeg, withOrientation } from './jpeg.ts';
import type { PictureKind } from './picture-kind.ts';
import { MAX_PAGES, MAX_PIXELS, pictureProblem } from './picture-problem.ts';
import { readPng, requireAllRows } from './png.ts';

/** The pictures of a file, checked to be whole where they are to be taken over as they are. */
export async function sourcesOf(
  bytes: Uint8Array,
  kind: Exclude<PictureKind, 'bmp'>,
): Promise<readonly Source[]> {
  switch (kind) {
    case 'jpeg':
      return [await jpegSource(bytes)];
    case 'png':
      return [await pngSource(bytes)];
    case 'heic':
      return [await decodeHeic(bytes)];
    case 'tiff':
      return pagesOf(bytes);
    case 'gif':
      return [{ ...(await single(bytes)), lossless: true }];
    case 'webp':
    case 'avif':
      return [await single(bytes)];
  }
}

async function jpegSource(bytes: Uint8Array): Promise<Source> {
  const { width, height, ordinary, dpi, sound } = readJpeg(bytes);
  if (width * height > MAX_PIXELS) throw pictureProblem('too-large');
  await requireWhole(sound);
  const { orientation = 1 } = await readExif(bytes);
  const input = orientation === 1 ? sound : withOrientation(sound, orientation);
  const source = { input, dpi, lossless: false };
  if (!ordinary) return mixed(source);
  const plain = {
    mime: 'image/jpeg',
    bytes: sound,
    width,
    height,
    orientation,
    dpi,
    converted: false,
  } as const;
  return { ...source, plain };
}

/**
 * Decodes everything. With its end marker added, a picture that lacks nothing else gives no
 * warning; one that ends in its middle does.
 */
async function requireWhole(sound: Uint8Array): Promise<void> {
  // In grey, for memory; made smaller, the decoder would not look at the last rows.
  const decode = (failOn: 'warning' | 'error') =>
    sharp(sound, { limitInputPixels: MAX_PIXELS, failOn, sequentialRead: true })
      .toColourspace('b-w')
      .raw()
      .toBuffer();
  await decoding(async () => {
    try {
      await decode('warning');
    } catch (error) {
      // Other warnings, as of stray bytes, are no reason: readers show such pictures.
      if (error instanceof Error && /premature end/i.test(error.message)) throw error;
      await decode('error');
    }
  });
}

/** Four inks without a profile, mixed as browsers and image viewers do; anything else as it is. */
async function mixed(source: Source): Promise<Source> {
  const { input, options, dpi } = source;
  const decoder = () => sharp(input, { limitInputPixels: MAX_PIXELS, ...options });
  const { space, hasProfile, depth } = await decoding(() => decoder().metadata());
  if (space !== 'cmyk' || hasProfile) return source;
  const deep = depth === 'ushort';
  const { data, info } = await decoding(() =>
    decoder()
      .autoOrient()
      .pipelineColourspace('cmyk')
      .toColourspace('cmyk')
      .raw({ depth: deep ? 'ushort' : 'uchar' })
      .toBuffer({ resolveWithObject: true }),
  );
  const { width, height, channels } = info;
  const samples = deep ? new Uint16Array(data.buffer, data.byteOffset, data.length / 2) : data;
  const full = deep ? 0xffff : 0xff;
  const share = (at: number): number => (samples[at] ?? 0) / full;
  const rgb = new Uint8Array(width * height * 3);
  for (let from = 0, to = 0; to < rgb.length; from += channels, to += 3) {
    const light = 1 - share(from + 3);
    const opaque = channels > 4 ? share(from + 4) : 1;
    for (let ink = 0; ink < 3; ink += 1)
      rgb[to + ink] = Math.round(255 * (1 - opaque * (1 - (1 - share(from + ink)) * light)));
  }
  return { input: rgb, options: { raw: { width, height, channels: 3 } }, dpi, lossless: false };
}

async function pngSource(bytes: Uint8Array): Promise<Source> {
  const png = readPng(bytes);
  const { width, height, dpi, sound } = png;
  const source = { input: sound, dpi, lossless: true };
  if (!png.ordinary) return source;
  await requireAllRows(png);
  const plain = {
    mime: 'image/png',
    bytes: sound,
    width,
    height,
    orientation: 1,
    dpi,
    converted: false,
  } as const;
  return { ...source, plain };
}

async function single(bytes: Uint8Array): Promise<Source> {
  const { density } = await decoding(() => sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata());
  return { input: bytes, dpi: believable(density), lossless: false };
}

async function pagesOf(bytes: Uint8Array): Promise<readonly Source[]> {
  const { pages = 1 } = await decoding(() => sharp(bytes, { limitInputPixels: MAX_PIXELS }).metadata());
  if (pages > MAX_PAGES) throw pictureProblem('too-many-pages');
  return Promise.all(
    Array.from({ length: pages }, async (_, page) => {
      const options = { page, limitInputPixels: MAX_PIXELS };
      const { density } = await decoding(() => sharp(bytes, options).metadata());
      return mixed({ input: bytes, options, dpi: believable(density), lossless: false });
    }),
  );
}

/** 72 is what the decoder says when the file says nothing; thousands come from files that name no unit. */
const believable = (density: number | undefined): number | undefined =>
  density === undefined || density <= 72 || density > 2400 ? undefined : density;
