import type { PagePlace } from '#shared/domain/documents/page/page-place.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import { findEvidence } from '#shared/domain/evidence/citations.ts';
import { citationOfAddress, linkEvidence } from '#shared/domain/evidence/link-evidence.ts';
import { linkBoxes } from './link-boxes.ts';
import type { Typesetter } from './typesetter.ts';

type Pages = Pick<Typesetter, 'svgPages'>;

/**
 * Each citation of a document with the first page it stands on and every place of it, in the order of the pages.
 * Where a line ends within a citation, it has a place on both lines.
 */
export function citedPages(typesetter: Pages, tree: DocumentTree): readonly CitedPage[] {
  return [...linkedPlaces(typesetter, linkEvidence(tree), 'anjuan:evidence/')].flatMap(
    ([address, places]) => {
      const [citation] = findEvidence(citationOfAddress(address));
      const page = places[0]?.page;
      if (citation === undefined || page === undefined) return [];
      const { label, second } = citation;
      return [{ label, ...(second === undefined ? {} : { second }), page, places }];
    },
  );
}

/** Where the words of a tree stand that have a name (`TextInline.place`), by their name. */
export function namedPlaces(
  typesetter: Pages,
  tree: DocumentTree,
): ReadonlyMap<string, readonly PagePlace[]> {
  return linkedPlaces(typesetter, tree, 'anjuan:place/');
}

/** The places of all links whose address begins so, by the rest of the address. */
function linkedPlaces(
  typesetter: Pages,
  tree: DocumentTree,
  beginning: string,
): ReadonlyMap<string, readonly PagePlace[]> {
  const found = new Map<string, PagePlace[]>();
  for (const [index, svg] of typesetter.svgPages(tree).pages.entries()) {
    if (!svg.includes(beginning)) continue;
    for (const { address, ...box } of linkBoxes(svg)) {
      // A blank at the end of a line takes no room.
      if (!address.startsWith(beginning) || box.width < 0.1) continue;
      const name = address.slice(beginning.length);
      const places = found.get(name) ?? [];
      const before = places.at(-1);
      const place = { page: index + 1, ...box };
      if (before !== undefined && goesOn(before, place))
        places[places.length - 1] = { ...before, width: place.left + place.width - before.left };
      else places.push(place);
      found.set(name, places);
    }
  }
  return found;
}

/** What stays in one piece on a line is drawn apart from the words beside it, which leaves no gap between them. */
function goesOn(before: PagePlace, place: PagePlace): boolean {
  const gap = place.left - (before.left + before.width);
  return (
    before.page === place.page && Math.abs(before.top - place.top) < 1 && Math.abs(gap) < before.height / 4
  );
}
