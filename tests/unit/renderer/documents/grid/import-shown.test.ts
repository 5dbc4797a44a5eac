import { CFB, write, type BookType, type WorkSheet } from '@e965/xlsx';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import type { Column } from '#shared/domain/documents/template/template.ts';
import { makeXlsx, type XlsxCell, type XlsxSheetState } from '#tests/support/make-xlsx.ts';
import { importRows } from '../../../../../renderer/features/documents/grid/sheet/import-rows.ts';
import {
  headingRow,
  matchColumns,
} from '../../../../../renderer/features/documents/grid/sheet/match-columns.ts';
import { readTableFile } from '../../../../../renderer/features/documents/grid/sheet/read-table.ts';
import type { SheetCells } from '../../../../../renderer/features/documents/grid/sheet/sheet-cells.ts';
import { shownNumber, shownWords } from '../../../../../renderer/features/documents/grid/sheet/shown-text.ts';
import { partsOf, unpackParts } from '../../../../../renderer/features/documents/grid/sheet/unpack.ts';

/** As the 抽样记录 has them. */
const columns: readonly Column[] = [
  { id: 'name', label: '产品名称', type: 'text', required: true, maxLength: 100 },
  { id: 'batch', label: '生产日期或出厂批号', type: 'text', maxLength: 60 },
  { id: 'quantity', label: '抽取样品数量', type: 'text', required: true, maxLength: 60 },
];
const HEADINGS = ['产品名称', '生产日期或出厂批号', '抽取样品数量'];
const dated = columns.map((column): Column => (column.id === 'batch' ? { ...column, type: 'date' } : column));

const fileOf = (name: string, bytes: Uint8Array | string): File =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);
const bookOf = (rows: readonly (readonly XlsxCell[])[], state: XlsxSheetState = {}): Uint8Array =>
  makeXlsx({ 清单: [HEADINGS, ...rows] }, { 清单: state });

async function firstSheet(bytes: Uint8Array | string, name = '清单.xlsx'): Promise<SheetCells> {
  const [sheet] = await readTableFile(fileOf(name, bytes));
  if (sheet === undefined) throw new Error('no sheet');
  return sheet;
}

function imported(
  sheet: SheetCells,
  more: Partial<Parameters<typeof importRows>[1]> & { readonly columns?: readonly Column[] } = {},
) {
  const heading = headingRow(sheet.rows, columns) ?? 0;
  const match = matchColumns(sheet.rows[heading] ?? [], columns);
  const own = { columns, match, heading, most: 200, room: 200, today: '2026-03-10' };
  return importRows(sheet, { ...own, ...more });
}

/** The workbook with its parts changed, as other programs write them. */
function rewritten(
  book: Uint8Array,
  change: (path: string, text: string) => readonly [string, string],
): Uint8Array {
  const parts = Object.entries(unzipSync(book)).map(([path, bytes]) => change(path, strFromU8(bytes)));
  return zipSync(Object.fromEntries(parts.map(([path, text]) => [path, strToU8(text)])));
}

