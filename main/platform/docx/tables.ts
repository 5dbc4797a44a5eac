import {
  AlignmentType,
  BorderStyle,
  HeightRule,
  type Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import type { ParagraphBlock, TableBlock, TreeCell, TreeInline } from '#shared/domain/documents/page/tree.ts';
import { cellHeight, cellInset, rowHeights, sum } from './measure.ts';
import { type Place, spacer, wordParagraphs } from './paragraphs.ts';
import { type PlacedCell, placedCells } from '#shared/domain/documents/page/placed-cells.ts';
import type { TextStyle } from './styles.ts';
import { twipsOfMillimetres, twipsOfPoints } from './units.ts';

const sides = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const valigns = {
  top: VerticalAlignTable.TOP,
  middle: VerticalAlignTable.CENTER,
  bottom: VerticalAlignTable.BOTTOM,
} as const;
/** Heights are estimates, and fonts that stand in for missing ones run wider: a row is whole up to this share of a page. */
const SURE = 0.92;
/** Words no longer than this beside a long text are its label, characters. */
const LABEL = 40;
/** 0.6 pt, in eighths of a point */
const line = { style: BorderStyle.SINGLE, size: 5, color: '000000' } as const;
const noLine = { style: BorderStyle.NONE, size: 0, color: '000000' } as const;

/** A real Word table: fixed columns, merged and vertical cells, heading rows repeated on every page. */
export function wordTable(
  table: TableBlock,
  style: TextStyle,
  {
    stretch,
    keepNext,
    pageHeight,
  }: { readonly stretch: number; readonly keepNext: boolean; readonly pageHeight: number },
): Table {
  const heights = rowHeights(table, stretch);
  const cells = placedCells(table);
  const room = SURE * (pageHeight - sum(heights.slice(0, table.headerRows)));
  const staysWhole = (row: number): boolean =>
    keepNext || row < table.headerRows || (heights[row] ?? 0) <= room;
  const rows = table.rows.map(
    (_, row) =>
      new TableRow({
        tableHeader: row < table.headerRows,
        // A row that has room on a page moves whole.
        cantSplit: staysWhole(row),
        ...(keepNext ? { keepNext: true } : {}),
        ...heightOf((table.rows[row]?.height ?? 0) * stretch),
        children: cells
          .filter((placed) => placed.row === row)
          .map((placed) => wordCell(placed, table, style, { heights, whole: staysWhole(row) })),
      }),
  );
  const inside = table.outline === true ? noLine : line;
  const widths = table.columns.map(twipsOfMillimetres);
  return new Table({
    rows,
    columnWidths: widths,
    width: { size: sum(widths), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: sides[table.align],
    margins: {
      top: twipsOfMillimetres(cellInset.y),
      bottom: twipsOfMillimetres(cellInset.y),
      left: twipsOfMillimetres(cellInset.x),
      right: twipsOfMillimetres(cellInset.x),
    },
    borders: {
      top: line,
      bottom: line,
      left: line,
      right: line,
      insideHorizontal: inside,
      insideVertical: inside,
    },
  });
}

/**
 * One character under the other: a column so narrow that every character takes a line of its own. Word's own vertical
 * text makes no room for itself and other programs lose it in merged cells; this stays one searchable word.
 */
function stacked(paragraph: ParagraphBlock, style: TextStyle, inner: number): ParagraphBlock {
  const size = paragraph.size ?? style.size;
  const beside = Math.max(0, (inner / 20 / size - COLUMN_EM) / 2);
  const inlines = paragraph.inlines.flatMap((inline): readonly TreeInline[] => {
    if (inline.kind === 'gap') return [{ kind: 'lineBreak' }];
    if (inline.kind !== 'text') return [inline];
    return inline.text
      .split(FULL_SPACE)
      .flatMap((text, index): readonly TreeInline[] => [
        ...(index === 0 ? [] : ([{ kind: 'lineBreak' }, { kind: 'lineBreak' }] as const)),
        ...(text === '' ? [] : [{ ...inline, text }]),
      ]);
  });
  return { ...paragraph, inlines, align: 'center', indent: 0, left: beside, right: beside };
}

/** room for one character and not for two */
const COLUMN_EM = 1.2;
const FULL_SPACE = '\u3000';

function wordCell(
  { cell, row, column }: PlacedCell,
  table: TableBlock,
  style: TextStyle,
  { heights, whole }: { readonly heights: readonly number[]; readonly whole: boolean },
): TableCell {
  const millimetres = sum(table.columns.slice(column, column + cell.colspan));
  const width = twipsOfMillimetres(millimetres);
  const padding = twipsOfMillimetres(Math.max(cellInset.x, cell.padding ?? 0));
  const inner = width - 2 * padding;
  const high = sum(heights.slice(row, row + cell.rowspan));
  const drawn = cell.vertical ? cell.blocks.map((block) => stacked(block, style, inner)) : cell.blocks;
  const children: Paragraph[] = [
    ...drawn.flatMap((paragraph, index) =>
      wordParagraphs(paragraph, style, { width: inner, ...(whole ? {} : keptInCell(cell, index)) }),
    ),
    ...footOf(cell, style, { inner, left: high - cellHeight(cell, twipsToPoints(width), table), whole }),
  ];
  return new TableCell({
    width: { size: width, type: WidthType.DXA },
    columnSpan: cell.colspan,
    rowSpan: cell.rowspan,
    verticalAlign: valigns[cell.valign],
    ...(cell.padding === undefined ? {} : { margins: { left: padding, right: padding } }),
    children: children.length > 0 ? children : [spacer(twipsOfPoints(style.pitch))],
  });
}

/**
 * How a row that is higher than a page goes on on the next one: a label stays together, and the last two lines of an
 * opinion stay with who signs it. In a row that moves whole nothing is said: a paragraph kept with the next would keep
 * the whole row with the next row.
 */
function keptInCell(cell: TreeCell, index: number): Pick<Place, 'keepNext' | 'keepLines' | 'widowControl'> {
  if (cell.foot.length > 0)
    return index < cell.blocks.length - 2 ? {} : { keepNext: true, keepLines: false, widowControl: true };
  const characters = cell.blocks
    .flatMap(({ inlines }) => inlines)
    .reduce((count, inline) => count + ('text' in inline ? inline.text.length : 0), 0);
  return characters > LABEL ? {} : { keepLines: true };
}

const heightOf = (millimetres: number) =>
  millimetres > 0 ? { height: { value: twipsOfMillimetres(millimetres), rule: HeightRule.ATLEAST } } : {};

const twipsToPoints = (twips: number): number => twips / 20;

/** Word has no lower edge to hang lines on: the first of them is pushed down by the room that is left. */
function footOf(
  cell: TreeCell,
  style: TextStyle,
  { inner, left, whole }: { readonly inner: number; readonly left: number; readonly whole: boolean },
): Paragraph[] {
  const indent = twipsOfMillimetres(cell.footLeft);
  return cell.foot.flatMap((paragraph, index) =>
    wordParagraphs(paragraph, style, {
      width: inner,
      left: indent,
      ...(whole ? {} : { keepNext: index < cell.foot.length - 1 }),
      ...(index === 0 ? { above: Math.max(0, twipsOfPoints(left)) } : {}),
    }),
  );
}
