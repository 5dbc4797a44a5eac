import { join } from 'node:path';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { expect, it, vi } from 'vitest';
import * as z from 'zod';
import { drawnPart } from '#main/platform/typst/drawn-part.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { present } from '#shared/lib/assert.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { official } from '#tests/support/a-checked-case.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const INTERVIEW = 14;
const DECISION = 45;
const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
/** Sets everything, and has no part of a document to remember. */
const anotherTypesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });

const record = (answer: (n: number) => string) =>
  layOut(
    official(INTERVIEW),
    {
      qa_list: Array.from({ length: 90 }, (_, n) => ({
        question: `第${(n + 1).toString()}批酱油从哪里购进？购进时间、数量、价格分别是多少？`,
        answer: answer(n),
      })),
    },
    'filled',
  );

it.each([
  [
    'ordinary text',
    record(() => '2025年12月从某食品批发部购进20瓶，进价8元，售价12元，已售出12瓶。'.repeat(2)),
  ],
  // What the estimate of its lines takes for twice as wide, or for half.
  ['narrow letters', record(() => 'iiii '.repeat(60))],
  ['wide letters', record((n) => 'WWWWMMMM'.repeat(n % 9))],
])('the pages in view of a long record are those of the whole, in %s', (_, tree) => {
  const whole = typesetter.svgPages(tree);
  expect(whole.total).toBeGreaterThan(8);
  for (const from of [1, 3, Math.floor(whole.total / 2), whole.total - 1]) {
    const part = typesetter.svgPages(tree, { from, count: 2 });
    expect(part.total).toBe(whole.total);
    expect(part.pages).toEqual(whole.pages.slice(from - 1, from + 1));
  }
});

it('a decision of a few pages, whose foot hangs at the lower edge of the last one, is drawn in part too', () => {
  const facts = '经查，当事人于2025年12月购进某品牌酱油20瓶，进价8元，售价12元，至检查时已售出12瓶。'.repeat(
    3,
  );
  const tree = layOut(
    official(DECISION),
    { facts: Array.from({ length: 10 }, () => facts).join('\n'), evidence: facts },
    'filled',
  );
  const whole = typesetter.svgPages(tree);
  expect(whole.total).toBeGreaterThan(2);
  expect(tree.body.some(({ kind }) => kind === 'bottom')).toBe(true);
  expect(drawnPart(tree, 1, 1)).toBeDefined();
  for (let from = 1; from <= whole.total; from++) {
    const part = typesetter.svgPages(tree, { from, count: 1 });
    expect(part).toEqual({ total: whole.total, pages: whole.pages.slice(from - 1, from) });
  }
});

it('a part never begins or ends between a foot and the block it goes with', () => {
  const tree = layOut(official(DECISION), { facts: '查明的事实。\n'.repeat(90) }, 'filled');
  const foot = tree.body.findIndex(({ kind }) => kind === 'bottom');
  expect(foot).toBeGreaterThan(0);
  for (let page = 1; page <= 6; page += 0.05) {
    const part = drawnPart(tree, page, 0.05, { pages: 0, share: 0 });
    expect(part).toBeDefined();
    expect([part?.from, part?.to]).not.toContain(foot);
  }
});

/** Typed a few signs at a time, so that now and then a line, a page is added. */
const TYPED = 'abc，甲乙丙丁戊己庚辛壬癸。'.repeat(12);

const interviewTyped = (row: number, typed: string): DocumentTree =>
  layOut(
    official(INTERVIEW),
    {
      qa_list: Array.from({ length: 90 }, (_, n) => ({
        question: `第${(n + 1).toString()}批酱油从哪里购进？购进时间、数量、价格分别是多少？`,
        answer: `2025年12月从某食品批发部购进20瓶，已售出12瓶。${n === row ? typed : ''}`,
      })),
    },
    'filled',
  );
