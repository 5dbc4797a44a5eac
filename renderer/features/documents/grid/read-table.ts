import { readCells } from './paste-rows.ts';

/** One sheet of a file as words; rows count from 0, empty cells are ''. */
export interface SheetCells {
  readonly name: string;
  readonly rows: readonly (readonly string[])[];
}

/** A file that cannot be read as a table; the message says what to do. */
export class TableFileError extends Error {
  override readonly name = 'TableFileError';
}

const MOST_BYTES = 30 * 1024 * 1024;
const ZIP = [0x50, 0x4b];
const COMPOUND = [0xd0, 0xcf, 0x11, 0xe0];

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

/** The sheets of an XLSX or CSV file. Throws TableFileError. */
export async function readTableFile(file: File): Promise<readonly SheetCells[]> {
  if (file.size > MOST_BYTES)
    throw new TableFileError(`“${file.name}”超过 30 MB，请只留下要导入的工作表，另存后再选。`);
  const content = await file.arrayBuffer();
  const bytes = new Uint8Array(content);
  if (bytes.length === 0) throw new TableFileError(`“${file.name}”是空文件，请重新选择。`);
  if (beginsWith(bytes, COMPOUND))
    throw new TableFileError(
      `“${file.name}”是旧版表格（.xls、.et）或者设了打开密码。请在 WPS 或者 Excel 中另存为不加密的 .xlsx 后再选。`,
    );
  const sheets = beginsWith(bytes, ZIP)
    ? await readXlsx(file.name, content)
    : [{ name: file.name, rows: readCsv(decodeText(file.name, bytes)) }];
  const filled = sheets.filter(({ rows }) => rows.some((row) => row.some((cell) => cell.trim() !== '')));
  if (filled.length === 0) throw new TableFileError(`“${file.name}”里没有内容，请重新选择。`);
  return filled;
}

async function readXlsx(name: string, content: ArrayBuffer): Promise<readonly SheetCells[]> {
  const { default: readXlsxFile } = await import('read-excel-file/universal');
  try {
    // Numbers stay as the file writes them: a float would show digits nobody typed.
    const sheets = await readXlsxFile<string>(content, { trim: false, parseNumber: (text) => text });
    return sheets.map(({ sheet, data }) => ({
      name: sheet,
      rows: data.map((row) => row.map((cell) => cellText(cell))),
    }));
  } catch (error) {
    throw new TableFileError(
      `“${name}”不能作为表格打开，可能没有下载完整。请在 WPS 或者 Excel 中打开看一看，另存为 .xlsx 后再选。`,
      { cause: error },
    );
  }
}

/** A cell of a spreadsheet in words; days as ISO, with the time where there is one. */
export function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) {
    const text = cell.toISOString();
    return text.slice(11, 16) === '00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${text.slice(11, 16)}`;
  }
  if (typeof cell === 'boolean') return cell ? '是' : '否';
  return typeof cell === 'string' ? tidyNumber(cell) : '';
}

/** `0.30000000000000004` → 0.3, `1.2E-2` → 0.012; anything but a number as it is. */
function tidyNumber(text: string): string {
  if (!/^-?\d+(?:\.\d+)?(?:E[+-]?\d+)?$/i.test(text)) return text;
  if (/^-?\d{1,15}$/.test(text) || /^0\d/.test(text)) return text;
  const number = Number(text);
  if (Math.abs(number) >= 1e15) return text;
  return Number(number.toPrecision(15)).toString();
}

/** UTF-8 or what Chinese spreadsheets save by default. */
function decodeText(name: string, bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes.subarray(0, 4096).includes(0))
    throw new TableFileError(`“${name}”不是表格文件。请选择 .xlsx 或者 .csv 文件。`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

/** Comma, semicolon or tab, whichever the first line has most of; quoted cells may hold line breaks. */
export function readCsv(text: string): readonly (readonly string[])[] {
  const source = text.replace(/^\ufeff/, '');
  const [line = ''] = source.split(/\r?\n/, 1);
  const mark = [',', '\t', ';'].toSorted((a, b) => line.split(b).length - line.split(a).length)[0];
  return readCells(source, mark);
}
