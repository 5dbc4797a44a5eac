import { read, type CellObject, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, zipSync } from 'fflate';
import { fillMerged } from './fill-merged.ts';
import {
  placeOf,
  plainSheet,
  TableFileError,
  type CellFacts,
  type MergedCells,
  type SheetCells,
} from './sheet-cells.ts';
import { chineseFormats, shownNumber, shownWords, type ShownCell } from './shown-text.ts';
import { type PackedPart, unpackParts } from './unpack.ts';
import { compoundFiles } from './compound-file.ts';

/** Far more than a list may hold; what lies beyond is named, not read. */
const MOST_LINES = 50_000;
const MOST_COLUMNS = 500;
const NAMED_PLACES = 3;

const OPTIONS = {
  dense: true,
  cellStyles: true,
  cellNF: true,
  cellText: false,
  cellFormula: true,
  cellHTML: false,
  bookVBA: false,
} as const;

/** Pictures, drawings and comments are no cells: they are not even unpacked. */
const NO_CELLS =
  /(?:^|\/)(?:media|drawings|charts|embeddings|theme|printerSettings|pivotCache|pivotTables|comments[^/]*|threadedComments|persons|docProps|vbaProject\.bin|calcChain\.xml)(?:\/|\.xml$|$)/i;

/** The sheets of an XLSX, XLSM or XLSB workbook, unpacked within limits. Throws TableFileError('damaged' or 'too-big'). */
export function readPackedWorkbook(parts: readonly PackedPart[]): readonly SheetCells[] {
  const unpacked = unpackParts(parts.filter(({ path }) => !NO_CELLS.test(path) && !path.endsWith('/')));
  if (!isModest(Object.values(unpacked))) throw new TableFileError('too-big');
  const known = Object.fromEntries(
    Object.entries(unpacked).map(([path, bytes]) => [
      path,
      /(?:^|\/)styles\.xml$/i.test(path) ? readableStyles(bytes) : bytes,
    ]),
  );
  return sheetsOf(understood(() => read(zipSync(known, { level: 0 }), { ...OPTIONS, type: 'array' })));
}

/** The sheets of an old workbook (.xls, .et). Throws TableFileError('damaged', 'locked' or 'older'). */
export function readOldWorkbook(bytes: Uint8Array): readonly SheetCells[] {
  const folder = understood(() => compoundFiles.read(bytes, { type: 'array' }));
  if (compoundFiles.find(folder, 'EncryptedPackage') !== null) throw new TableFileError('locked');
  if (compoundFiles.find(folder, 'WordDocument') !== null) throw new TableFileError('word');
  if (compoundFiles.find(folder, 'Workbook') === null)
    throw new TableFileError(compoundFiles.find(folder, 'Book') === null ? 'damaged' : 'older');
  return sheetsOf(understood(() => read(bytes, { ...OPTIONS, type: 'array' })));
}

/** The sheets of a workbook written as one XML text (SpreadsheetML 2003). */
export const readXmlWorkbook = (text: string): readonly SheetCells[] =>
  sheetsOf(understood(() => read(text, { ...OPTIONS, type: 'string' })));

/** The first table of a web page, its cells as text; rows that are not displayed are hidden ones. */
export function readHtmlTable(name: string, text: string): readonly SheetCells[] {
  const book = understood(() => read(text, { ...OPTIONS, type: 'string', raw: true }));
  const start = text.search(/<table/i);
  const end = text.slice(start).search(/<\/table/i);
  const table = end < 0 ? text.slice(start) : text.slice(start, start + end);
  const hiddenRows = [...table.matchAll(/<tr[^<>]*>/gi)].flatMap(([tag], at) =>
    /display\s*:\s*none|\bhidden\b/i.test(tag) ? [at] : [],
  );
  const more = (text.match(/<table/gi) ?? []).length > 1;
  return sheetsOf(book).map((sheet) => ({
    ...sheet,
    name,
    hiddenRows: new Set(hiddenRows),
    remarks: more ? ['网页里有不止一个表，只读了第一个。', ...sheet.remarks] : sheet.remarks,
  }));
}

/** Cells cost many times their bytes once they are read: the tags of all parts are counted before. */
const MOST_TAGS = 8_000_000;
const TAG = 0x3c;

function isModest(parts: readonly Uint8Array[]): boolean {
  let tags = 0;
  for (const bytes of parts)
    for (let at = bytes.indexOf(TAG); at >= 0 && tags <= MOST_TAGS; at = bytes.indexOf(TAG, at + 1))
      tags += 1;
  return tags <= MOST_TAGS;
}

function understood<Value>(reading: () => Value): Value {
  try {
    return reading();
  } catch (error) {
    const locked = error instanceof Error && /password|encrypt/i.test(error.message);
    throw new TableFileError(locked ? 'locked' : 'damaged', { cause: error });
  }
}

/**
 * The reader knows the formats of an English spreadsheet: those a Chinese one leaves out are written in. Colours it
 * looks up for every cell, and stumbles over each one where the file has none: there is one plain fill instead.
 */
