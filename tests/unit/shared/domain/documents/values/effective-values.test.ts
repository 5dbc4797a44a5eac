import { formId } from '../../../../../support/form-ids.ts';
import { describe, expect, it } from 'vitest';
import { documentDate } from '#shared/domain/documents/values/document-date.ts';
import { effectiveValues } from '#shared/domain/documents/values/effective-values.ts';
import { issuedFacts, nameWithNumber } from '#shared/domain/documents/facts/issued-facts.ts';
import { rowsFromText } from '#shared/domain/documents/values/rows-from-text.ts';
import type { Field, Template } from '#shared/domain/documents/template/template.ts';
import { valuesSchemaOf } from '#shared/domain/documents/values/values-schema.ts';

const field = (id: string, more: Partial<Field> = {}): Field => ({
  id,
  label: id,
  type: 'text',
  required: false,
  ...more,
});

const evidence = field('evidence', {
  type: 'rows',
  from: 'facts.evidence',
  columns: [
    { id: 'item', label: '证据', type: 'longtext' },
    { id: 'proves', label: '证明内容', type: 'longtext' },
  ],
});

const template: Template = {
  number: 37,
  id: 'penalty_notice',
  name: '行政处罚告知书',
  edition: 'samr-2021',
  kind: 'letter',
  agency_line: true,
  title: ['行政处罚告知书'],
  page: { top: 27, bottom: 25, left: 28, right: 26, size: 16, pitch: 28 },
  sections: [],
  fields: [
    field('addressee', { from: 'party.name', required: true, maxLength: 20 }),
    field('copies', { default: '二' }),
    field('court', { default: '{bureau.court}人民法院' }),
    field('publicised', { type: 'flag', default: false }),
    field('document_number', { type: 'documentNumber', from: 'document.number', computed: true }),
    field('remark'),
    evidence,
  ],
  body: [],
  footer: [],
  last_footer: [],
};

describe('what a draft prints', () => {
  it('is its own value before the fact of the case before the default, and says which', () => {
    const facts = {
      'party.name': '张䶮',
      'bureau.court': '华龙区',
      'document.number': '甲〔2026〕1号',
    } as const;
    const { values, origins } = effectiveValues(template, facts, { copies: '三' });
    expect(values).toEqual({
      addressee: '张䶮',
      copies: '三',
      court: '华龙区人民法院',
      publicised: false,
      document_number: '甲〔2026〕1号',
    });
    expect(origins).toEqual({
      addressee: 'case',
      copies: 'document',
      court: 'default',
      publicised: 'default',
      document_number: 'case',
      remark: 'open',
      evidence: 'open',
    });
  });

  it('stays empty where the clerk emptied it, and takes no typed value where the program fills in', () => {
    const own = { addressee: '', document_number: '乱写〔2026〕1号' };
    const { values, origins } = effectiveValues(template, { 'party.name': '张䶮' }, own);
    expect(values['addressee']).toBe('');
    expect(origins['addressee']).toBe('document');
    expect(values).not.toHaveProperty('document_number');
  });

  it('takes lists that the case holds as text, line by line', () => {
    const facts = { 'facts.evidence': '1.现场笔录一份，证明检查当日在售。\n\n（2）进货票据；证明内容：来源' };
    const { values, origins } = effectiveValues(template, facts, {});
    expect(values['evidence']).toEqual([
      { item: '现场笔录一份', proves: '检查当日在售。' },
      { item: '进货票据', proves: '来源' },
    ]);
    expect(origins['evidence']).toBe('case');
  });
});

describe('text as rows', () => {
  const goods = field('goods', {
    type: 'rows',
    columns: [
      { id: 'name', label: '名称', type: 'text', maxLength: 10 },
      { id: 'unit', label: '单位', type: 'text' },
    ],
  });

  it('splits at tabs, and keeps numbers that are not item numbers', () => {
    expect(rowsFromText(goods, '500克饼干\t袋')).toEqual([{ name: '500克饼干', unit: '袋' }]);
  });

  it('keeps what is longer than its column, and gives nothing for no words', () => {
    expect(rowsFromText(goods, '一个远远超过十个字的名称写不下')).toEqual([
      { name: '一个远远超过十个字的名称写不下', unit: '' },
    ]);
    expect(rowsFromText(goods, ' \n ')).toBeUndefined();
  });
});

describe('the day a document bears', () => {
  const dated = {
    ...template,
    fields: [field('signed', { type: 'date' }), field('began', { type: 'datetime' })],
  };

  it('is its 落款日期 before the time it began before the last day it was signed', () => {
    const issue = field('document_date', { type: 'date', from: 'document.date' });
    const letter = { ...dated, fields: [...dated.fields, issue] };
    const values = { document_date: '2026-03-05', began: '2026-03-04T09:30', signed: '2026-03-06' };
    expect(documentDate(letter, values)).toBe('2026-03-05');
    expect(documentDate(dated, values)).toBe('2026-03-04');
    expect(documentDate(dated, { signed: '2026-03-06' })).toBe('2026-03-06');
    expect(documentDate(dated, { signed: '尚未签署' })).toBeUndefined();
  });
});

describe('documents that refer to documents', () => {
  it('take the number and day of the last one issued', () => {
    const decision = (n: number) => ({
      templateId: formId(45),
      documentNumber: `甲〔2026〕${n}号`,
      date: `2026-03-0${n}`,
    });
    expect(issuedFacts([decision(1), { templateId: formId(9) }, decision(2)])).toEqual({
      'facts.decisionNumber': '甲〔2026〕2号',
      'facts.decisionOn': '2026-03-02',
    });
    expect(issuedFacts([])).toEqual({});
  });

  it('name what a 送达公告 serves: the last notice, decision or demand', () => {
    const notice = { templateId: formId(37), title: '行政处罚告知书', documentNumber: '甲〔2026〕1号' };
    const demand = { templateId: formId(48), title: '行政处罚决定履行催告书', date: '2026-05-06' } as const;
    const record = { templateId: formId(9), title: '现场笔录' };
    expect(issuedFacts([notice, record])).toMatchObject({
      'facts.announcedName': '《行政处罚告知书》',
      'facts.announcedNameWithNumber': '《行政处罚告知书》（甲〔2026〕1号）',
    });
    expect(issuedFacts([notice, demand])).toMatchObject({
      'facts.announcedName': '《行政处罚决定履行催告书》',
      'facts.announcedNameWithNumber': '《行政处罚决定履行催告书》',
      'facts.announcedOn': '2026-05-06',
    });
  });

  it('name it with its number where it has one', () => {
    expect(nameWithNumber('行政处罚决定书', '甲〔2026〕1号')).toBe('行政处罚决定书（甲〔2026〕1号）');
    expect(nameWithNumber('现场笔录', undefined)).toBe('现场笔录');
  });
});

describe('the data schema of a template', () => {
  it('names every blank that can be entered, in Chinese, and no other', () => {
    const schema = valuesSchemaOf(template);
    expect(schema).toMatchObject({
      $schema: 'https://json-schema.org/draft/2020-12/schema',
      title: '行政处罚告知书',
      type: 'object',
      additionalProperties: false,
      properties: {
        addressee: { title: 'addressee', type: 'string', maxLength: 20 },
        publicised: { type: 'boolean', default: false },
        evidence: { type: 'array', items: { properties: { item: { title: '证据', type: 'string' } } } },
      },
      'x-required-to-finalise': ['addressee'],
    });
    expect(schema['properties']).not.toHaveProperty('document_number');
  });
});
