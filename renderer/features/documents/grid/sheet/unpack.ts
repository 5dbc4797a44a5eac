import { Inflate } from 'fflate';
import { TableFileError } from './sheet-cells.ts';

/** One file of a ZIP archive, not unpacked yet. */
export interface PackedPart {
  readonly path: string;
  readonly method: number;
  readonly crc: number;
  readonly packed: Uint8Array;
}

/** What a table may unfold to: several times the longest list there is, far below what stops a machine. */
const MOST_UNPACKED = 200 * 1024 * 1024;
const STEP = 64 * 1024;
const MOST_PARTS = 10_000;

const END_MARK = 0x06054b50;
const ENTRY_MARK = 0x02014b50;
const LOCAL_MARK = 0x04034b50;

const damaged = (): TableFileError => new TableFileError('damaged');

/** The parts by the archive's own list at its end, as spreadsheets take them. Throws TableFileError('damaged'). */
export function partsOf(zip: Uint8Array): readonly PackedPart[] {
  const view = new DataView(zip.buffer, zip.byteOffset, zip.byteLength);
  let end = zip.length - 22;
  while (end >= 0 && view.getUint32(end, true) !== END_MARK) end -= 1;
  if (end < 0) throw damaged();
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  const parts: PackedPart[] = [];
  if (count > MOST_PARTS) throw damaged();
  for (let index = 0; index < count; index++) {
    if (at + 46 > zip.length || view.getUint32(at, true) !== ENTRY_MARK) throw damaged();
    const nameLength = view.getUint16(at + 28, true);
    const extraLength = view.getUint16(at + 30, true);
    const extra = zip.subarray(at + 46 + nameLength, at + 46 + nameLength + extraLength);
    const { size, offset } = wideNumbers(extra, {
      unpacked: view.getUint32(at + 24, true),
      size: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    });
    if (offset + 30 > zip.length || view.getUint32(offset, true) !== LOCAL_MARK) throw damaged();
    const start = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true);
    if (start + size > zip.length) throw damaged();
    parts.push({
      path: new TextDecoder().decode(zip.subarray(at + 46, at + 46 + nameLength)).replaceAll('\\', '/'),
      method: view.getUint16(at + 10, true),
      crc: view.getUint32(at + 16, true),
      packed: zip.subarray(start, start + size),
    });
    at += 46 + nameLength + extraLength + view.getUint16(at + 32, true);
  }
  return parts;
}

/** ZIP64: what does not fit, or is said not to, stands in a field of its own (APPNOTE 4.5.3), in this order. */
function wideNumbers(
  extra: Uint8Array,
  given: { readonly unpacked: number; readonly size: number; readonly offset: number },
): { readonly size: number; readonly offset: number } {
  const view = new DataView(extra.buffer, extra.byteOffset, extra.byteLength);
  for (let at = 0; at + 4 <= extra.length; at += 4 + view.getUint16(at + 2, true)) {
    if (view.getUint16(at, true) !== 1) continue;
    let field = at + 4;
    const next = (value: number): number => {
      if (value !== 0xffffffff) return value;
      if (field + 8 > extra.length) throw damaged();
      field += 8;
      return Number(view.getBigUint64(field - 8, true));
    };
    next(given.unpacked);
    return { size: next(given.size), offset: next(given.offset) };
  }
  return given;
}

/**
 * The parts unpacked, together never more than a table may unfold to, whatever the archive says about itself.
 * Throws TableFileError: 'damaged' when bytes and checksum disagree, 'too-big'.
 */
export function unpackParts(
  parts: readonly PackedPart[],
  most = MOST_UNPACKED,
): Readonly<Record<string, Uint8Array>> {
  let room = most;
  return Object.fromEntries(
    parts.map((part) => {
      const bytes = unpackPart(part, room);
      room -= bytes.length;
      return [part.path, bytes];
    }),
  );
}

function unpackPart({ method, packed, crc }: PackedPart, room: number): Uint8Array {
  if (method !== 0 && method !== 8) throw damaged();
  const chunks: Uint8Array[] = [];
  let length = 0;
  const keep = (chunk: Uint8Array): void => {
    length += chunk.length;
    if (length > room) throw new TableFileError('too-big');
    chunks.push(chunk);
  };
  if (method === 0) keep(packed);
  else inflate(packed, keep);
  const bytes = new Uint8Array(length);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  if (crcOf(bytes) !== crc) throw damaged();
  return bytes;
}

function inflate(packed: Uint8Array, keep: (chunk: Uint8Array) => void): void {
  const stream = new Inflate(keep);
  try {
    // Small steps: even the densest one unfolds to no more than 64 MB before it is counted.
    for (let from = 0; from < packed.length; from += STEP)
      stream.push(packed.subarray(from, from + STEP), from + STEP >= packed.length);
  } catch (error) {
    if (error instanceof TableFileError) throw error;
    throw new TableFileError('damaged', { cause: error });
  }
}

const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let bit = 0; bit < 8; bit++) value = value & 1 ? (value >>> 1) ^ 0xedb88320 : value >>> 1;
  return value;
});

function crcOf(bytes: Uint8Array): number {
  let crc = -1;
  for (const byte of bytes) crc = (CRC_TABLE[(crc ^ byte) & 255] ?? 0) ^ (crc >>> 8);
  return (crc ^ -1) >>> 0;
}
