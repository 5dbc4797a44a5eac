import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFString } from 'pdf-lib';
import type { Matrix } from '../read/matrix.ts';
import { fieldEntry, fieldText } from './undrawn.ts';

/** How the text of a form field or a text remark is to be set. Lengths in points, of the field as its text is read. */
export interface FieldLook {
  readonly text: string;
  readonly width: number;
  readonly height: number;
  /** Turns the text into the field's place on the page. */
  readonly matrix: Matrix;
  readonly size: number;
  readonly colour: string;
  readonly fill: string | undefined;
  readonly stroke: string | undefined;
  readonly align: 'left' | 'center' | 'right';
  readonly lines: 'one' | 'many';
  /** One cell for each character; undefined where the text runs on. */
  readonly cells: number | undefined;
}

const name = (text: string): PDFName => PDFName.of(text);
/** Flags of text fields (ISO 32000-1, 12.7.4.3). */
const MULTILINE = 1 << 12;
const PASSWORD = 1 << 13;
const COMB = 1 << 24;
const LINE = 1.3;
const INSET = 2;

/** What is known of how an annotation's text should look; undefined when it has none to be seen. */
export function fieldLook(annotation: PDFDict, catalog: PDFDict): FieldLook | undefined {
  const remark = annotation.lookup(name('Subtype')) === name('FreeText');
  const text = remark ? plain(annotation.lookup(name('Contents'))) : fieldText(annotation);
  const rect = numbers(annotation.lookup(name('Rect')));
  const flags = number(fieldEntry(annotation, 'Ff')) ?? 0;
  if (text === undefined || text === '' || rect.length < 4 || (flags & PASSWORD) !== 0) return undefined;
  const [x1 = 0, y1 = 0, x2 = 0, y2 = 0] = rect;
  const made = annotation.lookup(name('MK'));
  const turn = made instanceof PDFDict ? (((number(made.lookup(name('R'))) ?? 0) % 360) + 360) % 360 : 0;
  const sides = [Math.abs(x2 - x1), Math.abs(y2 - y1)] as const;
  const [width, height] = turn === 90 || turn === 270 ? [sides[1], sides[0]] : sides;
  const lines = remark || (flags & MULTILINE) !== 0 ? 'many' : 'one';
  const form = catalog.lookup(name('AcroForm'));
  const style =
    plain(fieldEntry(annotation, 'DA')) ??
    (form instanceof PDFDict ? plain(form.lookup(name('DA'))) : undefined) ??
    '';
  const given = Number(/([\d.]+)\s+Tf/.exec(style)?.[1] ?? 0);
  const most = number(fieldEntry(annotation, 'MaxLen'));
  return {
    ...{ text, width, height, lines, matrix: turned(turn, width, height) },
    size: given > 0 ? given : fittingSize(text, width, height, lines),
    colour: colourOf(style),
    fill: made instanceof PDFDict ? colour(numbers(made.lookup(name('BG')))) : undefined,
    stroke: made instanceof PDFDict ? colour(numbers(made.lookup(name('BC')))) : undefined,
    align: (['left', 'center', 'right'] as const)[number(fieldEntry(annotation, 'Q')) ?? 0] ?? 'left',
    cells: (flags & COMB) !== 0 && lines === 'one' && most !== undefined && most > 0 ? most : undefined,
  };
}

/** The field as one page of a Typst document. */
export function fieldMarkup(look: FieldLook): string {
  const { width, height, size, fill, stroke, align, lines, cells } = look;
  const box = `#page(width: ${width}pt, height: ${height}pt, margin: 0pt, fill: none)`;
  const frame =
    fill === undefined && stroke === undefined
      ? ''
      : `#place(rect(width: 100%, height: 100%, fill: ${fill ?? 'none'}, stroke: ${stroke ?? 'none'}))`;
  const words = look.text
    .split(/\r\n?|\n/)
    .map((line) => `#${quoted(line)}`)
    .join('#linebreak()');
  const style = `#set text(font: "FandolSong", size: ${size}pt, fill: ${look.colour});#set par(leading: ${(LINE - 1).toFixed(2)}em);`;
  if (cells !== undefined) {
    const each = [...look.text].map((sign) => `align(center + horizon)[#${quoted(sign)}]`);
    return `${box}[${style}${frame}#grid(columns: (1fr,) * ${cells}, rows: 100%, ${each.join(', ')})]`;
  }
  if (lines === 'many')
    return `${box}[${style}${frame}#place(top + left, dx: ${INSET}pt, dy: ${INSET}pt, block(width: ${Math.max(1, width - 2 * INSET)}pt)[#set align(${align})\n${words}])]`;
  // One line does not wrap: it runs out of its field, which cuts it off, as in every reader.
  const room = Math.max(width - 2 * INSET, widthOf(look.text) * size + size);
  const side = room > width - 2 * INSET ? 'left' : align;
  return `${box}[${style}${frame}#place(left + horizon, dx: ${INSET}pt, block(width: ${room}pt)[#set align(${side})\n${words}])]`;
}

const quoted = (text: string): string => JSON.stringify(text.replace(/\p{Cc}/gu, ' '));

/** In em: a Chinese character is as wide as high, a letter about half. */
const widthOf = (text: string): number =>
  [...text].reduce((sum, sign) => sum + ((sign.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56), 0);

/** The size readers choose where the form leaves it to them: up to 12 pt, as large as fits. */
function fittingSize(text: string, width: number, height: number, lines: 'one' | 'many'): number {
  const room = Math.max(1, width - 2 * INSET);
  if (lines === 'one') return Math.max(4, Math.min(12, height * 0.72, room / Math.max(1, widthOf(text))));
  for (let size = 12; size > 4; size -= 0.5) {
    const rows = text
      .split(/\r\n?|\n/)
      .reduce((sum, line) => sum + Math.max(1, Math.ceil((widthOf(line) * size) / room)), 0);
    if (rows * size * LINE <= height - 2 * INSET) return size;
  }
  return 4;
}

function turned(turn: number, width: number, height: number): Matrix {
  if (turn === 90) return [0, 1, -1, 0, height, 0];
  if (turn === 180) return [-1, 0, 0, -1, width, height];
  return turn === 270 ? [0, -1, 1, 0, 0, width] : [1, 0, 0, 1, 0, 0];
}

function colourOf(style: string): string {
  const found = /((?:[\d.]+\s+){1,4})(g|rg|k)\b/.exec(style);
  return colour((found?.[1] ?? '0').trim().split(/\s+/).map(Number)) ?? 'black';
}

function colour(parts: readonly number[]): string | undefined {
  const percent = parts.map((part) => `${(Math.min(1, Math.max(0, part)) * 100).toFixed(2)}%`).join(', ');
  if (parts.length === 1) return `luma(${percent})`;
  if (parts.length === 3) return `rgb(${percent})`;
  return parts.length === 4 ? `cmyk(${percent})` : undefined;
}

const plain = (value: unknown): string | undefined =>
  value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : undefined;

const number = (value: unknown): number | undefined =>
  value instanceof PDFNumber ? value.asNumber() : undefined;

const numbers = (value: unknown): readonly number[] =>
  value instanceof PDFArray ? value.asArray().map((_, index) => number(value.lookup(index)) ?? 0) : [];
