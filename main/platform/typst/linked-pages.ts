import type { DocumentTree } from '#shared/domain/documents/tree.ts';
import { findEvidence } from '#shared/domain/evidence/citations.ts';
import type { CitedPage } from '#shared/domain/evidence/citation-index.ts';
import { citationOfAddress, linkEvidence } from '#shared/domain/evidence/link-evidence.ts';
import type { Typesetter } from './typesetter.ts';

const LINK = /anjuan:evidence\/([^"&<>\s]+)/g;

/** Each citation of a document with the first page it stands on, in the order of the pages. */
export function citedPages(
  typesetter: Pick<Typesetter, 'svgPages'>,
  tree: DocumentTree,
): readonly CitedPage[] {
  const found = new Map<string, CitedPage>();
  const { pages } = typesetter.svgPages(linkEvidence(tree));
  for (const [index, page] of pages.entries())
    for (const [, address = ''] of page.matchAll(LINK)) {
      const words = citationOfAddress(address);
      const [citation] = findEvidence(words);
      if (citation === undefined || found.has(words)) continue;
      const { label, second } = citation;
      found.set(words, { label, ...(second === undefined ? {} : { second }), page: index + 1 });
    }
  return [...found.values()];
}
