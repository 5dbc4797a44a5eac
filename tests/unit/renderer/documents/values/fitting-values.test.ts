import { describe, expect, it } from 'vitest';
import { checkValue } from '#shared/domain/documents/values/check-values.ts';
import { withoutLimits } from '#shared/domain/documents/template/without-limits.ts';
import {
  fittingValues,
  isOverlong,
  MOST_CHARACTERS,
  valueProblem,
} from '../../../../../renderer/features/documents/values/fitting-values.ts';
import { aField, aTemplate } from '../a-template.ts';

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

  it('keeps words that are too long for their field whole: nothing typed is lost', () => {
    expect(fittingValues(template, { name: '𠮷𠮷𠮷𠮷' })).toEqual({ name: '𠮷𠮷𠮷𠮷' });
    expect(isOverlong(template.fields[0] ?? aField('name'), '𠮷𠮷𠮷𠮷')).toBe(true);
    expect(isOverlong(template.fields[0] ?? aField('name'), '𠮷𠮷𠮷')).toBe(false);
  });

  it('sends no more than a message holds, says so, and never half a character', () => {
    const huge = `${'字'.repeat(MOST_CHARACTERS - 1)}𠮷字`;
    expect(fittingValues(template, { name: huge })).toEqual({ name: '字'.repeat(MOST_CHARACTERS - 1) });
    expect(valueProblem(aField('name'), huge)).toMatch(/最多保存十万字.*没有保存/);
    const own = { goods: [{ item: huge }] };
    expect(fittingValues(template, own)).toEqual({ goods: [{ item: '字'.repeat(MOST_CHARACTERS - 1) }] });
  });

  it('leaves a half-typed value open', () => {
    expect(fittingValues(template, { when: '2026-03-05', fine: 1.5 })).toEqual({ when: '', fine: '' });
  });

  it('keeps a list without the cells that do not fit', () => {
    const own = { goods: [{ item: '老陈醋', price: '八元', extra: 'x' }, { item: '盐' }] };
    const fitting = fittingValues(template, own);
    expect(fitting).toEqual({ goods: [{ item: '老陈醋' }, { item: '盐' }] });
  });

  it('never sends what the core would refuse', () => {
    const own = { name: '一二三四', when: 'x', fine: -1, pages: '3', goods: 'x', unknown: 'x' };
    const fitting = fittingValues(template, own);
    expect(Object.keys(fitting)).not.toContain('pages');
    expect(Object.keys(fitting)).not.toContain('unknown');
    for (const field of template.fields)
      expect(checkValue(withoutLimits(field), fitting[field.id])).toBeUndefined();
  });
});
