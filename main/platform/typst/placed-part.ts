import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { DrawnPart } from './drawn-part.ts';
import type { Edge } from './split-pages.ts';

/**
 * A part of a running text and where the whole has put it. As long as nothing before it changes it begins at the same
 * place, and as long as nothing behind it changes and it ends at the same place, the document has as many pages: then the
 * part alone is set, and its pages are those of the whole.
 */
export interface PlacedPart {
  /** all of the tree but its body */
  readonly frame: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  /** absent at the beginning of the document */
  readonly start: Edge | undefined;
  /** absent at its end */
  readonly end: Edge | undefined;
  /** pages of the whole */
  readonly total: number;
}

/** The part set alone, as `document.typ` takes it. */
export interface Window {
  /** number of the page it begins on */
  readonly page: number;
  /** pt below the upper edge of the text */
  readonly y: number;
  /** pages of the whole; absent where the part goes to its end */
  readonly total?: number;
}

/** A place is the same to the eye and to every line behind it: lines stand on a grid of many points. */
const SAME_PT = 0.001;
const POINTS_PER_MM = 72 / 25.4;

export function placePart(
  tree: DocumentTree,
  { from, to }: DrawnPart,
  { from: start, to: end }: { readonly from: Edge | undefined; readonly to: Edge | undefined },
  total: number,
): PlacedPart {
  return {
    frame: frameOf(tree),
    before: tree.body.slice(0, from).map(said),
    after: tree.body.slice(to).map(said),
    start,
    end,
    total,
  };
}

/** The same part of a tree that says the same before and behind it, if it holds these pages. */
export function findPart(
  known: readonly PlacedPart[],
  tree: DocumentTree,
  range: { readonly from: number; readonly count: number },
): { readonly placed: PlacedPart; readonly part: DrawnPart } | undefined {
  if (known.length === 0) return undefined;
  const frame = frameOf(tree);
  const alike = known.filter((one) => one.frame === frame && holds(one, range) && isNear(one, range));
  if (alike.length === 0) return undefined;
  const blocks = tree.body.map(said);
  for (const placed of alike) {
    const part = { from: placed.before.length, to: blocks.length - placed.after.length };
    if (
      part.from < part.to &&
      placed.before.every((block, index) => blocks[index] === block) &&
      placed.after.every((block, index) => blocks[part.to + index] === block)
    )
      return { placed, part };
  }
  return undefined;
}

/** The tree of the part alone, and where it stands. */
export function windowOf(
  tree: DocumentTree,
  { placed, part }: { readonly placed: PlacedPart; readonly part: DrawnPart },
): { readonly tree: DocumentTree; readonly window: Window } {
  const { start, end, total } = placed;
  return {
    tree: { ...tree, body: tree.body.slice(part.from, part.to) },
    window: {
      page: start?.page ?? 1,
      y: start === undefined ? 0 : start.y - tree.page.top * POINTS_PER_MM,
      ...(end === undefined ? {} : { total }),
    },
  };
}

/** Whether the part, set alone, begins and ends where it did in the whole. */
export function staysInPlace(
  { start, end }: PlacedPart,
  window: Window,
  edges: { readonly from: Edge | undefined; readonly to: Edge | undefined },
): boolean {
  const same = (whole: Edge | undefined, alone: Edge | undefined): boolean =>
    whole === undefined || alone === undefined
      ? whole === alone
      : whole.page === alone.page + window.page - 1 && Math.abs(whole.y - alone.y) < SAME_PT;
  return same(start, edges.from) && same(end, edges.to);
}

/** Whether all that stands on these pages lies within the part. */
export function holds(
  { start, end, total }: Pick<PlacedPart, 'start' | 'end' | 'total'>,
  range: { readonly from: number; readonly count: number },
): boolean {
  return (
    (start?.page ?? 0) < range.from &&
    (end?.page ?? Infinity) >= Math.min(range.from + range.count, total + 1)
  );
}

/** More pages than these beyond those in view cost more than they save: the first look at a document holds them all. */
const MORE_PAGES = 4;

const isNear = ({ start, end, total }: PlacedPart, { count }: { readonly count: number }): boolean =>
  (end?.page ?? total) - (start?.page ?? 1) < count + MORE_PAGES;

const said = (value: object): string => JSON.stringify(value);
const frameOf = (tree: DocumentTree): string => said({ ...tree, body: undefined });
