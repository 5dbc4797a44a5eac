import { execFileSync } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { getDocument, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import * as z from 'zod';

/** A box on a side as it is read: points from its upper left corner. */
export interface SideBox {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A link of a PDF as a reader follows it; sides count from 1. */
export interface PdfLink extends SideBox {
  readonly side: number;
  /** undefined where the link leads nowhere */
  readonly to: { readonly side: number; readonly left: number; readonly top: number } | undefined;
}

const point = z.tuple([
  z.object({ num: z.number(), gen: z.number() }),
  z.object({ name: z.literal('XYZ') }),
  z.number(),
  z.number(),
  z.null(),
]);
const linkAnnotation = z.object({
  subtype: z.literal('Link'),
  rect: z.tuple([z.number(), z.number(), z.number(), z.number()]),
  /** a name, or the destination itself */
  dest: z.union([z.string(), point]).nullish(),
});

/** Every link of a PDF, in the order of the sides. */
export async function pdfLinks(file: string): Promise<readonly PdfLink[]> {
  const loading = getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 });
  const document = await loading.promise;
  const pointOn = (page: PDFPageProxy, x: number, y: number) => {
    const point = page.getViewport({ scale: 1 }).convertToViewportPoint(x, y);
    const [left = 0, top = 0] = z.array(z.number()).parse(point);
    return { left, top };
  };
  const targetOf = async (dest: z.output<typeof linkAnnotation>['dest']): Promise<PdfLink['to']> => {
    const named = typeof dest === 'string' ? await document.getDestination(dest) : dest;
    const found = point.nullish().parse(named) ?? undefined;
    if (found === undefined) return undefined;
    const index = await document.getPageIndex(found[0]);
    return { side: index + 1, ...pointOn(await document.getPage(index + 1), found[2], found[3]) };
  };
  const links: PdfLink[] = [];
  for (let side = 1; side <= document.numPages; side++) {
    const page = await document.getPage(side);
    for (const annotation of await page.getAnnotations()) {
      const read = linkAnnotation.safeParse(annotation);
      if (!read.success) continue;
      const { rect, dest } = read.data;
      const [one, other] = [pointOn(page, rect[0], rect[1]), pointOn(page, rect[2], rect[3])];
      links.push({
        side,
        left: Math.min(one.left, other.left),
        top: Math.min(one.top, other.top),
        width: Math.abs(one.left - other.left),
        height: Math.abs(one.top - other.top),
        to: await targetOf(dest),
      });
    }
  }
  await loading.destroy();
  return links;
}

/** A character that reaches less far into a box does not count, points. */
const REACH = 1;

/** The characters that a box of a side touches, without spaces. */
export function textWithin(file: string, side: number, { left, top, width, height }: SideBox): string {
  const area = { x: left + REACH, y: top + REACH, W: width - 2 * REACH, H: height - 2 * REACH };
  // Ten dots a point: the area is given in whole dots.
  const dots = Object.entries(area).flatMap(([name, points]) => [
    `-${name}`,
    Math.round(points * 10).toString(),
  ]);
  const pages = ['-f', side.toString(), '-l', side.toString()];
  const words = execFileSync('pdftotext', [...pages, '-r', '720', ...dots, file, '-'], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  return words.replace(/\s+/g, '');
}