describe('what a cell shows', () => {
  it('comes in as it is shown, not as it is kept', async () => {
    const book = bookOf([
      ['酱油', { number: 260305, format: '00000000' }, { number: 0.05, format: 9 }],
      ['醋', { number: 46082, format: 'yyyy"年"m"月"' }, { number: 0.4375, format: 20 }],
      ['盐', { number: 46082, format: 31 }, { number: 3, format: '0"瓶"' }],
      ['糖', { number: 46082, format: 57 }, { number: 1200, format: 44 }],
    ]);
    const { rows, problems, notes } = imported(await firstSheet(book));
    expect(rows).toEqual([
      { name: '酱油', batch: '00260305', quantity: '5%' },
      { name: '醋', batch: '2026年3月', quantity: '10:30' },
      { name: '盐', batch: '2026年3月1日', quantity: '3瓶' },
      { name: '糖', batch: '2026年3月', quantity: '¥1,200.00' },
    ]);
    expect([...problems, ...notes]).toEqual([]);
  });

  it('is given with what it is kept as where the two are not the same number', async () => {
    const sheet = await firstSheet(bookOf([['酱油', 'A', { number: 12.5, format: '0' }]]));
    expect(imported(sheet).rows[0]).toMatchObject({ quantity: '13' });
    expect(imported(sheet).notes).toEqual(['“抽取样品数量”按显示的导入：C2“13”（存的是 12.5）。']);
  });

  it.each([
    ['General', 0.1 + 0.2, '0.3'],
    ['General', 6_901_234_567_890, '6901234567890'],
    ['G/通用格式', 7.5, '7.5'],
    ['@', 5, '5'],
    ['0000-0000', 12_345_678, '1234-5678'],
    ['0!.0,"万"', 12_000, '1.2万'],
    ['_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ', 1200, '¥1,200.00'],
    ['[$¥-804]#,##0.00', 1234.5, '¥1,234.50'],
    ['[$-804]aaaa', 46_082, '星期日'],
    ['[$-F800]dddd, mmmm dd, yyyy', 46_082, '2026-03-01'],
    ['m/d/yy', 46_082, '2026-03-01'],
    ['m/d/yy h:mm', 46_086.4375, '2026-03-05 10:30'],
    ['[DBNum1][$-804]yyyy"年"m"月"d"日";@', 46_082, '2026年3月1日'],
    ['yyyymmdd', 46_082, '20260301'],
    ['[h]:mm', 1.5, '36:00'],
  ])('by %s of %d is %s', (format, value, text) => {
    expect(shownNumber(value, format).text).toBe(text);
  });

  it('in Chinese numerals comes in digits, and it is said', async () => {
    const format = '[DBNum1][$-804]yyyy"年"m"月"d"日"';
    const { rows, notes } = imported(await firstSheet(bookOf([['酱油', { number: 46_082, format }, '1']])));
    expect(rows[0]).toMatchObject({ batch: '2026年3月1日' });
    expect(notes).toEqual(['“生产日期或出厂批号”B2 显示为中文数字，按阿拉伯数字导入。']);
  });

  it('may be nothing, or more than was typed', () => {
    expect(shownWords('内部价', ';;;')).toMatchObject({ text: '', facts: { oddity: { kind: 'unseen' } } });
    expect(shownWords('3', '@"号"').text).toBe('3号');
    expect(shownNumber(46_082, 'yyyy/m/d', true).facts?.day).toBe('2030-03-02');
  });

  it('of a number with more digits than spreadsheets keep is refused', async () => {
    const sheet = await firstSheet(bookOf([['酱油', { number: 410_927_199_001_011_000, format: '0' }, '2']]));
    expect(imported(sheet).problems[0]).toContain('已丢失末几位');
    const csv = await firstSheet(`${HEADINGS.join(',')}\n酱油,6.90123E+12,2\n`, 'a.csv');
    expect(imported(csv).problems[0]).toContain('已丢失末几位');
  });
});

describe('a day with a time', () => {
  it('is the day; a time that is not midnight is said to be left', async () => {
    const book = bookOf([
      ['酱油', { number: 46_086, format: 22 }, '1'],
      ['醋', { number: 46_086.4375, format: 22 }, '1'],
      ['盐', { number: 46_086, format: 'm"月"d"日"' }, '1'],
      ['糖', '2026/3/5 0:00', '1'],
      ['油', '2026-03-05 00:00:00', '1'],
      ['米', '2026年3月5日 星期四', '1'],
      ['面', '2026-03-05T08:15:00', '1'],
    ]);
    const { rows, problems, notes } = imported(await firstSheet(book), { columns: dated });
    expect(rows.map(({ batch }) => batch)).toEqual(Array.from({ length: 7 }, () => '2026-03-05'));
    expect(problems).toEqual([]);
    expect(notes).toEqual(['“生产日期或出厂批号”B3、B8 只取日期，没有取时间。']);
  });
});

