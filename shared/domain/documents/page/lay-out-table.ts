import { rowsOf } from '../values/check-values.ts';
import { widthOfInlines } from './inline-width.ts';
import type { InlineScope } from './inline-scope.ts';
import { layOutInline } from './lay-out-inline.ts';
import { nameOnLines } from './name-lines.ts';
import { paragraphsOf } from './paragraphs.ts';
import { placedCells } from './placed-cells.ts';
import type { Cell, CellSpec, RepeatSpec, RowSpec, TableSpec } from '../template/template.ts';
import type { ParagraphBlock, TableBlock, TreeCell, TreeInline, TreeRow } from './tree.ts';

const TABLE_SIZE = 12;
/** Lines to sign on stand wider than lines of words. */
const FOOT_PITCH = 1.4;

/** A table with its repeated rows written out. */
export function layOutTable(table: TableSpec, scope: InlineScope): TableBlock {
  const size = table.size ?? TABLE_SIZE;
  const pitch = table.pitch ?? Math.round(size * 1.35);
  return {
    kind: 'table',
    columns: table.columns,
    align: table.align ?? 'center',
    size,
    pitch,
    ...(table.outline === true ? { outline: true as const } : {}),
    ...(table.shift === undefined ? {} : { shift: table.shift }),
    headerRows: table.header_rows ?? 0,
    rows: withinColumns(
      table.columns,
      table.rows.flatMap((row, index) => {
        if ('each' in row) return layOutRepeat(row, pitch, scope);
        const { height, cells, filler } = layOutRow(row, pitch, scope, false);
        const fitted = cells.map((cell, at) =>
          named(spread(cell, row.cells[at], table, index), row, at, table),
        );
        return [{ height, filler, cells: fitted }];
      }),
      size,
    ),
  };
}

/** beside a value, mm, in columns that are wide enough for it */
const PADDING = 2;
const isWide = (width: number): boolean => width >= 30;
/** a foot line ends at least so many mm before the edge of its cell */
const FOOT_END = 1;

/**
 * What depends on how wide a cell is: values stand off the lines of the table, and a foot line that is wider than
 * its place (a long name, a date at the end) begins further left, so that it does not wrap.
 */
function withinColumns(
  columns: readonly number[],
  rows: readonly TreeRow[],
  tableSize: number,
): readonly TreeRow[] {
  const widths = new Map<TreeCell, number>(
    placedCells({ columns, rows }).map(({ cell, column }) => [
      cell,
      columns.slice(column, column + cell.colspan).reduce((sum, width) => sum + width, 0),
    ]),
  );
  const fit = ({ padding, ...cell }: TreeCell, width: number): TreeCell => {
    const wide = Math.max(0, ...cell.foot.map((line) => footWidth(line, tableSize)));
    const footLeft = Math.max(0, Math.min(cell.footLeft, width - wide - FOOT_END));
    return { ...cell, footLeft, ...(padding === undefined || !isWide(width) ? {} : { padding }) };
  };
  return rows.map((row) => ({ ...row, cells: row.cells.map((cell) => fit(cell, widths.get(cell) ?? 0)) }));
}

const footWidth = ({ inlines, size }: ParagraphBlock, tableSize: number): number =>
  (widthOfInlines(inlines) * (size ?? tableSize)) / POINTS_PER_MM;

function layOutRow(row: RowSpec | RepeatSpec, pitch: number, scope: InlineScope, filler: boolean): TreeRow {
  const inTable = { ...scope, inTable: true };
  return {
    height: row.height ?? 0,
    cells: row.cells.map((cell) => layOutCell(cell, pitch, inTable)),
    filler,
  };
}

const POINTS_PER_MM = 72 / 25.4;
/** above and below the words of a cell, mm */
const CELL_INSET = 0.6;

/** The characters of a vertical text share the height of its rows; they are never larger than their share. */
function spread(cell: TreeCell, spec: Cell | undefined, table: TableSpec, row: number): TreeCell {
  if (spec === undefined || typeof spec === 'string' || spec.spread !== true) return cell;
  const rows = table.rows.slice(row, row + cell.rowspan);
  const height = rows.reduce((sum, { height = 0 }) => sum + height, 0) - 2 * CELL_INSET;
  const characters = cell.blocks.reduce((sum, { inlines }) => sum + charactersOf(inlines), 0);
  const pitch = Math.floor((10 * height * POINTS_PER_MM) / Math.max(1, characters)) / 10;
  const size = Math.min(spec.size ?? table.size ?? TABLE_SIZE, pitch);
  return { ...cell, blocks: cell.blocks.map((block) => ({ ...block, size, pitch })) };
}

/** left and right of the words of a cell that do not stand off its lines, mm */
const CELL_SIDE = 0.8;
/** A name is not printed in smaller type than the words of a form. */
const LEAST_NAME = TABLE_SIZE;

