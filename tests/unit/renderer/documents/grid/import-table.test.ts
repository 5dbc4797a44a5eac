import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { Column } from '#shared/domain/documents/template/template.ts';
import { makeXlsx } from '#tests/support/make-xlsx.ts';
import { importRows } from '../../../../../renderer/features/documents/grid/sheet/import-rows.ts';
import {
  headingRow,
  likeness,
  matchColumns,
} from '../../../../../renderer/features/documents/grid/sheet/match-columns.ts';
import { readTableFile } from '../../../../../renderer/features/documents/grid/sheet/read-table.ts';
import {
  columnLetters,
  plainSheet,
} from '../../../../../renderer/features/documents/grid/sheet/sheet-cells.ts';

/** Template 24. */
const goods: readonly Column[] = [
  { id: 'name', label: '标称名称/场所', type: 'text', required: true, maxLength: 200 },
  { id: 'model', label: '规格（型号）/场所地址', type: 'text', maxLength: 200 },
  { id: 'unit', label: '单位', type: 'text', maxLength: 20 },
  { id: 'quantity', label: '数量', type: 'text', maxLength: 20 },
  { id: 'note', label: '备注', type: 'text', maxLength: 200 },
];
const priced: readonly Column[] = [
  { id: 'name', label: '名称', type: 'text', required: true },
  { id: 'price', label: '单价', type: 'money' },
  { id: 'made', label: '生产日期', type: 'date' },
];

const fileOf = (name: string, bytes: Uint8Array | string): File =>
  new File([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)], name);
const xlsx = (sheets: Parameters<typeof makeXlsx>[0]): File => fileOf('清单.xlsx', makeXlsx(sheets));
const options = (columns: readonly Column[], rows: readonly (readonly string[])[], heading = 0) => ({
  columns,
  heading,
  match: matchColumns(rows[heading] ?? [], columns),
  most: 20_000,
  room: 20_000,
  today: '2026-03-05',
});

