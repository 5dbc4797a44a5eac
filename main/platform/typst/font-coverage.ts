import { closeSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';

/** The characters the fonts of a folder can draw. */
export interface FontCoverage {
  has(codePoint: number): boolean;
}

const UNICODE_END = 0x110000;

/** Reads the character maps of every OpenType font in `dir`. */
export const fontCoverage = (dir: string): FontCoverage =>
  coverageOf(
    readdirSync(dir)
      .filter((name) => /\.(?:otf|ttf)$/i.test(name))
      .map((name) => join(dir, name)),
  );

/** What the OpenType fonts at these paths can draw together. */
export function coverageOf(paths: readonly string[]): FontCoverage {
  const covered = new Uint8Array(UNICODE_END);
  for (const path of paths) addFont(path, covered);
  // Line ends and spaces are never drawn.
  for (const code of [0x09, 0x0a, 0x0d, 0x20]) covered[code] = 1;
  return { has: (codePoint) => covered[codePoint] === 1 };
}

/** OpenType: the table directory, then `cmap`; formats 4 and 12 hold Unicode. A font is megabytes, its map is little. */
function addFont(path: string, covered: Uint8Array): void {
  const file = openSync(path, 'r');
  const read = (at: number, length: number): Buffer => {
    const bytes = Buffer.alloc(length);
    readSync(file, bytes, 0, length, at);
    return bytes;
  };
  try {
    const tables = read(0, 12).readUInt16BE(4);
    const directory = read(12, tables * 16);
    const entry = directory.indexOf('cmap', 0, 'latin1');
    if (entry < 0) return;
    const cmap = read(directory.readUInt32BE(entry + 8), directory.readUInt32BE(entry + 12));
    const maps = cmap.readUInt16BE(2);
    for (let map = 0; map < maps; map++) addMap(cmap, cmap.readUInt32BE(8 + map * 8), covered);
  } finally {
    closeSync(file);
  }
}

function addMap(font: Buffer, at: number, covered: Uint8Array): void {
  const format = font.readUInt16BE(at);
  if (format === 4) addSegments(font, at, covered);
  else if (format === 12) addGroups(font, at, covered);
}

function addSegments(font: Buffer, at: number, covered: Uint8Array): void {
  const double = font.readUInt16BE(at + 6);
  const [ends, starts] = [at + 14, at + 16 + double];
  const [deltas, offsets] = [starts + double, starts + 2 * double];
  for (let segment = 0; segment < double; segment += 2) {
    const end = font.readUInt16BE(ends + segment);
    const start = font.readUInt16BE(starts + segment);
    const delta = font.readUInt16BE(deltas + segment);
    const offset = font.readUInt16BE(offsets + segment);
    for (let code = start; code <= end && code !== 0xffff; code++) {
      const glyph =
        offset === 0 ? code + delta : font.readUInt16BE(offsets + segment + offset + 2 * (code - start));
      if (glyph % 0x10000 !== 0) covered[code] = 1;
    }
  }
}

function addGroups(font: Buffer, at: number, covered: Uint8Array): void {
  const groups = font.readUInt32BE(at + 12);
  for (let group = 0; group < groups; group++) {
    const entry = at + 16 + group * 12;
    const first = font.readUInt32BE(entry);
    const glyph = font.readUInt32BE(entry + 8);
    // Glyph 0 is the box for what is missing.
    covered.fill(1, glyph === 0 ? first + 1 : first, font.readUInt32BE(entry + 4) + 1);
  }
}

/** 〓: stands where a character has no type, as printers have always marked it. */
const MISSING = '〓';

/** Everything beyond ASCII: the fonts hold all of ASCII. */
const BEYOND_ASCII = /\P{ASCII}/gu;

/** Text with 〓 for what the fonts lack: PDF/A forbids a character without a glyph. */
export const drawable = (text: string, fonts: FontCoverage): string =>
  undrawable(text, fonts).length === 0
    ? text
    : text.replace(BEYOND_ASCII, (sign) => (fonts.has(sign.codePointAt(0) ?? 0) ? sign : MISSING));

/** The characters of a text that the fonts lack, each once. Asked of a whole document at each keystroke. */
export function undrawable(text: string, fonts: FontCoverage): readonly string[] {
  const lacking = new Set<string>();
  for (let at = 0; at < text.length; at++) {
    if (text.charCodeAt(at) < 0x80) continue;
    const code = text.codePointAt(at) ?? 0;
    if (!fonts.has(code)) lacking.add(String.fromCodePoint(code));
    if (code > 0xffff) at++;
  }
  return [...lacking];
}
