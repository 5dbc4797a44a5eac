import { PDFContext, type PDFDict, PDFName, PDFNumber, PDFRawStream, PDFRef } from 'pdf-lib';
import { ObjectReader } from './object-reader.ts';
import { pdfProblem } from './pdf-problem.ts';
import { readOffsets } from './read-offsets.ts';
import { unpack } from './unpack.ts';

/** The objects of a PDF, and the dictionary that says where to begin. */
export interface PdfObjects {
  readonly context: PDFContext;
  readonly trailer: PDFDict;
}

/** What all packed objects of a file together may unfold to, in bytes. */
const PACKED_OBJECTS = 256 * 1024 * 1024;

/**
 * Reads the objects of a PDF from the places its cross-reference table names, as every reader does: an object left
 * over from an older version is not met. Strict: a file whose table and objects disagree throws `pdf-unreadable`
 * (`damaged`, `truncated`, `encrypted`, `too-large`), for a reader that repairs to look at.
 */
export function readObjects(bytes: Uint8Array): PdfObjects {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const context = PDFContext.create();
  const reader = new ObjectReader(whole, context);
  const { places, trailer } = readOffsets(whole, reader);
  reader.places = places;
  if (trailer.has(PDFName.of('Encrypt'))) throw pdfProblem('encrypted');
  const packed = new Map<number, Map<number, number>>();
  for (const [number, place] of places) {
    if (place.kind === 'free') continue;
    if (place.kind === 'at')
      context.assign(PDFRef.of(number, place.generation), reader.objectAt(place.offset, number));
    else
      packed.set(
        place.stream,
        (packed.get(place.stream) ?? new Map<number, number>()).set(number, place.index),
      );
  }
  unpackObjects(context, packed);
  return { context, trailer };
}

/** Objects that lie in object streams, each only from the stream the table names. */
function unpackObjects(context: PDFContext, packed: ReadonlyMap<number, ReadonlyMap<number, number>>): void {
  let left = PACKED_OBJECTS;
  for (const [streamNumber, wanted] of packed) {
    const stream = context.lookup(PDFRef.of(streamNumber));
    if (!(stream instanceof PDFRawStream)) throw pdfProblem('damaged', new Error('object stream is missing'));
    const bytes = unpack(stream, left);
    left -= bytes.length;
    const count = numberIn(stream.dict, 'N');
    const first = numberIn(stream.dict, 'First');
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(first, bytes.length)).toString(
      'latin1',
    );
    const header = (text.match(/\d+/g) ?? []).map(Number);
    const reader = new ObjectReader(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length), context);
    for (const [number, index] of wanted) {
      // The index is a hint; the number counts.
      const at = header[2 * index] === number ? index : numbersOf(header, count).indexOf(number);
      const offset = header[2 * at + 1];
      if (at < 0 || offset === undefined)
        throw pdfProblem('damaged', new Error(`object ${number} is not in its stream`));
      context.assign(PDFRef.of(number), reader.valueAt(first + offset));
    }
  }
}

const numbersOf = (header: readonly number[], count: number): readonly number[] =>
  Array.from({ length: count }, (_, index) => header[2 * index] ?? -1);

function numberIn(dict: PDFDict, key: string): number {
  const value = dict.lookup(PDFName.of(key));
  if (!(value instanceof PDFNumber)) throw pdfProblem('damaged', new Error(`${key} is missing`));
  return value.asNumber();
}
