import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { MoneyPay } from '#shared/contract/money.ts';
import { aDecisionCase, anIssued, PENALTY_DECISION, SERVICE_RECEIPT } from '#tests/support/a-document.ts';
import { anIssuedForm } from '#tests/support/goods-case.ts';
import { present } from '#shared/lib/assert.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
beforeEach(async () => {
  clock.set('2026-03-13T09:30:00+08:00');
  test = await openTestApp({ clock });
  ({ id: caseId } = await aDecisionCase(test.client));
  const decision = await anIssued(test.client, caseId, PENALTY_DECISION, { document_date: '2026-03-10' });
  await anIssued(test.client, caseId, SERVICE_RECEIPT, { received_on: '2026-03-12' }, decision.id);
});
afterEach(() => test.close());

const money = () => test.client.money.ofCase({ caseId });
const pay = (on: string, amount: number, more: Partial<MoneyPay> = {}) =>
  test.client.money.pay({ caseId, kind: 'paid', of: 'fine', on, amount, ...more });
const rules = async () => (await test.client.procedure.ofCase({ caseId })).clocks.map(({ rule }) => rule);

describe('the register of money', () => {
  it('knows what the decision imposes and by when, and ends the clock when it is paid', async () => {
    expect(await money()).toMatchObject({
      decision: { owes: true },
      dueOn: '2026-03-27',
      sums: [
        { of: 'fine', owed: 500_000, open: 500_000 },
        { of: 'gains', owed: 0 },
        { of: 'added', owed: 0 },
      ],
    });
    expect(await rules()).toContain('E6');
    await pay('2026-03-13', 200_000);
    expect(await rules()).toContain('E6');
    const { paymentId } = await pay('2026-03-13', 300_000, { detail: '银行回单' });
    expect(await rules()).toContain('E13');
    expect(await rules()).not.toContain('E6');
    expect((await money()).settledOn).toBe('2026-03-13');
    const step = (await test.client.way.ofCase({ caseId })).runs[0]?.steps.find(({ id }) => id === 'perform');
    expect(step?.state).toBe('done');
    await test.client.money.withdraw({ caseId, paymentId, reason: '登记错了案件' });
    expect(await rules()).toContain('E6');
    const acts = (await test.client.archive.acts({ caseId })).map(({ sentence }) => sentence);
    expect(acts).toEqual(
      expect.arrayContaining([
        '罚没款台账：2026年3月13日缴纳罚款3000.00元，银行回单',
        '罚没款台账：撤销2026年3月13日缴纳罚款3000.00元，银行回单，理由：登记错了案件',
      ]),
    );
  });

  it('is asked for by the next step, and what cannot be is refused', async () => {
    const next = (await test.client.way.ofCase({ caseId })).next.find(({ step }) => step === 'perform');
    expect(next).toMatchObject({ register: 'money' });
    expect(next?.tells).toEqual([]);
    expect(await refused(pay('2026-03-14', 1))).toMatchObject({ code: 'invalid-input' });
    expect(await refused(pay('2026-03-13', 1, { attachmentId: 'nothing' }))).toMatchObject({
      code: 'not-found',
    });
    expect(
      await refused(test.client.money.withdraw({ caseId, paymentId: 'nothing', reason: '理由' })),
    ).toMatchObject({ code: 'not-found' });
  });

  it('adds three in a hundred for each day after the last, and stands still during 复议', async () => {
    clock.set('2026-04-06T09:30:00+08:00');
    expect((await money()).added).toMatchObject({ total: 150_000, capped: false });
    await test.client.way.tell({ caseId, event: 'reconsideration_begun', on: '2026-04-01' });
    expect((await money()).added.total).toBe(60_000);
    expect((await money()).added.runs.map(({ why }) => why)).toEqual([undefined, '行政复议期间不予计算']);
    await pay('2026-04-06', 60_000, { kind: 'waived', of: 'added', detail: '执行协议' });
    expect((await money()).faults.map(({ rule }) => rule)).not.toContain('added-open');
  });

  it('follows a consent to pay by instalments', async () => {
    await anIssuedForm(test.client, caseId, 'fine_deferral_notice', {
      kind: '分期',
      fine_amount: 500_000,
      applied_on: '2026-03-12',
      installments: [
        { due_on: '2026-04-12', amount: '200000' },
        { due_on: '2026-05-12', amount: '300000' },
      ],
      installment_total: 500_000,
      document_date: '2026-03-13',
    });
    await pay('2026-03-13', 250_000);
    clock.set('2026-04-13T09:30:00+08:00');
    expect(await money()).toMatchObject({
      deferral: { kind: '分期' },
      instalments: [
        { due: '2026-04-12', paid: 200_000 },
        { due: '2026-05-12', paid: 50_000 },
      ],
      added: { total: 0 },
    });
    // The day of each part is a limit like any other: in the list of all, of the case, and explained.
    const { clocks, kinds } = await test.client.procedure.running({ rule: 'E8' });
    expect(clocks).toMatchObject([
      { what: '缴纳第2期罚款（还差2500.00元）', on: '2026-05-12', daysLeft: 29 },
    ]);
    expect(kinds).toContainEqual({ rule: 'E8', what: '按批准的日期缴纳罚款' });
    const { rule, start, amount } = present(clocks[0], 'a clock');
    expect(await test.client.calendar.explain({ rule, start, amount })).toMatchObject({
      due: '2026-05-12',
      estimate: false,
      sentence: expect.stringContaining('2026年3月13日的《延期、分期缴纳罚款通知书》写明到2026年5月12日'),
    });
    const next = async () => {
      const { runs } = await test.client.way.ofCase({ caseId });
      return runs.flatMap(({ steps }) => steps).find(({ id }) => id === 'pay');
    };
    expect(await next()).toMatchObject({ due: '2026-05-12' });
    clock.set('2026-05-12T09:30:00+08:00');
    expect(await test.client.workbench.today({})).toMatchObject({
      due: expect.arrayContaining([expect.objectContaining({ rule: 'E8', daysLeft: 0 })]),
      dueToday: 1,
    });
    expect(await test.app.workplace().events.check()).toEqual([]);
    await pay('2026-04-13', 250_000);
    expect((await test.client.procedure.running({ rule: 'E8' })).total).toBe(0);
    expect((await money()).settledOn).toBe('2026-04-13');
    expect(await rules()).toContain('E13');
  });

  it('keeps what was collected while it was handed on', async () => {
    const collected = await pay('2026-03-12', 10_000, { kind: 'collected', detail: '边远地区' });
    const handed = await pay('2026-03-13', 10_000, { kind: 'handed_in' });
    const withdraw = (paymentId: string) =>
      test.client.money.withdraw({ caseId, paymentId, reason: '登记错了' });
    expect(await refused(withdraw(collected.paymentId))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('就没有来处了。请先撤销那一笔。'),
    });
    await withdraw(handed.paymentId);
    await withdraw(collected.paymentId);
    expect((await money()).payments).toEqual([]);
  });

  it('offers each voucher once, and has no quarrel with a payment that was only told', async () => {
    clock.set('2026-04-06T09:30:00+08:00');
    expect((await money()).faults.map(({ rule }) => rule)).toContain('late');
    const { sha256 } = await test.upload('回单.pdf', Readable.from([Buffer.from(await textPdf('x', 1))]));
    const voucher = await test.client.volumes.addAttachment({
      caseId,
      upload: sha256,
      name: '回单.pdf',
      material: 'payment',
      date: '2026-04-01',
    });
    const offered = async () => (await money()).vouchers.map(({ attachmentId }) => attachmentId);
    expect(await offered()).toEqual([voucher.id]);
    expect(await money()).toMatchObject({ faults: [], paidWithoutFigure: '2026-04-01' });
    await pay('2026-04-06', 1, { attachmentId: voucher.id });
    expect(await offered()).toEqual([]);
  });
});
