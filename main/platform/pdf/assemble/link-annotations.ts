import type { PageLink } from './assembly-input.ts';
import type { AnnotationsOf } from '../write/copy-pages.ts';
import type { Destinations } from './destinations.ts';
import { type PageBox, userPoint } from '../read/page-box.ts';
import { pdfNumber } from '../write/pdf-writer.ts';

/** The links of an item as annotations of its pages: no border, so that the page looks and prints as before. */
export function linkAnnotations(
  links: readonly PageLink[],
  destinations: Pick<Destinations, 'find'>,
): AnnotationsOf {
  return (index, box) =>
    links
      .filter(({ from }) => from.page === index + 1)
      .flatMap((link) => {
        const destination = destinations.find(link.to);
        return destination === undefined ? [] : [annotation(link, box, destination)];
      });
}

function annotation({ from }: PageLink, box: PageBox, destination: string): string {
  const [x1, y1] = userPoint(box, from.left, from.top);
  const [x2, y2] = userPoint(box, from.left + from.width, from.top + from.height);
  const sides = [Math.min(x1, x2), Math.min(y1, y2), Math.max(x1, x2), Math.max(y1, y2)];
  // Flag 4: an annotation that may be printed, as archival PDF wants of every one.
  return `<</Type/Annot/Subtype/Link/Rect[${sides.map(pdfNumber).join(' ')}]/Border[0 0 0]/F 4/Dest${destination}>>`;
}
