import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addedFine } from '#shared/domain/money/added-fine.ts';
import { moneyFaults } from '#shared/domain/money/faults.ts';
import { moneyLedger } from '#shared/domain/money/ledger.ts';
import { moneyEvents } from '#shared/domain/money/money-events.ts';
import type { Payment } from '#shared/domain/money/payment.ts';
import { refusePayment } from '#shared/domain/money/refuse-payment.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import type { ProcedureDocument, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { addDays } from '#shared/lib/date.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { aDecision } from '#tests/support/goods-documents.ts';
import { paper } from '#tests/support/procedure-document.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const decision = aDecision('没收违法所得120.00元；\n罚款5000.00元', '2026-03-10');
const DUE = '2026-03-31';

let told = 0;
const pay = (on: string, amount: number, more: Partial<Payment> = {}): Payment => {
  told += 1;
  return {
    id: `payment ${told.toString()}`,
    kind: 'paid',
    of: 'fine',
    on,
    amount,
    detail: '',
    attachmentId: 'v',
    ...more,
  };
};
const deferral = (values: Values): ProcedureDocument =>
  paper('fine_deferral_notice', '2026-03-20', { values });
const byInstalments = deferral({
  kind: '分期',
  installments: [
    { due_on: '2026-04-30', amount: '200000' },
    { due_on: '2026-05-31', amount: '300000' },
  ],
});

const ledger = (
  payments: readonly Payment[],
  {
    today = '2026-04-10',
    documents = [decision],
    timeline = [],
    dueOn = DUE,
  }: { today?: string; documents?: readonly ProcedureDocument[]; timeline?: Timeline; dueOn?: string } = {},
) => moneyLedger({ documents, payments, timeline, dueOn, today });
const rulesOf = (...given: Parameters<typeof ledger>) =>
  moneyFaults(ledger(...given), {
    today: given[1]?.today ?? '2026-04-10',
    handInBy: (on) => addDays(on, 2),
  }).map(({ rule }) => rule);
const open = (...given: Parameters<typeof ledger>) =>
  Object.fromEntries(ledger(...given).sums.map((sum) => [sum.of, sum.open]));

describe('what is to be paid', () => {
  it('is read off the decision, and what came in is taken from it', () => {
    expect(open([], { today: DUE })).toEqual({ fine: 500_000, gains: 12_000, added: 0 });
    const paid = [pay('2026-03-20', 500_000), pay('2026-03-21', 12_000, { of: 'gains' })];
    expect(open(paid)).toEqual({ fine: 0, gains: 0, added: 0 });
    expect(ledger(paid).settledOn).toBe('2026-03-21');
    expect(rulesOf(paid)).toEqual([]);
  });

  it('says when the decision gives no figure, when too much came in, and when it is late', () => {
    const vague = aDecision('罚款', '2026-03-10');
    expect(rulesOf([], { documents: [vague] })).toContain('no-figure');
    expect(rulesOf([pay('2026-03-20', 500_001)])).toContain('overpaid');
    expect(rulesOf([])).toEqual(expect.arrayContaining(['late', 'added-open']));
    expect(rulesOf([], { today: DUE })).toEqual([]);
  });

  it('goes to the instalment that is due first, and names the one that is late', () => {
    const documents = [decision, byInstalments];
    const state = ledger([pay('2026-04-30', 250_000)], { documents, today: '2026-05-01' });
    expect(state.instalments.map(({ amount, paid }) => [amount, paid])).toEqual([
      [200_000, 200_000],
      [300_000, 50_000],
    ]);
    expect(state.added.total).toBe(0);
    expect(rulesOf([pay('2026-04-30', 150_000)], { documents, today: '2026-05-01' })).toContain(
      'instalment-late',
    );
  });
});

