import { describe, expect, it } from 'vitest';
import {
  formSections,
  isShown,
  nextOpen,
  openBySection,
  openItems,
} from '../../../../../renderer/features/documents/form/form-model.ts';
import { pageOrder } from '../../../../../renderer/features/documents/form/page-order.ts';
import { aField, aTemplate } from '../a-template.ts';

describe('an empty row at the end of a list', () => {
  const columns = [{ id: 'item', label: '物品', type: 'text', required: true }] as const;
  const template = aTemplate([aField('items', { type: 'rows', required: true, columns })]);
  const open = (rows: readonly { item: string }[]) =>
    openItems(template, formSections(template), { items: rows }).map(({ field }) => field);

  it('is a place to write in, not a blank of the paper', () => {
    expect(open([{ item: '饼干' }, { item: '' }])).toEqual([]);
    expect(open([{ item: '饼干' }, { item: '' }, { item: '糖' }])).toEqual(['items']);
    expect(open([{ item: '' }])).toEqual(['items']);
  });
});

describe('the form made from a template', () => {
  it('asks for fields in the order in which the page names them', () => {
    const template = aTemplate([aField('a'), aField('b'), aField('c'), aField('d')], {
      sections: [
        { title: '后', fields: ['a', 'b'] },
        { title: '前', fields: ['c', 'd'] },
      ],
      body: [
        '{d}和⟦c⟧',
        { together: [{ table: { columns: [10], rows: [{ cells: [{ foot: ['{b}'] }, '{a}'] }] } }] },
      ],
    });
    expect(pageOrder(template)).toEqual(['d', 'c', 'b', 'a']);
    expect(formSections(template).map((one) => [one.title, one.fields.map((field) => field.id)])).toEqual([
      ['前', ['d', 'c']],
      ['后', ['b', 'a']],
    ]);
  });

  it('puts a field printed inside an option right after the choice', () => {
    const template = aTemplate(
      [
        aField('later'),
        aField('detail'),
        aField('source', { type: 'choice', options: [{ value: '其他', text: '其他{detail}' }] }),
      ],
      { body: ['□{source=其他}', '{later}'] },
    );
    expect(pageOrder(template)).toEqual(['source', 'detail', 'later']);
  });

  it('asks for a flag before what stands inside its bracket', () => {
    const template = aTemplate([aField('inner'), aField('kept', { type: 'flag' })], {
      body: ['［kept|并于{inner}］'],
    });
    expect(pageOrder(template)).toEqual(['kept', 'inner']);
  });

  it('never asks for what the program fills', () => {
    const template = aTemplate([aField('typed'), aField('pages', { computed: true })]);
    expect(formSections(template)[0]?.fields.map((field) => field.id)).toEqual(['typed']);
  });

  it('keeps a field that steers a condition but is printed nowhere', () => {
    const template = aTemplate([aField('steer'), aField('shown')], { body: ['{shown}'] });
    expect(pageOrder(template)).toEqual(['shown', 'steer']);
  });
});

describe('what is still open', () => {
  const template = aTemplate(
    [
      aField('name', { label: '姓名', required: true }),
      aField('fine', { label: '罚款', type: 'money', required: true }),
      aField('detail', { label: '情形', required: true, when: 'kind=其他' }),
      aField('kind', { type: 'choice', options: [{ value: '其他' }, { value: '投诉' }] }),
    ],
    {
      sections: [
        { title: '当事人', fields: ['name'] },
        { title: '处罚', fields: ['fine', 'detail', 'kind'] },
      ],
      body: ['{name}{fine}{kind}{detail}'],
    },
  );
  const sections = formSections(template);

  it('names each missing and each wrong field by a sentence, in the order of the form', () => {
    const items = openItems(template, sections, { fine: -1, kind: '其他' });
    expect(items.map((item) => [item.field, item.kind])).toEqual([
      ['name', 'missing'],
      ['fine', 'wrong'],
      ['detail', 'missing'],
    ]);
    expect(items[0]?.sentence).toBe('“姓名”尚未填写。');
    expect(openBySection(sections, items).get('处罚')).toBe(2);
  });

  it('does not count a field that does not matter now', () => {
    expect(openItems(template, sections, { name: '张三', fine: 100, kind: '投诉' })).toEqual([]);
    expect(isShown(aField('detail', { when: 'kind=其他' }), { kind: '投诉' })).toBe(false);
  });

  it('goes from one open field to the next and round again', () => {
    const items = openItems(template, sections, {});
    expect(nextOpen(items, undefined)?.field).toBe('name');
    expect(nextOpen(items, 'name')?.field).toBe('fine');
    expect(nextOpen(items, 'fine')?.field).toBe('name');
    expect(nextOpen([], 'name')).toBeUndefined();
  });
});
