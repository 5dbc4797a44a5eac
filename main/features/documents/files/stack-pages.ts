/** Points between two pages. */
const GAP = 12;
/** How wide and high a page draws itself, in the units of its own `viewBox`: points. */
const SIZE = / viewBox="[\d.-]+ [\d.-]+ ([\d.]+) ([\d.]+)"/;
/** Sides with a unit would be read in pixels within the outer picture, a third too large. */
const SIDES = / (?:width|height)="[^"]*"/g;

/** Several SVG pages as one picture in points, one page below the other. A single page stays as it is. */
export function stackPages(pages: readonly string[]): string {
  const [only] = pages;
  if (only !== undefined && pages.length === 1) return only;
  let top = 0;
  let widest = 0;
  const placed = pages.map((page) => {
    const { head, width, height, rest } = partsOf(page);
    const at = top;
    top += height + GAP;
    widest = Math.max(widest, width);
    const place = `x="0" y="${at.toString()}" width="${width.toString()}" height="${height.toString()}"`;
    return `${head.replaceAll(SIDES, '').replace('<svg', `<svg ${place}`)}${rest}`;
  });
  const height = Math.max(0, top - GAP);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widest.toString()}pt" height="${height.toString()}pt" ` +
    `viewBox="0 0 ${widest.toString()} ${height.toString()}">${placed.join('')}</svg>`
  );
}

interface PageParts {
  /** the opening tag */
  readonly head: string;
  readonly width: number;
  readonly height: number;
  readonly rest: string;
}

function partsOf(page: string): PageParts {
  const start = page.indexOf('<svg');
  const end = page.indexOf('>', start) + 1;
  const head = page.slice(start, end);
  const size = SIZE.exec(head);
  if (size === null) throw new Error('a page without a viewBox');
  return { head, width: Number(size[1]), height: Number(size[2]), rest: page.slice(end) };
}
