import { describe, expect, it } from 'vitest';
import { addedFine } from '#shared/domain/money/added-fine.ts';
import { moneyFaults } from '#shared/domain/money/faults.ts';
import { moneyLedger } from '#shared/domain/money/ledger.ts';
import type { Payment } from '#shared/domain/money/payment.ts';
import { refusePayment } from '#shared/domain/money/refuse-payment.ts';
import type { ProcedureEntry } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { addDays } from '#shared/lib/date.ts';
import { aDecision } from '#tests/support/goods-documents.ts';
import { paper } from '#tests/support/procedure-document.ts';

/** Each guard of the register of money alone. */
const DUE = '2026-03-31';
const decision = aDecision('罚款5000.00元', '2026-03-10');
const pay = (on: string, amount: number, more: Partial<Payment> = {}): Payment => ({
  id: `${on} ${amount.toString()} ${more.kind ?? 'paid'}`,
  kind: 'paid',
  of: 'fine',
  on,
  amount,
  detail: '',
  attachmentId: 'v',
  ...more,
});
const instalments = (
  rows: readonly (readonly [due: string, amount: string])[],
  state = 'finalised' as const,
) =>
  paper('fine_deferral_notice', '2026-03-20', {
    state,
    values: { kind: '分期', installments: rows.map(([due_on, amount]) => ({ due_on, amount })) },
  });
const ledgerOf = (
  payments: readonly Payment[],
  more: Partial<Omit<Parameters<typeof moneyLedger>[0], 'payments'>> = {},
) => moneyLedger({ documents: [decision], timeline: [], dueOn: DUE, today: '2026-04-10', payments, ...more });
const rulesOf = (...given: Parameters<typeof ledgerOf>) =>
  moneyFaults(ledgerOf(...given), {
    today: given[1]?.today ?? '2026-04-10',
    handInBy: (on) => addDays(on, 2),
  }).map(({ rule }) => rule);

describe('the additional fine', () => {
  it('of an instalment begins the day after its own last day', () => {
    const parts = [
      { due: '2026-04-30', amount: 200_000 },
      { due: '2026-05-31', amount: 300_000 },
    ];
    const paid = [{ on: '2026-04-20', amount: 200_000 }];
    const until = (day: string) => addedFine({ parts, fine: 500_000, paid, pauses: [], until: day }).total;
    expect([until('2026-05-31'), until('2026-06-01')]).toEqual([0, 9_000]);
  });

  it('keeps fractions of a 分 to the end', () => {
    const data = { parts: [{ due: DUE, amount: 33_333 }], fine: 33_333, paid: [], pauses: [] };
    expect(addedFine({ ...data, until: '2026-04-01' }).total).toBe(999);
    expect(addedFine({ ...data, until: '2026-04-02' }).total).toBe(1_999);
    expect(addedFine({ ...data, until: '2026-04-03' }).total).toBe(2_999);
  });

  it('says of all days after it reached the fine that nothing more is added', () => {
    const parts = [{ due: DUE, amount: 500_000 }];
    const { runs } = addedFine({ parts, fine: 500_000, paid: [], pauses: [], until: '2026-05-30' });
    expect(runs.at(-1)).toEqual({
      from: '2026-05-05',
      to: '2026-05-30',
      days: 26,
      late: 500_000,
      why: '已经达到罚款数额，不再增加',
      adds: 0,
      total: 500_000,
    });
  });

  it('is added to the part that was not deferred, from the day of the decision', () => {
    const documents = [
      decision,
      instalments([
        ['2026-04-30', '100000'],
        ['2026-05-31', '200000'],
      ]),
    ];
    // 2000.00元 of 5000.00元 were not deferred: ten days of three in a hundred.
    expect(ledgerOf([], { documents }).added.total).toBe(60_000);
  });

  it('stands still from a second proceeding until that one ends, not the one before it', () => {
    const at = (event: ProcedureEntry['event'], on: string): ProcedureEntry => ({ event, on, article: '' });
    const timeline = [
      at('litigation_begun', '2026-04-01'),
      at('litigation_ended', '2026-04-05'),
      at('litigation_begun', '2026-04-08'),
    ];
    expect(ledgerOf([], { timeline, today: '2026-05-30' }).pauses.map(({ from, to }) => [from, to])).toEqual([
      ['2026-04-01', '2026-04-05'],
      ['2026-04-08', undefined],
    ]);
  });
});

describe('what is owed', () => {
  it('is what the last decision in force says, not a draft of another', () => {
    const draft = { ...aDecision('罚款1.00元', '2026-03-25'), id: 'draft', state: 'draft' as const };
    expect(ledgerOf([], { documents: [decision, draft] }).sums[0]?.owed).toBe(500_000);
  });

  it('is no fine where none was imposed, whatever figure stands in the form', () => {
    const warned = { ...aDecision('警告', '2026-03-10') };
    const documents = [{ ...warned, values: { ...warned.values, fine_amount: 10_000 } }];
    expect(ledgerOf([], { documents }).sums[0]).toMatchObject({ of: 'fine', owed: 0 });
  });

  it('is deferred by a notice in force only', () => {
    const rows = [['2026-04-30', '500000']] as const;
    const draft = { ...instalments(rows), state: 'draft' as const };
    expect(ledgerOf([], { documents: [decision, draft] }).deferral).toBeUndefined();
    expect(ledgerOf([], { documents: [decision, instalments(rows)] }).deferral).toBeDefined();
  });

  it('is not late while it is deferred', () => {
    const documents = [decision, instalments([['2026-05-31', '500000']])];
    expect(rulesOf([], { documents })).not.toContain('late');
    expect(rulesOf([])).toContain('late');
  });

  it('by instalments is not paid by what came before they were granted', () => {
    const documents = [
      decision,
      instalments([
        ['2026-04-30', '200000'],
        ['2026-05-31', '200000'],
      ]),
    ];
    const paid = [pay('2026-03-15', 100_000), pay('2026-04-02', 50_000)];
    expect(ledgerOf(paid, { documents }).instalments.map((one) => one.paid)).toEqual([50_000, 0]);
  });
});

describe('what may be told', () => {
  const refusal = (payment: Payment, payments: readonly Payment[] = []) => {
    try {
      refusePayment(payment, ledgerOf(payments), '2026-04-10');
      return undefined;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };

  it('is handed in on no day before it was collected', () => {
    const collected = pay('2026-04-05', 10_000, { kind: 'collected' });
    const handed = (on: string) => pay(on, 10_000, { kind: 'handed_in' });
    expect(refusal(handed('2026-04-03'), [collected])).toContain('只有0.00元');
    expect(refusal(handed('2026-04-05'), [collected])).toBeUndefined();
  });

  it('is waived with a reason that says something', () => {
    const waived = (detail: string) => pay('2026-04-01', 1, { kind: 'waived', of: 'added', detail });
    expect(refusal(waived('  '))).toContain('写明理由');
    expect(refusal(waived('执行协议'))).toBeUndefined();
  });

  it('of what was collected twice and handed in once names the second', () => {
    const collected = (on: string) => pay(on, 10_000, { kind: 'collected', detail: '边远地区' });
    const payments = [
      collected('2026-04-01'),
      collected('2026-04-02'),
      pay('2026-04-02', 10_000, { kind: 'handed_in' }),
    ];
    expect(rulesOf(payments).filter((rule) => rule === 'not-handed-in')).toHaveLength(1);
  });
});
