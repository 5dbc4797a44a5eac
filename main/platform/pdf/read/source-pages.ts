import { PDFArray, type PDFContext, PDFDict, PDFName, type PDFObject, PDFRef } from 'pdf-lib';
import { pdfProblem } from './pdf-problem.ts';

/** A page of a parsed source with what it inherits from the nodes above it. */
export interface SourcePage {
  /** Missing where the page stands in its parent instead of being an object of its own. */
  readonly ref: PDFRef | undefined;
  readonly dict: PDFDict;
  /** An entry of the page, or the nearest one above it. */
  entry(key: PageEntry): PDFObject | undefined;
}

export type PageEntry = 'Resources' | 'MediaBox' | 'CropBox' | 'Rotate';

const ENTRIES = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;
type Inherited = Readonly<Partial<Record<PageEntry, PDFObject>>>;

/** More pages than this are no paper: a volume holds 200. */
const MOST_PAGES = 5_000;
const MAX_DEPTH = 100;

/**
 * The pages below a node in reading order. Nodes are told by their children, as readers do: types, parents and counts
 * are often missing or wrong. Throws `pdf-unreadable`: `no-pages`, `too-many-pages`, `damaged` when a page is gone.
 */
export function sourcePages(context: PDFContext, root: PDFObject | undefined): readonly SourcePage[] {
  const pages: SourcePage[] = [];
  let nodes = 0;
  const visit = (item: PDFObject | undefined, inherited: Inherited, above: readonly PDFDict[]): void => {
    const dict = context.lookup(item);
    if (!(dict instanceof PDFDict)) throw pdfProblem('damaged', new Error('a page is missing'));
    nodes += 1;
    if (nodes > 4 * MOST_PAGES) throw pdfProblem('too-many-pages');
    const kids = dict.lookup(PDFName.of('Kids'));
    const own = { ...inherited, ...ownEntries(context, dict) };
    if (!(kids instanceof PDFArray)) {
      // An empty node is no page; a page may well lack its type.
      if (dict.lookup(PDFName.of('Type')) === PDFName.of('Pages')) return;
      pages.push({ ref: item instanceof PDFRef ? item : undefined, dict, entry: (key) => own[key] });
      if (pages.length > MOST_PAGES) throw pdfProblem('too-many-pages');
      return;
    }
    if (above.includes(dict) || above.length > MAX_DEPTH)
      throw pdfProblem('damaged', new Error('pages in a circle'));
    for (const kid of kids.asArray()) visit(kid, own, [...above, dict]);
  };
  visit(root, {}, []);
  if (pages.length === 0) throw pdfProblem('no-pages');
  return pages;
}

/** An entry that leads nowhere counts as missing. */
function ownEntries(context: PDFContext, dict: PDFDict): Inherited {
  const own: Partial<Record<PageEntry, PDFObject>> = {};
  for (const key of ENTRIES) {
    const value = dict.get(PDFName.of(key));
    if (value !== undefined && context.lookup(value) !== undefined) own[key] = value;
  }
  return own;
}
