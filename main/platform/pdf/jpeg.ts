import { imageProblem } from './image-problem.ts';
import type { EmbeddableImage, Orientation } from './image.ts';

const SOI = 0xd8;
const SOS = 0xda;
const APP0 = 0xe0;
const APP1 = 0xe1;
const APP14 = 0xee;
const EXIF_ORIENTATION = 0x0112;

/** Baseline, extended and progressive with Huffman coding: what PDF readers decode. */
const FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);

/** Reads the frame, the orientation and the resolution of a JPEG; its data is embedded as it is. */
export function readJpeg(bytes: Uint8Array): EmbeddableImage {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let frame: { width: number; height: number; components: number } | undefined;
  let orientation: Orientation = 1;
  let dpi: number | undefined;
  let adobe = false;
  for (const { marker, body, end } of segments(view)) {
    if (OTHER_FRAMES.has(marker)) throw imageProblem('unsupported');
    if (FRAMES.has(marker) && frame === undefined) frame = readFrame(body);
    if (marker === APP0) dpi = jfifDpi(body) ?? dpi;
    if (marker === APP1) orientation = exifOrientation(body) ?? orientation;
    if (marker === APP14 && body.subarray(0, 5).toString('latin1') === 'Adobe') adobe = true;
    if (marker !== SOS) continue;
    // Some cameras append a second picture after the end marker, so it need not be the last thing in the file.
    if (view.lastIndexOf(Buffer.from([0xff, 0xd9])) < end) throw imageProblem('truncated');
    if (frame === undefined) throw imageProblem('damaged');
    return { ...frame, orientation, dpi, entries: entries(frame.components, adobe), data: bytes };
  }
  throw imageProblem('truncated');
}

function* segments(view: Buffer): Generator<{ marker: number; body: Buffer; end: number }> {
  let at = 0;
  while (at + 4 <= view.length) {
    if (view[at] !== 0xff) throw imageProblem('damaged');
    const marker = view[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1;
    } else if (marker === SOI || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd7)) {
      at += 2;
    } else {
      const end = at + 2 + view.readUInt16BE(at + 2);
      if (end > view.length) throw imageProblem('truncated');
      yield { marker, body: view.subarray(at + 4, end), end };
      at = end;
    }
  }
}

function readFrame(body: Buffer): { width: number; height: number; components: number } {
  if (body.length < 6 || body[0] !== 8) throw imageProblem('unsupported');
  const [height, width, components] = [body.readUInt16BE(1), body.readUInt16BE(3), body[5] ?? 0];
  if (width === 0 || height === 0) throw imageProblem('damaged');
  return { width, height, components };
}

function entries(components: number, adobe: boolean): string {
  const space = { 1: 'DeviceGray', 3: 'DeviceRGB', 4: 'DeviceCMYK' }[components];
  if (space === undefined) throw imageProblem('unsupported');
  // Adobe programs store four-colour pictures inverted.
  const decode = components === 4 && adobe ? '/Decode[1 0 1 0 1 0 1 0]' : '';
  return `/ColorSpace/${space}/BitsPerComponent 8/Filter/DCTDecode${decode}`;
}

function jfifDpi(body: Buffer): number | undefined {
  if (body.length < 12 || body.subarray(0, 5).toString('latin1') !== 'JFIF\0') return undefined;
  const density = body.readUInt16BE(8);
  if (density <= 1) return undefined;
  if (body[7] === 1) return density;
  return body[7] === 2 ? density * 2.54 : undefined;
}

/** The orientation tag in the first directory of an EXIF block; undefined when absent or unreadable. */
function exifOrientation(body: Buffer): Orientation | undefined {
  if (body.length < 14 || body.subarray(0, 6).toString('latin1') !== 'Exif\0\0') return undefined;
  const tiff = body.subarray(6);
  const little = tiff.subarray(0, 2).toString('latin1') === 'II';
  const short = (at: number): number | undefined =>
    at + 2 > tiff.length ? undefined : little ? tiff.readUInt16LE(at) : tiff.readUInt16BE(at);
  const directory = little ? tiff.readUInt32LE(4) : tiff.readUInt32BE(4);
  const count = short(directory) ?? 0;
  for (let entry = 0; entry < count; entry += 1) {
    const at = directory + 2 + entry * 12;
    if (short(at) === EXIF_ORIENTATION) return orientations.find((value) => value === short(at + 8));
  }
  return undefined;
}

const orientations: readonly Orientation[] = [1, 2, 3, 4, 5, 6, 7, 8];
