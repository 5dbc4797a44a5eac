import { ProblemError } from '#shared/lib/problem.ts';

/** The white sheet Typst lays under every page: where a page begins. */
const SHEET = '    <path class="typst-shape" fill="#ffffff" fill-rule="nonzero" d="M 0 0v ';
const DEFS = '    <defs';
const SYMBOL = '<symbol id="';
const SYMBOL_END = '</symbol>';

/** What is said again for every glyph, line ends, decimals no eye sees, and which glyph is meant. */
const WASTE =
  /\n *| fill="#000000" fill-rule="nonzero"| class="typst-(?:text|group)"|(\d\.\d\d)\d+|xlink:href="#(\w+)"/g;
const LONG_DECIMALS = /(\d\.\d\d)\d+/g;

/** Where a page stands below the ones before it. */
const PAGE_PLACE = /^\s*<g transform="matrix\(1 0 0 1 0 [\d.]+\)">/;

/** Marks of a part that is drawn alone (document.typ `edge`), and the groups around them. */
const EDGE = 'anjuan:edge/';
const EDGE_PLACE = /matrix\(1 0 0 1 [\d.]+ ([\d.]+)\)">\s*<g>\s*<a href="$/;
const EDGE_GROUP = /<g[^>]*><g><a href="anjuan:edge\/[^>]*><rect[^>]*\/><\/a><\/g><\/g>/g;

/** Outlines are named by their content, so one cut before serves every later drawing. */
const outlines = new Map<string, string>();
/** About 20 MB; a document uses a few hundred. */
const OUTLINES_KEPT = 20_000;

/** Names in a page are cut to this: several pages may stand in one HTML page and share them. */
const NAME_LENGTH = 13;

/**
 * Typst draws all pages into one tall SVG, each beginning with its white sheet. Cuts out the wanted pages, each as if it
 * stood alone, with only the glyphs it needs and about half the bytes. `from` counts from 1; pages beyond the last are left out,
 * as are the outlines of `known` glyphs.
 */
export function splitPages(
  svg: string,
  range: { readonly from: number; readonly count: number; readonly known?: ReadonlySet<string> },
): readonly string[] {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg.slice(0, 1_000));
  const starts = sheetStarts(svg);
  if (size === null || starts.length === 0) {
    throw new ProblemError('bug', '预览失败，文书内容未受影响。请把日志交给维护人员。', {
      reason: 'unexpected SVG',
    });
  }
  const defs = svg.indexOf(DEFS, starts.at(-1));
  const end = defs < 0 ? svg.lastIndexOf('\n', svg.lastIndexOf('</svg>')) : defs;
  const width = size[1] ?? '';
  const height = Number((Number(size[2]) / starts.length).toFixed(2));
  return starts.slice(range.from - 1, range.from - 1 + range.count).map((start, offset) => {
    const body = svg
      .slice(svg.indexOf('\n', start), starts[range.from + offset] ?? end)
      .replace(PAGE_PLACE, '<g>');
    const used = new Set<string>();
    const drawn = body.replaceAll(WASTE, (_, decimal: string | undefined, id: string | undefined) => {
      if (id !== undefined) {
        used.add(id);
        return `href="#${id.slice(0, NAME_LENGTH)}"`;
      }
      return decimal ?? '';
    });
    const words = drawn.includes(EDGE) ? drawn.replaceAll(EDGE_GROUP, '') : drawn;
    const wanted = [...used].filter((id) => range.known?.has(id.slice(0, NAME_LENGTH)) !== true);
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"` +
      ` width="${width}pt" height="${height.toString()}pt" viewBox="0 0 ${width} ${height.toString()}" fill="#000">` +
      `<defs>${outlinesOf(wanted, svg, end)}</defs>` +
      `<rect width="${width}" height="${height.toString()}" fill="#fff"/>${words}</svg>`
    );
  });
}

/** A place between two blocks. */
export interface Edge {
  /** from 1 */
  readonly page: number;
  /** pt below the upper edge of the paper */
  readonly y: number;
}

/** Where the part that is drawn begins and ends; absent where it reaches the beginning or the end of the document. */
export function edgesOf(svg: string): { readonly from: Edge | undefined; readonly to: Edge | undefined } {
  const starts = sheetStarts(svg);
  const edge = (name: string): Edge | undefined => {
    const at = svg.indexOf(`${EDGE}${name}"`);
    if (at < 0) return undefined;
    const y = EDGE_PLACE.exec(svg.slice(Math.max(0, at - 300), at))?.[1];
    return { page: starts.filter((start) => start < at).length, y: y === undefined ? NaN : Number(y) };
  };
  return { from: edge('from'), to: edge('to') };
}

function sheetStarts(svg: string): readonly number[] {
  const starts: number[] = [];
  for (let at = svg.indexOf(SHEET); at >= 0; at = svg.indexOf(SHEET, at + 1)) starts.push(at);
  return starts;
}

function outlinesOf(ids: readonly string[], svg: string, defs: number): string {
  if (ids.some((id) => !outlines.has(id))) learnOutlines(svg, defs);
  return ids.map((id) => outlines.get(id) ?? '').join('');
}

/** Glyph outlines by id, to a hundredth of a point: finer than any screen or eye. */
function learnOutlines(svg: string, defs: number): void {
  if (outlines.size > OUTLINES_KEPT) outlines.clear();
  for (let at = svg.indexOf(SYMBOL, defs); at >= 0; at = svg.indexOf(SYMBOL, at + 1)) {
    const id = svg.slice(at + SYMBOL.length, svg.indexOf('"', at + SYMBOL.length));
    if (outlines.has(id)) continue;
    const outline = svg.slice(at, svg.indexOf(SYMBOL_END, at) + SYMBOL_END.length);
    outlines.set(
      id,
      outline
        .replaceAll(/\n */g, '')
        .replaceAll(LONG_DECIMALS, '$1')
        .replaceAll(/(^|[ -])0\./g, '$1.')
        .replace(id, id.slice(0, NAME_LENGTH)),
    );
  }
}
