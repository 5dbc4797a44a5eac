import type { Column, Row } from '#shared/domain/documents/template/template.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { rowsBegin } from './fill-merged.ts';
import { ImportNotes } from './import-notes.ts';
import { cellValue, lostDigits, timeBeside } from './paste-rows.ts';
import type { ColumnMatch } from './match-columns.ts';
import { columnLetters, placeOf, type CellFacts, type SheetCells } from './sheet-cells.ts';

/** What a sheet gives with the columns as they are paired now. */
export interface ImportedRows {
  readonly rows: readonly Row[];
  /** Each keeps everything from being taken in. */
  readonly problems: readonly string[];
  /** Said, but no hindrance. */
  readonly notes: readonly string[];
  /** rows below the headings that are hidden in the sheet and hold something, as the spreadsheet counts them */
  readonly hidden: readonly number[];
  /** cells merged downwards are among the paired columns */
  readonly merged: boolean;
}

interface ImportOptions {
  readonly columns: readonly Column[];
  readonly match: ColumnMatch;
  readonly heading: number;
  /** the most rows of the list, and how many of them are still free */
  readonly most: number;
  readonly room: number;
  readonly today: IsoDate;
  /** rows hidden in the sheet are taken in too; undefined while the clerk has not said: they stay out */
  readonly withHidden?: boolean;
  /** cells merged downwards count for their first row only */
  readonly mergedOnce?: boolean;
}

const TOTAL = /^(?:合计|总计|小计|共计)[:：]?$/;
const END = /^(?:以下空白|以下无内容|以下无正文)$/;

/**
 * The rows below the headings, as the field keeps them. Rows are named as the spreadsheet counts them. A total and
 * 以下空白 at the end are no goods: they stay out, and it is said, as is everything that is not taken as it stands.
 */
export function importRows(sheet: SheetCells, options: ImportOptions): ImportedRows {
  const { columns, match, heading } = options;
  const rows: Row[] = [];
  const problems = missingColumns(columns, match);
  const notes = new ImportNotes(sheet, columns, match);
  const hidden: number[] = [];
  const begin = rowsBegin(sheet.merged, heading);
  sheet.rows.slice(begin).forEach((cells, index) => {
    const at = begin + index;
    const first = cells.find((cell) => cell.trim() !== '')?.trim();
    if (first === undefined && !hasOddity(sheet, at, match)) return;
    if (sheet.hiddenRows.has(at)) {
      hidden.push(at + 1);
      if (options.withHidden !== true) return;
    }
    if (first !== undefined && (TOTAL.test(first) || END.test(first))) {
      notes.add(`第 ${(at + 1).toString()} 行是“${first}”，不作为一项导入。`);
      return;
    }
    const row = rowOf(sheet, at, options, { problems, notes });
    if (Object.keys(row).length > 0) rows.push(row);
  });
  if (rows.length > options.room) {
    problems.push(
      `最多 ${options.most.toString()} 行，这里还能放 ${options.room.toString()} 行，工作表有 ${rows.length.toString()} 行。请把工作表分成几份，分别导入。`,
    );
  }
  notes.hiddenRows(hidden, options.withHidden);
  notes.mergedAcross(begin);
  return { rows, problems, notes: notes.sentences(), hidden, merged: notes.hasFilled() };
}

const hasOddity = ({ facts }: SheetCells, row: number, match: ColumnMatch): boolean =>
  Object.values(match).some((column) => facts.get(placeOf(row, column))?.oddity !== undefined);

function rowOf(
  sheet: SheetCells,
  at: number,
  { columns, match, today, mergedOnce }: ImportOptions,
  said: { readonly problems: string[]; readonly notes: ImportNotes },
): Row {
  const row: Record<string, string> = {};
  const line = (at + 1).toString();
  for (const column of columns) {
    const from = match[column.id];
    if (from === undefined) continue;
    const facts = sheet.facts.get(placeOf(at, from));
    const source = (sheet.rows[at]?.[from] ?? '').trim();
    if (facts?.filled !== undefined) {
      said.notes.filled(column, facts.filled, source, mergedOnce === true);
      if (mergedOnce === true) continue;
    } else if (facts?.oddity !== undefined) said.notes.odd(column, placeOf(at, from), source, facts.oddity);
    if (source === '') {
      if (column.required === true && facts?.oddity === undefined)
        said.notes.add(`第 ${line} 行没有填“${column.label}”，导入后请补填。`);
      continue;
    }
    const misfit = misfitOf(column, source, facts, today);
    if (misfit !== undefined) {
      said.problems.push(
        `第 ${line} 行 ${columnLetters(from)} 列“${column.label}”：“${shorten(source)}”${misfit}。`,
      );
      continue;
    }
    row[column.id] = valueOf(column, source, facts, today) ?? '';
    const time = column.type === 'date' ? (facts?.time ?? timeBeside(source)) : undefined;
    if (time !== undefined) said.notes.timeDropped(column, placeOf(at, from));
    if (column.type === 'text' && source.includes('\n')) said.notes.joined(column, placeOf(at, from));
  }
  return row;
}

/** A day is taken from what the cell holds: `3月5日` does not show its year. */
const valueOf = (
  column: Column,
  source: string,
  facts: CellFacts | undefined,
  today: IsoDate,
): string | undefined =>
  column.type === 'date' && facts?.day !== undefined ? facts.day : cellValue(column, source, today);

/** Required columns nothing is paired with, each with what to do. */
function missingColumns(columns: readonly Column[], match: ColumnMatch): string[] {
  return columns
    .filter(({ id, required }) => required === true && match[id] === undefined)
    .map(
      ({ label }) =>
        `没有找到“${label}”一列。请在上面指定是哪一列；表格里确实没有的，请补上这一列后重新选择文件。`,
    );
}

function misfitOf(
  column: Column,
  source: string,
  facts: CellFacts | undefined,
  today: IsoDate,
): string | undefined {
  // A spreadsheet keeps 15 digits of a number; a longer one is no longer what was typed.
  if (facts?.oddity?.kind === 'lost-digits' || lostDigits(source))
    return '位数太多，表格软件已丢失末几位，请把该列设为文本格式后重新填写';
  if (valueOf(column, source, facts, today) === undefined) {
    if (column.type === 'date') return '不是日期，例如 2026-03-05';
    return column.type === 'money' ? '不是金额' : '不是数字';
  }
  const length = [...source].length;
  const { maxLength } = column;
  return maxLength !== undefined && length > maxLength
    ? `有 ${length.toString()} 字，最多 ${maxLength.toString()} 字`
    : undefined;
}

const shorten = (text: string): string => (text.length > 24 ? `${text.slice(0, 24)}…` : text);
