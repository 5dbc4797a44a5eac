import { describe, expect, it } from 'vitest';
import type { Column } from '#shared/domain/documents/template/template.ts';
import {
  isTable,
  pasteRows,
  readCells,
} from '../../../../../renderer/features/documents/grid/sheet/paste-rows.ts';
import {
  addRow,
  moveRow,
  putRows,
  removeRow,
  setCell,
} from '../../../../../renderer/features/documents/grid/rows.ts';

const columns: readonly Column[] = [
  { id: 'name', label: '名称', type: 'text' },
  { id: 'price', label: '单价', type: 'money' },
  { id: 'made', label: '生产日期', type: 'date' },
  { id: 'note', label: '备注', type: 'longtext' },
];
const paste = (text: string, from = 0, firstRow = 0, most = 20_000) =>
  pasteRows(text, columns, { from, firstRow, most, today: '2026-03-05' });

describe('a table pasted from a sheet', () => {
  it('becomes rows, amounts in 分 and days in ISO', () => {
    expect(paste('酱油\t12.5\t2026/1/2\t一瓶\r\n醋\t8\t2026.1.3\t\r\n')).toEqual({
      rows: [
        { name: '酱油', price: '1250', made: '2026-01-02', note: '一瓶' },
        { name: '醋', price: '800', made: '2026-01-03' },
      ],
      remarks: [],
    });
  });

  it('keeps line breaks and quotes inside a quoted cell', () => {
    expect(readCells('a\t"第一行\n第二""行"\tc\nd')).toEqual([['a', '第一行\n第二"行', 'c'], ['d']]);
    expect(readCells('"引号"开头的话\t1')).toEqual([['"引号"开头的话', '1']]);
    expect(readCells('"没有结束')).toEqual([['"没有结束']]);
  });

  it('leaves a line of headings out', () => {
    expect(paste('名称\t单价\n酱油\t1').rows).toEqual([{ name: '酱油', price: '100' }]);
  });

  it('goes by the headings where the columns stand in another order', () => {
    expect(paste('序号\t备注\t品名\n1\t一瓶\t酱油').rows).toEqual([{ note: '一瓶', name: '酱油' }]);
  });

  it('names each cell that does not fit and leaves it empty', () => {
    const { rows, remarks } = paste('酱油\t约十元\t三月', 0, 4);
    expect(rows).toEqual([{ name: '酱油' }]);
    expect(remarks).toEqual([
      '第 5 行的“单价”：“约十元”不是金额，已留空，请补填。',
      '第 5 行的“生产日期”：“三月”不是日期，已留空，请补填。',
    ]);
  });

  it('takes the day of a day with a time, the digits of ="…", and no number that lost its last digits', () => {
    expect(paste('="00260305"\t1\t2026/3/5 0:00').rows).toEqual([
      { name: '00260305', price: '100', made: '2026-03-05' },
    ]);
    expect(paste('酱油\t1\t2026-03-05 10:30:00')).toEqual({
      rows: [{ name: '酱油', price: '100', made: '2026-03-05' }],
      remarks: ['第 1 行的“生产日期”：“2026-03-05 10:30:00”只取日期，没有取时间 10:30:00。'],
    });
    expect(paste('4.10927E+17\t1')).toEqual({
      rows: [{ price: '100' }],
      remarks: ['第 1 行的“名称”：“4.10927E+17”是科学计数，末几位已丢失，已留空，请补填。'],
    });
  });

  it('begins at the column of the cursor and says when columns are too many', () => {
    const { rows, remarks } = paste('1\t2026-1-1\t备注\t多', 1);
    expect(rows).toEqual([{ price: '100', made: '2026-01-01', note: '备注' }]);
    expect(remarks[0]).toContain('只有 3 列');
  });

  it('takes no more rows than a field holds and says how many stayed out', () => {
    const { rows, remarks } = paste('a\nb\nc', 0, 19_998);
    expect(rows).toHaveLength(2);
    expect(remarks[0]).toContain('最后 1 行');
  });

  it('tells a table from plain text', () => {
    expect(isTable('酱油')).toBe(false);
    expect(isTable('酱油\n')).toBe(false);
    expect(isTable('酱油\t1')).toBe(true);
    expect(isTable('酱油\n醋')).toBe(true);
  });
});

describe('the rows of a list', () => {
  const rows = [{ name: 'a' }, { name: 'b' }, { name: 'c' }];
  const names = (list: readonly { readonly name?: string }[]) => list.map((row) => row.name ?? '');

  it('can be added, removed, moved and filled', () => {
    expect(names(addRow(rows, 0))).toEqual(['a', '', 'b', 'c']);
    expect(names(removeRow(rows, 1))).toEqual(['a', 'c']);
    expect(names(moveRow(rows, 2, -1))).toEqual(['a', 'c', 'b']);
    expect(moveRow(rows, 0, -1)).toBe(rows);
    expect(names(setCell(rows, 1, 'name', 'x'))).toEqual(['a', 'x', 'c']);
  });

  it('takes a paste into the row of the cursor and puts the rest below it', () => {
    expect(putRows([{ name: 'a', note: '留' }, { name: 'b' }], 0, [{ name: 'x' }, { name: 'y' }])).toEqual([
      { name: 'x', note: '留' },
      { name: 'y' },
      { name: 'b' },
    ]);
    expect(putRows([], 0, [{ name: 'x' }])).toEqual([{ name: 'x' }]);
  });

  it('holds no more rows than it is allowed, and says what stayed outside', () => {
    const pasted = paste('酱油\t1\n醋\t2\n盐\t3', 0, 199, 200);
    expect(pasted.rows).toHaveLength(1);
    expect(pasted.remarks).toEqual(['最多 200 行，最后 2 行没有粘贴。']);
  });
});
