import { describe, expect, it } from 'vitest';
import { clockKey, clocksOf, countClock } from '#shared/domain/procedure/clocks.ts';
import { clocksCalendar } from '#shared/domain/procedure/clocks-calendar.ts';
import type { OtherEvent, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { aDecidedCase } from '#tests/support/decided-case.ts';
import { paper, receipt } from '#tests/support/procedure-document.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const decision = paper('penalty_decision', '2026-03-10', {
  values: { penalties: [{ content: '罚款5000元' }] },
});
const served = receipt('penalty_decision', { service_method: '直接送达', received_on: '2026-03-12' });
const byInstalments = paper('fine_deferral_notice', '2026-03-20', {
  values: {
    kind: '分期',
    installments: [
      { due_on: '2026-06-30', amount: '300000' },
      { due_on: '2026-04-30', amount: '100000' },
      { due_on: '2026-05-31', amount: '100000' },
    ],
  },
});
const deferred = paper('fine_deferral_notice', '2026-03-20', {
  values: { kind: '延期', fine_amount: 500_000, deferral_terms: '缴纳期限延长至2026年9月30日' },
});
const part = (on: string, amount?: number): OtherEvent => ({
  event: 'part_paid',
  on,
  ...(amount === undefined ? {} : { amount }),
});

const all = (papers: readonly ProcedureDocument[], others: readonly OtherEvent[], today = '2026-04-01') =>
  clocksOf(
    timelineOf({ clueOn: '2026-03-02', documents: [decision, served, ...papers], others }, shippedCounting),
    { ...shippedCounting, today },
  );
const agreed = (papers: readonly ProcedureDocument[], others: readonly OtherEvent[] = [], today?: string) =>
  all(papers, others, today)
    .filter(({ rule }) => rule === 'E8')
    .map(({ what, due, daysLeft }) => [what, due, daysLeft]);

describe('the days agreed for a fine', () => {
  it('run each, in the order of their days, in place of the day of the decision', () => {
    expect(agreed([])).toEqual([]);
    expect(agreed([byInstalments])).toEqual([
      ['缴纳第1期罚款（1000.00元）', '2026-04-30', 29],
      ['缴纳第2期罚款（1000.00元）', '2026-05-31', 60],
      ['缴纳第3期罚款（3000.00元）', '2026-06-30', 90],
    ]);
    expect(all([byInstalments], []).map(({ rule }) => rule)).not.toContain('E6');
    expect(agreed([deferred])).toEqual([['缴纳延期的罚款（5000.00元）', '2026-09-30', 182]]);
    expect(agreed([byInstalments], [], '2026-05-02')[0]?.[2]).toBe(-2);
  });

  it('end when their part is paid, in order; paid in part they say what is missing', () => {
    expect(agreed([byInstalments], [part('2026-04-10', 100_000)]).map(([what]) => what)).toEqual([
      '缴纳第2期罚款（1000.00元）',
      '缴纳第3期罚款（3000.00元）',
    ]);
    expect(agreed([byInstalments], [part('2026-04-10', 60_000), part('2026-04-11', 60_000)])[0]).toEqual([
      '缴纳第2期罚款（还差800.00元）',
      '2026-05-31',
      60,
    ]);
    // What came in before it was agreed to is none of it.
    expect(agreed([byInstalments], [part('2026-03-15', 100_000)])).toHaveLength(3);
    expect(agreed([deferred], [part('2026-04-10', 100_000)])[0]?.[0]).toBe('缴纳延期的罚款（还差4000.00元）');
  });

  it('of which a voucher without a sum is told, end one by one', () => {
    const paid: OtherEvent = { event: 'paid', on: '2026-04-10' };
    expect(agreed([byInstalments], [paid]).map(([, due]) => due)).toEqual(['2026-05-31', '2026-06-30']);
    expect(agreed([byInstalments], [paid, paid, paid])).toEqual([]);
  });

  it('end with all of it: paid, taken to court, terminated, agreed to anew, the case closed', () => {
    const events = ['court_applied', 'court_enforced', 'case_terminated'] as const;
    for (const event of events) expect(agreed([byInstalments], [{ event, on: '2026-05-02' }])).toEqual([]);
    expect(agreed([byInstalments, paper('case_closure_approval', '2026-05-02')])).toEqual([]);
    const anew = { ...deferred, id: 'anew', date: '2026-05-20' };
    expect(agreed([byInstalments, anew]).map(([, due]) => due)).toEqual(['2026-09-30']);
    expect(agreed([{ ...byInstalments, state: 'void' }])).toEqual([]);
  });

  it('are told apart wherever a clock is named, and counted as they are shown', () => {
    const clocks = all([byInstalments], []);
    expect(new Set(clocks.map(clockKey)).size).toBe(clocks.length);
    for (const clock of clocks) expect(countClock(clock, shippedCounting.calendar).due).toBe(clock.due);
    const file = clocksCalendar(
      clocks.map((clock) => ({
        ...clock,
        on: clock.due,
        caseId: 'c',
        caseNumber: '',
        title: '',
        officers: '',
      })),
      '2026-04-01T01:00:00Z',
    );
    const uids = [...file.matchAll(/^UID:(.*)$/gm)].map(([, uid]) => uid);
    expect(new Set(uids).size).toBe(clocks.length);
  });

  it('of several parties are of each: what one pays ends nothing of another', () => {
    const second = { ...decision, id: 'second', partyId: 'b' };
    const secondServed = receipt('second', { service_method: '直接送达', received_on: '2026-03-12' });
    const ofSecond = { ...byInstalments, id: 'parts of b', partyId: 'b' };
    const timeline = timelineOf(
      {
        clueOn: '2026-03-02',
        documents: [decision, served, second, secondServed, byInstalments, ofSecond],
        others: [{ ...part('2026-04-10', 100_000), partyId: 'b' }],
        parties: [{ id: 'b', joinedOn: '2026-03-03' }],
      },
      shippedCounting,
    );
    const clocks = clocksOf(timeline, { ...shippedCounting, today: '2026-04-01' });
    const of = (documentId: string) =>
      clocks.filter((one) => one.rule === 'E8' && one.documentId === documentId).map(({ due }) => due);
    expect(of('fine_deferral_notice')).toEqual(['2026-04-30', '2026-05-31', '2026-06-30']);
    expect(of('parts of b')).toEqual(['2026-05-31', '2026-06-30']);
  });
});

it('of two that were agreed in turn the last is what its step waits for, as its clock says; the first waits for nothing', () => {
  const walked = aDecidedCase();
  const terms = (on: string) => ({ kind: '延期', fine_amount: 500_000, deferral_terms: `延长至${on}` });
  walked.on('2026-03-20');
  walked.make('fine_deferral_notice', terms('2026年4月30日'));
  walked.on('2026-04-20');
  walked.make('fine_deferral_notice', terms('2026年9月30日'));
  const dues = walked
    .way()
    .runs.filter(({ lane }) => lane.id === 'deferral')
    .map(({ steps }) => steps.find(({ step }) => step.id === 'pay')?.due);
  expect(walked.clocks().filter((clock) => clock.startsWith('E8'))).toEqual(['E8 2026-09-30']);
  expect(dues).toEqual([undefined, '2026-09-30']);
});
