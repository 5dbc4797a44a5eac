/** Points between two pages. */
const GAP = 12;
const SIZE = /\b(width|height)="([\d.]+)[a-z]*"/g;

/** Several SVG pages as one picture, one page below the other. A single page stays as it is. */
export function stackPages(pages: readonly string[]): string {
  const [only] = pages;
  if (only !== undefined && pages.length === 1) return only;
  let top = 0;
  let widest = 0;
  const placed = pages.map((page) => {
    const { width, height } = sizeOf(page);
    const at = top;
    top += height + GAP;
    widest = Math.max(widest, width);
    return page.replace(/<\?xml[^>]*\?>/, '').replace(/<svg\b/, `<svg x="0" y="${at.toString()}"`);
  });
  const height = Math.max(0, top - GAP);
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" width="${widest.toString()}" height="${height.toString()}" ` +
    `viewBox="0 0 ${widest.toString()} ${height.toString()}">${placed.join('')}</svg>`
  );
}

function sizeOf(page: string): { readonly width: number; readonly height: number } {
  const head = page.slice(0, page.indexOf('>', page.indexOf('<svg')));
  const size = { width: 595.28, height: 841.89 };
  for (const [, side, length] of head.matchAll(SIZE)) {
    if (side === 'width') size.width = Number(length);
    else size.height = Number(length);
  }
  return size;
}
