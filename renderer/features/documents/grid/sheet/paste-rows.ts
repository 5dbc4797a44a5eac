import type { Column, Row } from '#shared/domain/documents/template/template.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import { likeness, matchColumns } from './match-columns.ts';
import { readDate } from '../../../../ui/typed/read-typed.ts';
import { moneyCellSpelling, numberCellSpelling } from '../../../../ui/typed/spellings.ts';

/** What a paste brings: rows that fit, and a sentence for each cell that had to stay empty. */
export interface PastedRows {
  readonly rows: readonly Row[];
  readonly remarks: readonly string[];
}

/** The most rows one field takes, as the contract says. */
export const MOST_ROWS = 20_000;

/** True when a text is more than one cell: a table copied from a sheet. */
export const isTable = (text: string): boolean => /\t|\r?\n[^\r\n]/.test(text);

/**
 * Cells of text as spreadsheets copy it, parted by tabs (or by another mark, as in a CSV file): a cell with line
 * breaks stands in quotes, quotes inside are doubled.
 */
export function readCells(text: string, mark = '\t'): readonly (readonly string[])[] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  const source = text.replace(/\r\n?/g, '\n').replace(/\n$/, '');
  while (at <= source.length) {
    const quoted = source[at] === '"' ? quotedCell(source, at, mark) : undefined;
    const end = quoted?.end ?? plainEnd(source, at, mark);
    row.push(withoutShell(quoted?.cell ?? source.slice(at, end)));
    if (source[end] !== mark) {
      rows.push(row);
      row = [];
    }
    at = end + 1;
  }
  return rows;
}

/** `="00260305"` in a text file shows 00260305: a formula that only keeps a spreadsheet from taking it as a number. */
const withoutShell = (cell: string): string =>
  /^\s*="((?:[^"]|"")*)"\s*$/.exec(cell)?.[1]?.replaceAll('""', '"') ?? cell;

function plainEnd(source: string, from: number, mark: string): number {
  let at = from;
  while (at < source.length && source[at] !== mark && source[at] !== '\n') at += 1;
  return at;
}

/** A cell in quotes; undefined when the quote is just a character of the text. */
function quotedCell(source: string, from: number, mark: string): { cell: string; end: number } | undefined {
  let cell = '';
  for (let at = from + 1; at < source.length; at++) {
    if (source[at] !== '"') cell += source[at] ?? '';
    else if (source[at + 1] === '"') {
      cell += '"';
      at += 1;
    } else {
      const next = source[at + 1];
      return next === undefined || next === mark || next === '\n' ? { cell, end: at + 1 } : undefined;
    }
  }
  return undefined;
}

/**
 * A pasted table as rows of the field, beginning at column `from`. A first line of headings is left out, and its
 * words say which column is which. Amounts become 分, days ISO; what does not fit is named, its cell stays empty.
 */
export function pasteRows(
  text: string,
  columns: readonly Column[],
  options: {
    readonly from: number;
    readonly firstRow: number;
    /** so many rows at most, those above `firstRow` with them */
    readonly most: number;
    readonly today: IsoDate;
  },
): PastedRows {
  const remarks: string[] = [];
  let targets: readonly (Column | undefined)[] = columns.slice(options.from);
  let cells = readCells(text);
  const [first = []] = cells;
  if (isHeading(first, columns)) {
    cells = cells.slice(1);
    targets = columnsOfHeadings(first, columns);
  }
  const wide = cells.find((row) => row.length > targets.length);
  if (wide !== undefined) {
    remarks.push(
      `粘贴的内容有 ${wide.length.toString()} 列，这里从“${targets[0]?.label ?? ''}”起只有 ${targets.length.toString()} 列，多出的列没有粘贴。`,
    );
  }
  const room = options.most - options.firstRow;
  if (cells.length > room) {
    remarks.push(`最多 ${options.most.toString()} 行，最后 ${(cells.length - room).toString()} 行没有粘贴。`);
    cells = cells.slice(0, room);
  }
  const rows = cells.map((row, index) => {
    const entries = targets.flatMap((column, at) => {
      const source = row[at]?.trim();
      if (column === undefined || source === undefined || source === '') return [];
      const place = `第 ${(options.firstRow + index + 1).toString()} 行的“${column.label}”`;
      const lost = lostDigits(source);
      const value = lost ? undefined : cellValue(column, source, options.today);
      if (value === undefined) {
        const why = lost ? '是科学计数，末几位已丢失' : wanted(column);
        remarks.push(`${place}：“${source}”${why}，已留空，请补填。`);
        return [];
      }
      const time = column.type === 'date' ? timeBeside(source) : undefined;
      if (time !== undefined) remarks.push(`${place}：“${source}”只取日期，没有取时间 ${time}。`);
      return [[column.id, value] as const];
    });
    return Object.fromEntries(entries);
  });
  return { rows, remarks };
}

const SURE = 80;

const isHeading = (row: readonly string[], columns: readonly Column[]): boolean =>
  row.length > 1 &&
  row.every(
    (cell) =>
      cell.trim() === '' ||
      cell.trim() === '序号' ||
      columns.some((column) => likeness(cell, column.label) >= SURE),
  );

/** The column each pasted one belongs to; none for 序号 and the like. */
function columnsOfHeadings(
  row: readonly string[],
  columns: readonly Column[],
): readonly (Column | undefined)[] {
  const match = matchColumns(row, columns);
  return row.map((_, at) => columns.find(({ id }) => match[id] === at));
}

/** A cell as the field keeps it; undefined when it does not fit the column. */
export function cellValue(column: Column, source: string, today: IsoDate): string | undefined {
  switch (column.type) {
    case 'date':
      return readDate(splitTime(source).day, today);
    case 'money':
      return moneyCellSpelling.read(source);
    case 'number':
      return numberCellSpelling.read(source);
    case 'text':
      return source.replace(/\s*\n\s*/g, ' ');
    case 'longtext':
      return source;
  }
}

/** `2026/3/5 0:00`, `2026-03-05T10:30:00`, `2026年3月5日 星期四`: the day, and the time or weekday beside it. */
function splitTime(source: string): { readonly day: string; readonly time?: string } {
  const match =
    /^(.*?\d日?)(?:\s*(?:星期|周)[一二三四五六日天])?(?:[T\s]+((?:上午|下午)?\s*\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:\s*[AP]M)?))?$/i.exec(
      source.trim(),
    );
  if (match?.[1] === undefined) return { day: source };
  return { day: match[1], ...(match[2] === undefined ? {} : { time: match[2] }) };
}

/** The time of day beside a day; undefined when there is none or it is midnight. */
export function timeBeside(source: string): string | undefined {
  const { time } = splitTime(source);
  return time === undefined || /^0{1,2}:00(?::00(?:\.0+)?)?$/.test(time) ? undefined : time;
}

/** A long number that a spreadsheet wrote as 6.90123E+12: its last digits are gone. */
export const lostDigits = (source: string): boolean => /^-?\d(?:\.\d+)?E\+?(?:1\d|[2-9]\d)$/i.test(source);

function wanted(column: Column): string {
  if (column.type === 'date') return '不是日期';
  return column.type === 'money' ? '不是金额' : '不是数字';
}
