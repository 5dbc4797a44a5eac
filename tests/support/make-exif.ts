import { crc32 } from 'node:zlib';

/** How a value is typed in the directory: the numbers are those of the TIFF specification. */
export const tiffTypes = { byte: 1, ascii: 2, short: 3, long: 4, rational: 5, sshort: 8, slong: 9 } as const;

interface Entry {
  readonly tag: number;
  readonly type: keyof typeof tiffTypes;
  readonly value: string | number | readonly number[];
}

export interface ExifToMake {
  readonly order?: 'II' | 'MM';
  readonly orientation?: number | readonly number[];
  readonly orientationType?: keyof typeof tiffTypes;
  readonly make?: string;
  readonly model?: string;
  /** DateTimeOriginal as it stands in the file, `2026:03:05 10:11:12`. */
  readonly original?: string;
  readonly offset?: string;
  readonly subSec?: string;
}

/** The TIFF block of an EXIF segment. */
export function makeExif(wanted: ExifToMake): Buffer {
  const order = wanted.order ?? 'II';
  const ascii = (tag: number, value: string | undefined): Entry[] =>
    value === undefined ? [] : [{ tag, type: 'ascii', value }];
  const inner = [
    ...ascii(0x9003, wanted.original),
    ...ascii(0x9011, wanted.offset),
    ...ascii(0x9291, wanted.subSec),
  ];
  const outer: Entry[] = [
    ...ascii(0x010f, wanted.make),
    ...ascii(0x0110, wanted.model),
    ...(wanted.orientation === undefined
      ? []
      : [
          {
            tag: 0x0112,
            type: wanted.orientationType ?? 'short',
            value: wanted.orientation,
          } as const,
        ]),
  ];
  const head = Buffer.alloc(8);
  head.write(order, 'latin1');
  write(head, order, 2, 42, 2);
  write(head, order, 4, 8, 4);
  const placeholder: Entry = { tag: 0x8769, type: 'long', value: 0 };
  const first = directory([...outer, placeholder], 8, order);
  const second = directory(inner, 8 + first.length, order);
  return Buffer.concat([
    head,
    directory([...outer, { ...placeholder, value: 8 + first.length }], 8, order),
    second,
  ]);
}

/** An EXIF block as a JPEG segment, to be put after the two bytes of the start marker. */
export function exifSegment(exif: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif]);
  const length = Buffer.alloc(2);
  length.writeUInt16BE(body.length + 2);
  return Buffer.concat([Buffer.from([0xff, 0xe1]), length, body]);
}

export const withExif = (jpeg: Uint8Array, exif: Buffer): Buffer =>
  Buffer.concat([jpeg.subarray(0, 2), exifSegment(exif), jpeg.subarray(2)]);

/** A chunk of a PNG with its length and checksum. */
export function pngChunk(type: string, body: Uint8Array): Buffer {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), body]);
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(body.length);
  sum.writeUInt32BE(crc32(named));
  return Buffer.concat([length, named, sum]);
}

/** The frame of a HEIC file with no picture in it, only an EXIF item. */
export function heicWithExif(exif: Buffer): Buffer {
  const item = Buffer.concat([Buffer.from([0, 0, 0, 6]), Buffer.from('Exif\0\0', 'latin1'), exif]);
  const ftyp = box('ftyp', Buffer.from('heic\0\0\0\0mif1heic', 'latin1'));
  const infe = box('infe', Buffer.from([2, 0, 0, 0, 0, 1, 0, 0]), Buffer.from('Exif\0', 'latin1'));
  const iinf = box('iinf', Buffer.from([0, 0, 0, 0, 0, 1]), infe);
  const hdlr = box('hdlr', Buffer.alloc(8), Buffer.from('pict', 'latin1'), Buffer.alloc(13));
  const meta = (offset: number) => {
    const extent = Buffer.alloc(8);
    extent.writeUInt32BE(offset, 0);
    extent.writeUInt32BE(item.length, 4);
    const iloc = box('iloc', Buffer.from([1, 0, 0, 0, 0x44, 0, 0, 1, 0, 1, 0, 0, 0, 0, 0, 1]), extent);
    return box('meta', Buffer.alloc(4), hdlr, iinf, iloc);
  };
  const offset = ftyp.length + meta(0).length + 8;
  return Buffer.concat([ftyp, meta(offset), box('mdat', item)]);
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(body.length + 8);
  return Buffer.concat([length, Buffer.from(type, 'latin1'), body]);
}

const sizes = { byte: 1, ascii: 1, short: 2, long: 4, rational: 8, sshort: 2, slong: 4 } as const;

function directory(entries: readonly Entry[], at: number, order: 'II' | 'MM'): Buffer {
  const fixed = Buffer.alloc(2 + entries.length * 12 + 4);
  write(fixed, order, 0, entries.length, 2);
  const tail: Buffer[] = [];
  let free = at + fixed.length;
  [...entries]
    .sort((a, b) => a.tag - b.tag)
    .forEach(({ tag, type, value }, index) => {
      const where = 2 + index * 12;
      const bytes = encode(type, value, order);
      write(fixed, order, where, tag, 2);
      write(fixed, order, where + 2, tiffTypes[type], 2);
      write(fixed, order, where + 4, bytes.length / sizes[type], 4);
      if (bytes.length <= 4) bytes.copy(fixed, where + 8);
      else {
        write(fixed, order, where + 8, free, 4);
        const even = Buffer.concat([bytes, Buffer.alloc(bytes.length % 2)]);
        tail.push(even);
        free += even.length;
      }
    });
  return Buffer.concat([fixed, ...tail]);
}

function encode(type: Entry['type'], value: Entry['value'], order: 'II' | 'MM'): Buffer {
  if (typeof value === 'string') return Buffer.from(`${value}\0`, 'latin1');
  const numbers = typeof value === 'number' ? [value] : value;
  return Buffer.concat(
    numbers.map((one) => {
      const bytes = Buffer.alloc(sizes[type]);
      if (type === 'rational') {
        write(bytes, order, 0, one, 4);
        write(bytes, order, 4, 1, 4);
      } else write(bytes, order, 0, one, sizes[type]);
      return bytes;
    }),
  );
}

function write(bytes: Buffer, order: 'II' | 'MM', at: number, value: number, size: number): void {
  if (order === 'II') bytes.writeUIntLE(value, at, size);
  else bytes.writeUIntBE(value, at, size);
}
