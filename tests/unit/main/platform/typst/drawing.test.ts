import { expect, it } from 'vitest';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import type { CutPage } from '#main/platform/typst/cut-pages.ts';
import {
  changeOf,
  type Drawing,
  frameOf,
  windowOf,
  withChange,
  withRest,
} from '#main/platform/typst/drawing.ts';

const page = (number: number, ...edges: (readonly [block: number, y: number])[]): CutPage => ({
  number,
  parts: [],
  edges: edges.map(([block, y]) => ({ block, y })),
});

/** Of six blocks the four in the middle are drawn, on pages 2 and 3. */
const drawing: Drawing = {
  frame: 'frame',
  blocks: ['a', 'b', 'c', 'd', 'e', 'f'],
  from: 1,
  to: 5,
  paper: { width: '595', height: '842' },
  pages: [page(2, [1, 100], [2, 200]), page(3, [3, 50], [4, 80], [5, 120])],
  first: 3,
  total: 4,
};
const edgesOf = (drawn: Drawing | undefined) => drawn?.pages.flatMap(({ edges }) => edges);
const tree = (blocks: number, mark?: string): DocumentTree => ({
  title: '询问笔录',
  page: {
    ...{ width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 },
    ...{ size: 16, pitch: 28, footer: [], lastFooter: [] },
  },
  body: Array.from({ length: blocks }, () => ({ kind: 'space', lines: 1 })),
  ...(mark === undefined ? {} : { mark }),
});

it('a change is set alone only where all of it is drawn', () => {
  const changed = (at: number) => drawing.blocks.map((block, index) => (index === at ? `${block}!` : block));
  expect(changeOf(drawing, changed(2))).toEqual({ from: 2, to: 3, newTo: 3 });
  expect(changeOf(drawing, changed(0))).toBeUndefined();
  expect(changeOf(drawing, changed(5))).toBeUndefined();
});

it('pages with a mark are not put together: their places are told from another corner', () => {
  expect(frameOf(tree(1))).toBeDefined();
  expect(frameOf(tree(1, '草稿'))).toBeUndefined();
});

it('only what ends before the document does needs to be told how many pages there are', () => {
  const told = (to?: number) =>
    windowOf(tree(6), drawing, { from: 2, ...(to === undefined ? {} : { to }) }).window.total;
  expect([told(5), told(6), told()]).toEqual([4, undefined, undefined]);
});

it('a block more moves the count of all that stands behind it, and of what is drawn', () => {
  const blocks = ['a', 'b', 'c', 'c2', 'd', 'e', 'f'];
  const set = [page(2, [0, 200], [1, 210]), page(3, [2, 50])];
  const drawn = withChange(drawing, blocks, { from: 2, to: 3, newTo: 4 }, { pages: set, total: 4 });
  expect(drawn).toMatchObject({ from: 1, to: 6, total: 4 });
  expect(edgesOf(drawn)).toEqual([
    { block: 1, y: 100 },
    { block: 2, y: 200 },
    { block: 3, y: 210 },
    { block: 4, y: 50 },
    { block: 5, y: 80 },
    { block: 6, y: 120 },
  ]);
});

it('what was set alone is taken only where it begins and ends as what it takes the place of', () => {
  const blocks = ['a', 'b', 'C', 'd', 'e', 'f'];
  const change = { from: 2, to: 3, newTo: 3 };
  const set = (...pages: CutPage[]) => ({ pages, total: 4 });
  const sound = set(page(2, [0, 200]), page(3, [1, 50]));
  expect(withChange(drawing, blocks, change, sound)).toBeDefined();
  for (const other of [
    set(page(2, [0, 201]), page(3, [1, 50])),
    set(page(1, [0, 200]), page(3, [1, 50])),
    set(page(2, [0, 200], [1, 50])),
    set(page(2, [0, 200]), page(3, [1, 51])),
  ])
    expect(withChange(drawing, blocks, change, other)).toBeUndefined();
  const rest = { from: 2, to: 6 };
  expect(withRest(drawing, blocks, rest, set(page(2, [0, 200])))).toBeDefined();
  expect(withRest(drawing, blocks, rest, set(page(3, [0, 200])))).toBeUndefined();
});
