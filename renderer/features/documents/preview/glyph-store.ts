import { partsOf, usedGlyphs, type PageParts } from './page-parts.ts';

/** Beyond so many outlines all are forgotten and asked for again. */
const MOST_GLYPHS = 4_000;

/** The outlines the screen holds, so that the core sends each only once; completes the pages that come without them. */
export class GlyphStore {
  private readonly outlines = new Map<string, string>();

  /** What need not be sent again. */
  known(): string[] {
    if (this.outlines.size > MOST_GLYPHS) this.outlines.clear();
    return [...this.outlines.keys()];
  }

  /** A page with every outline it draws with; the SVG itself when it is not made of parts. */
  complete(svg: string): PageParts | string {
    const parts = partsOf(svg);
    if (parts === undefined) return svg;
    for (const [id, outline] of parts.glyphs) this.outlines.set(id, outline);
    const glyphs = new Map<string, string>();
    for (const id of usedGlyphs(parts.body)) {
      const outline = this.outlines.get(id);
      if (outline !== undefined) glyphs.set(id, outline);
    }
    return { ...parts, glyphs };
  }
}