describe('the additional fine', () => {
  const parts = [{ due: DUE, amount: 500_000 }];
  const add = (until: string, more: Partial<Parameters<typeof addedFine>[0]> = {}) =>
    addedFine({ parts, fine: 500_000, paid: [], pauses: [], until, ...more });

  it.each([
    ['the last day', '2026-03-31', 0],
    ['a day later', '2026-04-01', 15_000],
    ['ten days later', '2026-04-10', 150_000],
    ['33 days later', '2026-05-03', 495_000],
    ['34 days later: no more than the fine', '2026-05-04', 500_000],
    ['a year later', '2027-03-31', 500_000],
  ])('is three in a hundred for each day it is late: %s', (_, until, total) => {
    expect(add(until).total).toBe(total);
  });

  it('is not added during 复议 and 诉讼, and says so day by day', () => {
    const pauses = [{ from: '2026-04-03', to: '2026-04-20', why: '行政复议' as const }];
    const { total, runs } = add('2026-04-22', { pauses });
    expect(total).toBe(4 * 15_000);
    expect(runs.map(({ from, to, days, adds, why }) => [from, to, days, adds, why])).toEqual([
      ['2026-04-01', '2026-04-02', 2, 30_000, undefined],
      ['2026-04-03', '2026-04-20', 18, 0, '行政复议期间不予计算'],
      ['2026-04-21', '2026-04-22', 2, 30_000, undefined],
    ]);
    expect(add('2026-06-30', { pauses: [{ from: '2026-04-01', why: '行政诉讼' }] }).total).toBe(0);
  });

  it('is of what is late on that day: what is paid on a day is late on that day still', () => {
    expect(add('2026-04-10', { paid: [{ on: '2026-04-02', amount: 400_000 }] }).total).toBe(
      2 * 15_000 + 8 * 3_000,
    );
  });

  it('reads 复议 and 诉讼 off the timeline', () => {
    const timeline = timelineOf(
      {
        clueOn: '2026-03-02',
        documents: [decision],
        others: [
          { event: 'reconsideration_begun', on: '2026-04-03' },
          { event: 'reconsideration_ended', on: '2026-04-20' },
          { event: 'litigation_begun', on: '2026-04-25' },
        ],
      },
      shippedCounting,
    );
    expect(ledger([], { timeline, today: '2026-05-30' }).added.total).toBe((2 + 4) * 15_000);
  });

  const days = fc.integer({ min: -20, max: 400 }).map((n) => addDays(DUE, n));
  const payments = fc.array(fc.record({ on: days, amount: fc.integer({ min: 1, max: 400_000 }) }), {
    maxLength: 8,
  });
  const pauseList = fc.array(
    fc.tuple(days, fc.integer({ min: 0, max: 200 })).map(([from, n]) => ({
      from,
      to: addDays(from, n),
      why: '行政复议' as const,
    })),
    { maxLength: 3 },
  );

  it('never exceeds the fine, only grows, stands still in a pause, and adds up run by run', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9_999_999 }),
        payments,
        pauseList,
        days,
        (fine, paid, pauses, until) => {
          const data = { parts: [{ due: DUE, amount: fine }], fine, paid, pauses };
          const now = addedFine({ ...data, until });
          const later = addedFine({ ...data, until: addDays(until, 1) });
          expect(now.total).toBeLessThanOrEqual(fine);
          expect(later.total).toBeGreaterThanOrEqual(now.total);
          expect(now.runs.reduce((sum, { adds }) => sum + adds, 0)).toBe(now.total);
          expect(now.runs.filter(({ why }) => why !== undefined).every(({ adds }) => adds === 0)).toBe(true);
          expect(addedFine({ ...data, pauses: [], until }).total).toBeGreaterThanOrEqual(now.total);
          const split = paid.flatMap(({ on, amount }) => [
            { on, amount: Math.floor(amount / 2) },
            { on, amount: Math.ceil(amount / 2) },
          ]);
          expect(addedFine({ ...data, paid: split.toReversed(), until }).total).toBe(now.total);
        },
      ),
      { seed: 20260305, numRuns: 200 },
    );
  });
});

describe('what may be told', () => {
  const refusal = (
    payment: Payment,
    payments: readonly Payment[] = [],
    documents: readonly ProcedureDocument[] = [decision],
  ) => {
    try {
      refusePayment(payment, ledger(payments, { documents }), '2026-04-10');
      return undefined;
    } catch (error) {
      if (error instanceof ProblemError) return error.message;
      throw error;
    }
  };

  it.each([
    ['without a decision', pay('2026-04-01', 1), [], /还没有定稿的处罚决定书/],
    ['of a day to come', pay('2026-04-11', 1), [decision], /晚于今天/],
    ['of nothing', pay('2026-04-01', 0), [decision], /大于零/],
    [
      'of gains taken on the spot',
      pay('2026-04-01', 1, { kind: 'collected', of: 'gains' }),
      [decision],
      /只能登记罚款/,
    ],
    [
      'a waiver without its reason',
      pay('2026-04-01', 1, { kind: 'waived', of: 'added' }),
      [decision],
      /写明理由/,
    ],
    [
      'a waiver of more than is open',
      pay('2026-04-01', 900_000, { kind: 'waived', of: 'added', detail: '协议' }),
      [decision],
      /不能减免/,
    ],
    ['more handed in than collected', pay('2026-04-01', 1, { kind: 'handed_in' }), [decision], /只有0\.00元/],
  ] as const)('is refused %s', (_, payment, documents, sentence) => {
    expect(refusal(payment, [], documents)).toMatch(sentence);
  });

  it('is handed in, then banked, never more than came before', () => {
    const collected = pay('2026-04-01', 10_000, { kind: 'collected' });
    const handed = pay('2026-04-02', 10_000, { kind: 'handed_in' });
    expect(refusal(handed, [collected])).toBeUndefined();
    expect(refusal(pay('2026-04-03', 1, { kind: 'handed_in' }), [collected, handed])).toMatch(/只有0\.00元/);
    expect(refusal(pay('2026-04-03', 10_000, { kind: 'banked' }), [collected, handed])).toBeUndefined();
  });
});

