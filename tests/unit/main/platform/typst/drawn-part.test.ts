import { expect, it } from 'vitest';
import { drawnPart } from '#main/platform/typst/drawn-part.ts';
import type { DocumentTree, TreeBlock } from '#shared/domain/documents/page/tree.ts';

const lines = (count: number): TreeBlock[] =>
  Array.from({ length: count }, () => ({ kind: 'space', lines: 1 }));

/** 22.8 lines go on a page. */
const tree = (body: readonly TreeBlock[], footer: readonly TreeBlock[] = []): DocumentTree => ({
  title: '询问笔录',
  page: {
    ...{ width: 210, height: 297, top: 37, bottom: 35, left: 28, right: 26 },
    ...{ size: 16, pitch: 28, footer, lastFooter: [] },
  },
  body,
});

it('a letter of little more than one page is drawn whole, a long text in part', () => {
  expect(drawnPart(tree(lines(50)), 1, 1)).toBeUndefined();
  expect(drawnPart(tree(lines(70)), 1, 1)).toMatchObject({ from: 0 });
});

it('what stands at the foot of every page takes room from the text', () => {
  const foot = lines(4);
  expect(drawnPart(tree(lines(50), foot), 1, 1)).toBeDefined();
  const ends = (footer: readonly TreeBlock[]) => drawnPart(tree(lines(400), footer), 8, 1)?.to ?? 0;
  expect(ends(foot)).toBeLessThan(ends([]) - 20);
});

it('of a table nobody knows beforehand how high it is: what holds one is drawn whole', () => {
  const table: TreeBlock = {
    ...{ kind: 'table', columns: [156], align: 'left', size: 12, pitch: 20, headerRows: 0 },
    rows: [],
  };
  for (const block of [table, { kind: 'pageBreak' } as const])
    expect(drawnPart(tree([...lines(70), block]), 1, 1)).toBeUndefined();
});