describe('headings', () => {
  it('are known by what clerks, shops and laboratories call them', () => {
    const match = matchColumns(
      ['序号', '品名', '规格型号', '计量单位', '数量（瓶）', '生产单位', '说明'],
      goods,
    );
    expect(match).toEqual({ name: 1, model: 2, unit: 3, quantity: 4, note: 6 });
    for (const heading of ['名称', '产品名称', '标称名称', '样品名称 *', '商品名称：'])
      expect(likeness(heading, '标称名称/场所'), heading).toBeGreaterThanOrEqual(80);
  });

  it('of a sampling sheet find the columns of the 抽样记录', () => {
    const labels = [
      ['product_name', '产品名称'],
      ['specification', '型号规格'],
      ['trademark', '标称商标'],
      ['producer', '标称生产者'],
      ['batch', '生产日期或出厂批号'],
      ['shelf_life', '保质期'],
      ['price', '标称价格'],
      ['standard', '产品执行标准'],
      ['licence_code', '生产许可证编号'],
      ['grade', '标称产品等级'],
      ['storage_label', '标称存储条件'],
      ['packaging', '包装方式'],
      ['sample_quantity', '抽取样品数量'],
      ['sample_base', '抽样基数'],
    ] as const;
    const columns = labels.map(([id, label]): Column => ({ id, label, type: 'text' }));
    const headings = [
      ['序号', '样品名称', '规格型号', '商标', '生产企业', '批号', '保质期限', '单价（元）', '执行标准'],
      ['SC编号', '质量等级', '贮存条件', '包装形式', '抽样数量', '抽样基数', '抽样地点', '生产日期'],
    ].flat();
    const match = matchColumns(headings, columns);
    const found = labels.map(([id]) => headings[match[id] ?? -1]);
    expect(found).toEqual([
      ...['样品名称', '规格型号', '商标', '生产企业', '生产日期', '保质期限', '单价（元）', '执行标准'],
      ...['SC编号', '质量等级', '贮存条件', '包装形式', '抽样数量', '抽样基数'],
    ]);
    // The samples of an entrustment are still found by either word.
    expect(likeness('数量', '样品数量')).toBeGreaterThan(0);
    expect(likeness('抽样数量', '样品数量')).toBeGreaterThan(0);
    expect(likeness('库存数量', '抽取样品数量')).toBe(0);
  });

  it('are not confused by a common word', () => {
    expect(likeness('生产单位', '单位')).toBe(0);
    expect(likeness('抽样数量', '抽样地点')).toBe(0);
    expect(matchColumns(['生产单位', '单位'], goods)).toEqual({ unit: 1 });
  });

  it('follow what was chosen before, and leave out what was left out', () => {
    expect(matchColumns(['货号', '名称'], goods, { 货号: 'model', 名称: 'name' })).toEqual({
      model: 0,
      name: 1,
    });
    expect(matchColumns(['备注'], goods, { 备注: '' })).toEqual({});
  });

  it('are found below a title', () => {
    expect(
      headingRow([['扣押物品清单'], ['2026年3月'], ['品名', '数量', '单位'], ['酱油', '3', '瓶']], goods),
    ).toBe(2);
    expect(
      headingRow(
        [
          ['酱油', '3'],
          ['醋', '2'],
        ],
        goods,
      ),
    ).toBeUndefined();
  });

  it('are called as spreadsheets call them', () => {
    expect([0, 25, 26, 701, 702].map(columnLetters)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA']);
  });
});

describe('an XLSX file', () => {
  it('is read sheet by sheet, days as days and numbers as they were typed', async () => {
    const sheets = await readTableFile(
      xlsx({
        空表: [],
        清单: [
          ['名称', '单价', '生产日期'],
          ['酱油 “特级”', 12.5, { day: '2026-01-02' }],
          ['醋\n（陈酿）', 0.1 + 0.2, null],
          ['0012', 6_901_234_567_890, null],
        ],
      }),
    );
    expect(sheets.map(({ name, rows }) => ({ name, rows }))).toEqual([
      {
        name: '清单',
        rows: [
          ['名称', '单价', '生产日期'],
          ['酱油 “特级”', '12.5', '2026-01-02'],
          ['醋\n（陈酿）', '0.3'],
          ['0012', '6901234567890'],
        ],
      },
    ]);
  });

  it('gives its rows, amounts in 分', async () => {
    const [sheet] = await readTableFile(
      xlsx({
        表: [
          ['名称', '单价', '生产日期'],
          ['酱油', 12.5, { day: '2026-01-02' }],
        ],
      }),
    );
    expect(sheet).toBeDefined();
    if (sheet === undefined) return;
    expect(importRows(sheet, options(priced, sheet.rows))).toMatchObject({
      rows: [{ name: '酱油', price: '1250', made: '2026-01-02' }],
      problems: [],
      notes: [],
    });
  });

  it('of LibreOffice is read as one of our own making', async (context) => {
    const soffice = '/usr/bin/soffice';
    if (!existsSync(soffice)) context.skip('LibreOffice is not installed here');
    const dir = mkdtempSync(join(tmpdir(), 'anjuan-xlsx-'));
    onTestFinished(() => {
      rmSync(dir, { recursive: true, force: true });
    });
    writeFileSync(join(dir, '货物.csv'), '品名,规格,数量,单位\n"酱油,特级",500ml,12,瓶\n醋,1L,7,瓶\n');
    const convert = [
      '--headless',
      `-env:UserInstallation=file://${dir}/profile`,
      '--convert-to',
      'xlsx:Calc MS Excel 2007 XML',
      '--infilter=CSV:44,34,76,1',
      '--outdir',
      dir,
    ];
    execFileSync(soffice, [...convert, join(dir, '货物.csv')], { stdio: 'ignore' });
    const [sheet] = await readTableFile(fileOf('货物.xlsx', readFileSync(join(dir, '货物.xlsx'))));
    expect(sheet).toBeDefined();
    if (sheet === undefined) return;
    expect(importRows(sheet, options(goods, sheet.rows)).rows).toEqual([
      { name: '酱油,特级', model: '500ml', quantity: '12', unit: '瓶' },
      { name: '醋', model: '1L', quantity: '7', unit: '瓶' },
    ]);
  });

  it('of 10,000 rows comes in whole', async () => {
    const many = Array.from({ length: 10_000 }, (_, at) => [`商品${String(at)}`, at % 90]);
    const [sheet] = await readTableFile(xlsx({ 表: [['名称', '数量'], ...many] }));
    expect(sheet).toBeDefined();
    if (sheet === undefined) return;
    expect(importRows(sheet, options(goods, sheet.rows)).rows).toHaveLength(10_000);
  });
});

describe('a CSV file', () => {
  it('may be UTF-8, GB18030 or UTF-16, with commas, tabs or semicolons, and hold quoted lines', async () => {
    const wanted = [
      ['名称', '数量'],
      ['酱油,大\n瓶', '3'],
    ];
    const comma = '名称,数量\r\n"酱油,大\r\n瓶",3\r\n';
    const gb = new Uint8Array([
      0xc3, 0xfb, 0xb3, 0xc6, 0x2c, 0xca, 0xfd, 0xc1, 0xbf, 0x0a, 0xbd, 0xb4, 0xd3, 0xcd, 0x2c, 0x33,
    ]);
    const wide = new Uint8Array(Buffer.from(`\ufeff名称\t数量\n醋\t2`, 'utf16le'));
    expect((await readTableFile(fileOf('a.csv', comma)))[0]?.rows).toEqual(wanted);
    expect((await readTableFile(fileOf('a.csv', `\ufeff${comma}`)))[0]?.rows).toEqual(wanted);
    expect((await readTableFile(fileOf('a.csv', gb)))[0]?.rows).toEqual([
      ['名称', '数量'],
      ['酱油', '3'],
    ]);
    expect((await readTableFile(fileOf('a.txt', wide)))[0]?.rows).toEqual([
      ['名称', '数量'],
      ['醋', '2'],
    ]);
    expect((await readTableFile(fileOf('a.csv', '名称;数量\n醋;2')))[0]?.rows[1]).toEqual(['醋', '2']);
  });
});

describe('what is no table', () => {
  it('is refused with what to do', async () => {
    const old = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1]);
    await expect(readTableFile(fileOf('旧.xls', old))).rejects.toThrow('不能作为表格打开');
    await expect(readTableFile(fileOf('坏.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 9])))).rejects.toThrow(
      '不能作为表格打开',
    );
    await expect(readTableFile(fileOf('空.csv', ''))).rejects.toThrow('空文件');
    await expect(readTableFile(fileOf('图.png', new Uint8Array([0x89, 0x50, 0, 0])))).rejects.toThrow(
      '不是表格文件',
    );
    await expect(readTableFile(xlsx({ 表: [] }))).rejects.toThrow('没有内容');
  });
});

describe('rows that do not fit', () => {
  const rows = (...lines: string[][]) => plainSheet('表', lines);

  it('are named by row and column, and keep everything out', () => {
    const sheet = rows(
      ['名称', '单价', '生产日期'],
      ['酱油', '约十元', '2026-01-02'],
      [''],
      ['醋', '3', '三月'],
    );
    const { problems } = importRows(sheet, options(priced, sheet.rows));
    expect(problems).toEqual([
      '第 2 行 B 列“单价”：“约十元”不是金额。',
      '第 4 行 C 列“生产日期”：“三月”不是日期，例如 2026-03-05。',
    ]);
  });

  it('say which required column is missing and what to do', () => {
    const sheet = rows(['数量'], ['3']);
    expect(importRows(sheet, options(goods, sheet.rows)).problems[0]).toMatch(
      /没有找到“标称名称\/场所”一列.*补上这一列/,
    );
  });

  it('say how long a text may be, and when a number lost its last digits', () => {
    const sheet = rows(['名称', '单位'], ['酱油', '一'.repeat(21)], ['4.1092719900101102E17', '份']);
    const { problems } = importRows(sheet, options(goods, sheet.rows));
    expect(problems[0]).toBe(`第 2 行 B 列“单位”：“${'一'.repeat(21)}”有 21 字，最多 20 字。`);
    expect(problems[1]).toContain('设为文本格式');
  });

  it('are not more than a list holds', () => {
    const sheet = rows(['名称'], ['a'], ['b'], ['c']);
    expect(importRows(sheet, { ...options(goods, sheet.rows), room: 2 }).problems[0]).toContain(
      '这里还能放 2 行',
    );
  });

  it('leave totals out and say so', () => {
    const sheet = rows(['名称', '数量'], ['酱油', '3'], ['以下空白', ''], ['合计', '3']);
    const made = importRows(sheet, options(goods, sheet.rows));
    expect(made.rows).toEqual([{ name: '酱油', quantity: '3' }]);
    expect(made.notes).toEqual([
      '第 3 行是“以下空白”，不作为一项导入。',
      '第 4 行是“合计”，不作为一项导入。',
    ]);
  });
});
