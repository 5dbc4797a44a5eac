import { constants, inflateSync } from 'node:zlib';
import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFRawStream,
  type PDFObject,
} from 'pdf-lib';
import { pdfProblem } from './pdf-problem.ts';

/** What one stream may unfold to, in bytes. A map drawn in lines comes to some 50 MB. */
export const LARGEST_STREAM = 256 * 1024 * 1024;

const name = (text: string): PDFName => PDFName.of(text);
const FLATE: readonly PDFName[] = [name('FlateDecode'), name('Fl')];
/** Pictures are packed for good: nothing here looks inside them. */
const OF_PICTURES: readonly PDFName[] = [
  'DCTDecode',
  'DCT',
  'JPXDecode',
  'JBIG2Decode',
  'CCITTFaxDecode',
  'CCF',
].map(name);
const LONG_NAMES: Readonly<Record<string, string>> = {
  AHx: 'ASCIIHexDecode',
  A85: 'ASCII85Decode',
  LZW: 'LZWDecode',
  RL: 'RunLengthDecode',
};

/** The filters of a stream in the order they are undone. */
export function filtersOf(dict: PDFDict): readonly PDFName[] {
  const filter = dict.lookup(name('Filter')) ?? dict.lookup(name('F'));
  if (filter instanceof PDFName) return [filter];
  if (!(filter instanceof PDFArray)) return [];
  return filter.asArray().flatMap((_, index) => {
    const one = filter.lookup(index);
    return one instanceof PDFName ? [one] : [];
  });
}

/**
 * The bytes of a stream as they are meant. Throws `pdf-unreadable`: `too-large` beyond `limit` bytes, `damaged` when
 * they cannot be unpacked. A stream of a picture's coding is `damaged` here.
 */
export function unpack(stream: PDFRawStream, limit = LARGEST_STREAM): Uint8Array {
  let bytes = stream.contents;
  filtersOf(stream.dict).forEach((filter, index) => {
    if (OF_PICTURES.includes(filter)) throw pdfProblem('damaged', new Error(`${filter.asString()} in text`));
    bytes = FLATE.includes(filter) ? inflate(bytes, limit) : decodeOther(stream, filter, bytes);
    if (bytes.length > limit) throw pdfProblem('too-large');
    bytes = unpredict(bytes, parameters(stream.dict, index));
  });
  return bytes;
}

/** Bytes of a deflated stream; what is missing at its end, a checksum or more, is left missing as readers do. */
function inflate(bytes: Uint8Array, limit: number): Uint8Array {
  try {
    return inflateSync(bytes, { finishFlush: constants.Z_SYNC_FLUSH, maxOutputLength: limit });
  } catch (error) {
    const tooLarge = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw pdfProblem(tooLarge ? 'too-large' : 'damaged', error);
  }
}

function decodeOther(stream: PDFRawStream, filter: PDFName, bytes: Uint8Array): Uint8Array {
  const { context } = stream.dict;
  const dict = PDFDict.withContext(context);
  dict.set(name('Filter'), name(LONG_NAMES[filter.decodeText()] ?? filter.decodeText()));
  try {
    return decodePDFRawStream(PDFRawStream.of(dict, bytes)).decode();
  } catch (error) {
    throw pdfProblem('damaged', error);
  }
}

function parameters(dict: PDFDict, index: number): PDFDict | undefined {
  const given = dict.lookup(name('DecodeParms')) ?? dict.lookup(name('DP'));
  const own = given instanceof PDFArray ? given.lookup(index) : given;
  return own instanceof PDFDict ? own : undefined;
}

/** Undoes the PNG predictors (ISO 32000-1, 7.4.4.4), which tables of offsets are packed with. */
function unpredict(bytes: Uint8Array, given: PDFDict | undefined): Uint8Array {
  const number = (key: string, otherwise: number): number => {
    const value: PDFObject | undefined = given?.lookup(name(key));
    return value instanceof PDFNumber ? value.asNumber() : otherwise;
  };
  const predictor = number('Predictor', 1);
  if (predictor <= 1) return bytes;
  if (predictor < 10) throw pdfProblem('damaged', new Error('TIFF predictor'));
  const perPixel = Math.max(1, (number('Colors', 1) * number('BitsPerComponent', 8)) >> 3);
  const width = Math.ceil((number('Columns', 1) * number('Colors', 1) * number('BitsPerComponent', 8)) / 8);
  const rows = Math.ceil(bytes.length / (width + 1));
  const out = new Uint8Array(rows * width);
  for (let row = 0; row < rows; row += 1) {
    const from = row * (width + 1);
    const kind = bytes[from] ?? 0;
    const to = row * width;
    for (let i = 0; i < width; i += 1) {
      const left = i < perPixel ? 0 : (out[to + i - perPixel] ?? 0);
      const up = row === 0 ? 0 : (out[to + i - width] ?? 0);
      const corner = row === 0 || i < perPixel ? 0 : (out[to + i - width - perPixel] ?? 0);
      out[to + i] = (bytes[from + 1 + i] ?? 0) + predicted(kind, left, up, corner);
    }
  }
  return out;
}

function predicted(kind: number, left: number, up: number, corner: number): number {
  if (kind === 1) return left;
  if (kind === 2) return up;
  if (kind === 3) return (left + up) >> 1;
  if (kind !== 4) return 0;
  const [a, b, c] = [Math.abs(up - corner), Math.abs(left - corner), Math.abs(left + up - 2 * corner)];
  return a <= b && a <= c ? left : b <= c ? up : corner;
}
