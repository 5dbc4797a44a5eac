import { PDFArray, PDFDict, PDFName, PDFNumber, PDFRawStream } from 'pdf-lib';
import type { ObjectReader, PlaceOfObject } from './object-reader.ts';
import { pdfProblem } from './pdf-problem.ts';
import { unpack } from './unpack.ts';

export interface Offsets {
  readonly places: ReadonlyMap<number, PlaceOfObject>;
  readonly trailer: PDFDict;
}

/** More objects than this no page file has; a table may claim any number. */
const MOST_OBJECTS = 2_000_000;
const TABLE_BYTES = 64 * 1024 * 1024;
const START = 'startxref';

/**
 * The cross-reference tables of a PDF (ISO 32000-1, 7.5.4 to 7.5.8), newest first: what a newer one says of an
 * object holds. Throws `pdf-unreadable`: `truncated` when the end is not there, `damaged` when it makes no sense.
 */
export function readOffsets(bytes: Buffer, reader: ObjectReader): Offsets {
  const places = new Map<number, PlaceOfObject>();
  const seen = new Set<number>();
  let trailer: PDFDict | undefined;
  let at: number | undefined = startOfTable(bytes);
  while (at !== undefined) {
    if (seen.has(at)) throw damaged('tables in a circle');
    seen.add(at);
    const section = readSection(bytes, reader, at);
    add(places, section.places, ({ kind }) => kind !== 'free');
    // In a file for old and new readers the old table calls free what the stream beside it describes.
    const beside = numberOf(section.trailer, 'XRefStm');
    if (beside !== undefined) add(places, readSection(bytes, reader, beside).places, () => true);
    add(places, section.places, () => true);
    trailer ??= section.trailer;
    at = numberOf(section.trailer, 'Prev');
  }
  if (trailer === undefined) throw damaged('no trailer');
  return { places, trailer };
}

/** Behind the end may stand anything but the beginning of another object: that would be a version cut off. */
function startOfTable(bytes: Buffer): number {
  const from = bytes.lastIndexOf(START);
  if (from < 0) throw pdfProblem('truncated', new Error('no startxref'));
  const said = /^startxref\s+(\d+)/.exec(bytes.subarray(from, from + 64).toString('latin1'));
  const offset = Number(said?.[1]);
  if (said === null || offset >= bytes.length)
    throw pdfProblem('truncated', new Error('startxref leads nowhere'));
  if (unfinishedVersion(bytes)) throw pdfProblem('truncated', new Error('objects behind the end'));
  return offset;
}

/** Whether objects follow the last table: someone began to write a newer version, and its end is missing. */
export function unfinishedVersion(bytes: Buffer): boolean {
  const from = bytes.lastIndexOf(START);
  if (from < 0) return false;
  for (let at = bytes.indexOf(' obj', from); at >= 0; at = bytes.indexOf(' obj', at + 4)) {
    if (
      /(^|[\r\n\s])\d{1,10}\s+\d{1,5}$/.test(bytes.subarray(Math.max(from, at - 20), at).toString('latin1'))
    )
      return true;
  }
  return false;
}

type Section = { readonly places: Map<number, PlaceOfObject>; readonly trailer: PDFDict };

function add(
  places: Map<number, PlaceOfObject>,
  more: ReadonlyMap<number, PlaceOfObject>,
  which: (place: PlaceOfObject) => boolean,
): void {
  for (const [number, place] of more) if (!places.has(number) && which(place)) places.set(number, place);
}

function readSection(bytes: Buffer, reader: ObjectReader, at: number): Section {
  const start = bytes.subarray(at, at + 32).toString('latin1');
  return /^\s*xref/.test(start) ? readTable(bytes, reader, at) : readTableStream(reader, at);
}

function readTable(bytes: Buffer, reader: ObjectReader, at: number): Section {
  const end = bytes.indexOf('trailer', at);
  if (end < 0 || end - at > TABLE_BYTES) throw damaged('table without trailer');
  const places = new Map<number, PlaceOfObject>();
  let next = 0;
  for (const [, first, second, use] of bytes
    .subarray(at, end)
    .toString('latin1')
    .matchAll(/(\d+)\s+(\d+)(?:\s*([nf])(?![a-z]))?/g)) {
    if (use === undefined) next = Number(first);
    else {
      const offset = Number(first);
      // An object in use cannot lie before the file: some programs write this for a free one.
      places.set(
        next,
        use === 'n' && offset > 0 ? { kind: 'at', offset, generation: Number(second) } : { kind: 'free' },
      );
      next += 1;
    }
  }
  const trailer = reader.valueAt(end + 'trailer'.length);
  if (!(trailer instanceof PDFDict)) throw damaged('trailer is no dictionary');
  return { places, trailer };
}

function readTableStream(reader: ObjectReader, at: number): Section {
  reader.headerAt(at);
  const stream = reader.read();
  if (!(stream instanceof PDFRawStream)) throw damaged('no table where it should be');
  const bytes = unpack(stream, TABLE_BYTES);
  const widths = numbersIn(stream.dict, 'W');
  const [typeWidth = 0, firstWidth = 0, secondWidth = 0] = widths;
  const row = typeWidth + firstWidth + secondWidth;
  if (widths.length < 3 || row === 0 || row > 24) throw damaged('table with impossible widths');
  const index = numbersIn(stream.dict, 'Index');
  const sections = index.length === 0 ? [0, numberOf(stream.dict, 'Size') ?? 0] : index;
  const places = new Map<number, PlaceOfObject>();
  const field = (from: number, width: number): number => {
    let value = 0;
    for (let i = from; i < from + width; i += 1) value = value * 256 + (bytes[i] ?? 0);
    return value;
  };
  let position = 0;
  for (let s = 0; s + 1 < sections.length; s += 2) {
    const [first = 0, count = 0] = [sections[s], sections[s + 1]];
    if (count > MOST_OBJECTS) throw damaged('table of impossible length');
    for (let number = first; number < first + count && position + row <= bytes.length; number += 1) {
      const type = typeWidth === 0 ? 1 : field(position, typeWidth);
      const [a, b] = [
        field(position + typeWidth, firstWidth),
        field(position + typeWidth + firstWidth, secondWidth),
      ];
      places.set(number, placeOf(type, a, b));
      position += row;
    }
  }
  return { places, trailer: stream.dict };
}

function placeOf(type: number, a: number, b: number): PlaceOfObject {
  if (type === 1 && a > 0) return { kind: 'at', offset: a, generation: b };
  return type === 2 ? { kind: 'in', stream: a, index: b } : { kind: 'free' };
}

function numberOf(dict: PDFDict, key: string): number | undefined {
  const value = dict.get(PDFName.of(key));
  return value instanceof PDFNumber ? value.asNumber() : undefined;
}

function numbersIn(dict: PDFDict, key: string): readonly number[] {
  const value = dict.get(PDFName.of(key));
  if (!(value instanceof PDFArray)) return [];
  return value.asArray().map((item) => (item instanceof PDFNumber ? item.asNumber() : NaN));
}

const damaged = (reason: string) => pdfProblem('damaged', new Error(reason));