describe('merged cells', () => {
  const rows = [
    ['挂面', '20260305', '2袋'],
    [null, '20260306', '3袋'],
    [null, '20260307', '4袋'],
  ];

  it('count for every row, or for the first one only, and it is said', async () => {
    const sheet = await firstSheet(bookOf(rows, { merged: ['A2:A4', 'D1:D900000'] }));
    const every = imported(sheet);
    expect(every.rows.map(({ name }) => name)).toEqual(['挂面', '挂面', '挂面']);
    expect(every.notes).toEqual(['“产品名称”A2–A4 是合并的单元格，“挂面”填入每一行。']);
    const once = imported(sheet, { mergedOnce: true });
    expect(once.rows.map(({ name }) => name)).toEqual(['挂面', undefined, undefined]);
    expect(once.notes).toEqual(['“产品名称”A2–A4 是合并的单元格，“挂面”只填入第 2 行。']);
  });

  it('make headings of two rows one heading, and sideways keep their first column', async () => {
    const book = makeXlsx(
      {
        清单: [
          ['产品名称', '样品', null],
          [null, '生产日期或出厂批号', '抽取样品数量'],
          ['酱油', '不详', null],
        ],
      },
      { 清单: { merged: ['A1:A2', 'B1:C1', 'B3:C3'] } },
    );
    const { rows: made, notes } = imported(await firstSheet(book));
    expect(made).toEqual([{ name: '酱油', batch: '不详' }]);
    expect(notes).toContain('B3–C3 是合并的单元格，“不详”只算 B 列的内容。');
    // With the headings merged over two rows the first one may be called the heading: nothing of it is a row.
    const match = { name: 0, batch: 1, quantity: 2 };
    expect(imported(await firstSheet(book), { heading: 0, match }).rows).toEqual(made);
  });
});

describe('hidden rows', () => {
  it('are counted, and come in only when the clerk says so', async () => {
    const shown = [
      ['可见', '1', '1'],
      ['筛掉', '2', '1'],
      ['可见二', '3', '1'],
    ];
    const sheet = await firstSheet(bookOf(shown, { hiddenRows: [3] }));
    const without = imported(sheet);
    expect(without.hidden).toEqual([3]);
    expect(without.rows.map(({ name }) => name)).toEqual(['可见', '可见二']);
    expect(without.notes).toEqual([]);
    const refused = imported(sheet, { withHidden: false });
    expect(refused.rows).toEqual(without.rows);
    expect(refused.notes).toEqual(['隐藏的 1 行没有导入：第 3 行。']);
    const all = imported(sheet, { withHidden: true });
    expect(all.rows).toHaveLength(3);
    expect(all.notes).toEqual(['隐藏的 1 行一并导入：第 3 行。']);
  });

  it('and hidden sheets are known', async () => {
    const book = makeXlsx({ 甲: [['名称']], 乙: [['名称']] }, { 甲: { state: 'hidden' } });
    expect((await readTableFile(fileOf('a.xlsx', book))).map(({ hidden }) => hidden)).toEqual([true, false]);
  });
});

describe('formulas without value and errors', () => {
  it('stay empty and are named, one sentence for a column', async () => {
    const many = Array.from({ length: 7 }, (_, at): XlsxCell[] => [
      `货${at.toString()}`,
      'x',
      { formula: '2+3' },
    ]);
    const sheet = await firstSheet(bookOf([...many, ['醋', { error: '#N/A' }, { error: '#REF!' }]]));
    const { rows, notes } = imported(sheet);
    expect(rows.at(-1)).toEqual({ name: '醋' });
    expect(notes).toEqual([
      '“抽取样品数量”C2、C3、C4、C5、C6 等 7 格是没有算出结果的公式，已留空。请在 WPS 或者 Excel 中打开并保存后重新选择，或者导入后补填。',
      '“生产日期或出厂批号”B9 是错误值 #N/A，已留空，请补填。',
      '“抽取样品数量”C9 是错误值 #REF!，已留空，请补填。',
    ]);
  });
});

