import { rowsOf } from './check-values.ts';
import { layOutInline, type InlineScope } from './lay-out-inline.ts';
import { paragraphsOf } from './paragraphs.ts';
import type { Cell, CellSpec, RepeatSpec, RowSpec, TableSpec } from './template.ts';
import type { ParagraphBlock, TableBlock, TreeCell, TreeRow } from './tree.ts';

const TABLE_SIZE = 12;

/** A table with its repeated rows written out. */
export function layOutTable(table: TableSpec, scope: InlineScope): TableBlock {
  const size = table.size ?? TABLE_SIZE;
  return {
    kind: 'table',
    columns: table.columns,
    align: table.align ?? 'center',
    size,
    pitch: table.pitch ?? Math.round(size * 1.35),
    headerRows: table.header_rows ?? 0,
    rows: table.rows.flatMap((row) =>
      'each' in row ? layOutRepeat(row, scope) : [layOutRow(row, scope, false)],
    ),
  };
}

function layOutRow(row: RowSpec | RepeatSpec, scope: InlineScope, filler: boolean): TreeRow {
  const inTable = { ...scope, inTable: true };
  return { height: row.height ?? 0, cells: row.cells.map((cell) => layOutCell(cell, inTable)), filler };
}

/** One row per entry; empty rows fill the first page and, when more pages are needed, the last one. */
function layOutRepeat(repeat: RepeatSpec, scope: InlineScope): readonly TreeRow[] {
  const field = scope.fields.get(repeat.each);
  if (field === undefined) return [];
  const entries = scope.mode === 'filled' ? rowsOf(scope.values[repeat.each]) : [];
  const rows = entries.map((row, index) =>
    layOutRow(repeat, { ...scope, row: { field, index, row } }, false),
  );
  const wanted = scope.mode === 'blank' ? repeat.blank_rows : fullPages(entries.length, repeat.page_rows);
  const empty = Array.from({ length: Math.max(0, wanted - entries.length) }, (_, offset) => {
    const row = layOutRow(repeat, { ...scope, row: { field, index: entries.length + offset } }, true);
    return {
      ...row,
      cells: row.cells.map((cell, column) => emptyCell(cell, endMark(repeat, entries, offset, column))),
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
function layOutCell(cell: Cell, scope: InlineScope): TreeCell {
  const spec: CellSpec = typeof cell === 'string' ? { text: cell, align: 'center' } : cell;
  const inner = { ...scope, font: spec.font ?? scope.font, bold: spec.bold ?? scope.bold };
  const foot = spec.foot ?? [];
  return {
    blocks: cellParagraphs(spec.text ?? '', spec, inner),
    foot: foot.flatMap((line) => cellParagraphs(line, { ...spec, align: 'left', indent: 0 }, inner)),
    footLeft: spec.foot_left ?? 0,
    colspan: spec.colspan ?? 1,
    rowspan: spec.rowspan ?? 1,
    valign: spec.valign ?? (foot.length > 0 ? 'top' : 'middle'),
    vertical: spec.vertical ?? false,
  };
}

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
