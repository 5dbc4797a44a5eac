import { join } from 'node:path';
import { expect, it } from 'vitest';
import { loadTemplates } from '#main/features/documents/templates/load-templates.ts';
import { docxOf } from '#main/platform/docx/docx-of.ts';
import { createTypesetter } from '#main/platform/typst/typesetter.ts';
import { columnsOf } from '#shared/domain/documents/values/check-values.ts';
import { layOut } from '#shared/domain/documents/page/lay-out.ts';
import type { Field, FieldValue, Template, Values } from '#shared/domain/documents/template/template.ts';
import type { DocumentTree } from '#shared/domain/documents/page/tree.ts';
import { docxPart, docxWords } from '#tests/support/docx-reader.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { comparedWords, printedWords } from '#tests/support/printed-words.ts';
import { sampleValues } from '#tests/support/sample-case.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const AT = '2026-03-05T09:30:00+08:00';
const { templates } = await loadTemplates(join(resourcesRoot, 'templates'));
const typesetter = createTypesetter({ resourcesRoot: join(resourcesRoot, 'resources') });

const SENTENCE = '经查，当事人于2026年1月10日购进“某某”牌苏打饼干40袋，进价每袋6.00元，售价每袋9.00元；';

/** Long enough that no place on the page holds it. */
const long = (label: string): string =>
  Array.from({ length: 60 }, (_, index) => `${label}${(index + 1).toString()}，${SENTENCE}`).join('\n');

function longValue(field: Field, value: FieldValue | undefined): FieldValue | undefined {
  if (field.type === 'longtext') return long(field.label);
  if (field.type !== 'rows' && field.type !== 'qa') return value;
  return Array.from({ length: 70 }, (_, index) =>
    Object.fromEntries(
      columnsOf(field).map(({ id, type, label }) => [
        id,
        type === 'date'
          ? '2026-03-05'
          : type === 'text' || type === 'longtext'
            ? `${label}${index.toString()}`
            : '7',
      ]),
    ),
  );
}

/** A template with more in every wide field than a page holds. */
function longValues(template: Template): Values {
  const values = sampleValues(template);
  return Object.fromEntries(
    template.fields.flatMap((field): [string, FieldValue][] => {
      const value = longValue(field, values[field.id]);
      return value === undefined ? [] : [[field.id, value]];
    }),
  );
}

const isWide = ({ fields }: Template): boolean =>
  fields.some(({ type }) => type === 'longtext' || type === 'rows' || type === 'qa');

const spansRows = ({ body }: DocumentTree): boolean =>
  body.some(
    (block) =>
      block.kind === 'table' && block.rows.some(({ cells }) => cells.some(({ rowspan }) => rowspan > 1)),
  );

it.each(templates.map((template) => [`${template.number.toString()} ${template.name}`, template] as const))(
  'a long document says the same as PDF and as DOCX: %s',
  async (_, template) => {
    const tree = layOut(template, longValues(template), 'filled');
    const pages = await pdfPages(typesetter.pdf(tree, { title: tree.title, createdAt: AT }));
    if (isWide(template)) expect(pages.length).toBeGreaterThan(1);
    const docx = await docxOf(tree, { title: tree.title, creator: '', createdAt: AT });
    const inDocx = comparedWords(docxWords(docxPart(docx, 'word/document.xml')));
    const inPdf = printedWords(pages, tree);
    // A cell that spans rows is drawn when its rows are done: the same words, in another order than they are read.
    if (spansRows(tree)) expect([...inPdf].sort().join('')).toBe([...inDocx].sort().join(''));
    else expect(inPdf).toBe(inDocx);
  },
);
