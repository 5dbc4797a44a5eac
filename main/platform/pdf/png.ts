import { crc32, deflateSync, inflateSync } from 'node:zlib';
import { imageProblem } from './image-problem.ts';
import type { EmbeddableImage } from './image.ts';

const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const INCHES_PER_METRE = 39.3701;
/** Beyond this a "small" file could unpack to fill the memory; no scanner makes such pages. */
const MAX_PIXELS = 250_000_000;

export const isPng = (bytes: Uint8Array): boolean => SIGNATURE.equals(bytes.subarray(0, 8));

interface Header {
  readonly width: number;
  readonly height: number;
  readonly depth: number;
  readonly colour: number;
  readonly interlaced: boolean;
}

/** Samples per pixel by PNG colour type: grey, RGB, palette, grey with alpha, RGB with alpha. */
const SAMPLES: Readonly<Record<number, number>> = { 0: 1, 2: 3, 3: 1, 4: 2, 6: 4 };

/**
 * Reads a PNG. PDF knows PNG's own compression, so opaque pictures go over as they are;
 * those with an alpha channel are unpacked and split into colour and transparency.
 */
export function readPng(bytes: Uint8Array): EmbeddableImage {
  const { header, palette, dpi, data } = readChunks(bytes);
  const { width, height } = header;
  if (header.interlaced || SAMPLES[header.colour] === undefined) throw imageProblem('unsupported');
  const common = { width, height, orientation: 1, dpi } as const;
  if (header.colour === 4 || header.colour === 6) return { ...common, ...splitAlpha(header, data) };
  const samples = SAMPLES[header.colour] ?? 1;
  const unpacked = unpack(data, header);
  if (unpacked.length < (rowBytes(header) + 1) * height) throw imageProblem('damaged');
  return {
    ...common,
    entries:
      `/ColorSpace${colourSpace(header, palette)}/BitsPerComponent ${header.depth}/Filter/FlateDecode` +
      `/DecodeParms<</Predictor 15/Colors ${samples}/BitsPerComponent ${header.depth}/Columns ${width}>>`,
    data,
  };
}

function readChunks(bytes: Uint8Array): {
  header: Header;
  palette: Buffer;
  dpi: number | undefined;
  data: Buffer;
} {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const data: Buffer[] = [];
  let header: Header | undefined;
  let palette: Buffer = Buffer.alloc(0);
  let dpi: number | undefined;
  for (let at = SIGNATURE.length; at + 12 <= view.length;) {
    const length = view.readUInt32BE(at);
    const type = view.subarray(at + 4, at + 8).toString('latin1');
    const body = view.subarray(at + 8, at + 8 + length);
    if (at + 12 + length > view.length) break;
    if (crc32(view.subarray(at + 4, at + 8 + length)) !== view.readUInt32BE(at + 8 + length))
      throw imageProblem('damaged');
    if (type === 'IHDR') header = readHeader(body);
    if (type === 'PLTE') palette = body;
    if (type === 'IDAT') data.push(body);
    if (type === 'pHYs' && body[8] === 1) dpi = body.readUInt32BE(0) / INCHES_PER_METRE;
    if (type === 'IEND') {
      if (header === undefined) throw imageProblem('damaged');
      return {
        header,
        palette,
        dpi: dpi === undefined || dpi < 2 ? undefined : dpi,
        data: Buffer.concat(data),
      };
    }
    at += 12 + length;
  }
  throw imageProblem('truncated');
}

function readHeader(body: Buffer): Header {
  if (body.length < 13) throw imageProblem('damaged');
  const [width, height] = [body.readUInt32BE(0), body.readUInt32BE(4)];
  if (width === 0 || height === 0) throw imageProblem('damaged');
  if (width * height > MAX_PIXELS) throw imageProblem('unsupported');
  return { width, height, depth: body[8] ?? 8, colour: body[9] ?? 0, interlaced: body[12] === 1 };
}

const rowBytes = ({ width, depth, colour }: Header): number =>
  Math.ceil((width * depth * (SAMPLES[colour] ?? 1)) / 8);

function unpack(data: Buffer, header: Header): Buffer {
  try {
    return inflateSync(data, { maxOutputLength: (rowBytes(header) + 1) * header.height + 64 });
  } catch (error) {
    throw imageProblem('damaged', error);
  }
}

function colourSpace({ colour, depth }: Header, palette: Buffer): string {
  if (colour === 0) return '/DeviceGray';
  if (colour === 2) return '/DeviceRGB';
  if (palette.length < 3 || palette.length > 768 || depth > 8) throw imageProblem('damaged');
  return `[/Indexed/DeviceRGB ${Math.floor(palette.length / 3) - 1}<${palette.toString('hex')}>]`;
}

/** Undoes the row filters and separates colour from alpha, both with 8 bits a sample. */
function splitAlpha(header: Header, data: Buffer): Pick<EmbeddableImage, 'entries' | 'data' | 'alpha'> {
  const samples = SAMPLES[header.colour] ?? 4;
  const bytesPerSample = header.depth / 8;
  const rows = unfilter(unpack(data, header), rowBytes(header), header.height, samples * bytesPerSample);
  const pixels = header.width * header.height;
  const colours = samples - 1;
  const colour = Buffer.alloc(pixels * colours);
  const alpha = Buffer.alloc(pixels);
  for (let pixel = 0, from = 0; pixel < pixels; pixel += 1) {
    for (let sample = 0; sample < colours; sample += 1, from += bytesPerSample) {
      colour[pixel * colours + sample] = rows[from] ?? 0;
    }
    alpha[pixel] = rows[from] ?? 0;
    from += bytesPerSample;
  }
  const space = colours === 1 ? '/DeviceGray' : '/DeviceRGB';
  return {
    entries: `/ColorSpace${space}/BitsPerComponent 8/Filter/FlateDecode`,
    data: deflateSync(colour, { level: 3 }),
    alpha: deflateSync(alpha, { level: 3 }),
  };
}

/** PNG row filters, PNG specification section 9. */
function unfilter(packed: Buffer, stride: number, height: number, step: number): Buffer {
  if (packed.length < (stride + 1) * height) throw imageProblem('damaged');
  const rows = Buffer.alloc(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = packed[y * (stride + 1)] ?? 0;
    const source = y * (stride + 1) + 1;
    const row = y * stride;
    for (let x = 0; x < stride; x += 1) {
      const left = x >= step ? (rows[row + x - step] ?? 0) : 0;
      const above = y > 0 ? (rows[row + x - stride] ?? 0) : 0;
      const corner = x >= step && y > 0 ? (rows[row + x - stride - step] ?? 0) : 0;
      rows[row + x] = (packed[source + x] ?? 0) + predict(filter, left, above, corner);
    }
  }
  return rows;
}

function predict(filter: number, left: number, above: number, corner: number): number {
  if (filter === 0) return 0;
  if (filter === 1) return left;
  if (filter === 2) return above;
  if (filter === 3) return (left + above) >> 1;
  if (filter !== 4) throw imageProblem('damaged');
  const estimate = left + above - corner;
  const [a, b, c] = [Math.abs(estimate - left), Math.abs(estimate - above), Math.abs(estimate - corner)];
  return a <= b && a <= c ? left : b <= c ? above : corner;
}
