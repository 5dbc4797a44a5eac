import type { DocumentTree, TableBlock, TreeBlock } from '#shared/domain/documents/page/tree.ts';
import { plainText } from '#shared/domain/documents/page/tree.ts';
import { bareWords } from './docx-reader.ts';

/** Words alone, as `bareWords`, and boxes alike however they are drawn. */
const words = (text: string): string => bareWords(text).replace(/[☐☑□✓√〓]/g, '');

const NUMBER = '\u0001';

/** The words of a block as an expression that leaves room for the page numbers in them. */
function expressionOf(blocks: readonly TreeBlock[]): RegExp | undefined {
  const numbered = (all: readonly TreeBlock[]): readonly TreeBlock[] =>
    all.map((block) => {
      if (block.kind !== 'paragraph') return block;
      const inlines = block.inlines.map((inline) =>
        inline.kind === 'pageNumber' || inline.kind === 'pageTotal'
          ? ({ kind: 'text', text: NUMBER, font: 'body' } as const)
          : inline,
      );
      return { ...block, inlines };
    });
  const page = { top: 0, bottom: 0, left: 0, right: 0, width: 0, height: 0, size: 0, pitch: 0 };
  const text = plainText({
    title: '',
    page: { ...page, footer: [], lastFooter: [] },
    body: numbered(blocks),
  });
  const plain = words(text);
  if (plain === '') return undefined;
  const escaped = plain.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(escaped.replaceAll(NUMBER, String.raw`\d+`));
}

function tablesIn(blocks: readonly TreeBlock[]): readonly TableBlock[] {
  return blocks.flatMap((block) => {
    if (block.kind === 'table') return [block];
    return block.kind === 'together' || block.kind === 'bottom' ? tablesIn(block.blocks) : [];
  });
}

/**
 * The words of a PDF as one text, without what every page repeats: the footer with its page numbers, and the heading
 * of a table that goes on.
 */
export function printedWords(pages: readonly string[], tree: DocumentTree): string {
  const footer = expressionOf(tree.page.footer);
  const headings = tablesIn(tree.body).flatMap((table) => {
    const heading = { ...table, rows: table.rows.slice(0, table.headerRows) };
    return expressionOf([heading]) ?? [];
  });
  return pages
    .map((page, index) => {
      let text = words(withoutNumber(page));
      if (footer !== undefined) text = text.replace(footer, '');
      if (index > 0)
        for (const heading of headings) text = text.replace(new RegExp(`^${heading.source}`), '');
      return text;
    })
    .join('');
}

/** The words of a page without its number as a letter bears it, — 1 —. */
export const withoutNumber = (page: string): string => page.replace(/—\s*\d+\s*—\s*$/, '');

export { words as comparedWords };
