import { describe, expect, it } from 'vitest';
import { effectiveValues } from '#shared/domain/documents/values/effective-values.ts';
import type { Field, Template } from '#shared/domain/documents/template/template.ts';
import { unprinted } from '#shared/domain/documents/page/unprinted.ts';

const field = (id: string, more: Partial<Field> = {}): Field => ({
  id,
  label: id,
  type: 'text',
  required: false,
  ...more,
});

const template: Template = {
  number: 1,
  id: 'one',
  name: '一种文书',
  edition: 'samr-2021',
  kind: 'letter',
  agency_line: false,
  title: ['一种文书'],
  page: { top: 27, bottom: 25, left: 28, right: 26, size: 16, pitch: 28 },
  sections: [],
  fields: [
    field('address', { from: 'party.domicile', maxLength: 120 }),
    field('found_on', { type: 'date', from: 'case.clueOn' }),
    field('kind', { type: 'choice', options: [{ value: '甲' }, { value: '乙' }] }),
    field('reason', { when: 'kind=乙' }),
    field('list', { type: 'rows', columns: [{ id: 'name', label: '名称', type: 'text' }] }),
  ],
  body: [],
  footer: [],
  last_footer: [],
};
/** draws everything but these */
const undrawable = (text: string): readonly string[] => [...text].filter((sign) => '🍎𰻝'.includes(sign));
const said = (facts: object, own: object = {}) =>
  unprinted(template, facts, { ...own }, undrawable).map(({ sentence }) => sentence);

describe('what a page does not show', () => {
  it('is not an address of the case that is longer than its blank: it is kept', () => {
    const long = '河南省濮阳市华龙区中原路'.repeat(13);
    expect(effectiveValues(template, { 'party.domicile': long }, {}).values).toEqual({ address: long });
    expect(said({ 'party.domicile': long })).toEqual([]);
  });

  it('is a fact of another kind, unless something else is entered', () => {
    expect(said({ 'case.clueOn': '三月初' })).toEqual(['“found_on”没有印出：案件中登记的内容填不进这一栏。']);
    expect(said({ 'case.clueOn': '三月初' }, { found_on: '2026-03-02' })).toEqual([]);
    expect(said({ 'case.clueOn': '2026-03-02' })).toEqual([]);
    expect(said({ 'case.clueOn': '' })).toEqual([]);
  });

  it('is what was entered under a condition that does not hold', () => {
    expect(said({}, { kind: '甲', reason: '无' })).toEqual(['“reason”没有印出：与已选的选项无关。']);
    expect(said({}, { kind: '乙', reason: '无' })).toEqual([]);
  });

  it('is a character without a glyph, also in a row', () => {
    expect(said({}, { address: '🍎水果店🍎', list: [{ name: '𰻝𰻝面' }] })).toEqual([
      '“address”中的“🍎”没有字形，印出来是“〓”。',
      '“list”中的“𰻝”没有字形，印出来是“〓”。',
    ]);
  });
});