describe('what other programs write', () => {
  const plain = bookOf([['料酒', '20260305', '2瓶']]);
  const wanted = [{ name: '料酒', batch: '20260305', quantity: '2瓶' }];

  it('may leave the places of cells out', async () => {
    const book = rewritten(plain, (path, text) => [path, text.replace(/ r="[A-Z]*\d+"/g, '')]);
    expect(imported(await firstSheet(book)).rows).toEqual(wanted);
  });

  it('may have a chart on a sheet of its own, and the workbook in any folder', async () => {
    const chart = zipSync({
      ...unzipSync(
        rewritten(plain, (path, text) => [
          path,
          text
            .replace('</sheets>', '<sheet name="图表1" sheetId="9" r:id="rId9"/></sheets>')
            .replace(
              '</Relationships>',
              path === 'xl/_rels/workbook.xml.rels'
                ? '<Relationship Id="rId9" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/chartsheet" Target="chartsheets/sheet1.xml"/></Relationships>'
                : '</Relationships>',
            )
            .replace(
              '</Types>',
              '<Override PartName="/xl/chartsheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.chartsheet+xml"/></Types>',
            ),
        ]),
      ),
      'xl/chartsheets/sheet1.xml': strToU8(
        '<chartsheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"/></sheetViews></chartsheet>',
      ),
    });
    expect(imported(await firstSheet(chart)).rows).toEqual(wanted);
    const elsewhere = rewritten(plain, (path, text) => [
      path.replace(/^xl\//, 'book/'),
      text.replaceAll('"/xl/', '"/book/').replace('"xl/', '"book/'),
    ]);
    expect(imported(await firstSheet(elsewhere)).rows).toEqual(wanted);
  });

  it.each(['biff8', 'xlsb', 'xlml'] as const)('may be %s', async (bookType: BookType) => {
    const sheet: WorkSheet = {
      '!ref': 'A1:C2',
      ...Object.fromEntries(HEADINGS.map((words, at) => [`${'ABC'[at] ?? ''}1`, { t: 's', v: words }])),
      A2: { t: 's', v: '料酒' },
      B2: { t: 'n', v: 260305, z: '00000000' },
      C2: { t: 'n', v: 46082, z: 'yyyy"年"m"月"' },
    };
    const book: unknown = write(
      { SheetNames: ['清单'], Sheets: { 清单: sheet } },
      { bookType, type: 'array' },
    );
    const bytes = typeof book === 'string' ? book : new Uint8Array(book as ArrayBuffer);
    expect(imported(await firstSheet(bytes, '清单.xls')).rows).toEqual([
      { name: '料酒', batch: '00260305', quantity: '2026年3月' },
    ]);
  });

  it('may be a web page called .xls, in UTF-8 or GB18030', async () => {
    const row = (cells: readonly string[], style = '') =>
      `<tr${style}>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`;
    const page = `<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="utf-8"></head><body><table border=1>${row(HEADINGS)}${row(['陈醋', '00260305', '2瓶'])}${row(['筛掉', '1', '2'], " style='display:none'")}</table></body></html>`;
    const sheet = await firstSheet(page, '清单.xls');
    expect(imported(sheet).rows).toEqual([{ name: '陈醋', batch: '00260305', quantity: '2瓶' }]);
    expect(imported(sheet).hidden).toEqual([3]);
    // 名称 in GB18030
    const gb = new Uint8Array([
      ...strToU8('<table><tr><td>'),
      0xc3,
      0xfb,
      0xb3,
      0xc6,
      ...strToU8('</td></tr></table>'),
    ]);
    expect((await firstSheet(gb, '清单.xls')).rows).toEqual([['名称']]);
  });

  it('may keep digits in a text file by ="…"', async () => {
    const csv = `sep=,\n${HEADINGS.join(',')}\n酱油,="00260305","=""0012"""\n`;
    expect(imported(await firstSheet(csv, 'a.csv')).rows).toEqual([
      { name: '酱油', batch: '00260305', quantity: '0012' },
    ]);
  });
});

/** The package declares it as `any`. */
const writer = CFB as {
  readonly utils: {
    cfb_new(): object;
    cfb_add(folder: object, path: string, bytes: Uint8Array): void;
  };
  write(folder: object, options: { readonly type: 'array' }): unknown;
};

describe('what is not read', () => {
  it.each([
    ['EncryptedPackage', '设了打开密码'],
    ['Book', 'Excel 95'],
    ['WordDocument', '文字文档'],
    ['别的', '不能作为表格打开'],
  ])('is named: an old file with %s', async (stream, words) => {
    const folder = writer.utils.cfb_new();
    writer.utils.cfb_add(folder, `/${stream}`, new Uint8Array(8));
    const bytes = writer.write(folder, { type: 'array' });
    if (!(bytes instanceof Uint8Array)) throw new Error('not written as bytes');
    const file = fileOf('清单.xls', bytes);
    await expect(readTableFile(file)).rejects.toThrow(words);
  });

  it.each([
    ['OpenDocument', { mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }],
    ['Numbers', { 'Index/Document.iwa': 'x' }],
    ['文字文档', { '[Content_Types].xml': '<Types/>', 'word/document.xml': '<x/>' }],
    ['演示文稿', { '[Content_Types].xml': '<Types/>', 'ppt/presentation.xml': '<x/>' }],
    ['压缩包', { '清单.xlsx': 'x' }],
  ])('is named: %s', async (words, parts) => {
    const zip = zipSync(
      Object.fromEntries(Object.entries(parts).map(([path, text]) => [path, strToU8(text)])),
    );
    await expect(readTableFile(fileOf('清单.xlsx', zip))).rejects.toThrow(words);
  });

  it.each([
    ['网页文件，里面没有表格', '<html><body>没有</body></html>'],
    ['单个文件的网页', 'MIME-Version: 1.0\r\nContent-Type: multipart/related\r\n'],
    ['数据交换格式', 'TABLE\r\n0,1\r\n"EXCEL"\r\n'],
    ['数据交换格式', 'ID;PWXL;N;E\r\n'],
    ['PDF', '%PDF-1.7\n'],
    ['文字文档', '{\\rtf1 }'],
    ['XML 文件', '<?xml version="1.0"?><a/>'],
    ['OpenDocument', '<?xml version="1.0"?><office:document xmlns:office="x"></office:document>'],
    ['压缩包', 'Rar!\u001a'],
  ])('is named: %s', async (words, text) => {
    await expect(readTableFile(fileOf('清单.xls', text))).rejects.toThrow(words);
  });
});

describe('a file made to be too much', () => {
  it('with a cell at XFD1048576 gives its table and says what lies beyond', async () => {
    const book = rewritten(bookOf([['酱油', 'A', '1']]), (path, text) => [
      path,
      text.replace(
        '</sheetData>',
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>远</t></is></c></row></sheetData>',
      ),
    ]);
    const sheet = await firstSheet(book);
    expect(sheet.rows).toHaveLength(2);
    expect(imported(sheet).rows).toHaveLength(1);
    expect(imported(sheet).notes).toEqual(['XFD1048576 离表格太远，没有读。最多读 50000 行、500 列。']);
  });

  it('is unpacked no further than the limit, whatever it says of itself', () => {
    const zip = zipSync({ a: new Uint8Array(3_000_000), b: new Uint8Array(3_000_000) });
    expect(() => unpackParts(partsOf(zip), 4_000_000)).toThrow('too-big');
    expect(Object.keys(unpackParts(partsOf(zip), 6_000_000))).toEqual(['a', 'b']);
    const lying = zipSync({ a: new Uint8Array(3_000_000) });
    // Its list says the part unfolds to one byte.
    const end = lying.length - 22;
    const view = new DataView(lying.buffer, lying.byteOffset);
    view.setUint32(view.getUint32(end + 16, true) + 24, 1, true);
    expect(() => unpackParts(partsOf(lying), 1_000_000)).toThrow('too-big');
  });

  it('of nine million empty cells is not read', async () => {
    const book = unzipSync(bookOf([]));
    const cells = new Uint8Array(36_000_000).fill(0x20);
    for (let at = 0; at < cells.length; at += 4) cells.set([0x3c, 0x63, 0x2f, 0x3e], at);
    const sheet = 'xl/worksheets/sheet1.xml';
    const [before = '', after = ''] = strFromU8(book[sheet] ?? new Uint8Array()).split('</sheetData>');
    const whole = [strToU8(before), cells, strToU8(`</sheetData>${after}`)];
    const zip = zipSync({ ...book, [sheet]: new Uint8Array(await new Blob(whole).arrayBuffer()) });
    await expect(readTableFile(fileOf('清单.xlsx', zip))).rejects.toThrow('展开后太大');
  });

  it('with other bytes than its checksum says is called damaged, not read', async () => {
    const zip = zipSync(
      Object.fromEntries(
        Object.entries(unzipSync(bookOf([['酱油', 'A', '1']]))).map(([path, bytes]) => [path, bytes]),
      ),
      { level: 0 },
    );
    const at = strFromU8(zip, true).indexOf('inlineStr');
    zip[at + 40] = (zip[at + 40] ?? 0) ^ 1;
    await expect(readTableFile(fileOf('清单.xlsx', zip))).rejects.toThrow('可能没有下载完整');
  });
});
