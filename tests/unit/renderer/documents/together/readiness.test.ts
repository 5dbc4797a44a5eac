import { describe, expect, it } from 'vitest';
import type { DateRemark } from '#shared/domain/documents/date-checks/date-remark.ts';
import type { Severity } from '#shared/domain/documents/contradictions/finding.ts';
import {
  knownBefore,
  readinessOf,
  stillOpen,
} from '../../../../../renderer/features/documents/together/readiness.ts';
import { aDocument, aField, aTemplate } from '../a-template.ts';

const template = aTemplate([
  aField('product', { label: '产品名称', required: true }),
  aField('quantity', { label: '数量', required: true, maxLength: 4 }),
  aField('base', { label: '基数', required: true }),
  aField('place', { label: '地点', required: true }),
]);
const full = { product: '酱油', quantity: '3瓶', base: '36瓶', place: '某路88号' };
const filled = aDocument({ values: full });
const finding = (severity: Severity, ...documentIds: string[]) => ({
  rule: 'party-differs',
  severity,
  sentence: '当事人不一致。请核对。',
  places: documentIds.map((documentId) => ({
    documentId,
    document: '《文书》',
    field: 'product',
    label: '产品名称',
    issued: false,
  })),
});
const remark = (level: DateRemark['level']): DateRemark => ({
  field: 'base',
  level,
  rule: 'spans',
  sentence: '结束早于开始。',
});
const looked = { document: filled, template, remarks: [], findings: [], setAside: [] };

describe('before a draft is opened', () => {
  it('what is issued, void or a 补正 is not finalised with the others', () => {
    expect(knownBefore(aDocument())).toBeUndefined();
    expect(knownBefore(aDocument({ state: 'finalised' }))).toMatchObject({ kind: 'settled' });
    expect(knownBefore(aDocument({ state: 'void' }))).toMatchObject({ kind: 'settled' });
    expect(knownBefore(aDocument({ correction: { documentId: 'd0', reason: '写错' } }))).toMatchObject({
      kind: 'not-ready',
      field: '',
    });
  });
});

describe('open fields', () => {
  const open = (values: Readonly<Record<string, string>>, remarks: readonly DateRemark[] = []) =>
    stillOpen(aDocument({ values }), template, remarks);

  it('are none where all is filled in, whatever the dates warn of', () => {
    expect(open(full, [remark('warning')])).toBeUndefined();
  });

  it('are said in full when it is one, and named when they are several', () => {
    expect(open({ ...full, quantity: '' })).toMatchObject({ field: 'quantity', reason: '“数量”尚未填写。' });
    expect(open({ ...full, quantity: '检样很多瓶' })?.reason).toContain('最多');
    expect(open({})).toMatchObject({
      field: 'product',
      reason: '还差 4 项：“产品名称”、“数量”、“基数”等。',
    });
  });

  it('are those with impossible dates too', () => {
    expect(open(full, [remark('refusal')])).toMatchObject({ field: 'base', reason: '结束早于开始。' });
  });
});

describe('what the check of the case says', () => {
  it('leaves out a document that a blocking finding speaks against, with its sentence', () => {
    const readiness = readinessOf({ ...looked, findings: [finding('blocking', 'd1', 'd2')] });
    expect(readiness).toMatchObject({
      kind: 'not-ready',
      reason: '当事人不一致。请核对。',
      field: 'product',
    });
  });

  it('does not hold up a document that is not the one to mend, nor by a warning', () => {
    expect(readinessOf({ ...looked, findings: [finding('blocking', 'd2', 'd1')] })).toMatchObject({
      kind: 'ready',
    });
    expect(readinessOf({ ...looked, findings: [finding('blocking', 'd2')] })).toMatchObject({
      kind: 'ready',
      warnings: 0,
    });
    expect(
      readinessOf({ ...looked, findings: [finding('attention', 'd1')], remarks: [remark('warning')] }),
    ).toMatchObject({ kind: 'ready', warnings: 2 });
  });

  it('does not bring up a date again that was set aside', () => {
    const readiness = readinessOf({ ...looked, remarks: [remark('warning')], setAside: ['spans'] });
    expect(readiness).toMatchObject({ kind: 'ready', warnings: 0 });
  });
});

describe('the day', () => {
  it('is asked for only where the form prints none', () => {
    expect(readinessOf(looked)).toMatchObject({ kind: 'ready', printed: undefined });
    const dated = aTemplate([aField('on', { type: 'date', from: 'document.date' })]);
    const document = aDocument({ values: { on: '2026-03-05' } });
    expect(readinessOf({ ...looked, template: dated, document })).toMatchObject({ printed: '2026-03-05' });
  });
});
