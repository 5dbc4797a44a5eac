import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { present } from '#shared/lib/assert.ts';
import type { CutPage, Edge, Paper } from './cut-pages.ts';

/**
 * A running text as it was drawn: where each block stands, and the words of each. As long as nothing before a block
 * changes it begins at the same place, and as long as it ends at the same place all that stands behind it stays: then it
 * alone is set anew, and the pages are those of the whole.
 */
export interface Drawing {
  /** all of the tree but its body */
  readonly frame: string;
  /** every block of the body */
  readonly blocks: readonly string[];
  /** the blocks that are drawn; the others keep their room. `to` is excluded */
  readonly from: number;
  readonly to: number;
  readonly paper: Paper;
  /** the pages on which these blocks stand; others may stand on the first and on the last of them, too */
  readonly pages: readonly CutPage[];
  /** the first page of which all is drawn as it stands now */
  readonly first: number;
  /** pages of the whole */
  readonly total: number;
}

/** Some blocks of a text set alone, as `document.typ` takes it. */
export interface Window {
  /** number of the page it begins on */
  readonly page: number;
  /** pt below the upper edge of the text */
  readonly y: number;
  /** pages of the whole; absent where the blocks go to its end */
  readonly total?: number;
}

export interface PageSpan {
  readonly from: number;
  readonly count: number;
}

/** Blocks of a drawing, from 0; `to` is excluded, `newTo` is the same place once they have changed. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly newTo: number;
}

/** A place is the same to the eye and to every line behind it: lines stand on a grid of many points. */
const SAME_PT = 0.001;
const POINTS_PER_MM = 72 / 25.4;

export const saidBlocks = ({ body }: DocumentTree): readonly string[] =>
  body.map((block) => JSON.stringify(block));

/** Pages with a mark hold their text in a group of its own, in which places are told from another corner. */
export const frameOf = (tree: DocumentTree): string | undefined =>
  tree.mark === undefined ? JSON.stringify({ ...tree, body: undefined }) : undefined;

/**
 * The blocks in which a text differs from its drawing, as few as can be set alone; undefined where it differs in what is
 * not drawn. Empty (`from` is `to` is `newTo`) where it does not differ.
 */