const decisionTyped = (row: number, typed: string): DocumentTree =>
  layOut(
    official(DECISION),
    {
      facts: Array.from({ length: 14 }, (_, n) =>
        `经查，当事人购进某品牌酱油20瓶，进价8元，售价12元。${n === row ? typed : ''}`.repeat(2),
      ).join('\n'),
      evidence: '证据一。\n'.repeat(10),
    },
    'filled',
  );

it.each([
  ['in the middle of a record', interviewTyped, 45],
  ['at the end of a record', interviewTyped, 89],
  ['at the beginning of a record', interviewTyped, 1],
  ['in a decision', decisionTyped, 9],
])('each keystroke %s shows the pages of the whole', (_, typedInto, row) => {
  for (let length = 0; length < TYPED.length; length += 13) {
    const tree = typedInto(row, TYPED.slice(0, length));
    const whole = anotherTypesetter.svgPages(tree);
    const page = whole.pages.findIndex((svg) => svg.includes(`qa_list[${row.toString()}]`));
    const from = page < 0 ? 2 : page + 1;
    const part = typesetter.svgPages(tree, { from, count: 2 });
    expect(part.total).toBe(whole.total);
    expect(part.pages).toEqual(whole.pages.slice(from - 1, from + 1));
  }
});

it.each([5, 9])('what changes elsewhere is not overlooked by the pages in view, page %i', (from) => {
  const before = interviewTyped(45, '甲');
  const long = present(
    interviewTyped(1, TYPED).body.find((block) => JSON.stringify(block).includes('癸')),
    'what was typed',
  );
  const { total } = typesetter.svgPages(before, { from, count: 1 });
  for (const tree of [
    interviewTyped(2, TYPED), // pages before grow
    { ...before, body: before.body.map((block, at, { length }) => (at > length - 40 ? long : block)) }, // more behind
    { ...before, body: before.body.slice(0, -60) }, // the end is taken out
    { ...before, page: { ...before.page, footer: [] } }, // every page has more room
    { ...before, page: { ...before.page, size: before.page.size - 2 } },
    { ...before, mark: '草稿' },
  ]) {
    const whole = anotherTypesetter.svgPages(tree);
    const part = typesetter.svgPages(tree, { from, count: 1 });
    expect(part).toEqual({ total: whole.total, pages: whole.pages.slice(from - 1, from) });
  }
  expect(total).toBeGreaterThan(9);
});

it('pages that become more where one types, and pages scrolled to, are those of the whole', () => {
  const totals = new Set<number>();
  for (const lines of [0, 1, 6, 12, 18, 24, 30]) {
    const tree = interviewTyped(45, '甲'.repeat(26 * lines));
    const whole = anotherTypesetter.svgPages(tree);
    totals.add(whole.total);
    for (const from of [6, 7, 2]) {
      const part = typesetter.svgPages(tree, { from, count: 1 });
      expect(part).toEqual({ total: whole.total, pages: whole.pages.slice(from - 1, from) });
    }
  }
  expect(totals.size).toBeGreaterThan(1);
});

/** How many blocks each setting of a page has set; what nothing is set for sets none. */
function blocksSet(work: () => unknown): number[] {
  const shadow = vi.spyOn(NodeCompiler.prototype, 'mapShadow');
  try {
    work();
    return shadow.mock.calls.map(
      ([, tree]) => bodySchema.parse(JSON.parse(tree.toString('utf8'))).body.length,
    );
  } finally {
    shadow.mockRestore();
  }
}
const bodySchema = z.object({ body: z.array(z.unknown()) });

it.each([
  ['a record', interviewTyped, 45, 6],
  ['a decision', decisionTyped, 4, 1],
])('of %s only the paragraph typed into is set', (_, typedInto, row, from) => {
  const range = { from, count: 2 };
  // A line begins with 乙.
  typesetter.svgPages(typedInto(row, '甲乙'), range);
  const tree = typedInto(row, '甲乙丙');
  expect(blocksSet(() => typesetter.svgPages(tree, range))).toEqual([1]);
  // Asked again, as when one scrolls within what is drawn, nothing is.
  expect(blocksSet(() => typesetter.svgPages(tree, range))).toEqual([]);
});

