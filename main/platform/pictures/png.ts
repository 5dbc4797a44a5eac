import { crc32, createInflate } from 'node:zlib';
import { MAX_PIXELS, pictureProblem } from './picture-problem.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const END = Buffer.from([0, 0, 0, 0, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42, 0x60, 0x82]);
const INCHES_PER_METRE = 39.3701;

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

export interface Png extends Header {
  readonly dpi: number | undefined;
  /** Red, green and blue of the palette, one after the other; empty without one. */
  readonly palette: Uint8Array;
  /** The compressed rows. */
  readonly data: Uint8Array;
  /** Neither transparent, nor interlaced, nor deeper than 8 bits, nor in colours of its own. */
  readonly ordinary: boolean;
  /** The picture without chunks no reader needs, closed as it should be. */
  readonly sound: Uint8Array;
}

/** Samples per pixel by PNG colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };
const DEPTHS: Readonly<Record<number, readonly number[]>> = {
  0: [1, 2, 4, 8, 16],
  2: [8, 16],
  3: [1, 2, 4, 8],
  4: [8, 16],
  6: [8, 16],
};
/** What decides how the picture looks; anything else is left out. */
const KEPT = new Set(['IHDR', 'PLTE', 'tRNS', 'iCCP', 'sRGB', 'pHYs', 'eXIf', 'IDAT']);

/** Takes a PNG apart and holds it against its own checksums. Errors: `media-unreadable`. */
export function readPng(bytes: Uint8Array): Png {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (!SIGNATURE.equals(view.subarray(0, 8))) throw pictureProblem('damaged');
  const kept: Buffer[] = [SIGNATURE];
  const data: Buffer[] = [];
  const seen = new Set<string>();
  let header: Header | undefined;
  let palette: Buffer = Buffer.alloc(0);
  let dpi: number | undefined;
  for (let at = SIGNATURE.length; at + 12 <= view.length;) {
    const length = view.readUInt32BE(at);
    const end = at + 12 + length;
    if (end > view.length) break;
    const type = view.subarray(at + 4, at + 8).toString('latin1');
    const body = view.subarray(at + 8, at + 8 + length);
    const intact = crc32(view.subarray(at + 4, at + 8 + length)) === view.readUInt32BE(at + 8 + length);
    // Only a chunk with a capital first letter is needed for the picture.
    if (!intact && /^[A-Z]/.test(type)) throw pictureProblem('damaged');
    if (type === 'IEND') break;
    if (intact && KEPT.has(type) && (type === 'IDAT' || !seen.has(type))) {
      seen.add(type);
      kept.push(view.subarray(at, end));
      if (type === 'IHDR') header = readHeader(body);
      if (type === 'PLTE') palette = body;
      if (type === 'IDAT') data.push(body);
      if (type === 'pHYs' && body.length === 9 && body[8] === 1)
        dpi = body.readUInt32BE(0) / INCHES_PER_METRE;
    }
    at = end;
  }
  if (header === undefined || data.length === 0) throw pictureProblem('truncated');
  if (header.colour === 3 && (palette.length < 3 || palette.length > 768)) throw pictureProblem('damaged');
  return {
    ...header,
    dpi: dpi === undefined || dpi < 2 ? undefined : dpi,
    palette,
    data: Buffer.concat(data),
    ordinary:
      !header.interlaced &&
      header.depth <= 8 &&
      header.colour <= 3 &&
      !['tRNS', 'iCCP', 'eXIf'].some((type) => seen.has(type)),
    sound: Buffer.concat([...kept, END]),
  };
}

function readHeader(body: Buffer): Header {
  if (body.length < 13) throw pictureProblem('damaged');
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  const [depth, colour] = [body[8] ?? 0, body[9] ?? 0];
  if (width === 0 || height === 0 || DEPTHS[colour]?.includes(depth) !== true)
    throw pictureProblem('damaged');
  if (width * height > MAX_PIXELS) throw pictureProblem('too-large');
  return { width, height, depth, colour, interlaced: body[12] === 1 };
}

export const samplesOf = ({ colour }: Pick<Header, 'colour'>): number => SAMPLES[colour] ?? 1;

/** Counts the unpacked rows of a picture that is not interlaced, without keeping them. */
export async function requireAllRows(png: Png): Promise<void> {
  const row = Math.ceil((png.width * png.depth * samplesOf(png)) / 8) + 1;
  const wanted = row * png.height;
  let found = 0;
  const inflate = createInflate();
  inflate.end(png.data);
  try {
    for await (const piece of inflate) {
      if (!(piece instanceof Buffer)) continue;
      for (let at = (row - (found % row)) % row; at < piece.length; at += row) {
        // A filter the format does not know: readers stop here or show rubbish.
        if (found + at < wanted && (piece[at] ?? 0) > 4) throw pictureProblem('damaged');
      }
      found += piece.length;
      if (found >= wanted) return;
    }
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR')
      throw pictureProblem('truncated', error);
    throw error instanceof Error && error.name === 'ProblemError' ? error : pictureProblem('damaged', error);
  }
  throw pictureProblem('truncated');
}
