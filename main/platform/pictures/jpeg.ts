import type { Orientation } from '../exif/read-exif.ts';
import { pictureProblem } from './picture-problem.ts';

const APP0 = 0xe0;
const APP2 = 0xe2;
const APP14 = 0xee;
const COM = 0xfe;
const SOS = 0xda;
const EOI = 0xd9;
const START = Buffer.from([0xff, 0xd8]);
const END = Buffer.from([0xff, EOI]);

/** Baseline, extended and progressive with Huffman coding: what PDF readers decode. */
const ORDINARY_FRAMES = new Set([0xc0, 0xc1, 0xc2]);
const OTHER_FRAMES = new Set([0xc3, 0xc5, 0xc6, 0xc7, 0xc9, 0xca, 0xcb, 0xcd, 0xce, 0xcf]);
/** What may stand between the scans of a picture: tables, the next scan, comments and the like. */
const BETWEEN_SCANS = new Set([0xc4, 0xcc, 0xda, 0xdb, 0xdc, 0xdd, COM]);

export interface Jpeg {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  /** Decoded alike by every reader: 8 bits, Huffman coding, grey or YCbCr (or RGB and said so). */
  readonly ordinary: boolean;
  readonly dpi: number | undefined;
  /** Colour profile, where it fits the picture. */
  readonly icc: Uint8Array | undefined;
  /** The picture alone: without what cameras add before and after it, and closed by an end marker. */
  readonly sound: Uint8Array;
}

/** The picture with nothing but its orientation said of it, typed as every reader expects. */
export function withOrientation(sound: Uint8Array, orientation: Orientation): Uint8Array {
  const exif = Buffer.from('ffe100224578696600004d4d002a00000008000101120003000000010000000000000000', 'hex');
  exif.writeUInt16BE(orientation, 28);
  return Buffer.concat([sound.subarray(0, 2), exif, sound.subarray(2)]);
}

/**
 * Takes a JPEG apart. Whatever follows the end marker is left out, as readers do, and a missing end marker is added:
 * whether data is missing, only decoding shows. Errors: `media-unreadable`.
 */
export function readJpeg(bytes: Uint8Array): Jpeg {
  const view = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Buffer[] = [];
  const profile: Segment[] = [];
  let frame: Omit<Frame, 'ordinary'> | undefined;
  let ordinary = true;
  let dpi: number | undefined;
  let adobe: number | undefined;
  for (let at = 2; ;) {
    const segment = nextSegment(view, at);
    if (segment === undefined) break;
    const { marker, whole, body, end } = segment;
    at = end;
    if (OTHER_FRAMES.has(marker) || ORDINARY_FRAMES.has(marker)) {
      const { ordinary: plain, ...read } = readFrame(body);
      ordinary &&= plain && ORDINARY_FRAMES.has(marker);
      frame ??= read;
    }
    if (marker === APP0) dpi = jfifDpi(body) ?? dpi;
    if (marker === APP2 && isProfilePart(body)) profile.push(segment);
    if (marker === APP14 && body.subarray(0, 5).toString('latin1') === 'Adobe') adobe = body[11] ?? 0;
    if (marker === APP0 || marker === APP14 || !isOtherSegment(marker)) kept.push(whole);
    if (marker !== SOS) continue;
    if (frame === undefined) throw pictureProblem('damaged');
    at = endOfScan(view, end);
    kept.push(view.subarray(end, at));
  }
  if (frame === undefined || !kept.some((one) => one[1] === SOS)) throw pictureProblem('truncated');
  const { width, height, components, namedRgb } = frame;
  const icc = wholeProfile(
    profile.map(({ body }) => body),
    components,
  );
  return {
    width,
    height,
    components,
    // Letters as names of the components are a custom not every reader knows.
    ordinary: ordinary && (components === 1 || (components === 3 && (!namedRgb || adobe !== undefined))),
    dpi,
    icc,
    sound: Buffer.concat([
      START,
      ...(icc === undefined ? [] : profile.map(({ whole }) => whole)),
      ...kept,
      END,
    ]),
  };
}

