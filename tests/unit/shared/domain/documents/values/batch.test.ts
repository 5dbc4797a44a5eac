import { describe, expect, it } from 'vitest';
import {
  batchColumns,
  batchProblems,
  batchRemarks,
  batchRow,
  batchSubject,
  batchValue,
  batchValues,
  commonValues,
  isBatchTemplate,
} from '#shared/domain/documents/values/batch.ts';
import type { Template } from '#shared/domain/documents/template/template.ts';

const template: Template = {
  number: 900,
  id: 'sample',
  name: '样品单',
  edition: 'test',
  kind: 'form',
  agency_line: false,
  title: ['样品单'],
  page: { top: 20, bottom: 20, left: 20, right: 20, size: 16, pitch: 25 },
  sections: [],
  fields: [
    { id: 'place', label: '地点', type: 'text', required: true },
    { id: 'product', label: '产品', type: 'text', required: true, maxLength: 4 },
    { id: 'made_on', label: '生产日期', type: 'date', required: false },
    { id: 'price', label: '价格', type: 'money', required: true, when: 'place' },
    { id: 'count', label: '数量', type: 'number', required: false },
  ],
  batch: ['product', 'price', 'made_on', 'count'],
  body: [],
  footer: [],
  last_footer: [],
};
const { batch, ...single } = template;

describe('the table of a batch', () => {
  it('has the columns of the template, in their order; what depends on another field is not asked for', () => {
    expect(batchColumns(template)).toEqual([
      { id: 'product', label: '产品', type: 'text', required: true, maxLength: 4 },
      { id: 'price', label: '价格', type: 'money', required: false },
      { id: 'made_on', label: '生产日期', type: 'date', required: false },
      { id: 'count', label: '数量', type: 'number', required: false },
    ]);
  });

  it('is not there for a form that is made one by one', () => {
    expect(batch).toHaveLength(4);
    expect([isBatchTemplate(template), isBatchTemplate(single)]).toEqual([true, false]);
    expect(batchColumns(single)).toEqual([]);
    expect(commonValues(single, { product: '酱油' })).toEqual({ product: '酱油' });
  });

  it('turns a document into a row and back, and leaves out what is blank', () => {
    const values = { product: '酱油', price: 1250, count: 2.5, place: '华龙区', made_on: '' };
    const row = batchRow(template, values);
    expect(row).toEqual({ product: '酱油', price: '1250', count: '2.5' });
    expect(batchValues(template, { ...row, made_on: ' ', product: ' 酱油 ' })).toEqual({
      product: '酱油',
      price: 1250,
      count: 2.5,
    });
    // While it is typed, a cell keeps its blanks: the next word comes after them.
    expect(batchValue(template, 'product', 'GB ')).toBe('GB ');
    expect([batchValue(template, 'count', ''), batchValue(template, 'count', '3')]).toEqual(['', 3]);
    expect(commonValues(template, values)).toEqual({ place: '华龙区' });
    expect(batchSubject(template, values)).toBe('酱油');
    expect(batchSubject(template, { place: '华龙区' })).toBeUndefined();
  });
});

describe('rows that cannot become documents', () => {
  it('are named with row and column, all of them', () => {
    const rows = [
      { product: '酱油', price: '1250', made_on: '2026-03-01' },
      { product: '酿造食醋醋', made_on: '2026-02-30' },
      { product: '  ' },
      { product: '盐', price: '12.5', count: '两', place: '华龙区' },
    ];
    expect(batchProblems(template, rows)).toEqual([
      { row: 2, column: 'product', sentence: '第 2 行的“产品”最多 4 字，现有 5 字。' },
      { row: 2, column: 'made_on', sentence: '第 2 行的“生产日期”应为存在的日期，例如 2026-03-05。' },
      { row: 3, sentence: '第 3 行没有内容，请填写或者删去。' },
      { row: 4, column: 'price', sentence: '第 4 行的“价格”应为不小于零的金额，最小到分。' },
      { row: 4, column: 'count', sentence: '第 4 行的“数量”应为数字。' },
      { row: 4, column: 'place', sentence: '第 4 行有“place”一栏，“样品单”不按行填写它。' },
    ]);
  });

  it('are not those that are merely unfinished or double; of these it is said', () => {
    const rows = [
      { product: '酱油', price: '1' },
      { price: '2' },
      { price: '1', product: '酱油', count: '' },
    ];
    expect(batchProblems(template, rows)).toEqual([]);
    expect(batchRemarks(template, rows)).toEqual([
      '“产品”还空着：第 2 行。可以建好以后补填。',
      '第 3 行与第 1 行完全相同，请核对是否重复。',
    ]);
  });
});
