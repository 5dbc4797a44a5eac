import { decodeText, readCsv } from './read-csv.ts';
import { readHtmlTable, readOldWorkbook, readPackedWorkbook, readXmlWorkbook } from './read-workbook.ts';
import { plainSheet, TableFileError, type SheetCells } from './sheet-cells.ts';
import { partsOf } from './unpack.ts';

const MOST_BYTES = 30 * 1024 * 1024;

/** What to do with a file that is no table this program reads, by what it is. */
const ADVICE = {
  damaged: '不能作为表格打开，可能没有下载完整。请在 WPS 或者 Excel 中打开看一看，另存为 .xlsx 后再选。',
  'too-big': '展开后太大，没有读。请只留下要导入的工作表，另存后再选。',
  locked: '设了打开密码。请在 WPS 或者 Excel 中另存为不加密的 .xlsx 后再选。',
  older: '是 Excel 95 以前的表格。请在 WPS 或者 Excel 中另存为 .xlsx 后再选。',
  word: '是文字文档，不是表格。请把其中的表格复制到 WPS 表格或者 Excel 中，存为 .xlsx 后再选，或者直接粘贴到清单里。',
  slides: '是演示文稿，不是表格。请选择 .xlsx 或者 .csv 文件。',
  opendocument: '是 OpenDocument 表格（.ods、.fods）。请在 WPS 或者 Excel 中打开，另存为 .xlsx 后再选。',
  numbers: '是苹果 Numbers 表格。请在 Numbers 中导出为 Excel（.xlsx）后再选。',
  archive: '是压缩包，不是表格。请先解压，再选择其中的表格。',
  pdf: '是 PDF，不是表格。请选择 .xlsx 或者 .csv 文件。',
  page: '是网页文件，里面没有表格。请在 WPS 或者 Excel 中打开看一看，另存为 .xlsx 后再选。',
  mhtml: '是单个文件的网页（.mht）。请在 WPS 或者 Excel 中打开，另存为 .xlsx 后再选。',
  interchange: '是数据交换格式（.dif、.slk）。请在 WPS 或者 Excel 中打开，另存为 .xlsx 后再选。',
  xml: '是 XML 文件，不是表格。请在 WPS 或者 Excel 中打开看一看，另存为 .xlsx 后再选。',
  binary: '不是表格文件。请选择 .xlsx 或者 .csv 文件。',
} as const;

const adviceOf = (code: string): string | undefined =>
  Object.entries(ADVICE).find(([name]) => name === code)?.[1];

/**
 * The sheets of a table with something in them: XLSX, XLSM, XLSB, XLS and ET, CSV and text, and what is called .xls
 * but is a web page or XML. What a file is, its content says, never its name. Throws TableFileError with a sentence.
 */
export async function readTableFile(file: File): Promise<readonly SheetCells[]> {
  if (file.size > MOST_BYTES)
    throw new TableFileError(`“${file.name}”超过 30 MB，请只留下要导入的工作表，另存后再选。`);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes.length === 0) throw new TableFileError(`“${file.name}”是空文件，请重新选择。`);
  const sheets = read(file.name, bytes);
  const filled = sheets.filter(
    ({ rows, remarks }) => remarks.length > 0 || rows.some((row) => row.some((cell) => cell.trim() !== '')),
  );
  if (filled.length === 0) throw new TableFileError(`“${file.name}”里没有内容，请重新选择。`);
  return filled;
}

function read(name: string, bytes: Uint8Array): readonly SheetCells[] {
  try {
    if (beginsWith(bytes, [0x50, 0x4b])) return readZip(bytes);
    if (beginsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0])) return readOldWorkbook(bytes);
    if (ARCHIVES.some((mark) => beginsWith(bytes, mark))) throw new TableFileError('archive');
    return readText(name, bytes);
  } catch (error) {
    const advice = error instanceof TableFileError ? adviceOf(error.message) : undefined;
    if (advice === undefined) throw error;
    throw new TableFileError(`“${name}”${advice}`, { cause: error });
  }
}

/** RAR, 7z, gzip. */
const ARCHIVES = [
  [0x52, 0x61, 0x72, 0x21],
  [0x37, 0x7a, 0xbc, 0xaf],
  [0x1f, 0x8b],
];

const beginsWith = (bytes: Uint8Array, mark: readonly number[]): boolean =>
  mark.every((byte, at) => bytes[at] === byte);

function readZip(bytes: Uint8Array): readonly SheetCells[] {
  const parts = partsOf(bytes);
  const paths = parts.map(({ path }) => path);
  // The workbook may lie in any folder; the list of contents is always there.
  if (!paths.includes('[Content_Types].xml')) {
    if (paths.some((path) => /(?:^|\/)Index(?:\/Document\.iwa|\.zip)$/.test(path)))
      throw new TableFileError('numbers');
    throw new TableFileError(paths.includes('content.xml') ? 'opendocument' : 'archive');
  }
  if (paths.some((path) => /(?:^|\/)document\.xml$/.test(path))) throw new TableFileError('word');
  if (paths.some((path) => /(?:^|\/)presentation\.xml$/.test(path))) throw new TableFileError('slides');
  return readPackedWorkbook(parts);
}

function readText(name: string, bytes: Uint8Array): readonly SheetCells[] {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024)).trimStart();
  if (head.startsWith('%PDF-')) throw new TableFileError('pdf');
  if (head.startsWith('{\\rtf')) throw new TableFileError('word');
  if (/^MIME-Version:/im.test(head)) throw new TableFileError('mhtml');
  if (/^(?:ID;P|TABLE\r?\n0,1\r?\n)/.test(head)) throw new TableFileError('interchange');
  const text = decodeText(bytes).replace(/^\ufeff/, '');
  const start = text.trimStart();
  if (!/^<(?:[?!]|[a-z])/i.test(start)) return [plainSheet(name, readCsv(text))];
  if (/<(?:\w+:)?Workbook[\s>]/.test(text)) return readXmlWorkbook(text);
  if (/<office:document[\s>]/.test(text)) throw new TableFileError('opendocument');
  if (/<table[\s>]/i.test(text)) return readHtmlTable(name, text);
  throw new TableFileError(/<html[\s>]/i.test(text) ? 'page' : 'xml');
}
