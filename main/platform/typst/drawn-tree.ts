import { placedCells } from '#shared/domain/documents/placed-cells.ts';
import type {
  DocumentTree,
  ParagraphBlock,
  TableBlock,
  TreeBlock,
  TreeCell,
} from '#shared/domain/documents/tree.ts';
import { keepWhole, type Place } from '#shared/domain/documents/unbroken.ts';

const POINTS_PER_MM = 72 / 25.4;
/** beside, and above and below the words of a cell, mm */
const cellInset = { x: 0.8, y: 0.6 } as const;

/** The tree as `document.typ` draws it, plain JSON: what stays in one piece on a line is one inline. */
export function drawnTree(tree: DocumentTree) {
  const { page, body } = tree;
  return {
    ...tree,
    cellInset,
    page: { ...page, footer: page.footer.map(drawnBlock), lastFooter: page.lastFooter.map(drawnBlock) },
    body: body.map(drawnBlock),
  };
}

function drawnBlock(block: TreeBlock): object {
  switch (block.kind) {
    case 'paragraph':
      return drawnParagraph(block, 'running');
    case 'table':
      return drawnTable(block);
    case 'together':
    case 'bottom':
      return { ...block, blocks: block.blocks.map(drawnBlock) };
    case 'rule':
    case 'space':
    case 'pageBreak':
      return block;
  }
}

const drawnParagraph = (block: ParagraphBlock, place: Place) => ({
  ...block,
  inlines: keepWhole(block.inlines, place),
});

function drawnTable(table: TableBlock): object {
  const rows = table.rows.map((row) => ({ ...row, cells: [] as object[] }));
  for (const { cell, row, column } of placedCells(table)) {
    const width = table.columns.slice(column, column + cell.colspan).reduce((sum, one) => sum + one, 0);
    rows[row]?.cells.push(drawnCell(cell, width - 2 * (cell.padding ?? cellInset.x), table.size));
  }
  return { ...table, rows };
}

/** `width` of its lines in mm. Signs that stand one under the other are no words on a line. */
function drawnCell(cell: TreeCell, width: number, tableSize: number): object {
  if (cell.vertical) return { ...cell, width };
  const place = ({ size = tableSize, left, right }: ParagraphBlock, indent: number): Place => ({
    width: (width - indent) * POINTS_PER_MM - (left + right) * size,
    size,
  });
  return {
    ...cell,
    width,
    blocks: cell.blocks.map((block) => drawnParagraph(block, place(block, 0))),
    foot: cell.foot.map((block) => drawnParagraph(block, place(block, cell.footLeft))),
  };
}