export function changeOf(drawing: Drawing, blocks: readonly string[]): Change | undefined {
  const { blocks: before, from, to } = drawing;
  const most = Math.min(before.length, blocks.length);
  let head = 0;
  while (head < most && before[head] === blocks[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === blocks.at(-1 - tail)) tail += 1;
  const end = before.length - tail;
  if (head === end && before.length === blocks.length) return { from: head, to: head, newTo: head };
  if (head < from || end > to) return undefined;
  const edges = drawing.pages.flatMap((page) => page.edges.map(({ block }) => block));
  const close = edges.find((block) => block >= end) ?? before.length;
  return {
    from: edges.findLast((block) => block <= head) ?? 0,
    to: close,
    newTo: close + blocks.length - before.length,
  };
}

/** Where a block begins; undefined at the beginning of the document, and where no edge stands. */
export function placeOf(
  pages: readonly CutPage[],
  block: number,
): { readonly page: number; readonly y: number } | undefined {
  for (const { number, edges } of pages) {
    const edge = edges.find((one) => one.block === block);
    if (edge !== undefined) return { page: number, y: edge.y };
  }
  return undefined;
}

/** Blocks of a tree, and where they stand. `total` where the document goes on behind them as it was. */
export function windowOf(
  tree: DocumentTree,
  drawing: Drawing,
  { from, to }: { readonly from: number; readonly to?: number },
): { readonly tree: DocumentTree; readonly window: Window } {
  const start = placeOf(drawing.pages, from);
  return {
    tree: { ...tree, body: tree.body.slice(from, to) },
    window: {
      page: start?.page ?? 1,
      y: start === undefined ? 0 : start.y - tree.page.top * POINTS_PER_MM,
      ...(to === undefined || to >= tree.body.length ? {} : { total: drawing.total }),
    },
  };
}

/** What was set alone, on pages numbered as those of the whole; its blocks are counted from 0. */
export interface SetAlone {
  readonly pages: readonly CutPage[];
  /** pages of the whole */
  readonly total: number;
}

/** The drawing with the changed blocks as they were set alone; undefined where they do not stand and end where they did. */
export function withChange(
  drawing: Drawing,
  blocks: readonly string[],
  { from, to, newTo }: Change,
  { pages, total }: SetAlone,
): Drawing | undefined {
  const ends = placeOf(drawing.pages, to);
  if (!isSamePlace(ends, placeOf(pages, newTo - from))) return undefined;
  const begun = behindEdge(drawing, from, pages);
  if (begun === undefined) return undefined;
  const [, behind] = ends === undefined ? [] : cutAt(drawing.pages, to);
  const [before] = behind === undefined ? [begun] : cutAt(begun, newTo);
  return {
    ...drawing,
    blocks,
    to: drawing.to + newTo - to,
    pages: behind === undefined ? before : joined(before, edgeOf(begun, newTo), counted(behind, newTo - to)),
    ...numbered(drawing, from, total),
  };
}

/** The drawing with all from a block on as it was set alone, drawn as far as `to`; undefined where it begins elsewhere. */
export function withRest(
  drawing: Drawing,
  blocks: readonly string[],
  { from, to }: { readonly from: number; readonly to: number },
  { pages, total }: SetAlone,
): Drawing | undefined {
  const begun = behindEdge(drawing, from, pages);
  return begun === undefined
    ? undefined
    : { ...drawing, blocks, to, pages: begun, ...numbered(drawing, from, total) };
}

/** Pages may say how many there are: with more or fewer of them, those before the change are no longer as drawn. */
const numbered = (drawing: Drawing, from: number, total: number): Pick<Drawing, 'first' | 'total'> => ({
  first:
    total === drawing.total
      ? drawing.first
      : Math.max(drawing.first, placeOf(drawing.pages, from)?.page ?? 1),
  total,
});

/** What is drawn before a block, and behind it what was set alone; undefined where that begins elsewhere. */
function behindEdge(
  drawing: Drawing,
  block: number,
  pages: readonly CutPage[],
): readonly CutPage[] | undefined {
  const begins = placeOf(drawing.pages, block);
  if (!isSamePlace(begins, placeOf(pages, 0))) return undefined;
  const set = counted(pages, block);
  if (begins === undefined) return set;
  const [before] = cutAt(drawing.pages, block);
  const [, behind] = cutAt(set, block);
  return joined(before, edgeOf(drawing.pages, block), behind);
}

/** What was drawn of a tree: its blocks `from` to `to`, and the pages cut at their edges. */
export function drawingOf(
  tree: DocumentTree,
  frame: string,
  drawn: Pick<Drawing, 'from' | 'to' | 'paper' | 'pages' | 'total'>,
): Drawing {
  const first = drawn.from === 0 ? 1 : (placeOf(drawn.pages, drawn.from)?.page ?? Infinity) + 1;
  return { ...drawn, frame, blocks: saidBlocks(tree), first };
}

/** Whether all that stands on these pages is drawn. */
export function holds({ pages, to, blocks, first, total }: Drawing, { from, count }: PageSpan): boolean {
  const behind = to === blocks.length ? Infinity : (placeOf(pages, to)?.page ?? 0);
  return first <= from && behind >= Math.min(from + count, total + 1);
}

type Place = ReturnType<typeof placeOf>;

const isSamePlace = (one: Place, other: Place): boolean =>
  one === undefined || other === undefined
    ? one === other
    : one.page === other.page && Math.abs(one.y - other.y) < SAME_PT;

/** The pages, their blocks counted from another number. */
const counted = (pages: readonly CutPage[], more: number): readonly CutPage[] =>
  pages.map((page) => ({ ...page, edges: page.edges.map(({ block, y }) => ({ block: block + more, y })) }));

const edgeOf = (pages: readonly CutPage[], block: number): Edge =>
  present(
    pages.flatMap(({ edges }) => edges).find((edge) => edge.block === block),
    'an edge of the drawing',
  );

/** What stands before the edge of a block, and what behind it, on the same page. */
function cutAt(
  pages: readonly CutPage[],
  block: number,
): readonly [before: readonly CutPage[], behind: readonly CutPage[]] {
  const at = pages.findIndex(({ edges }) => edges.some((edge) => edge.block === block));
  const { number, parts, edges } = present(pages[at], 'an edge of the drawing');
  const edge = edges.findIndex((one) => one.block === block);
  return [
    [...pages.slice(0, at), { number, parts: parts.slice(0, edge + 1), edges: edges.slice(0, edge) }],
    [{ number, parts: parts.slice(edge + 1), edges: edges.slice(edge + 1) }, ...pages.slice(at + 1)],
  ];
}

/** Pages that meet at an edge. */
function joined(before: readonly CutPage[], edge: Edge, behind: readonly CutPage[]): readonly CutPage[] {
  const [last, first] = [
    present(before.at(-1), 'the page of an edge'),
    present(behind[0], 'the page of an edge'),
  ];
  return [
    ...before.slice(0, -1),
    {
      number: last.number,
      parts: [...last.parts, ...first.parts],
      edges: [...last.edges, edge, ...first.edges],
    },
    ...behind.slice(1),
  ];
}
