import type {
  ParagraphBlock,
  TableBlock,
  TreeBlock,
  TreeCell,
  TreeInline,
} from '#shared/domain/documents/page/tree.ts';
import { placedCells } from '#shared/domain/documents/page/placed-cells.ts';

const POINTS_PER_MM = 72 / 25.4;
/** thickness of the lines of a table, pt */
const BORDER = 0.6;
/** beside, and above and below the words of a cell, mm */
export const cellInset = { x: 1.2, y: 0.6 } as const;

/** a little more than half: fonts that stand in for 仿宋_GB2312 are wider */
const LATIN_EM = 0.55;

/** Widths in em. */
function widthOf(inlines: readonly TreeInline[]): number {
  let em = 0;
  for (const inline of inlines) {
    if (inline.kind === 'text')
      for (const character of inline.text) em += character <= '\u02ff' ? LATIN_EM : 1;
    else if (inline.kind === 'gap' || (inline.kind === 'blank' && inline.width !== 'rest'))
      em += Number(inline.width);
    else em += 1;
  }
  return em;
}

const writtenLines = (inlines: readonly TreeInline[]): number =>
  inlines.reduce((sum, inline) => sum + (inline.kind === 'blank' ? inline.lines : 0), 0);

/** Height of a paragraph in points, set `width` points wide; an estimate that errs by a line at most. */
export function paragraphHeight(
  paragraph: ParagraphBlock,
  width: number,
  fallback: { readonly size: number; readonly pitch: number },
): number {
  const size = paragraph.size ?? fallback.size;
  const room = Math.max(1, Math.floor(width / size - paragraph.left - paragraph.right));
  const more = Math.max(0, paragraph.indent + widthOf(paragraph.inlines) - room);
  const lines = 1 + Math.ceil(more / Math.max(1, room - (paragraph.hang ?? 0)));
  return (lines + writtenLines(paragraph.inlines)) * (paragraph.pitch ?? fallback.pitch);
}

/** Height the words of a cell need, in points, with its insets. */
export function cellHeight(cell: TreeCell, width: number, table: TableBlock): number {
  const insets = 2 * cellInset.y * POINTS_PER_MM + BORDER;
  if (cell.vertical) {
    const column = (block: ParagraphBlock) =>
      Math.ceil(widthOf(block.inlines)) * (block.pitch ?? table.pitch);
    return insets + sum(cell.blocks.map(column));
  }
  const inner = width - 2 * Math.max(cellInset.x, cell.padding ?? 0) * POINTS_PER_MM;
  const paragraphs = [...cell.blocks, ...cell.foot];
  return paragraphs.reduce((sum, one) => sum + paragraphHeight(one, inner, table), insets);
}

/** Heights of the rows in points: at least what each asks for, more where its words need it. */
export function rowHeights(table: TableBlock, stretch = 1): number[] {
  const heights = table.rows.map((row) => row.height * stretch * POINTS_PER_MM);
  const cells = placedCells(table);
  const grow = (span: boolean): void => {
    for (const { cell, row, column } of cells) {
      if (cell.rowspan > 1 !== span) continue;
      const width = sum(table.columns.slice(column, column + cell.colspan)) * POINTS_PER_MM;
      const last = row + cell.rowspan - 1;
      const missing = cellHeight(cell, width, table) - sum(heights.slice(row, last + 1));
      if (missing > 0) heights[last] = (heights[last] ?? 0) + missing;
    }
  };
  grow(false);
  grow(true);
  return heights;
}

/** Height of blocks in points, with every table drawn `stretch` times as high where its words allow. */
export function blocksHeight(
  blocks: readonly TreeBlock[],
  page: { readonly width: number; readonly size: number; readonly pitch: number },
  stretch = 1,
): number {
  return sum(
    blocks.map((block) => {
      switch (block.kind) {
        case 'paragraph':
          return paragraphHeight(block, page.width, page);
        case 'table':
          return sum(rowHeights(block, stretch));
        case 'space':
          return block.lines * page.pitch;
        case 'together':
        case 'bottom':
          return blocksHeight(block.blocks, page, stretch);
        case 'rule':
          return 2;
        case 'pageBreak':
          return 1;
      }
    }),
  );
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
