import { describe, expect, it } from 'vitest';
import type { Field, Values } from '#shared/domain/documents/template/template.ts';
import {
  cannotApply,
  type FormSection,
  settledSections,
} from '../../../../../renderer/features/documents/form/form-model.ts';
import { aField } from '../a-template.ts';

const section = (...fields: readonly Field[]): FormSection => ({ title: '栏目', fields });
const folded = (
  one: FormSection,
  values: Values,
  origins: Readonly<Record<string, string>> = {},
  open: readonly string[] = [],
): boolean => {
  const items = open.map((field) => ({ field, label: field, sentence: '', kind: 'missing' as const }));
  return settledSections([one], values, origins, items).has(one.title);
};

describe('the sections of a form', () => {
  it('stay closed when they cannot apply: a person among the parties of a company, nothing that matters', () => {
    const person = section(
      aField('name', { required: false, from: 'party.personName' }),
      aField('number', { required: false, from: 'party.personIdNumber' }),
    );
    expect(cannotApply(person, {})).toBe(true);
    expect(folded(person, {})).toBe(true);
    expect(cannotApply(person, { name: '王喆' })).toBe(false);
    const hidden = section(aField('goods', { when: 'scope=部分' }));
    expect(folded(hidden, { scope: '全部' })).toBe(true);
  });

  it('stay open when they ask for something of this document, though it is optional', () => {
    expect(folded(section(aField('opinion', { required: false })), {})).toBe(false);
  });

  it('are closed when everything in them is filled in, typed or lent, and open while something is needed', () => {
    const two = section(aField('a'), aField('b'));
    expect(folded(two, { a: '1', b: '2' }, { a: 'document', b: 'case' })).toBe(true);
    expect(folded(two, { a: '1' }, { a: 'document' }, ['b'])).toBe(false);
    expect(folded(two, { a: '1', b: '2' }, { a: 'document', b: 'document' }, ['b'])).toBe(false);
  });

  it('stay open for what is to be read through, and for defaults nobody has seen', () => {
    const long = section(aField('a', { type: 'longtext' }));
    expect(folded(long, { a: '事实' }, { a: 'document' })).toBe(false);
    expect(folded(section(aField('a')), { a: '二' }, { a: 'default' })).toBe(false);
  });
});
