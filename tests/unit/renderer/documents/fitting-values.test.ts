import { describe, expect, it } from 'vitest';
import { checkValue } from '#shared/domain/documents/check-values.ts';
import { fittingValues } from '../../../../renderer/features/documents/fitting-values.ts';
import { aField, aTemplate } from './a-template.ts';

const template = aTemplate([
  aField('name', { maxLength: 3 }),
  aField('when', { type: 'datetime' }),
  aField('fine', { type: 'money' }),
  aField('pages', { computed: true }),
  aField('goods', {
    type: 'rows',
    columns: [
      { id: 'item', label: '品名', type: 'text', maxLength: 2 },
      { id: 'price', label: '单价', type: 'money' },
    ],
  }),
]);

describe('what of a form the core takes', () => {
  it('passes on what fits, untouched', () => {
    const own = { name: '张三', when: '2026-03-05T09:30', fine: 100, goods: [{ item: '醋', price: '800' }] };
    expect(fittingValues(template, own)).toEqual(own);
  });

  it('cuts a text at its length, counting characters and not code units', () => {
    expect(fittingValues(template, { name: '𠮷𠮷𠮷𠮷' })).toEqual({ name: '𠮷𠮷𠮷' });
  });

  it('leaves a half-typed value open', () => {
    expect(fittingValues(template, { when: '2026-03-05', fine: 1.5 })).toEqual({ when: '', fine: '' });
  });

  it('keeps a list without the cells that do not fit', () => {
    const own = { goods: [{ item: '老陈醋', price: '八元', extra: 'x' }, { item: '盐' }] };
    const fitting = fittingValues(template, own);
    expect(fitting).toEqual({ goods: [{ item: '老陈' }, { item: '盐' }] });
  });

  it('never sends what the core would refuse', () => {
    const own = { name: '一二三四', when: 'x', fine: -1, pages: '3', goods: 'x', unknown: 'x' };
    const fitting = fittingValues(template, own);
    expect(Object.keys(fitting)).not.toContain('pages');
    expect(Object.keys(fitting)).not.toContain('unknown');
    for (const field of template.fields) expect(checkValue(field, fitting[field.id])).toBeUndefined();
  });
});
