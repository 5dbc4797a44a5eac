import { describe, expect, it } from 'vitest';
import { aDocument, caseFactsNow, fieldsOf, found } from '#tests/support/a-checked-case.ts';

const party = (kind: string) => ({ facts: { ...caseFactsNow, 'party.kind': kind } });

describe('a fine paid by instalments', () => {
  const consent = (rows: readonly (readonly [due: string, fen: number])[], more = {}) =>
    aDocument(47, {
      kind: '分期',
      fine_amount: 900_000,
      installment_total: 900_000,
      installments: rows.map(([due_on, fen]) => ({ due_on, amount: fen.toString() })),
      document_date: '2026-05-01',
      ...more,
    });
  const right = [
    ['2026-06-01', 300_000],
    ['2026-07-01', 600_000],
  ] as const;

  it('adds up to the total and to the fine', () => {
    expect(found('instalments-differ', [consent(right)])).toEqual([]);
    const short = found('instalments-differ', [consent([['2026-06-01', 300_000]])]);
    expect(short.map(({ severity }) => severity)).toEqual(['blocking', 'attention']);
    expect(fieldsOf(short.slice(0, 1))).toEqual(['installment_total', 'installments[0].amount']);
    expect(short[1]?.sentence).toContain('少于罚款9000.00元，差6000.00元');
    const over = found('instalments-differ', [
      consent([...right, ['2026-08-01', 100]], { installment_total: 900_100 }),
    ]);
    expect(over).toMatchObject([{ severity: 'blocking', places: [{ field: 'fine_amount' }, {}, {}, {}] }]);
  });

  it('falls due one instalment after the other, the first not before the consent', () => {
    expect(found('instalments-order', [consent(right)])).toEqual([]);
    const wrong = consent([
      ['2026-04-30', 300_000],
      ['2026-04-30', 600_000],
    ]);
    expect(fieldsOf(found('instalments-order', [wrong]))).toEqual([
      'installments[1].due_on',
      'installments[0].due_on',
      'installments[0].due_on',
      'document_date',
    ]);
  });

  it('is the fine of the decision', () => {
    const decision = (words: string) => aDocument(45, { penalties: [{ content: words }] });
    expect(found('fine-differs', [consent(right), decision('罚款9000.00元')])).toEqual([]);
    expect(found('fine-differs', [consent(right), decision('没收违法所得')])).toEqual([]);
    expect(found('fine-differs', [consent(right), decision('罚款10000.00元')])).toMatchObject([
      { severity: 'attention', places: [{ field: 'fine_amount' }, { field: 'penalties' }] },
    ]);
  });

  it('put off as a whole has no instalments to add up', () => {
    expect(found('instalments-differ', [consent([['2026-06-01', 1]], { kind: '延期' })])).toEqual([]);
  });
});

describe('what is added for late payment', () => {
  it('does not exceed the fine', () => {
    const decision = aDocument(45, { penalties: [{ content: '罚款5000.00元' }] });
    const asked = (added_fine: number) => aDocument(49, { added_fine });
    expect(found('added-fine-over', [decision, asked(500_000)])).toEqual([]);
    expect(found('added-fine-over', [decision, asked(500_001)])).toMatchObject([
      { severity: 'blocking', places: [{ field: 'added_fine' }, { field: 'penalties' }] },
    ]);
  });
});

describe('a fine on the spot', () => {
  const fined = (fine_amount: number) => [aDocument(44, { penalties: ['罚款'], fine_amount })];

  it('is limited by the kind of party', () => {
    const over = (kind: string, fen: number) =>
      found('summary-fine-over', fined(fen), party(kind)).map(({ severity }) => severity);
    expect(over('person', 20_000)).toEqual([]);
    expect(over('person', 20_001)).toEqual(['blocking']);
    expect(over('organization', 300_000)).toEqual([]);
    expect(over('organization', 300_001)).toEqual(['blocking']);
    expect(over('sole-trader', 20_000)).toEqual([]);
    expect(over('sole-trader', 20_001)).toEqual(['attention']);
    expect(over('sole-trader', 300_001)).toEqual(['blocking']);
  });
});

describe('the right to a hearing', () => {
  const notice = (proposed_penalty: string, right = '陈述申辩') => aDocument(37, { proposed_penalty, right });
  const missing = (words: string, kind = 'organization', right?: string) =>
    found('hearing-not-offered', [notice(words, right)], party(kind));

  it('is told from a certain fine on, by the kind of party', () => {
    expect(missing('拟作出如下行政处罚：罚款99999.99元。')).toEqual([]);
    expect(missing('拟作出如下行政处罚：罚款100000.00元。')).toMatchObject([
      { severity: 'attention', places: [{ field: 'right' }, { field: 'proposed_penalty' }] },
    ]);
    expect(missing('拟作出如下行政处罚：罚款100000.00元。', 'organization', '听证')).toEqual([]);
    expect(missing('拟作出如下行政处罚：罚款9999.00元。', 'person')).toEqual([]);
    expect(missing('拟作出如下行政处罚：罚款10000.00元。', 'person')).toHaveLength(1);
    expect(missing('拟作出如下行政处罚：没收违法所得100000.00元。')).toHaveLength(1);
  });

  it('is told where a licence is taken', () => {
    expect(missing('拟作出如下行政处罚：吊销食品经营许可证。')).toHaveLength(1);
    expect(missing('拟作出如下行政处罚：警告。')).toEqual([]);
  });
});