it('where a line is added, what stands before it is not set again', () => {
  const range = { from: 6, count: 1 };
  typesetter.svgPages(interviewTyped(45, '甲'), range);
  const tree = interviewTyped(45, '甲'.repeat(26));
  const behind = tree.body.length - tree.body.findIndex((block) => JSON.stringify(block).includes('甲甲'));
  expect(blocksSet(() => typesetter.svgPages(tree, range))).toEqual([1, behind]);
});

it('where a line is added far before what is seen, no more is set than is drawn anew', () => {
  typesetter.svgPages(interviewTyped(20, '甲'), { from: 2, count: 6 });
  const tree = interviewTyped(20, '甲'.repeat(26));
  // All between there and here would be set and drawn for one page.
  expect(blocksSet(() => typesetter.svgPages(tree, { from: 7, count: 1 }))).toEqual([1, tree.body.length]);
});

it('a page more is told on the pages before it, too', () => {
  const range = { from: 1, count: 2 };
  const totals = new Set<number>();
  for (let lines = 0; lines < 24; lines += 3) {
    const tree = interviewTyped(13, '甲'.repeat(26 * lines));
    const whole = anotherTypesetter.svgPages(tree);
    expect(typesetter.svgPages(tree, range)).toEqual({ total: whole.total, pages: whole.pages.slice(0, 2) });
    totals.add(whole.total);
  }
  expect(totals.size).toBeGreaterThan(1);
});

it('a page more that the last paragraph makes is told on all before it, too', () => {
  const { body, ...rest } = interviewTyped(45, '');
  const last = (typed: string) =>
    present(
      interviewTyped(1, typed).body.find((block) => JSON.stringify(block).includes('甲')),
      'what was typed',
    );
  const range = { from: 1, count: 20 };
  const totals = new Set<number>();
  for (let lines = 1; lines < 30; lines += 4) {
    const tree = { ...rest, body: [...body, last('甲'.repeat(26 * lines))] };
    const whole = anotherTypesetter.svgPages(tree);
    expect(typesetter.svgPages(tree, range)).toEqual({ total: whole.total, pages: whole.pages });
    totals.add(whole.total);
  }
  expect(totals.size).toBeGreaterThan(1);
});

it('paragraphs put in, taken out, emptied and exchanged, one after the other, show the pages of the whole', () => {
  const random = randomNumbers(20261130);
  const words = ['经查，当事人', '酱油20瓶，', 'abc def ', '视频03 00:12:31，', '〔2026〕3号', '——', '䶮。'];
  const some = (): string =>
    Array.from({ length: 1 + random(25) }, () => words[random(words.length)]).join('');
  let rows = Array.from({ length: 24 }, some);
  for (let step = 0; step < 40; step++) {
    const at = random(rows.length);
    const kind = random(6);
    if (kind === 0) rows = rows.toSpliced(at, 0, some());
    else if (kind === 1) rows = rows.toSpliced(at, 1);
    else if (kind === 2) rows = rows.with(at, '');
    else if (kind === 3) rows = rows.with(at, some()).with(random(rows.length), some());
    else
      rows = rows.with(at, `${present(rows[at], 'a row')}${present(words[random(words.length)], 'words')}`);
    const tree = layOut(
      official(DECISION),
      { facts: rows.join('\n'), evidence: rows.slice(0, 4).join('\n') },
      'filled',
    );
    const whole = anotherTypesetter.svgPages(tree);
    const from = 1 + random(whole.total);
    expect(typesetter.svgPages(tree, { from, count: 2 })).toEqual({
      total: whole.total,
      pages: whole.pages.slice(from - 1, from + 1),
    });
  }
});

/** The same numbers, each below the one asked for, at each run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return Math.floor((state / 2_147_483_648) * below);
  };
}
