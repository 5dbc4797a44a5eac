import { describe, expect, it } from 'vitest';
import { checkValue, missingFields } from '#shared/domain/documents/values/check-values.ts';
import { holds } from '#shared/domain/documents/template/conditions.ts';
import { documentNumber } from '#shared/domain/documents/document-number.ts';
import { emptyValues, fillFromCase } from '#shared/domain/documents/values/starting-values.ts';
import type { CaseFacts, Field, Template } from '#shared/domain/documents/template/template.ts';

const field = (id: string, rest: Partial<Field> = {}): Field => ({
  id,
  label: `栏${id}`,
  type: 'text',
  required: true,
  ...rest,
});

const fields: readonly Field[] = [
  field('party', { from: 'party.name', maxLength: 5 }),
  field('basis', { type: 'choice', default: '甲', options: [{ value: '甲' }, { value: '乙' }] }),
  field('other', { when: 'basis=乙' }),
  field('stop', { type: 'flag' }),
  field('evidence', {
    type: 'rows',
    columns: [
      { id: 'item', label: '证据', type: 'text', required: true },
      { id: 'on', label: '日期', type: 'date' },
    ],
  }),
  field('remedy', {
    type: 'longtext',
    default: '向{bureau.reconsiderationAuthority}申请行政复议，向{bureau.court}人民法院起诉。',
  }),
  field('proof', { type: 'longtext', from: 'facts.evidence' }),
];
const template: Template = {
  number: 1,
  id: 'sample',
  name: '样本',
  edition: 'test',
  kind: 'letter',
  agency_line: false,
  title: ['样本'],
  page: { top: 26, bottom: 30, left: 31, right: 31, size: 16, pitch: 25 },
  sections: [],
  fields,
  body: [],
  footer: [],
  last_footer: [],
};
const byId = (id: string): Field => {
  const found = fields.find((one) => one.id === id);
  if (found === undefined) throw new Error(id);
  return found;
};

describe('missing fields', () => {
  it('are the required blanks still open, in the order of the form', () => {
    expect(missingFields(template, {}).map((one) => one.field)).toEqual([
      'party',
      'basis',
      'stop',
      'evidence',
      'remedy',
      'proof',
    ]);
  });

  it('count a condition only while it holds', () => {
    const values = {
      party: '甲',
      basis: '乙',
      stop: false,
      evidence: [{ item: '笔录' }],
      remedy: '略',
      proof: '略',
    };
    expect(missingFields(template, values)).toEqual([{ field: 'other', label: '栏other' }]);
    expect(missingFields(template, { ...values, basis: '甲' })).toEqual([]);
  });

  it('see an open required column of any row', () => {
    const values = { party: '甲', basis: '甲', stop: true, remedy: '略', proof: '略' };
    expect(missingFields(template, { ...values, evidence: [{ item: '笔录' }, { item: ' ' }] })).toEqual([
      { field: 'evidence', label: '栏evidence' },
    ]);
  });
});

describe('a value', () => {
  it.each([
    ['party', '一二三四五六', '“栏party”最多 5 字，现有 6 字。'],
    ['basis', '丙', '“栏basis”应从所列选项中选择。'],
    ['stop', '是', '“栏stop”应为是或者否。'],
    [
      'evidence',
      [{ item: '笔录', on: '2026-02-30' }],
      '“栏evidence”第 1 行的“日期”应为存在的日期，例如 2026-03-05。',
    ],
    ['evidence', [{ page: '1' }], '“栏evidence”第 1 行有多余的一栏“page”。'],
  ] as const)('of %s is refused with a sentence: %j', (id, value, sentence) => {
    expect(checkValue(byId(id), value)).toBe(sentence);
  });

  it('of a dialogue is who said what', () => {
    const talk = field('talk', { type: 'dialogue', required: true, options: [{ value: '办案人员' }] });
    const record = { ...template, fields: [talk] };
    expect(checkValue(talk, [{ speaker: '证人王某', text: '属实。' }])).toBeUndefined();
    expect(checkValue(talk, [{ question: '甲' }])).toContain('多余的一栏“question”');
    expect(missingFields(record, { talk: [{ speaker: '办案人员', text: ' ' }] })).toHaveLength(1);
    expect(missingFields(record, { talk: [{ speaker: '办案人员', text: '请看。' }] })).toEqual([]);
  });

  it('that fits, or is empty, is not wrong', () => {
    expect(checkValue(byId('party'), '')).toBeUndefined();
    expect(checkValue(byId('party'), '昇翀商行')).toBeUndefined();
    expect(checkValue(field('at', { type: 'datetime' }), '2026-03-05T09:30:12+08:00')).toBeUndefined();
    expect(checkValue(field('at', { type: 'datetime' }), '2026-03-05 09:30')).toContain('日期和时间');
    // Two boxes, of which one is filled: the other is named, in a clerk's spelling.
    expect(checkValue(field('at', { type: 'datetime' }), '2026-03-05')).toBe('“栏at”还没有填几时几分。');
    expect(checkValue(field('at', { type: 'datetime' }), 'T09:30')).toBe('“栏at”还没有填年月日。');
    expect(checkValue(field('at', { type: 'datetime' }), '2026-02-30T09:30')).not.toMatch(/\dT\d/);
    expect(checkValue(field('fine', { type: 'money' }), 12.5)).toContain('最小到分');
  });
});

describe('the values a document begins with', () => {
  it('take case facts, and facts inside a default text', () => {
    const values = fillFromCase(template, {
      'party.name': '昇翀商行',
      'bureau.reconsiderationAuthority': '濮阳市人民政府',
      'facts.evidence': [{ item: '现场笔录', proves: '售卖' }, { item: '照片' }],
    });
    expect(values).toEqual({
      party: '昇翀商行',
      basis: '甲',
      remedy: '向濮阳市人民政府申请行政复议，向＿＿人民法院起诉。',
      proof: '1.现场笔录，证明售卖\n2.照片',
    });
  });

  it('keep a fact that is longer than its field: it would vanish otherwise', () => {
    expect(fillFromCase(template, { 'party.name': '名称超过五个字' })).toHaveProperty('party');
  });

  it('set a flag whose fact is known', () => {
    const extended = field('extended', {
      type: 'flag',
      from: 'facts.measureExtensionNumber',
      default: false,
    });
    const values = (facts: CaseFacts) => fillFromCase({ ...template, fields: [extended] }, facts);
    expect(values({ 'facts.measureExtensionNumber': '濮市监延强〔2026〕1号' })).toEqual({ extended: true });
    expect(values({ 'facts.measureExtensionNumber': '' })).toEqual({ extended: false });
  });

  it('are only the defaults without a case', () => {
    expect(Object.keys(emptyValues(template))).toEqual(['basis', 'remedy']);
  });
});

it('a document number joins abbreviation and 字号 without doubling 市监', () => {
  expect(documentNumber('濮市监', '市监罚告', 2026, 1)).toBe('濮市监罚告〔2026〕1号');
  expect(documentNumber('华市监', '市监处罚', 2026, 120)).toBe('华市监处罚〔2026〕120号');
});

describe('a condition of a field', () => {
  it('names one option or several', () => {
    const when = (source: string) => holds('source=其他部门移送|上级交办', { source });
    expect(['其他部门移送', '上级交办', '监督检查', ''].map(when)).toEqual([true, true, false, false]);
    expect(holds('source=监督检查', { source: '监督检查' })).toBe(true);
    expect(holds('source', { source: '监督检查' })).toBe(true);
  });
});
