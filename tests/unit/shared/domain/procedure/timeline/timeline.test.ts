import { describe, expect, it } from 'vitest';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import type { Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { serviceOf } from '#shared/domain/procedure/timeline/service-of.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { happened, paper, receipt } from '#tests/support/procedure-document.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const of = (timeline: Timeline, ...events: readonly ProcedureEvent[]) =>
  timeline
    .filter(({ event }) => events.includes(event))
    .map(({ event, on, detail }) => (detail === undefined ? [event, on] : [event, on, detail]));

const notice = paper('penalty_notice', '2026-03-05');
const served = (...receipts: readonly ReturnType<typeof receipt>[]) =>
  of(happened(notice, ...receipts), 'notice_served', 'document_served');
const issue = (version: number, at: string, firstAt = at) => ({
  version,
  at: `${at}T10:00:00+08:00`,
  firstAt: `${firstAt}T10:00:00+08:00`,
});

describe('a timeline', () => {
  it('begins with the clue, goes by day, and on one day as such things happen', () => {
    const timeline = happened(
      paper('penalty_decision', '2026-04-01'),
      paper('case_filing_approval', '2026-03-02'),
      paper('site_record', '2026-03-03', { values: { start_time: '2026-03-02T09:30' } }),
    );
    expect(timeline.map(({ event, on, at }) => [event, on, at])).toEqual([
      ['clue_found', '2026-03-02', undefined],
      ['filed', '2026-03-02', undefined],
      ['inspected', '2026-03-02', '2026-03-02T09:30'],
      ['decided', '2026-04-01', undefined],
    ]);
    expect(timeline.every(({ article }) => article !== '')).toBe(true);
    expect(timeline.map(({ documentId }) => documentId)).toEqual([
      undefined,
      'case_filing_approval',
      'site_record',
      'penalty_decision',
    ]);
  });

  it('leaves out what is void, what bears no day, and what is no known document', () => {
    const timeline = happened(
      paper('case_filing_approval', '2026-03-05', { state: 'void' }),
      paper('investigation_report', undefined),
      paper('dossier_cover', '2026-03-05'),
      { ...paper('site_record', '2026-03-05'), kind: undefined },
    );
    expect(timeline.map(({ event }) => event)).toEqual(['clue_found']);
  });

  it('takes in what is no document of the program', () => {
    const others = [{ event: 'archived' as const, on: '2026-04-02' }];
    expect(
      of(timelineOf({ clueOn: '2026-03-02', documents: [], others }, shippedCounting), 'archived'),
    ).toEqual([['archived', '2026-04-02']]);
  });

  it('tells filing from refusing it, and what an approval approves', () => {
    expect(
      of(
        happened(paper('case_filing_approval', '2026-03-05', { values: { decision: '不予立案' } })),
        'not_filed',
      ),
    ).toEqual([['not_filed', '2026-03-05']]);
    const approved = (matter: string) =>
      happened(paper('case_matter_approval', '2026-03-05', { values: { matter } })).find(
        ({ documentId }) => documentId !== undefined,
      );
    expect(approved('延长办案期限三十日')).toMatchObject({ event: 'decision_extended', amount: 30 });
    expect(approved('中止调查')).toMatchObject({ event: 'case_suspended' });
    expect(approved('恢复调查')).toMatchObject({ event: 'case_resumed' });
    expect(approved('解除查封')).toMatchObject({ event: 'matter_approved' });
  });
});

describe('a service in the timeline', () => {
  it.each([
    ['直接送达', { received_on: '2026-03-09', service_time: '2026-03-06T10:00' }, '2026-03-09'],
    ['留置送达', { service_time: '2026-03-06T10:00', received_on: '2026-03-09' }, '2026-03-06'],
    ['邮寄送达', { service_time: '2026-03-06T10:00', mail_received_on: '2026-03-12' }, '2026-03-12'],
    ['电子送达', { service_time: '2026-03-06T10:00', arrived_at: '2026-03-06T23:59' }, '2026-03-06'],
    ['公告送达', { service_time: '2026-03-06T10:00', published_on: '2026-03-05' }, '2026-04-07'],
  ])('by %s', (service_method, values, day) => {
    expect(served(receipt('penalty_notice', { service_method, ...values }))).toEqual([
      ['notice_served', day],
    ]);
  });

  it('is the first proof; what proves it once more is kept as such', () => {
    const by = (id: string, received_on: string) =>
      receipt('penalty_notice', { service_method: '直接送达', received_on }, { id });
    expect(served(by('late', '2026-03-10'), by('early', '2026-03-06'))).toEqual([
      ['notice_served', '2026-03-06'],
      ['document_served', '2026-03-10', '再次送达'],
    ]);
    const timeline = happened(notice, by('late', '2026-03-10'), by('early', '2026-03-06'));
    expect(serviceOf(timeline, 'penalty_notice')).toMatchObject({
      documentId: 'early',
      aboutId: 'penalty_notice',
    });
  });

  it('says nothing by a receipt that is void, of what is void, of another case, or without a day', () => {
    const values = { service_method: '直接送达', received_on: '2026-03-06' };
    expect(served(receipt('penalty_notice', values, { state: 'void' }))).toEqual([]);
    expect(served(receipt('elsewhere', values))).toEqual([]);
    expect(
      served(receipt('penalty_notice', { service_method: '邮寄送达', service_time: '2026-03-06T10:00' })),
    ).toEqual([]);
    expect(
      of(happened({ ...notice, state: 'void' }, receipt('penalty_notice', values)), 'notice_served'),
    ).toEqual([]);
  });

  it('is of the version in force for a notice corrected after it, and of the first for a decision', () => {
    const corrected = { issue: issue(2, '2026-03-10', '2026-03-05') };
    const before = (serves: string) =>
      receipt(
        serves,
        { service_method: '直接送达', received_on: '2026-03-06' },
        { issue: issue(1, '2026-03-05') },
      );
    const after = (serves: string) =>
      receipt(
        serves,
        { service_method: '直接送达', received_on: '2026-03-12' },
        { id: 'anew', issue: issue(1, '2026-03-11') },
      );
    const noticeAgain = { ...notice, ...corrected };
    expect(of(happened(noticeAgain, before('penalty_notice')), 'notice_served', 'document_served')).toEqual([
      ['document_served', '2026-03-06', '送达补正以前的版本'],
    ]);
    expect(
      of(
        happened(noticeAgain, before('penalty_notice'), after('penalty_notice')),
        'notice_served',
        'document_served',
      ),
    ).toEqual([
      ['document_served', '2026-03-06', '送达补正以前的版本'],
      ['notice_served', '2026-03-12'],
    ]);
    const decision = paper('penalty_decision', '2026-03-05', corrected);
    expect(
      of(
        happened(decision, before('penalty_decision'), after('penalty_decision')),
        'decision_served',
        'served_decision_corrected',
        'corrected_decision_served',
      ),
    ).toEqual([
      ['decision_served', '2026-03-06'],
      ['served_decision_corrected', '2026-03-10'],
      ['corrected_decision_served', '2026-03-12'],
    ]);
  });

  it('on paper proves the version it says', () => {
    const again = { ...notice, issue: issue(2, '2026-03-10', '2026-03-05') };
    const slip = (servesVersion: number) =>
      of(
        happened(again, receipt('penalty_notice', {}, { date: '2026-03-12', servesVersion })),
        'notice_served',
      );
    expect(slip(1)).toEqual([]);
    expect(slip(2)).toEqual([['notice_served', '2026-03-12']]);
  });

  it('on the spot is at once', () => {
    expect(
      of(happened(paper('on_the_spot_penalty_decision', '2026-03-05')), 'decided', 'decision_served'),
    ).toEqual([
      ['decided', '2026-03-05', ''],
      ['decision_served', '2026-03-05'],
    ]);
  });
});