function readableStyles(styles: Uint8Array): Uint8Array {
  const text = strFromU8(styles).replace(/<(?:\w+:)?(?:fg|bg)Color\b[^>]*\/>/g, '');
  const prefix = /<(\w+:)?styleSheet\b/.exec(text)?.[1] ?? '';
  const formats = [...chineseFormats]
    .filter(([id]) => !new RegExp(`numFmtId="${id.toString()}"[^>]*formatCode=`).test(text))
    .map(
      ([id, code]) =>
        `<${prefix}numFmt numFmtId="${id.toString()}" formatCode="${code.replaceAll('"', '&quot;')}"/>`,
    )
    .join('');
  const fills = /<(?:\w+:)?fills\b/.test(text)
    ? ''
    : `<${prefix}fills><${prefix}fill><${prefix}patternFill patternType="none"/></${prefix}fill></${prefix}fills>`;
  const own = /<(?:\w+:)?numFmts\b[^>]*[^/]>/.test(text)
    ? text.replace(/<(?:\w+:)?numFmts\b[^>]*>/, (tag) => tag + formats)
    : text
        .replace(/<(?:\w+:)?numFmts\b[^>]*\/>/, '')
        .replace(
          /<(?:\w+:)?styleSheet\b[^>]*>/,
          (tag) => `${tag}<${prefix}numFmts>${formats}</${prefix}numFmts>`,
        );
  return strToU8(own.replace(/<\/(?:\w+:)?numFmts>/, (tag) => tag + fills));
}

function sheetsOf(book: WorkBook): readonly SheetCells[] {
  const date1904 = book.Workbook?.WBProps?.date1904 === true;
  return book.SheetNames.flatMap((name, at) => {
    const sheet = book.Sheets[name];
    // A chart on a sheet of its own has no cells.
    if (sheet?.['!data'] === undefined) return [];
    return [{ ...cellsOf(name, sheet, date1904), hidden: (book.Workbook?.Sheets?.[at]?.Hidden ?? 0) !== 0 }];
  });
}

function cellsOf(name: string, sheet: WorkSheet, date1904: boolean): SheetCells {
  const rows: string[][] = [];
  const facts = new Map<string, CellFacts>();
  const beyond: string[] = [];
  // Only what is there is gone through: a single cell at XFD1048576 makes no million rows.
  sheet['!data']?.forEach((cells, row) => {
    cells.forEach((cell, column) => {
      const shown = shownCell(cell, date1904);
      if (shown.text === '' && shown.facts === undefined) return;
      const place = placeOf(row, column);
      if (row >= MOST_LINES || column >= MOST_COLUMNS) {
        beyond.push(place);
        return;
      }
      while (rows.length <= row) rows.push([]);
      const line = rows[row] ?? [];
      while (line.length < column) line.push('');
      line[column] = shown.text;
      if (shown.facts !== undefined) facts.set(place, shown.facts);
    });
  });
  const merged = (sheet['!merges'] ?? []).map(({ s, e }): MergedCells => ({
    top: s.r,
    bottom: e.r,
    left: s.c,
    right: e.c,
  }));
  return fillMerged({
    ...plainSheet(name, rows),
    facts,
    merged,
    hiddenRows: hiddenOnes(sheet['!rows'], rows.length),
    hiddenColumns: hiddenOnes(sheet['!cols'], MOST_COLUMNS),
    remarks: beyond.length === 0 ? [] : [beyondSentence(beyond)],
  });
}

function hiddenOnes(
  list: readonly ({ readonly hidden?: boolean; readonly hpt?: number } | undefined)[] | undefined,
  most: number,
): ReadonlySet<number> {
  const hidden = new Set<number>();
  list?.slice(0, most).forEach((one, at) => {
    if (one?.hidden === true || one?.hpt === 0) hidden.add(at);
  });
  return hidden;
}

function beyondSentence(places: readonly string[]): string {
  const named = places.slice(0, NAMED_PLACES).join('、');
  const rest = places.length > NAMED_PLACES ? `等 ${places.length.toString()} 格` : '';
  return `${named}${rest} 离表格太远，没有读。最多读 ${MOST_LINES.toString()} 行、${MOST_COLUMNS.toString()} 列。`;
}

/** Error values by their number in the file ([MS-XLS] 2.5.10). */
const ERRORS: ReadonlyMap<unknown, string> = new Map([
  [0, '#NULL!'],
  [7, '#DIV/0!'],
  [15, '#VALUE!'],
  [23, '#REF!'],
  [29, '#NAME?'],
  [36, '#NUM!'],
  [42, '#N/A'],
]);

function shownCell(cell: CellObject, date1904: boolean): ShownCell {
  const { t: type, v: value, f: formula } = cell;
  const pattern = typeof cell.z === 'string' ? cell.z : undefined;
  if (formula !== undefined && (type === 'z' || value === undefined))
    return { text: '', facts: { oddity: { kind: 'no-value' } } };
  if (type === 'e')
    return { text: '', facts: { oddity: { kind: 'error', words: ERRORS.get(value) ?? '错误值' } } };
  if (typeof value === 'number') return shownNumber(value, pattern, date1904);
  if (typeof value === 'boolean') return { text: value ? '是' : '否' };
  return typeof value === 'string' ? shownWords(value.replace(/\r\n?/g, '\n'), pattern) : { text: '' };
}