describe('当场收缴', () => {
  const onTheSpot = (fine: number, payment: string): ProcedureDocument =>
    paper('on_the_spot_penalty_decision', '2026-04-01', {
      id: 'spot',
      values: { penalties: ['罚款'], fine_amount: fine, payment },
    });
  const collected = (amount: number, detail = '') => pay('2026-04-01', amount, { kind: 'collected', detail });

  it.each([
    ['as the decision says, and handed in at once', 10_000, '当场缴纳', '', '2026-04-02', []],
    ['against the decision', 10_000, '限期缴纳', '', '2026-04-02', ['collected-unlawfully']],
    ['of more than 100 元 without a reason', 20_000, '当场缴纳', '', '2026-04-02', ['collected-unfounded']],
    ['of more than 100 元 with its reason', 20_000, '当场缴纳', '事后难以执行', '2026-04-02', []],
    ['and not handed in for days', 10_000, '当场缴纳', '', '2026-04-09', ['not-handed-in']],
  ])('%s', (_, fine, payment, detail, today, rules) => {
    expect(
      rulesOf([collected(fine, detail)], {
        documents: [onTheSpot(fine, payment)],
        today,
        dueOn: '2026-04-16',
      }),
    ).toEqual(rules);
  });

  it('in the ordinary procedure asks for the reason of the article', () => {
    expect(rulesOf([collected(500_000)], { today: '2026-04-02' })).toContain('collected-unfounded');
  });
});

describe('what the register tells the timeline', () => {
  it('is a payment in part until fine and gains are both there', () => {
    const events = moneyEvents(
      [decision],
      [pay('2026-03-22', 12_000, { of: 'gains' }), pay('2026-03-20', 300_000), pay('2026-03-25', 200_000)],
    );
    expect(events.map(({ event, on }) => [event, on])).toEqual([
      ['part_paid', '2026-03-20'],
      ['part_paid', '2026-03-22'],
      ['paid', '2026-03-25'],
    ]);
  });

  it('settles a fine by instalments by its sum, however many there were', () => {
    const documents = [decision, byInstalments];
    const others = moneyEvents(documents, [
      pay('2026-03-25', 500_000),
      pay('2026-03-25', 12_000, { of: 'gains' }),
    ]);
    const timeline = timelineOf({ clueOn: '2026-03-02', documents, others }, shippedCounting);
    expect(timeline.filter(({ event }) => event === 'paid')).toHaveLength(1);
    expect(timeline.some((entry) => 'settles' in entry)).toBe(false);
  });

  it('knows of any payments which of them settles, and only one', () => {
    const some = fc.array(
      fc.record({
        day: fc.integer({ min: 0, max: 60 }),
        amount: fc.integer({ min: 1, max: 300_000 }),
        of: fc.constantFrom('fine' as const, 'gains' as const, 'added' as const),
      }),
      { maxLength: 12 },
    );
    fc.assert(
      fc.property(some, (written) => {
        const payments = written.map(({ day, amount, of }) =>
          pay(addDays('2026-03-10', day), amount, { of }),
        );
        const settles = moneyEvents([decision], payments).filter(({ event }) => event === 'paid');
        const state = ledger(payments, { today: '2026-06-30' });
        expect(settles.map(({ on }) => on)).toEqual(state.settledOn === undefined ? [] : [state.settledOn]);
        for (const { owed = 0, paid, open: left = 0, over } of state.sums)
          expect(paid + left).toBe(owed + over);
        const all = payments.reduce((sum, { amount }) => sum + amount, 0);
        expect(state.sums.reduce((sum, { paid }) => sum + paid, 0)).toBe(all);
      }),
      { seed: 20260305, numRuns: 300 },
    );
  });
});