const isOtherSegment = (marker: number): boolean => (marker >= 0xe0 && marker <= 0xef) || marker === COM;

interface Segment {
  readonly marker: number;
  /** From the marker to the end of the body. */
  readonly whole: Buffer;
  readonly body: Buffer;
  readonly end: number;
}

/** The segment at or after `from`; undefined at the end of the picture. */
function nextSegment(view: Buffer, from: number): Segment | undefined {
  let at = view.indexOf(0xff, from);
  while (at !== -1 && at + 1 < view.length) {
    const marker = view[at + 1] ?? 0;
    if (marker === EOI) return undefined;
    // Fill bytes, stray bytes and markers without a body.
    if (marker === 0xff || marker === 0 || marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8)) {
      at = view.indexOf(0xff, at + (marker === 0xff ? 1 : 2));
      continue;
    }
    if (at + 4 > view.length) return undefined;
    const length = view.readUInt16BE(at + 2);
    if (length < 2) throw pictureProblem('damaged');
    const end = at + 2 + length;
    if (end > view.length) throw pictureProblem('truncated');
    return { marker, whole: view.subarray(at, end), body: view.subarray(at + 4, end), end };
  }
  return undefined;
}

/** Where the coded data that begins at `from` ends: at the next marker, or with the file. */
function endOfScan(view: Buffer, from: number): number {
  let at = view.indexOf(0xff, from);
  while (at !== -1) {
    const marker = view[at + 1];
    // A lone FF at the very end is half a marker.
    if (marker === undefined) return at;
    if (marker === EOI || BETWEEN_SCANS.has(marker) || (marker >= 0xe0 && marker <= 0xef)) return at;
    at = view.indexOf(0xff, at + 1);
  }
  return view.length;
}

interface Frame {
  readonly width: number;
  readonly height: number;
  readonly components: number;
  readonly namedRgb: boolean;
  readonly ordinary: boolean;
}

function readFrame(body: Buffer): Frame {
  if (body.length < 6) throw pictureProblem('damaged');
  const [height, width, components] = [body.readUInt16BE(1), body.readUInt16BE(3), body[5] ?? 0];
  if (width === 0 || height === 0) throw pictureProblem('damaged');
  const names = [body[6], body[9], body[12]];
  return {
    width,
    height,
    components,
    namedRgb: String.fromCharCode(...names.map((name) => name ?? 0)) === 'RGB',
    ordinary: body[0] === 8,
  };
}

function jfifDpi(body: Buffer): number | undefined {
  if (body.length < 12 || body.subarray(0, 5).toString('latin1') !== 'JFIF\0') return undefined;
  const density = body.readUInt16BE(8);
  if (density <= 1) return undefined;
  if (body[7] === 1) return density;
  return body[7] === 2 ? density * 2.54 : undefined;
}

const PROFILE_NAME = 'ICC_PROFILE\0';
const isProfilePart = (body: Buffer): boolean =>
  body.length > 14 && body.subarray(0, 12).toString('latin1') === PROFILE_NAME;

/** A profile comes in numbered parts; one that is not whole or is for other colours is no profile. */
function wholeProfile(parts: readonly Buffer[], components: number): Uint8Array | undefined {
  const sorted = [...parts].sort((a, b) => (a[12] ?? 0) - (b[12] ?? 0));
  const profile = Buffer.concat(sorted.map((part) => part.subarray(14)));
  const total = sorted[0]?.[13] ?? 0;
  if (sorted.length !== total || sorted.some((part, index) => part[12] !== index + 1)) return undefined;
  if (profile.length < 128 || profile.readUInt32BE(0) > profile.length) return undefined;
  const space = profile.subarray(16, 20).toString('latin1');
  return space === { 1: 'GRAY', 3: 'RGB ', 4: 'CMYK' }[components] ? profile : undefined;
}
