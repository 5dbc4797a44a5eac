import type {
  DocumentTree,
  ParagraphBlock,
  TreeBlock,
  TreeInline,
} from '#shared/domain/documents/page/tree.ts';

/** Word knows no paper longer than 22 inches, mm. */
const LONGEST = 558.8;

/**
 * A document on longer paper (the large 封条 is 750 mm) drawn smaller in proportion, so that Word can hold it;
 * printed enlarged by the same factor it has its true size. The PDF always has the true size.
 */
export function withinWord(tree: DocumentTree): DocumentTree {
  const { page } = tree;
  const factor = LONGEST / Math.max(page.width, page.height);
  if (factor >= 1) return tree;
  const blocks = (list: readonly TreeBlock[]) => list.map((block) => smaller(block, factor));
  return {
    ...tree,
    page: {
      width: page.width * factor,
      height: page.height * factor,
      top: page.top * factor,
      bottom: page.bottom * factor,
      left: page.left * factor,
      right: page.right * factor,
      size: page.size * factor,
      pitch: page.pitch * factor,
      footer: blocks(page.footer),
      lastFooter: blocks(page.lastFooter),
    },
    body: blocks(tree.body),
  };
}

function smaller(block: TreeBlock, factor: number): TreeBlock {
  switch (block.kind) {
    case 'paragraph':
      return smallerParagraph(block, factor);
    case 'table':
      return {
        ...block,
        columns: block.columns.map((width) => width * factor),
        size: block.size * factor,
        pitch: block.pitch * factor,
        rows: block.rows.map((row) => ({
          ...row,
          height: row.height * factor,
          cells: row.cells.map((cell) => ({
            ...cell,
            blocks: cell.blocks.map((paragraph) => smallerParagraph(paragraph, factor)),
            foot: cell.foot.map((paragraph) => smallerParagraph(paragraph, factor)),
            footLeft: cell.footLeft * factor,
          })),
        })),
      };
    case 'together':
    case 'bottom':
      return { ...block, blocks: block.blocks.map((inner) => smaller(inner, factor)) };
    case 'rule':
    case 'space':
    case 'pageBreak':
      return block;
  }
}

function smallerParagraph(paragraph: ParagraphBlock, factor: number): ParagraphBlock {
  return {
    ...paragraph,
    ...sizeOf(paragraph, factor),
    ...(paragraph.pitch === undefined ? {} : { pitch: paragraph.pitch * factor }),
    inlines: paragraph.inlines.map((inline) => smallerInline(inline, factor)),
  };
}

function smallerInline(inline: TreeInline, factor: number): TreeInline {
  switch (inline.kind) {
    case 'text':
    case 'pageNumber':
    case 'pageTotal':
      return { ...inline, ...sizeOf(inline, factor) };
    case 'image':
      return { ...inline, width: inline.width * factor, height: inline.height * factor };
    case 'blank':
    case 'box':
    case 'gap':
    case 'spring':
    case 'lineBreak':
      return inline;
  }
}

const sizeOf = ({ size }: { readonly size?: number }, factor: number): { readonly size?: number } =>
  size === undefined ? {} : { size: size * factor };
