/** A square of dark (true) and light modules. */
export type Modules = readonly (readonly boolean[])[];

/** Data codewords at level M, by version; these have one block, so nothing is interleaved. */
const DATA_AT_M: Readonly<Record<number, number>> = { 1: 16, 2: 28, 3: 44 };
const FORMAT_MASK = 0x5412;
const ALPHANUMERIC = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:';

const masks: readonly ((row: number, column: number) => boolean)[] = [
  (r, c) => (r + c) % 2 === 0,
  (r) => r % 2 === 0,
  (_, c) => c % 3 === 0,
  (r, c) => (r + c) % 3 === 0,
  (r, c) => (Math.floor(r / 2) + Math.floor(c / 3)) % 2 === 0,
  (r, c) => ((r * c) % 2) + ((r * c) % 3) === 0,
  (r, c) => (((r * c) % 2) + ((r * c) % 3)) % 2 === 0,
  (r, c) => (((r + c) % 2) + ((r * c) % 3)) % 2 === 0,
];

/**
 * Reads a QR code of versions 1 to 3, level M, one segment of capitals or bytes (ISO/IEC 18004), without correcting errors: a module
 * that is wrong makes wrong words. Written from the standard, so that it does not share the encoder's mistakes.
 */
export function readQr(modules: Modules): string {
  const size = modules.length;
  const version = (size - 17) / 4;
  const wanted = DATA_AT_M[version];
  if (wanted === undefined) throw new Error(`no small QR code: ${size.toString()} modules`);
  const at = (row: number, column: number): boolean => modules[row]?.[column] === true;

  const places = [
    ...[0, 1, 2, 3, 4, 5, 7, 8].map((column) => [8, column] as const),
    ...[7, 5, 4, 3, 2, 1, 0].map((row) => [row, 8] as const),
  ];
  const format =
    places.reduce((bits, [row, column]) => bits * 2 + (at(row, column) ? 1 : 0), 0) ^ FORMAT_MASK;
  if (format >> 13 !== 0) throw new Error('the QR code is not of level M');
  const masked = masks[(format >> 10) & 7];
  if (masked === undefined) throw new Error('the QR code has no mask');

  const bits: number[] = [];
  for (let right = size - 1, upwards = true; right > 0; right -= 2, upwards = !upwards) {
    if (right === 6) right -= 1;
    for (let step = 0; step < size; step += 1) {
      const row = upwards ? size - 1 - step : step;
      for (const column of [right, right - 1]) {
        if (isFunction(row, column, size)) continue;
        bits.push(at(row, column) !== masked(row, column) ? 1 : 0);
      }
    }
  }
  const number = (from: number, length: number): number =>
    bits.slice(from, from + length).reduce((value, bit) => value * 2 + bit, 0);
  if (number(0, 4) === 2) {
    const count = number(4, 9);
    const pairs = Array.from({ length: Math.floor(count / 2) }, (_, index) => number(13 + 11 * index, 11));
    const last = count % 2 === 1 ? ALPHANUMERIC.charAt(number(13 + 11 * pairs.length, 6)) : '';
    return (
      pairs
        .map((pair) => ALPHANUMERIC.charAt(Math.floor(pair / 45)) + ALPHANUMERIC.charAt(pair % 45))
        .join('') + last
    );
  }
  if (number(0, 4) !== 4) throw new Error('the QR code begins with neither capitals nor bytes');
  const length = number(4, 8);
  if (length > wanted - 2) throw new Error(`the QR code cannot hold ${length.toString()} bytes`);
  return Buffer.from(Array.from({ length }, (_, index) => number(12 + 8 * index, 8))).toString('utf8');
}

/** Finders with their format bits, timing, and the one alignment pattern of versions 2 and 3. */
function isFunction(row: number, column: number, size: number): boolean {
  const near = size - 8;
  if (row <= 8 && (column <= 8 || column >= near)) return true;
  if (row >= near && column <= 8) return true;
  if (row === 6 || column === 6) return true;
  const centre = size - 7;
  return size > 21 && Math.abs(row - centre) <= 2 && Math.abs(column - centre) <= 2;
}

export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/** A picture as `pdftoppm -gray` writes it. */
export function readPgm(bytes: Buffer): GreyPicture {
  const head = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 64).toString('latin1'));
  if (head === null) throw new Error('no grey picture');
  return { width: Number(head[1]), height: Number(head[2]), pixels: bytes.subarray(head[0].length) };
}

/** Part of a picture: fractions of its width and height. */
export interface Window {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

const DARK = 128;

/** The dark box within a window, pixels; undefined when all is light. */
export function darkBox({ width, height, pixels }: GreyPicture, window: Window): Window | undefined {
  let box: Window | undefined;
  for (let y = Math.round(window.top * height); y < window.bottom * height; y += 1) {
    for (let x = Math.round(window.left * width); x < window.right * width; x += 1) {
      if ((pixels[y * width + x] ?? 255) >= DARK) continue;
      box = {
        left: Math.min(box?.left ?? x, x),
        top: Math.min(box?.top ?? y, y),
        right: Math.max(box?.right ?? x, x + 1),
        bottom: Math.max(box?.bottom ?? y, y + 1),
      };
    }
  }
  return box;
}

/** The modules of the code that fills a box, each by the pixel in its middle. */
export function sampleModules({ width, pixels }: GreyPicture, box: Window, size: number): Modules {
  const along = (from: number, to: number, index: number): number =>
    Math.floor(from + ((index + 0.5) * (to - from)) / size);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_each, column) => {
      const y = along(box.top, box.bottom, row);
      const x = along(box.left, box.right, column);
      return (pixels[y * width + x] ?? 255) < DARK;
    }),
  );
}
