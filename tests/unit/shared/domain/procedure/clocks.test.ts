import { describe, expect, it } from 'vitest';
import { type Clock, clocksOf, countClock } from '#shared/domain/procedure/clocks.ts';
import type { OtherEvent, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { paper, receipt } from '#tests/support/procedure-document.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

interface Options {
  readonly today?: string;
  readonly summary?: boolean;
  readonly others?: readonly OtherEvent[];
}

const clocks = (
  documents: readonly ProcedureDocument[],
  { today = '2026-03-20', summary = false, others = [] }: Options = {},
): readonly Clock[] =>
  clocksOf(timelineOf({ clueOn: '2026-03-02', documents, others }, shippedCounting), {
    ...shippedCounting,
    today,
    summary,
  });
const due = (documents: readonly ProcedureDocument[], options?: Options) =>
  clocks(documents, options).map((clock) => [clock.rule, clock.due]);
const only = (rule: string, documents: readonly ProcedureDocument[], options?: Options) =>
  clocks(documents, options).filter((clock) => clock.rule === rule);

const filed = paper('case_filing_approval', '2026-03-05');
const approval = (id: string, matter: string, date: string) =>
  paper('case_matter_approval', date, { id, values: { matter } });
const byHand = (serves: string, received_on: string) =>
  receipt(serves, { service_method: '直接送达', received_on });
const decision = (penalties: string, date = '2026-04-20') =>
  paper('penalty_decision', date, { values: { penalties: [{ content: penalties }] } });

describe('the clocks of a case', () => {
  it('count from the clue to the filing, then from the filing to the decision', () => {
    expect(due([])).toEqual([['A3', '2026-03-23']]);
    expect(due([filed])).toEqual([['D1', '2026-06-03']]);
    expect(due([filed, paper('no_penalty_decision', '2026-04-20')])).toEqual([
      ['E1', '2026-04-29'],
      ['E13', '2026-05-13'],
    ]);
    expect(due([paper('case_filing_approval', '2026-03-05', { values: { decision: '不予立案' } })])).toEqual([
      ['E16', '2026-04-04'],
    ]);
  });

  it('say how many days are left, in the past as well, and what they start from', () => {
    const [clock] = clocks([filed], { today: '2026-06-05' });
    expect(clock).toMatchObject({
      daysLeft: -2,
      start: '2026-03-05',
      documentId: 'case_filing_approval',
      stopped: false,
    });
    expect(clocks([filed], { today: '2026-06-03' })[0]?.daysLeft).toBe(0);
  });

  it('take in what was approved in addition: what it says, else what the article gives, not before the start', () => {
    const extended = (matter: string, date = '2026-05-29') => due([filed, approval('1', matter, date)]);
    expect(extended('延长办案期限15日')).toEqual([['D1', '2026-06-18']]);
    expect(extended('延长办案期限')).toEqual([['D1', '2026-07-03']]);
    expect(extended('延长办案期限15日', '2026-03-04')).toEqual([['D1', '2026-06-03']]);
    expect(
      due([
        filed,
        approval('1', '延长办案期限三十日', '2026-05-29'),
        approval('2', '延长办案期限45日', '2026-06-29'),
      ]),
    ).toEqual([['D1', '2026-08-17']]);
  });

  it('leave out overlapping time once, and move on while it lasts', () => {
    const [overlapping] = only(
      'D1',
      [
        filed,
        paper('testing_entrustment', '2026-03-10'),
        paper('testing_result_notice', '2026-03-25'),
        approval('1', '中止调查', '2026-03-20'),
        approval('2', '恢复调查', '2026-04-08'),
      ],
      { today: '2026-04-20' },
    );
    // 3月11日至4月8日共29日
    expect(overlapping).toMatchObject({ due: '2026-07-02', stopped: false });
    const lasting = (today: string) =>
      only('D1', [filed, approval('1', '中止调查', '2026-03-10')], { today })[0];
    expect(lasting('2026-03-20')).toMatchObject({ due: '2026-06-13', stopped: true });
    expect(lasting('2026-03-21')).toMatchObject({ due: '2026-06-14', stopped: true });
  });

  it('end the defence by the last notice served, and only if one is', () => {
    const notice = paper('penalty_notice', '2026-03-05');
    expect(only('D4', [filed, notice])).toEqual([]);
    expect(only('D4', [filed, notice, byHand('penalty_notice', '2026-03-06')])[0]?.due).toBe('2026-03-13');
    const anew = paper('penalty_notice', '2026-03-10', { id: 'second' });
    const both = [
      filed,
      notice,
      anew,
      byHand('penalty_notice', '2026-03-06'),
      byHand('second', '2026-03-12'),
    ];
    expect(only('D4', both).map((clock) => [clock.start, clock.due])).toEqual([['2026-03-12', '2026-03-19']]);
  });

  it('run for each measure by itself: its own days, its extension, its release, and go on after one in part', () => {
    const measure = (id: string, days: number) =>
      paper('compulsory_measure_decision', '2026-03-05', {
        id,
        documentNumber: id,
        values: { duration_days: days },
      });
    const about = (
      kind: 'compulsory_measure_extension' | 'compulsory_measure_release',
      values: object,
      date: string,
    ) => paper(kind, date, { values: { measure_number: 'one', ...values } });
    const both = [filed, measure('one', 20), measure('two', 30)];
    const measures = (...more: readonly ProcedureDocument[]) =>
      only('B3', [...both, ...more]).map((clock) => [clock.documentId, clock.due]);
    expect(measures()).toEqual([
      ['one', '2026-03-25'],
      ['two', '2026-04-04'],
    ]);
    expect(measures(about('compulsory_measure_extension', { extend_days: 10 }, '2026-03-20'))).toEqual([
      ['one', '2026-04-04'],
      ['two', '2026-04-04'],
    ]);
    expect(measures(about('compulsory_measure_release', { scope: '部分' }, '2026-03-20'))).toHaveLength(2);
    expect(measures(about('compulsory_measure_release', { scope: '全部' }, '2026-03-20'))).toEqual([
      ['two', '2026-04-04'],
    ]);
    // A told testing period lengthens every measure, an untold one none.
    const told = paper('testing_period_notice', '2026-03-09', {
      values: { test_from: '2026-03-10', test_to: '2026-03-19' },
    });
    expect(measures(told)).toEqual([
      ['one', '2026-04-04'],
      ['two', '2026-04-14'],
    ]);
    expect(measures(paper('testing_entrustment', '2026-03-10'))[0]).toEqual(['one', '2026-03-25']);
  });

  it('ask for payment only where something is to be paid, and end with it', () => {
    const served = (penalties: string) => [
      filed,
      decision(penalties),
      byHand('penalty_decision', '2026-04-21'),
    ];
    expect(only('E6', served('警告'))).toEqual([]);
    expect(only('E6', served('罚款5000元'))[0]?.due).toBe('2026-05-06');
    expect(only('E6', served('罚款5000元'), { others: [{ event: 'paid', on: '2026-04-25' }] })).toEqual([]);
    expect(due(served('罚款5000元'), { others: [{ event: 'paid', on: '2026-04-25' }] })).toEqual([
      ['E13', '2026-05-19'],
      ['P4', '2026-05-20'],
    ]);
    expect(only('E6', [...served('罚款5000元'), paper('fine_deferral_notice', '2026-04-25')])).toEqual([]);
  });

  it('open the court for three months behind the later of the two remedies', () => {
    const window = only('E10', [filed, decision('罚款5000元'), byHand('penalty_decision', '2026-04-21')])[0];
    // 复议 60 days: 2026-06-22; 诉讼 six months: 2026-10-21.
    expect(window).toMatchObject({
      start: '2026-10-21',
      due: '2027-01-21',
      documentId: 'receipt of penalty_decision',
    });
    expect(only('E10', [filed, decision('警告'), byHand('penalty_decision', '2026-04-21')])).toEqual([]);
    expect(
      only('E10', [
        filed,
        decision('罚款5000元'),
        byHand('penalty_decision', '2026-04-21'),
        paper('enforcement_application', '2026-11-02'),
      ]),
    ).toEqual([]);
    // Six months behind 2026-07-05 end in a year whose notice is not there: so does what starts from them.
    const late = only('E10', [
      filed,
      decision('罚款5000元', '2026-07-04'),
      byHand('penalty_decision', '2026-07-05'),
    ])[0];
    expect(late).toMatchObject({ start: '2027-01-05', estimate: true });
  });

  it('of the summary procedure has none for the clue', () => {
    expect(due([], { summary: true })).toEqual([]);
    expect(only('A3', [])).toHaveLength(1);
  });

  it('of the summary procedure count until its papers are handed in', () => {
    const decided = paper('on_the_spot_penalty_decision', '2026-04-24');
    const handedIn = [{ event: 'archived', on: '2026-04-28' }] as const;
    expect(only('E14', [decided], { summary: true })).toMatchObject([{ due: '2026-05-08' }]);
    expect(only('E14', [decided])).toEqual([]);
    expect(only('E14', [decided], { summary: true, others: handedIn })).toEqual([]);
  });

  it('fall silent when the case is closed or gives way to another authority, but for its filing and what is still to be published', () => {
    const closed = paper('case_closure_approval', '2026-05-01');
    const over = [filed, decision('罚款5000元'), byHand('penalty_decision', '2026-05-20'), closed];
    const published = { event: 'published', on: '2026-05-18' } as const;
    expect(due(over)).toEqual([
      ['P4', '2026-05-20'],
      ['E16', '2026-05-31'],
    ]);
    expect(due(over, { others: [published] })).toEqual([['E16', '2026-05-31']]);
    expect(due(over, { others: [published, { event: 'archived', on: '2026-05-20' }] })).toEqual([]);
    expect(only('D1', [filed, paper('case_transfer_letter', '2026-03-20')])).toEqual([]);
    expect(due([filed, approval('1', '终止调查', '2026-03-20')])).toEqual([['E13', '2026-04-13']]);
  });

  it('do not start from, or end with, what is void, and end with nothing that was before them', () => {
    expect(due([{ ...filed, state: 'void' }])).toEqual([['A3', '2026-03-23']]);
    expect(due([filed, decision('警告', '2026-03-04')]).some(([rule]) => rule === 'D1')).toBe(true);
  });

  it('are explained as they are shown', () => {
    for (const clock of clocks([
      filed,
      approval('1', '延长办案期限', '2026-05-29'),
      approval('2', '中止调查', '2026-03-10'),
    ]))
      expect(countClock(clock, shippedCounting.calendar).due).toBe(clock.due);
  });

  it('run for what was preserved, heard, demanded, published and handed to the police', () => {
    const preserved = paper('evidence_preservation_notice', '2026-03-05');
    expect(only('B2', [filed, preserved])[0]?.due).toBe('2026-03-16');
    const held = paper('hearing_record', '2026-03-05', { values: { start_time: '2026-03-05T09:00' } });
    expect(only('T7', [filed, held])[0]?.due).toBe('2026-03-12');
    expect(only('T7', [filed, held, paper('hearing_report', '2026-03-10')])).toEqual([]);
    const asked: OtherEvent = { event: 'hearing_requested', on: '2026-03-05' };
    expect(only('T1', [filed], { others: [asked] })[0]?.due).toBe('2026-03-10');
    const demanded = [paper('performance_demand', '2026-03-05'), byHand('performance_demand', '2026-03-05')];
    expect(only('E9', [filed, decision('罚款5000元', '2026-03-04'), ...demanded])[0]?.due).toBe('2026-03-19');
    expect(only('P4', [filed, decision('罚款5000元')])[0]?.due).toBe('2026-05-20');
    expect(only('P4', [filed, decision('警告')])).toEqual([]);
    expect(
      only('P4', [filed, decision('罚款5000元')], { others: [{ event: 'published', on: '2026-04-21' }] }),
    ).toEqual([]);
    const sent = approval('1', '移送涉嫌犯罪案件', '2026-03-05');
    expect(only('F2', [filed, sent])[0]?.due).toBe('2026-03-06');
    expect(only('F2', [filed, sent, paper('suspected_crime_transfer', '2026-03-06')])).toEqual([]);
  });
});
