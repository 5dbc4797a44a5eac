import { describe, expect, it } from 'vitest';
import type { ProcedureInterval } from '#shared/domain/procedure/events/procedure-event.ts';
import type { Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { deductionsOf } from '#shared/domain/procedure/running-limit.ts';
import { happened, paper, receipt } from '#tests/support/procedure-document.ts';

const of = (timeline: Timeline, wanted: ProcedureInterval) =>
  timeline.filter(({ event }) => event === wanted).map(({ on, until }) => [on, until]);
const approval = (id: string, matter: string, date: string) =>
  paper('case_matter_approval', date, { id, values: { matter } });

describe('time that does not count', () => {
  it('of a suspension lasts until the resumption, the end of the case, or still', () => {
    const suspended = approval('1', '中止调查', '2026-03-10');
    expect(of(happened(suspended), 'suspension')).toEqual([['2026-03-10', undefined]]);
    expect(of(happened(suspended, approval('2', '恢复调查', '2026-03-20')), 'suspension')).toEqual([
      ['2026-03-10', '2026-03-20'],
    ]);
    expect(of(happened(suspended, paper('case_closure_approval', '2026-04-01')), 'suspension')).toEqual([
      ['2026-03-10', '2026-04-01'],
    ]);
    // A resumption before it ends another one.
    expect(of(happened(suspended, approval('2', '恢复调查', '2026-03-09')), 'suspension')).toEqual([
      ['2026-03-10', undefined],
    ]);
  });

  it('of two suspensions each ends with the next resumption, also where they touch', () => {
    expect(
      of(
        happened(
          approval('1', '中止调查', '2026-03-10'),
          approval('2', '恢复调查', '2026-03-20'),
          approval('3', '中止调查', '2026-03-21'),
          approval('4', '恢复调查', '2026-03-30'),
        ),
        'suspension',
      ),
    ).toEqual([
      ['2026-03-10', '2026-03-20'],
      ['2026-03-21', '2026-03-30'],
    ]);
  });

  it('of testing lasts from its entrustment to its result', () => {
    const entrusted = paper('testing_entrustment', '2026-03-10');
    expect(of(happened(entrusted), 'testing')).toEqual([['2026-03-10', undefined]]);
    expect(of(happened(entrusted, paper('testing_result_notice', '2026-03-25')), 'testing')).toEqual([
      ['2026-03-10', '2026-03-25'],
    ]);
  });

  it('of a hearing begins with its host, else with its notice, and ends with the report', () => {
    const notified = paper('hearing_notice', '2026-03-12');
    const host = approval('1', '指定听证主持人', '2026-03-10');
    const report = paper('hearing_report', '2026-03-30');
    expect(of(happened(notified), 'hearing')).toEqual([['2026-03-12', undefined]]);
    expect(of(happened(notified, host, report), 'hearing')).toEqual([['2026-03-10', '2026-03-30']]);
  });

  it('of a public notice ends on the last day of its period, though the service waits for a working day', () => {
    const timeline = happened(
      paper('penalty_notice', '2026-03-04'),
      receipt('penalty_notice', { service_method: '公告送达', published_on: '2026-03-05' }),
    );
    expect(of(timeline, 'announcement')).toEqual([['2026-03-05', '2026-04-04']]);
    expect(timeline.find(({ event }) => event === 'notice_served')?.on).toBe('2026-04-07');
    const pending = receipt('penalty_notice', { service_method: '公告送达' });
    expect(of(happened(paper('penalty_notice', '2026-03-04'), pending), 'announcement')).toEqual([]);
    const otherwise = receipt('penalty_notice', {
      service_method: '直接送达',
      received_on: '2026-03-06',
      published_on: '2026-03-05',
    });
    expect(of(happened(paper('penalty_notice', '2026-03-04'), otherwise), 'announcement')).toEqual([]);
  });

  it('of a refund runs for its days from the service of the order, else from its day', () => {
    const order = paper('refund_order', '2026-03-05', { values: { days: 30 } });
    expect(of(happened(order), 'refund')).toEqual([['2026-03-05', '2026-04-04']]);
    const served = receipt('refund_order', { service_method: '直接送达', received_on: '2026-03-09' });
    expect(of(happened(order, served), 'refund')).toEqual([['2026-03-09', '2026-04-08']]);
  });

  it('of an identification ends at the latest when the answer was asked for', () => {
    const asked = paper('identification_assist_notice', '2026-03-05', { values: { due_date: '2026-03-15' } });
    expect(of(happened(asked), 'identification')).toEqual([['2026-03-05', '2026-03-15']]);
    expect(of(happened(paper('identification_assist_notice', '2026-03-05')), 'identification')).toEqual([]);
  });

  it('is left out of the limits that say so, a told period with both its days, up to today where it lasts', () => {
    const timeline = happened(
      paper('testing_period_notice', '2026-03-09', {
        values: { test_from: '2026-03-10', test_to: '2026-03-25' },
      }),
      paper('testing_entrustment', '2026-03-10'),
    );
    const left = (kind: 'testing_told' | 'testing', today: string) =>
      deductionsOf({ deductions: [kind] }, timeline, today, {});
    expect(left('testing_told', '2026-04-01')).toEqual({
      intervals: [
        { from: '2026-03-09', to: '2026-03-25', why: '检测、检验、检疫、鉴定（已书面告知当事人）' },
      ],
      running: false,
    });
    expect(left('testing', '2026-03-20')).toEqual({
      intervals: [{ from: '2026-03-10', to: '2026-03-20', why: '检测、检验、检疫、鉴定' }],
      running: true,
    });
    // One that has not begun stops nothing.
    expect(left('testing', '2026-03-09')).toEqual({ intervals: [], running: false });
    expect(deductionsOf({ deductions: ['hearing'] }, timeline, '2026-04-01', {})).toEqual({
      intervals: [],
      running: false,
    });
  });
});