/** The name of an organ, broken between its parts, in the largest type in which it leaves its row as high as it is. */
function named(cell: TreeCell, row: RowSpec, at: number, table: TableSpec): TreeCell {
  const spec = row.cells[at];
  if (spec === undefined || typeof spec === 'string' || spec.name !== true) return cell;
  const from = row.cells.slice(0, at).reduce((sum: number, one) => sum + columnsIn(one), 0);
  const between = table.columns.slice(from, from + cell.colspan).reduce((sum, one) => sum + one, 0);
  const side = isWide(between) ? (cell.padding ?? CELL_SIDE) : CELL_SIDE;
  const width = (between - 2 * side) * POINTS_PER_MM;
  const height = ((row.height ?? 0) - 2 * CELL_INSET) * POINTS_PER_MM;
  const full = spec.size ?? table.size ?? TABLE_SIZE;
  const usual = spec.pitch ?? table.pitch ?? Math.round(full * 1.35);
  const blocks = cell.blocks.map((block) => {
    for (let size = full; ; size -= 1) {
      const pitch = Math.round((usual * size) / full);
      const inlines = nameOnLines(block.inlines, width / size);
      if (size > LEAST_NAME && linesIn(inlines) * pitch > height) continue;
      return size === full ? { ...block, inlines } : { ...block, inlines, size, pitch };
    }
  });
  return { ...cell, blocks };
}

const columnsIn = (cell: Cell): number => (typeof cell === 'string' ? 1 : (cell.colspan ?? 1));

const linesIn = (inlines: readonly TreeInline[]): number =>
  inlines.filter(({ kind }) => kind === 'lineBreak').length + 1;

const charactersOf = (inlines: readonly TreeInline[]): number =>
  inlines.reduce((sum, inline) => sum + (inline.kind === 'text' ? [...inline.text].length : 1), 0);

/** One row per entry; empty rows fill the first page and, when more pages are needed, the last one. */
function layOutRepeat(repeat: RepeatSpec, pitch: number, scope: InlineScope): readonly TreeRow[] {
  const field = scope.fields.get(repeat.each);
  if (field === undefined) return [];
  const entries = scope.mode === 'filled' ? rowsOf(scope.values[repeat.each]) : [];
  const rows = entries.map((row, index) =>
    layOutRow(repeat, pitch, { ...scope, row: { field, index, row } }, false),
  );
  const wanted = scope.mode === 'blank' ? repeat.blank_rows : fullPages(entries.length, repeat.page_rows);
  const empty = Array.from({ length: Math.max(0, wanted - entries.length) }, (_, offset) => {
    const row = layOutRow(
      repeat,
      pitch,
      { ...scope, row: { field, index: entries.length + offset } },
      scope.mode === 'filled',
    );
    const kept = scope.mode === 'blank' ? (repeat.blank_words ?? []) : [];
    return {
      ...row,
      cells: row.cells.map((cell, column) =>
        kept.includes(column) ? cell : emptyCell(cell, endMark(repeat, entries, offset, column)),
      ),
    };
  });
  return [...rows, ...empty];
}

/** Rows on as many full pages as the entries need. */
function fullPages(entries: number, [first, next]: readonly [number, number]): number {
  return entries <= first || next === 0 ? first : first + Math.ceil((entries - first) / next) * next;
}

const endMark = (repeat: RepeatSpec, entries: readonly unknown[], offset: number, column: number): boolean =>
  entries.length > 0 && offset === 0 && repeat.end_mark === column;

function emptyCell(cell: TreeCell, marked: boolean): TreeCell {
  const [first] = cell.blocks;
  if (first === undefined) return cell;
  const inlines = marked ? [{ kind: 'text', text: '以下空白', font: 'body' } as const] : [];
  return { ...cell, blocks: [{ ...first, inlines }] };
}

/** A bare string is a heading: centred both ways. Cells that are spelt out begin at the left. */
function layOutCell(cell: Cell, pitch: number, scope: InlineScope): TreeCell {
  const spec: CellSpec = typeof cell === 'string' ? { text: cell, align: 'center' } : cell;
  const foot = spec.foot ?? [];
  const inner = {
    ...scope,
    font: spec.font ?? scope.font,
    bold: spec.bold ?? scope.bold,
    // a heading: the alternatives in it are not underlined
    inTitle: spec.align === 'center' && foot.length === 0,
  };
  const footSpec = {
    ...spec,
    align: 'left',
    indent: 0,
    pitch: spec.pitch ?? Math.round(pitch * FOOT_PITCH),
  } as const;
  return {
    blocks: cellParagraphs(spec.text ?? '', spec, inner),
    foot: [
      ...foot.flatMap((line) => cellParagraphs(line, footSpec, inner)),
      ...(spec.foot_below === undefined ? [] : [emptyLine(spec.foot_below * POINTS_PER_MM)]),
    ],
    footLeft: spec.foot_left ?? 0,
    colspan: spec.colspan ?? 1,
    rowspan: spec.rowspan ?? 1,
    valign: spec.valign ?? (foot.length > 0 ? 'top' : 'middle'),
    vertical: spec.vertical ?? false,
    ...(holdsValue(spec) ? { padding: PADDING } : {}),
  };
}

/** Boxes to tick stand as close to the edge as on the official forms. */
const holdsValue = ({ text = '', vertical }: CellSpec): boolean =>
  vertical !== true && text.includes('{') && !text.includes('□');

const emptyLine = (pitch: number): ParagraphBlock => ({
  kind: 'paragraph',
  inlines: [],
  align: 'left',
  indent: 0,
  left: 0,
  right: 0,
  pitch,
});

function cellParagraphs(source: string, spec: CellSpec, scope: InlineScope): readonly ParagraphBlock[] {
  const indent = spec.indent ?? 0;
  const style = {
    align: spec.align ?? (spec.vertical === true ? 'center' : 'left'),
    indent,
    left: 0,
    right: 0,
    ...(spec.size === undefined ? {} : { size: spec.size }),
    ...(spec.pitch === undefined ? {} : { pitch: spec.pitch }),
  };
  return paragraphsOf(layOutInline(source, scope), style, indent);
}
