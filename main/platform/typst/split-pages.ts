import { ProblemError } from '#shared/lib/problem.ts';

const PAGE_BREAK =
  /^ {4}<path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v [\d.]+ h [\d.]+ v -[\d.]+ Z "\/>$/;

const LONG_DECIMALS = /(\d\.\d\d)\d+/g;

/**
 * Typst draws all pages into one tall SVG, each beginning with its white sheet. Cuts out the wanted pages, each with
 * only the glyphs it needs and about half the bytes. `from` counts from 1; pages beyond the last are left out,
 * as are the outlines of `known` glyphs.
 */
export function splitPages(
  svg: string,
  range: { readonly from: number; readonly count: number; readonly known?: ReadonlySet<string> },
): readonly string[] {
  const lines = svg.split('\n');
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(lines[0] ?? '');
  const defs = lines.findIndex((line) => line.startsWith('    <defs'));
  const starts = lines.flatMap((line, index) => (PAGE_BREAK.test(line) ? [index] : []));
  if (size === null || starts.length === 0) {
    throw new ProblemError('bug', '预览失败，文书内容未受影响。请把日志交给维护人员。', {
      reason: 'unexpected SVG',
    });
  }
  const width = size[1] ?? '';
  const height = (Number(size[2]) / starts.length).toString();
  const end = defs < 0 ? lines.length - 1 : defs;
  const glyphs = glyphsOf(lines, end);
  return starts.slice(range.from - 1, range.from - 1 + range.count).map((start, offset) => {
    const next = starts[range.from + offset] ?? end;
    const body = lines
      .slice(start + 1, next)
      .map(slim)
      .join('');
    const top = (range.from - 1 + offset) * Number(height);
    return standalone(body, glyphs, { width, height, top }, range.known);
  });
}

/** Glyph outlines by id, as they stand: `<symbol id="g…">`, its path and `</symbol>` on lines of their own. */
function glyphsOf(lines: readonly string[], first: number): ReadonlyMap<string, string> {
  const glyphs = new Map<string, string>();
  for (let index = first; index < lines.length; index++) {
    const id = /<symbol id="(\w+)"/.exec(lines[index] ?? '')?.[1];
    if (id === undefined) continue;
    const start = index;
    while (index < lines.length && !(lines[index] ?? '').includes('</symbol>')) index++;
    const outline = lines.slice(start, index + 1).map((line) => line.trim());
    glyphs.set(id, outline.join(''));
  }
  return glyphs;
}

/** The same drawing in fewer bytes: black and nonzero are said once for the page. */
const slim = (line: string): string =>
  line
    .trimStart()
    .replaceAll(' fill="#000000" fill-rule="nonzero"', '')
    .replaceAll(' class="typst-text"', '')
    .replaceAll(' class="typst-group"', '')
    .replaceAll(LONG_DECIMALS, '$1');

/** Outlines to a hundredth of a point: finer than any screen or eye. */
const rounded = (outline: string): string =>
  outline.replaceAll(LONG_DECIMALS, '$1').replaceAll(/(^|[ -])0\./g, '$1.');

interface PageBox {
  readonly width: string;
  readonly height: string;
  readonly top: number;
}

function standalone(
  body: string,
  glyphs: ReadonlyMap<string, string>,
  { width, height, top }: PageBox,
  known: ReadonlySet<string> = new Set(),
): string {
  const short = new Map<string, string>();
  const words = body.replace(/xlink:href="#(\w+)"/g, (whole, id: string) => {
    if (!glyphs.has(id)) return whole;
    // Names say what they show: several pages may stand in one HTML page and share them.
    const name = id.slice(0, 13);
    short.set(id, name);
    return `href="#${name}"`;
  });
  const defs = [...short]
    .filter(([, name]) => !known.has(name))
    .map(([id, name]) => rounded(glyphs.get(id) ?? '').replace(id, name))
    .join('');
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"` +
    ` width="${width}pt" height="${height}pt" viewBox="0 ${top.toString()} ${width} ${height}" fill="#000">` +
    `<defs>${defs}</defs><rect y="${top.toString()}" width="${width}" height="${height}" fill="#fff"/>${words}</svg>`
  );
}
