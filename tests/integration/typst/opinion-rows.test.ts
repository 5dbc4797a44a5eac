import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { linkBoxes } from '#main/platform/typst/link-boxes.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import type {
  DocumentTree,
  ParagraphBlock,
  TableBlock,
  TreeCell,
  TreeRow,
} from '#shared/domain/documents/page/tree.ts';
import { sampleValues } from '#tests/support/sample-case.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));

/** A row with an opinion somebody enters, and who signs it. */
const isOpinionRow = (row: TreeRow): boolean =>
  row.cells.some(
    ({ foot, blocks }) =>
      foot.length > 0 &&
      blocks.some(({ inlines }) => inlines.some((inline) => inline.kind === 'text' && 'field' in inline)),
  );
const treeOf = (template: Template): DocumentTree => layOut(template, sampleValues(template), 'filled');
const tableOf = ({ body }: DocumentTree): TableBlock | undefined =>
  body.find((block) => block.kind === 'table');
const forms = templates.filter((template) => tableOf(treeOf(template))?.rows.some(isOpinionRow) === true);

const SENTENCE = '经核查，当事人的行为涉嫌违反食品安全法的规定，建议予以立案。';

/** Opinions so many sentences long, in one or in several paragraphs, the last of them short. */
const opinions = {
  'one paragraph': (sentences: number) => [SENTENCE.repeat(sentences)],
  paragraphs: (sentences: number) => [...Array.from({ length: sentences }, () => SENTENCE), '同意。'],
} as const;

const named = (paragraph: ParagraphBlock, place: string): ParagraphBlock => ({
  ...paragraph,
  inlines: paragraph.inlines.map((inline) => (inline.kind === 'text' ? { ...inline, place } : inline)),
});

/** The row with an opinion put in, its words, its foot and its label under names by which they are found again. */
function rowWith(row: TreeRow, words: readonly string[]): TreeRow {
  const cellWith = (cell: TreeCell): TreeCell => {
    if (cell.foot.length === 0) return { ...cell, blocks: cell.blocks.map((block) => named(block, 'label')) };
    const [first] = cell.blocks;
    if (first === undefined) return cell;
    const blocks = words.map((text): ParagraphBlock => ({
      ...first,
      inlines: [{ kind: 'text', text, font: 'body', place: 'words' }],
    }));
    return { ...cell, blocks, foot: cell.foot.map((block) => named(block, 'foot')) };
  };
  return { ...row, cells: row.cells.map(cellWith) };
}

function withRow(tree: DocumentTree, at: number, words: readonly string[]): DocumentTree {
  const table = tableOf(tree);
  const rows = table?.rows.map((row, index) => (index === at ? rowWith(row, words) : row));
  return {
    ...tree,
    body: tree.body.map((block) => (block === table && rows !== undefined ? { ...table, rows } : block)),
  };
}

/** On which pages, and on how many lines of each, words of a name stand. */
function linesOf(
  tree: DocumentTree,
): ReadonlyMap<string, readonly (readonly [page: number, lines: number])[]> {
  const found = new Map<string, (readonly [number, number])[]>();
  for (const [page, svg] of typesetter.svgPages(tree).pages.entries()) {
    const lines = new Map<string, Set<number>>();
    for (const { address, top } of linkBoxes(svg)) {
      const name = address.replace('anjuan:place/', '');
      lines.set(name, (lines.get(name) ?? new Set()).add(Math.round(top)));
    }
    for (const [name, { size }] of lines) found.set(name, [...(found.get(name) ?? []), [page, size]]);
  }
  return found;
}

describe('a signature is never torn from the opinion it signs', () => {
  it('there are such forms', () => {
    expect(forms.map(({ number }) => number)).toEqual(expect.arrayContaining([1, 7, 36, 43]));
  });

  const lengths = Array.from({ length: 15 }, (_, step) => 1 + 4 * step);

  it.each(forms.map((form) => [form.number, form.name, form] as const))('%d %s', (_, __, form) => {
    const tree = treeOf(form);
    const { page } = tree;
    const room = ((page.height - page.top - page.bottom) * 72) / 25.4 - page.footer.length * page.pitch;
    for (const at of tableOf(tree)?.rows.keys() ?? []) {
      const row = tableOf(tree)?.rows[at];
      if (row === undefined || !isOpinionRow(row)) continue;
      for (const [kind, words] of Object.entries(opinions)) {
        for (const length of lengths) {
          const found = linesOf(withRow(tree, at, words(length)));
          const say = `row ${at.toString()}, ${length.toString()} sentences, ${kind}`;
          const wordPages = found.get('words') ?? [];
          const footPages = found.get('foot') ?? [];
          const [footPage] = footPages[0] ?? [];
          expect(footPages, `${say}: the foot is on one page`).toHaveLength(1);
          expect((found.get('label') ?? []).length, `${say}: the label is on one page`).toBeLessThanOrEqual(
            1,
          );
          const beside = wordPages.find(([one]) => one === footPage)?.[1] ?? 0;
          const lines = wordPages.reduce((sum, [, count]) => sum + count, 0);
          expect(beside, `${say}: words over the foot`).toBeGreaterThanOrEqual(Math.min(2, lines));
          const pitchOf = ({ pitch = tableOf(tree)?.pitch ?? 0 }: ParagraphBlock): number => pitch;
          const opinion = row.cells.find((cell) => cell.foot.length > 0);
          const foot = (opinion?.foot ?? []).reduce((sum, one) => sum + pitchOf(one), 0);
          const pitch = opinion?.blocks[0] === undefined ? 0 : pitchOf(opinion.blocks[0]);
          if ((lines + 2) * pitch + foot < room)
            expect(wordPages, `${say}: has room on a page`).toHaveLength(1);
        }
      }
    }
  });
});
