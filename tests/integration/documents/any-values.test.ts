import { join } from 'node:path';
import fc from 'fast-check';
import { PDFDocument } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { docxOf } from '#main/platform/docx/docx-of.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import { printable } from '#shared/domain/documents/page/printable.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';
import type { DocumentTree, TextInline, TreeBlock, TreeInline } from '#shared/domain/documents/page/tree.ts';
import { docxPart, docxWords, xmlProblem } from '#tests/support/docx-reader.ts';
import { anyValues, MARK, type Marked, markedValues } from '#tests/support/marked-values.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const SEED = 20260305;
const AT = '2026-03-05T09:30:00+08:00';

const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));
const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });
const titled = templates.map(
  (template) => [`${template.number.toString()} ${template.name}`, template] as const,
);

function inlinesOf(blocks: readonly TreeBlock[]): readonly TreeInline[] {
  return blocks.flatMap((block) => {
    switch (block.kind) {
      case 'paragraph':
        return block.inlines;
      case 'table':
        return block.rows.flatMap(({ cells }) =>
          cells.flatMap(({ blocks: inside, foot }) => inlinesOf([...inside, ...foot])),
        );
      case 'together':
      case 'bottom':
        return inlinesOf(block.blocks);
      case 'rule':
      case 'space':
      case 'pageBreak':
        return [];
    }
  });
}

const textsIn = (blocks: readonly TreeBlock[]): readonly TextInline[] =>
  inlinesOf(blocks).filter((inline) => inline.kind === 'text');

const textsOf = ({ body, page }: DocumentTree): readonly TextInline[] =>
  textsIn([...body, ...page.footer, ...page.lastFooter]);

const marksIn = (text: string): readonly string[] => [...text.matchAll(MARK)].map(([mark]) => mark);

/** Each mark once, where it first stands. */
const firsts = (marks: readonly string[]): readonly string[] => [...new Set(marks)];

/** Every mark that is drawn belongs to the field its words are said to come from. */
function expectInPlace(tree: DocumentTree, { places }: Marked): void {
  for (const { text, field } of textsOf(tree)) {
    for (const mark of marksIn(text)) {
      expect(field, `${mark} in “${text.slice(0, 60)}”`).toBe(places.get(/\d+/.exec(mark)?.[0] ?? ''));
    }
  }
}

/** Every line of a value that is drawn at all is drawn as it was entered: nothing of it became a blank or a choice. */
function expectWhole(tree: DocumentTree, { values }: Marked): void {
  const drawn = new Map<string, Set<string>>();
  for (const { text, field = '' } of textsOf(tree))
    drawn.set(field, (drawn.get(field) ?? new Set()).add(text));
  const whole = (field: string, value: string): void => {
    const lines = drawn.get(field);
    if (lines === undefined) return;
    for (const line of printable(value).split('\n')) {
      if (line !== '') expect([...lines].join('\n'), field).toContain(line);
    }
  };
  for (const [id, value] of Object.entries(values)) {
    if (typeof value === 'string' && value.startsWith('qz')) whole(id, value);
    for (const [index, row] of rowsOf(value).entries()) {
      for (const [column, text] of Object.entries(row)) {
        if (text.startsWith('qz')) whole(`${id}[${index.toString()}].${column}`, text);
      }
    }
  }
}

describe('any values whatever', () => {
  it.each(titled)('stay in their own blanks: %s', (_, template) => {
    const wellBehaved = markedValues(template, () => '');
    const shape = shapeOf(layOut(template, wellBehaved.values, 'filled'));
    fc.assert(
      fc.property(anyValues(template), (marked) => {
        const tree = layOut(template, marked.values, 'filled');
        expectInPlace(tree, marked);
        expectWhole(tree, marked);
        // The template's own words do not move, whatever stands in the blanks.
        expect(shapeOf(tree)).toEqual(shape);
      }),
      { seed: SEED, numRuns: 12 },
    );
  });

  it.each(titled)(
    'are drawn as PDF, SVG and DOCX without error, in the order of the page: %s',
    async (_, template) => {
      await fc.assert(
        fc.asyncProperty(anyValues(template), async (marked) => {
          const tree = layOut(template, marked.values, 'filled');
          const wanted = firsts(textsIn(tree.body).flatMap(({ text }) => marksIn(text)));

          const printed = await pdfPages(typesetter.pdf(tree, { title: tree.title, createdAt: AT }));
          // A cell that goes over a page is torn where it ends, so only beginnings stand in the order of the page.
          const beginnings = wanted.filter((mark) => mark.startsWith('qz'));
          expect(inOrder(printed.join(''), beginnings)).toEqual(beginnings);

          const { pages } = typesetter.svgPages(tree, { from: 1, count: 1 });
          expect(pages.map(xmlProblem)).toEqual([undefined]);
          expect(pages[0]).not.toMatch(/<script|\son\w+=|href="(?!#|anjuan:field\/)/);

          const docx = await docxOf(tree, { title: tree.title, creator: '甲&<乙>', createdAt: AT });
          const xml = docxPart(docx, 'word/document.xml');
          expect(xmlProblem(xml)).toBeUndefined();
          expect(inOrder(docxWords(xml), wanted)).toEqual(wanted);
        }),
        { seed: SEED + template.number, numRuns: 1 },
      );
    },
  );
});

/** ms; a busy machine takes a minute over ten thousand rows */
const PATIENCE = 300_000;

const isLong = (template: Template): boolean =>
  template.fields.some(({ type, computed }) => type === 'rows' && computed !== true);

describe('ten thousand rows', () => {
  it.each(templates.filter(isLong).map((template) => [template.name, template] as const))(
    'are laid out: %s',
    (_, template) => {
      const { values, places } = markedValues(template, () => '', 10_000);
      const tree = layOut(template, values, 'filled');
      const wrong = textsOf(tree).filter(({ text, field }) =>
        marksIn(text).some((mark) => places.get(/\d+/.exec(mark)?.[0] ?? '') !== field),
      );
      expect(wrong).toEqual([]);
    },
  );

  const list = present(
    templates.find(({ number }) => number === 24),
    'the list',
  );
  const listOf = (count: number): DocumentTree => {
    const goods = Array.from({ length: count }, (_, index) => ({
      name: `物品q${index.toString()}q`,
      model: '#x&<y>',
      unit: '个',
      quantity: '1',
    }));
    return layOut(list, { list_number: '2026-001', goods }, 'filled');
  };

  it('make a PDF of hundreds of pages', { timeout: PATIENCE }, async () => {
    const pdf = typesetter.pdf(listOf(10_000), { title: '清单', createdAt: AT });
    expect((await PDFDocument.load(pdf)).getPageCount()).toBeGreaterThan(500);
  });

  it('stand in the DOCX one by one', { timeout: PATIENCE }, async () => {
    const docx = await docxOf(listOf(10_000), { title: '清单', creator: '', createdAt: AT });
    const words = docxWords(docxPart(docx, 'word/document.xml'));
    const numbers = [...words.matchAll(/q(\d+)q/g)].map(([, number]) => Number(number));
    expect(numbers).toEqual(Array.from({ length: 10_000 }, (_, index) => index));
  });
});

/** The wanted marks in the order in which a text has them. */
function inOrder(text: string, wanted: readonly string[]): readonly string[] {
  const known = new Set(wanted);
  return firsts(marksIn(text.replace(/\s/g, '')).filter((mark) => known.has(mark)));
}

/** The words that are not of a field, in their order. */
function shapeOf(tree: DocumentTree): string {
  return textsOf(tree)
    .filter(({ field }) => field === undefined)
    .map(({ text }) => text)
    .join('|');
}
