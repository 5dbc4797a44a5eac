import type { Column, Row } from '#shared/domain/documents/template.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { cellValue } from './paste-rows.ts';
import { columnLetters, type ColumnMatch } from './match-columns.ts';
import type { SheetCells } from './read-table.ts';

/** What a sheet gives with the columns as they are paired now. */
export interface ImportedRows {
  readonly rows: readonly Row[];
  /** Each keeps everything from being taken in. */
  readonly problems: readonly string[];
  /** Said, but no hindrance. */
  readonly notes: readonly string[];
}

const TOTAL = /^(?:合计|总计|小计|共计)[:：]?$/;
const END = /^(?:以下空白|以下无内容|以下无正文)$/;

/**
 * The rows below the headings, as the field keeps them. Rows are named as the spreadsheet counts them. A total and
 * 以下空白 at the end are no goods: they stay out, and it is said.
 */
export function importRows(
  sheet: SheetCells,
  options: {
    readonly columns: readonly Column[];
    readonly match: ColumnMatch;
    readonly heading: number;
    /** the most rows of the list, and how many of them are still free */
    readonly most: number;
    readonly room: number;
    readonly today: IsoDate;
  },
): ImportedRows {
  const { columns, match, heading, today } = options;
  const rows: Row[] = [];
  const problems = missingColumns(columns, match);
  const notes: string[] = [];
  sheet.rows.slice(heading + 1).forEach((cells, index) => {
    const line = (heading + index + 2).toString();
    const first = cells.find((cell) => cell.trim() !== '')?.trim();
    if (first === undefined) return;
    if (TOTAL.test(first) || END.test(first)) {
      notes.push(`第 ${line} 行是“${first}”，不作为一项导入。`);
      return;
    }
    const row: Record<string, string> = {};
    for (const column of columns) {
      const at = match[column.id];
      const source = at === undefined ? '' : (cells[at] ?? '').trim();
      if (at === undefined) continue;
      if (source === '') {
        if (column.required === true) notes.push(`第 ${line} 行没有填“${column.label}”，导入后请补填。`);
        continue;
      }
      const misfit = misfitOf(column, source, today);
      if (misfit === undefined) row[column.id] = cellValue(column, source, today) ?? '';
      else
        problems.push(
          `第 ${line} 行 ${columnLetters(at)} 列“${column.label}”：“${shorten(source)}”${misfit}。`,
        );
    }
    if (Object.keys(row).length > 0) rows.push(row);
  });
  if (rows.length > options.room) {
    problems.push(
      `最多 ${options.most.toString()} 行，这里还能放 ${options.room.toString()} 行，工作表有 ${rows.length.toString()} 行。请把工作表分成几份，分别导入。`,
    );
  }
  return { rows, problems, notes };
}

/** Required columns nothing is paired with, each with what to do. */
function missingColumns(columns: readonly Column[], match: ColumnMatch): string[] {
  return columns
    .filter(({ id, required }) => required === true && match[id] === undefined)
    .map(
      ({ label }) =>
        `没有找到“${label}”一列。请在上面指定是哪一列；表格里确实没有的，请补上这一列后重新选择文件。`,
    );
}

/** A spreadsheet keeps 15 digits of a number; a longer one is no longer what was typed. */
const LOST_DIGITS = /^-?\d(?:\.\d{11,})?E\+?(?:1[5-9]|[2-9]\d)$/i;

function misfitOf(column: Column, source: string, today: IsoDate): string | undefined {
  if (LOST_DIGITS.test(source)) return '位数太多，表格软件已丢失末几位，请把该列设为文本格式后重新填写';
  if (cellValue(column, source, today) === undefined) {
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
