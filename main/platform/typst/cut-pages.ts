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

/** The groups of a page, which place it below the ones before it: the first page has one, each other two. */
const PAGE = /^\s*<g(?<below> transform="matrix\(1 0 0 1 0 [\d.]+\)">\s*<g)?>/;
const PAGE_END = '</g>';

/** A mark between two blocks (document.typ `edge`): the height it stands at, the block behind it. */
const EDGE = 'anjuan:edge/';
const EDGE_GROUP =
  /<g class="typst-group" transform="matrix\(1 0 0 1 [\d.]+ ([\d.]+)\)">\s*<g>\s*<a href="anjuan:edge\/(\d+)"[^>]*>\s*<rect[^>]*\/>\s*<\/a>\s*<\/g>\s*<\/g>/g;

interface Glyph {
  readonly name: string;
  readonly outline: string;
}

/** Glyphs by Typst's name for them. They are named by their outline, so one cut before serves every later drawing. */
const glyphs = new Map<string, Glyph>();
/** About 20 MB; a document uses a few hundred. */
const GLYPHS_KEPT = 20_000;

/** Names in a page are cut to this: several pages may stand in one HTML page and share them. */
const NAME_LENGTH = 13;

/** Width and height as a page says them, pt. */
export interface Paper {
  readonly width: string;
  readonly height: string;
}

/** What is drawn on a page between two edges, with about half the bytes Typst needs. */
export interface PagePart {
  readonly words: string;
  /** the outlines it draws with, by their names */
  readonly glyphs: ReadonlyMap<string, string>;
}

/** A place between two blocks. */
export interface Edge {
  /** the block behind it, from 0 */
  readonly block: number;
  /** pt below the upper edge of the paper */
  readonly y: number;
}

/** A page in the parts its edges cut it into: always one part more than edges. */
export interface CutPage {
  /** from 1 */
  readonly number: number;
  readonly parts: readonly PagePart[];
  readonly edges: readonly Edge[];
}

export interface CutPages {
  readonly paper: Paper;
  readonly pages: readonly CutPage[];
}

/**
 * Typst draws all pages into one tall SVG, each beginning with its white sheet. Cuts out the wanted pages, each as if it
 * stood alone. `from` counts from 1; pages beyond the last are left out. `first` is the number of the first page drawn.
 */
export function cutPages(
  svg: string,
  { from, count, first = 1 }: { readonly from: number; readonly count: number; readonly first?: number },
): CutPages {
  const size = /viewBox="0 0 ([\d.]+) ([\d.]+)"/.exec(svg.slice(0, 1_000));
  const starts = sheetStarts(svg);
  if (size === null || starts.length === 0) {
    throw new ProblemError('bug', '预览失败，文书内容未受影响。请把日志交给维护人员。', {
      reason: 'unexpected SVG',
    });
  }
  const defs = svg.indexOf(DEFS, starts.at(-1));
  const end = defs < 0 ? svg.lastIndexOf('\n', svg.lastIndexOf('</svg>')) : defs;
  const skipped = from - first;
  return {
    paper: { width: size[1] ?? '', height: Number((Number(size[2]) / starts.length).toFixed(2)).toString() },
    pages: starts.slice(skipped, skipped + count).map((start, offset) => {
      const page = svg.slice(svg.indexOf('\n', start), starts[skipped + offset + 1] ?? end);
      return cutAtEdges(from + offset, withinPage(page), (ids) => glyphsOf(ids, svg, end));
    }),
  };
}

/** What stands in the groups of a page. */
function withinPage(page: string): string {
  const begin = PAGE.exec(page);
  let end = page.lastIndexOf(PAGE_END);
  if (begin?.groups?.['below'] !== undefined) end = page.lastIndexOf(PAGE_END, end - 1);
  return page.slice(begin?.[0].length ?? 0, end);
}

type FindGlyphs = (ids: ReadonlySet<string>) => ReadonlyMap<string, string>;

function cutAtEdges(number: number, drawn: string, find: FindGlyphs): CutPage {
  const parts: PagePart[] = [];
  const edges: Edge[] = [];
  let at = 0;
  if (drawn.includes(EDGE)) {
    for (const { 0: mark, 1: y, 2: block, index } of drawn.matchAll(EDGE_GROUP)) {
      parts.push(partOf(drawn.slice(at, index), find));
      edges.push({ block: Number(block), y: Number(y) });
      at = index + mark.length;
    }
  }
  parts.push(partOf(drawn.slice(at), find));
  return { number, parts, edges };
}

function partOf(drawn: string, find: FindGlyphs): PagePart {
  const used = new Set<string>();
  const words = drawn.replaceAll(WASTE, (_, decimal: string | undefined, id: string | undefined) => {
    if (id !== undefined) {
      used.add(id);
      return `href="#${id.slice(0, NAME_LENGTH)}"`;
    }
    return decimal ?? '';
  });
  return { words, glyphs: find(used) };
}

/** A page as a document of its own, without the outlines of `known` glyphs. */
export function pageSvg({ width, height }: Paper, { parts }: CutPage, known?: ReadonlySet<string>): string {
  const glyphs = new Map(parts.flatMap((part) => [...part.glyphs]));
  const wanted = [...glyphs].filter(([name]) => known?.has(name) !== true).map(([, outline]) => outline);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"` +
    ` width="${width}pt" height="${height}pt" viewBox="0 0 ${width} ${height}" fill="#000">` +
    `<defs>${wanted.join('')}</defs>` +
    `<rect width="${width}" height="${height}" fill="#fff"/><g>${parts.map(({ words }) => words).join('')}</g></svg>`
  );
}

function sheetStarts(svg: string): readonly number[] {
  const starts: number[] = [];
  for (let at = svg.indexOf(SHEET); at >= 0; at = svg.indexOf(SHEET, at + 1)) starts.push(at);
  return starts;
}

function glyphsOf(ids: ReadonlySet<string>, svg: string, defs: number): ReadonlyMap<string, string> {
  for (const id of ids) {
    if (glyphs.has(id)) continue;
    learnGlyphs(svg, defs);
    break;
  }
  return new Map(
    [...ids].map((id) => {
      const { name, outline } = glyphs.get(id) ?? { name: id, outline: '' };
      return [name, outline];
    }),
  );
}

/** Outlines to a hundredth of a point: finer than any screen or eye. */
function learnGlyphs(svg: string, defs: number): void {
  if (glyphs.size > GLYPHS_KEPT) glyphs.clear();
  for (let at = svg.indexOf(SYMBOL, defs); at >= 0; at = svg.indexOf(SYMBOL, at + 1)) {
    const id = svg.slice(at + SYMBOL.length, svg.indexOf('"', at + SYMBOL.length));
    if (glyphs.has(id)) continue;
    const name = ownText(id.slice(0, NAME_LENGTH));
    const outline = svg
      .slice(at, svg.indexOf(SYMBOL_END, at) + SYMBOL_END.length)
      .replaceAll(/\n */g, '')
      .replaceAll(LONG_DECIMALS, '$1')
      .replaceAll(/(^|[ -])0\./g, '$1.')
      .replace(id, name);
    glyphs.set(ownText(id), { name, outline: ownText(outline) });
  }
}

/** Cut out of a drawing, a word keeps the whole of its megabytes in memory. */
const ownText = (text: string): string => Buffer.from(text, 'latin1').toString('latin1');
