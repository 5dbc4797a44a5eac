import { describe, expect, it } from 'vitest';
import type { Finding } from '#shared/domain/documents/contradictions/finding.ts';
import {
  canBeSetAside,
  identityText,
  reasonHolds,
} from '#shared/domain/documents/contradictions/finding-identity.ts';
import { aDocument, found } from '#tests/support/a-checked-case.ts';

const spot = (documentId: string, field: string) => ({
  documentId,
  document: '《现场笔录》',
  field,
  label: '开始时间',
  issued: false,
});
const finding: Finding = {
  rule: 'records-overlap',
  severity: 'attention',
  sentence: '时间重叠。',
  compared: ['2026-03-05T09:00', '张三'],
  places: [spot('d1', 'start_time'), spot('d2', 'start_time')],
};
const same = (change: Partial<Finding>): boolean =>
  identityText({ ...finding, ...change }) === identityText(finding);

describe('the identity of a finding', () => {
  it('does not depend on words, weight, numbers drawn later or the order of documents', () => {
    expect(same({ sentence: '换了一种说法。', severity: 'blocking', article: '第一条' })).toBe(true);
    expect(same({ places: finding.places.toReversed() })).toBe(true);
    const issued = { issued: true, document: '《现场笔录》（濮市监〔2026〕1号）' };
    expect(same({ places: finding.places.map((place) => ({ ...place, ...issued })) })).toBe(true);
  });

  it('changes with the rule, a place, and every value compared', () => {
    expect(same({ rule: 'dates-out-of-order' })).toBe(false);
    expect(same({ places: [spot('d1', 'start_time'), spot('d3', 'start_time')] })).toBe(false);
    expect(same({ places: [spot('d1', 'start_time'), spot('d2', 'end_time')] })).toBe(false);
    expect(same({ compared: ['2026-03-05T09:01', '张三'] })).toBe(false);
    expect(same({ compared: ['2026-03-05T09:00张三'] })).toBe(false);
  });

  it('of a draft that corrects a document is that of the document', () => {
    const drafted = { ...finding, places: [spot('draft', 'start_time'), spot('d2', 'start_time')] };
    expect(identityText(drafted, new Map([['draft', 'd1']]))).toBe(identityText(finding));
  });

  it('is not touched by other words of the same text', () => {
    const judging = (scene: string) => {
      const [first] = found('record-judges', [aDocument(9, { scene })]);
      return first?.compared;
    };
    expect(judging('现场擅自摆放货物。')).toEqual(judging('门口有人。现场擅自摆放货物三箱。'));
    expect(judging('现场擅自摆放货物。')).not.toEqual(judging('现场非法摆放货物。'));
  });
});

it('a reason holds until a warning has become unlawful', () => {
  expect([canBeSetAside({ severity: 'attention' }), canBeSetAside({ severity: 'blocking' })]).toEqual([
    true,
    false,
  ]);
  expect(reasonHolds('attention', 'attention')).toBe(true);
  expect(reasonHolds('attention', 'blocking')).toBe(false);
  expect(reasonHolds('blocking', 'blocking')).toBe(true);
});
