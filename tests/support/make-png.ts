import { deflateSync } from 'node:zlib';
import { pngChunk } from './make-exif.ts';

export interface PngToMake {
  readonly width: number;
  readonly height: number;
  readonly depth: 1 | 2 | 4 | 8 | 16;
  /** 0 grey, 2 RGB, 3 palette, 4 grey with alpha, 6 RGB with alpha */
  readonly colour: 0 | 2 | 3 | 4 | 6;
  /** Samples of a pixel, each within the depth. */
  readonly pixel: (x: number, y: number) => readonly number[];
  readonly palette?: readonly (readonly [number, number, number])[];
  readonly transparency?: readonly number[];
  readonly interlaced?: boolean;
  /** Chunks before the data. */
  readonly chunks?: readonly Buffer[];
}

const ADAM7 = [
  [0, 0, 8, 8],
  [4, 0, 8, 8],
  [0, 4, 4, 8],
  [2, 0, 4, 4],
  [0, 2, 2, 4],
  [1, 0, 2, 2],
  [0, 1, 1, 2],
] as const;

/** A PNG of any of the format's kinds, without row filters. */
export function makePng(wanted: PngToMake): Buffer {
  const { width, height, depth, colour, palette, transparency, interlaced = false, chunks = [] } = wanted;
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([depth, colour, 0, 0, interlaced ? 1 : 0], 8);
  const passes = interlaced ? ADAM7 : ([[0, 0, 1, 1]] as const);
  const rows = passes.flatMap(([x0, y0, dx, dy]) => {
    const columns = range(x0, width, dx);
    return columns.length === 0 ? [] : range(y0, height, dy).map((y) => rowOf(wanted, columns, y));
  });
  return Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    pngChunk('IHDR', header),
    ...chunks,
    ...(palette === undefined ? [] : [pngChunk('PLTE', Buffer.from(palette.flat()))]),
    ...(transparency === undefined ? [] : [pngChunk('tRNS', Buffer.from(transparency))]),
    pngChunk('IDAT', deflateSync(Buffer.concat(rows))),
    pngChunk('IEND', Buffer.alloc(0)),
  ]);
}

const range = (from: number, to: number, step: number): readonly number[] =>
  Array.from({ length: Math.max(0, Math.ceil((to - from) / step)) }, (_, index) => from + index * step);

function rowOf({ depth, pixel }: PngToMake, columns: readonly number[], y: number): Buffer {
  const bits = columns
    .flatMap((x) => pixel(x, y))
    .map((sample) => sample.toString(2).padStart(depth, '0'))
    .join('');
  const bytes = bits.padEnd(Math.ceil(bits.length / 8) * 8, '0').match(/.{8}/g) ?? [];
  return Buffer.from([0, ...bytes.map((byte) => Number.parseInt(byte, 2))]);
}
