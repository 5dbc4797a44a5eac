/** The kinds of picture that can stand in a volume. */
export type PictureKind = 'jpeg' | 'png' | 'tiff' | 'gif' | 'webp' | 'bmp' | 'heic' | 'avif';

export const pictureMimes: Readonly<Record<PictureKind, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  tiff: 'image/tiff',
  gif: 'image/gif',
  webp: 'image/webp',
  bmp: 'image/bmp',
  heic: 'image/heic',
  avif: 'image/avif',
};

const HEIC_BRANDS = /^(heic|heix|heim|heis|hevc|hevx|mif1|msf1)$/;
const DIB_HEADERS = new Set([12, 40, 52, 56, 64, 108, 124]);

/** What a picture is by its first bytes, whatever its name says; undefined for anything else. */
export function pictureKind(bytes: Uint8Array): PictureKind | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 64));
  const text = (from: number, to: number): string => head.toString('latin1', from, to);
  if (head[0] === 0xff && head[1] === 0xd8) return 'jpeg';
  if (text(0, 4) === '\x89PNG') return 'png';
  if (['II*\0', 'MM\0*', 'II+\0', 'MM\0+'].includes(text(0, 4))) return 'tiff';
  if (text(0, 4) === 'GIF8') return 'gif';
  if (text(0, 4) === 'RIFF' && text(8, 12) === 'WEBP') return 'webp';
  if (text(0, 2) === 'BM' && head.length > 26 && DIB_HEADERS.has(head.readUInt32LE(14))) return 'bmp';
  if (text(4, 8) !== 'ftyp') return undefined;
  const brands = [text(8, 12), ...(text(16, 64).match(/.{4}/gs) ?? [])];
  if (brands[0] === 'avif' || brands[0] === 'avis') return 'avif';
  if (!HEIC_BRANDS.test(brands[0] ?? '')) return undefined;
  // `mif1` only says that it is a picture; the brands after it say of which coding.
  return brands[0] === 'mif1' && brands.includes('avif') && !brands.includes('heic') ? 'avif' : 'heic';
}
