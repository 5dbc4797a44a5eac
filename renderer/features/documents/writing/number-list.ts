const DIGITS = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'] as const;

/** 1–99 as 一、二 … 九十九. */
function inWords(n: number): string {
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  if (tens === 0) return DIGITS[ones] ?? '';
  return `${tens === 1 ? '' : (DIGITS[tens] ?? '')}十${ones === 0 ? '' : (DIGITS[ones] ?? '')}`;
}

function fromWords(words: string): number | undefined {
  for (let n = 1; n < 100; n += 1) if (inWords(n) === words) return n;
  return undefined;
}

/** `1.`, `（2）`, `三、` at the head of a line: what stands around the number, and whether it is written in words. */
interface Marker {
  readonly indent: string;
  readonly open: string;
  readonly number: number;
  readonly close: string;
  readonly words: boolean;
  /** the space some leave behind the number */
  readonly gap: string;
  /** length of the whole marker with its indent and gap */
  readonly length: number;
}

const MARKER =
  /^([ \t\u3000]*)(?:([（(])(\d{1,3}|[一二三四五六七八九十]{1,3})([）)])|(\d{1,3})([.．、])|([一二三四五六七八九十]{1,3})(、))([ \u3000]?)/;

function markerOf(line: string): Marker | undefined {
  const match = MARKER.exec(line);
  if (match === null) return undefined;
  const [whole, indent = '', open = '', inBrackets, bracket, figures, point, words, comma, gap = ''] = match;
  // 12.50元 is an amount, not the twelfth item.
  if (point !== undefined && point !== '、' && /^\d/.test(line.slice(whole.length))) return undefined;
  const written = inBrackets ?? figures ?? words ?? '';
  const number = /^\d/.test(written) ? Number(written) : fromWords(written);
  if (number === undefined) return undefined;
  const close = bracket ?? point ?? comma ?? '';
  return { indent, open, number, close, words: !/^\d/.test(written), gap, length: whole.length };
}

const written = ({ indent, open, close, words }: Marker, number: number): string =>
  `${indent}${open}${words ? inWords(number) : number.toString()}${close}`;

const sameKind = (a: Marker, b: Marker): boolean =>
  a.indent === b.indent && a.open === b.open && a.close === b.close && a.words === b.words;

/** A change of a text: `insert` in place of `from`–`to`. */
export interface TextChange {
  readonly from: number;
  readonly to: number;
  readonly insert: string;
}

/**
 * What Enter writes at `cursor` in a numbered list: a new line with the next number; on an item without words it ends
 * the list. Undefined outside a list.
 */
export function continueList(text: string, cursor: number): TextChange | undefined {
  const start = text.lastIndexOf('\n', cursor - 1) + 1;
  const stop = text.indexOf('\n', cursor);
  const line = text.slice(start, stop < 0 ? text.length : stop);
  const marker = markerOf(line);
  if (marker === undefined || cursor < start + marker.length) return undefined;
  if (line.slice(marker.length).trim() === '') return { from: start, to: start + line.length, insert: '' };
  if (marker.words && marker.number >= 99) return undefined;
  return { from: cursor, to: cursor, insert: `\n${written(marker, marker.number + 1)}${marker.gap}` };
}

/**
 * The list around `cursor` numbered anew from its first number on; lines without a number belong to the item above
 * them. Undefined when there is no list or it is in order already.
 */
export function renumberList(text: string, cursor: number): TextChange | undefined {
  const lines = text.split('\n');
  const at = text.slice(0, cursor).split('\n').length - 1;
  const here = nearestMarker(lines, at);
  if (here === undefined) return undefined;
  // An empty line ends the list.
  let first = here.index;
  while (first > 0 && lines[first - 1]?.trim() !== '') first -= 1;
  let last = here.index;
  while (last < lines.length - 1 && lines[last + 1]?.trim() !== '') last += 1;
  let next: number | undefined;
  const numbered = lines.slice(first, last + 1).map((line) => {
    const marker = markerOf(line);
    if (marker === undefined || !sameKind(marker, here.marker)) return line;
    const number = next ?? marker.number;
    next = number + 1;
    if (number === marker.number || (marker.words && number > 99)) return line;
    return written(marker, number) + line.slice(written(marker, marker.number).length);
  });
  const from = lines.slice(0, first).reduce((sum, line) => sum + line.length + 1, 0);
  const before = lines.slice(first, last + 1).join('\n');
  const insert = numbered.join('\n');
  return insert === before ? undefined : { from, to: from + before.length, insert };
}

/** The numbered line the cursor is in, or the last one above it in the same block. */
function nearestMarker(
  lines: readonly string[],
  at: number,
): { readonly index: number; readonly marker: Marker } | undefined {
  for (let index = at; index >= 0; index -= 1) {
    const line = lines[index] ?? '';
    if (line.trim() === '' && index < at) return undefined;
    const marker = markerOf(line);
    if (marker !== undefined) return { index, marker };
  }
  return undefined;
}
