import { placedCells } from '#shared/domain/documents/page/placed-cells.ts';
import type {
  DocumentTree,
  ParagraphBlock,
  TableBlock,
  TreeBlock,
  TreeCell,
} from '#shared/domain/documents/page/tree.ts';
import { type DrawnInline, keepWhole, type Place } from '#shared/domain/documents/page/unbroken.ts';

const POINTS_PER_MM = 72 / 25.4;
/** beside, and above and below the words of a cell, mm */
const cellInset = { x: 0.8, y: 0.6 } as const;

/** The tree as `document.typ` draws it, plain JSON: what stays in one piece on a line is one inline. */
export function drawnTree(tree: DocumentTree) {
  const { page, body } = tree;
  const drawn = (block: TreeBlock): object => drawnBlock(block, page);
  return {
    ...tree,
    cellInset,
    page: { ...page, footer: page.footer.map(drawn), lastFooter: page.lastFooter.map(drawn) },
    body: body.map(drawn),
  };
}

function drawnBlock(block: TreeBlock, type: Lettering): object {
  switch (block.kind) {
    case 'paragraph':
      return drawnParagraph(block, 'running', type);
    case 'table':
      return drawnTable(block);
    case 'together':
    case 'bottom':
      return { ...block, blocks: block.blocks.map((inner) => drawnBlock(inner, type)) };
    case 'rule':
    case 'space':
    case 'pageBreak':
      return block;
  }
}

/** Type size and line pitch, pt, of paragraphs that have none of their own. */
interface Lettering {
  readonly size: number;
  readonly pitch: number;
}

function drawnParagraph(block: ParagraphBlock, place: Place, type: Lettering) {
  const { size = type.size, pitch = type.pitch } = block;
  const drop = LOWER_EDGE * size + (pitch - size) / 2;
  return { ...block, inlines: keepWhole(block.inlines, place).map((inline) => withDrop(inline, drop)) };
}

/** How far below the foot of the letters their line ends without the half of its leading, em; as `lined` has it. */
const LOWER_EDGE = 0.12;

/** What is drawn in one piece stands on the lower edge of its line: how far below the foot of the letters that is, pt. */
function withDrop(inline: DrawnInline, drop: number): object {
  if (inline.kind !== 'whole') return inline;
  const { pieces } = inline;
  return {
    ...inline,
    drop,
    ...(pieces === undefined ? {} : { pieces: pieces.map((one) => withDrop(one, drop)) }),
  };
}

function drawnTable(table: TableBlock): object {
  const rows = table.rows.map((row) => ({ ...row, cells: [] as object[] }));
  for (const { cell, row, column } of placedCells(table)) {
    const width = table.columns.slice(column, column + cell.colspan).reduce((sum, one) => sum + one, 0);
    rows[row]?.cells.push(drawnCell(cell, width - 2 * (cell.padding ?? cellInset.x), table));
  }
  return { ...table, rows };
}

/** `width` of its lines in mm. Signs that stand one under the other are no words on a line. */
function drawnCell(cell: TreeCell, width: number, type: Lettering): object {
  if (cell.vertical) return { ...cell, width };
  const place = ({ size = type.size, left, right }: ParagraphBlock, indent: number): Place => ({
    width: (width - indent) * POINTS_PER_MM - (left + right) * size,
    size,
  });
  return {
    ...cell,
    width,
    blocks: cell.blocks.map((block) => drawnParagraph(block, place(block, 0), type)),
    foot: cell.foot.map((block) => drawnParagraph(block, place(block, cell.footLeft), type)),
  };
}
