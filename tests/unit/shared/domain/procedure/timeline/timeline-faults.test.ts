import { describe, expect, it } from 'vitest';
import type { ProcedureDocument, ProcedureEntry } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { eventRule, type ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import { timelineFaults } from '#shared/domain/procedure/timeline/timeline-faults.ts';
import { happened, paper, receipt } from '#tests/support/procedure-document.ts';

const faults = (...documents: readonly ProcedureDocument[]) =>
  timelineFaults(happened(...documents), '2026-03-20');
const sentences = (...documents: readonly ProcedureDocument[]) =>
  faults(...documents).map(({ sentence }) => sentence);

describe('what cannot have happened so', () => {
  it('is nothing in a case that goes its way, also on one day', () => {
    expect(
      faults(
        paper('case_filing_approval', '2026-03-02'),
        paper('investigation_report', '2026-03-20'),
        paper('penalty_notice', '2026-03-20'),
        receipt('penalty_notice', { service_method: '直接送达', received_on: '2026-03-20' }),
      ),
    ).toEqual([]);
  });

  it('is what lies ahead, with its document', () => {
    expect(faults(paper('case_filing_approval', '2026-03-21'))).toEqual([
      {
        sentence: '“立案”的日期2026年3月21日晚于今天（2026年3月20日），请核对。',
        documentIds: ['case_filing_approval'],
      },
    ]);
    // The interval that begins with it is not named beside it.
    expect(sentences(paper('testing_entrustment', '2026-03-21'))).toEqual([
      '“委托检测、检验、检疫、鉴定”的日期2026年3月21日晚于今天（2026年3月20日），请核对。',
    ]);
  });

  it('is not the service by a notice that still hangs, nor a testing period told for later', () => {
    const notice = paper('penalty_notice', '2026-03-10');
    const announced = (published_on: string) =>
      receipt('penalty_notice', { service_method: '公告送达', published_on });
    expect(faults(notice, announced('2026-03-12'))).toEqual([]);
    expect(sentences(notice, announced('2026-03-21'))).toEqual([
      '“公告”的日期2026年3月21日晚于今天（2026年3月20日），请核对。',
    ]);
    expect(
      faults(
        paper('testing_period_notice', '2026-03-19', {
          values: { test_from: '2026-03-23', test_to: '2026-04-02' },
        }),
      ),
    ).toEqual([]);
  });

  it('is an end before its beginning, said once', () => {
    expect(
      sentences(
        paper('testing_period_notice', '2026-03-10', {
          values: { test_from: '2026-03-12', test_to: '2026-03-11' },
        }),
      ),
    ).toEqual([
      '“检测、检验、检疫、鉴定（已书面告知当事人）”的结束日期2026年3月11日早于开始日期2026年3月12日，请核对。',
    ]);
    expect(
      sentences(paper('identification_assist_notice', '2026-03-10', { values: { due_date: '2026-03-09' } })),
    ).toEqual(['“请权利人辨认或者鉴别”的结束日期2026年3月9日早于开始日期2026年3月10日，请核对。']);
  });

  it('is what comes before what it follows, with both documents', () => {
    expect(
      faults(paper('case_filing_approval', '2026-03-10'), paper('penalty_decision', '2026-03-09')),
    ).toEqual([
      {
        sentence: '“作出处理决定”的日期2026年3月9日早于“立案”的2026年3月10日，请核对。',
        documentIds: ['penalty_decision', 'case_filing_approval'],
      },
    ]);
    expect(sentences(paper('case_filing_approval', '2026-03-01'))).toEqual([
      '“立案”的日期2026年3月1日早于“发现线索、收到材料”的2026年3月2日，请核对。',
    ]);
  });

  const told = (event: ProcedureEvent, on: string, more: Partial<ProcedureEntry> = {}): ProcedureEntry => ({
    ...{ event, on, article: '', documentId: event },
    ...more,
  });

  it.each([
    ['clue_found', 'filed'],
    ['clue_found', 'not_filed'],
    ['filed', 'investigation_ended'],
    ['filed', 'decided'],
    ['filed', 'closed'],
    ['evidence_preserved', 'preservation_released'],
    ['measure_taken', 'measure_extended'],
    ['measure_taken', 'measure_released'],
    ['testing_entrusted', 'testing_result_told'],
    ['case_suspended', 'case_resumed'],
    ['review_submitted', 'review_returned'],
    ['notice_issued', 'notice_served'],
    ['notice_served', 'decided'],
    ['hearing_notice_served', 'hearing_held'],
    ['hearing_held', 'hearing_reported'],
    ['decided', 'decision_served'],
    ['decided', 'closed'],
    ['demand_issued', 'demand_served'],
    ['demand_served', 'court_applied'],
    ['notice_issued', 'defence_waived'],
    ['notice_issued', 'hearing_requested'],
    ['decided', 'published'],
    ['decided', 'paid'],
    ['decided', 'part_paid'],
    ['decided', 'reconsideration_begun'],
    ['decided', 'litigation_begun'],
    ['reconsideration_begun', 'reconsideration_ended'],
    ['litigation_begun', 'litigation_ended'],
    ['court_applied', 'court_enforced'],
    ['decided', 'archived'],
    ['closed', 'archived'],
  ] as const)('is %s after %s, also by one day, and never on the same day', (first, second) => {
    const found = timelineFaults([told(second, '2026-03-09'), told(first, '2026-03-10')], '2026-03-20');
    expect(found).toEqual([
      {
        sentence: `“${eventRule(second).words}”的日期2026年3月9日早于“${eventRule(first).words}”的2026年3月10日，请核对。`,
        documentIds: [second, first],
      },
    ]);
    expect(timelineFaults([told(first, '2026-03-10'), told(second, '2026-03-10')], '2026-03-20')).toEqual([]);
  });

  it('is held against what it is about, also where that is about a document itself', () => {
    const served = told('notice_served', '2026-03-10', { documentId: 'receipt', aboutId: 'notice' });
    const decided = (aboutId?: string) =>
      told('decided', '2026-03-09', aboutId === undefined ? {} : { aboutId });
    expect(timelineFaults([served, decided('notice')], '2026-03-20')).toHaveLength(1);
    expect(timelineFaults([served, decided('another')], '2026-03-20')).toEqual([]);
    expect(timelineFaults([served, decided()], '2026-03-20')).toHaveLength(1);
  });

  it('is no service ahead because some other paper was announced', () => {
    const announced = told('announcement', '2026-03-12', { documentId: 'receipt', until: '2026-04-11' });
    const served = (documentId: string) => told('notice_served', '2026-04-13', { documentId });
    expect(timelineFaults([announced, served('receipt')], '2026-03-20')).toEqual([]);
    expect(timelineFaults([announced, served('another')], '2026-03-20')).toEqual([
      expect.objectContaining({ documentIds: ['another'] }),
    ]);
    // What follows by law lies ahead in order.
    expect(timelineFaults([announced, told('defence_ended', '2026-04-20')], '2026-03-20')).toEqual([]);
  });

  it('is not an interval of one day', () => {
    expect(
      timelineFaults([told('announcement', '2026-03-12', { until: '2026-03-12' })], '2026-03-20'),
    ).toEqual([]);
  });

  it('is held against the matter it is about, not against another of its kind', () => {
    const measure = (id: string, date: string) =>
      paper('compulsory_measure_decision', date, { id, documentNumber: id });
    const released = paper('compulsory_measure_release', '2026-03-12', { values: { measure_number: 'one' } });
    expect(faults(measure('one', '2026-03-10'), measure('two', '2026-03-15'), released)).toEqual([]);
    expect(
      faults(measure('one', '2026-03-15'), measure('two', '2026-03-10'), released)[0]?.documentIds,
    ).toEqual(['compulsory_measure_release', 'one']);
  });
});
