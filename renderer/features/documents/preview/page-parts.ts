/** A page of the core in its parts: the opening tag, the outlines it draws with, and the drawing. */
export interface PageParts {
  readonly head: string;
  /** `<symbol id="…">…</symbol>` by id */
  readonly glyphs: ReadonlyMap<string, string>;
  readonly body: string;
}

const DEFS = '<defs>';
const DEFS_END = '</defs>';
const GLYPH = '<symbol id="';
const GLYPH_END = '</symbol>';
const END = '</svg>';

/** The parts of a page; undefined when it is not made as the core makes pages. */
export function partsOf(svg: string): PageParts | undefined {
  const defs = svg.indexOf(DEFS);
  const defsEnd = svg.indexOf(DEFS_END, defs);
  if (!svg.startsWith('<svg ') || svg.indexOf('>') + 1 !== defs || defsEnd < 0 || !svg.endsWith(END)) {
    return undefined;
  }
  const glyphs = new Map<string, string>();
  let at = svg.indexOf(GLYPH, defs);
  while (at >= 0 && at < defsEnd) {
    const id = svg.slice(at + GLYPH.length, svg.indexOf('"', at + GLYPH.length));
    const end = svg.indexOf(GLYPH_END, at) + GLYPH_END.length;
    glyphs.set(id, svg.slice(at, end));
    at = svg.indexOf(GLYPH, end);
  }
  return { head: svg.slice(0, defs), glyphs, body: svg.slice(defsEnd + DEFS_END.length, -END.length) };
}

/** The outlines a drawn page still lacks; undefined when a known id now means another outline. */
export function lackingGlyphs(
  known: ReadonlyMap<string, string>,
  wanted: ReadonlyMap<string, string>,
): ReadonlyMap<string, string> | undefined {
  const lacking = new Map<string, string>();
  for (const [id, outline] of wanted) {
    const drawn = known.get(id);
    if (drawn === undefined) lacking.set(id, outline);
    else if (drawn !== outline) return undefined;
  }
  return lacking;
}

/** The outlines a drawing uses, each once. */
export function usedGlyphs(body: string): ReadonlySet<string> {
  const used = new Set<string>();
  for (const [, id] of body.matchAll(/ href="#(\w+)"/g)) if (id !== undefined) used.add(id);
  return used;
}

/** Whether two pages look the same, whatever outlines came along. */
export const samePage = (a: PageParts | string | undefined, b: PageParts | string): boolean =>
  typeof a === 'object' && typeof b === 'object' ? a.head === b.head && a.body === b.body : a === b;
