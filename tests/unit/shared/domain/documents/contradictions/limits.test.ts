import type { OtherEvent } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { describe, expect, it } from 'vitest';
import { aDocument, fieldsOf, found } from '#tests/support/a-checked-case.ts';

const on = (day: string) => ({ document_date: day });
const slip = (matter: string, day: string) => aDocument(8, { matter, dept_head_on: day });
const filed = (day: string) => aDocument(7, { dept_head_on: day });

describe('the hearing', () => {
  const notice = (hearing: string, day = '2026-04-03') =>
    aDocument(39, { hearing_time: `${hearing}T09:00`, ...on(day) });

  it('is seven workdays after the notice was served, weekends and 清明节 left out', () => {
    // Friday the third, Monday the sixth is 清明节; the seventh workday after is Wednesday the fifteenth.
    expect(found('hearing-early', [notice('2026-04-16')])).toEqual([]);
    const [early] = found('hearing-early', [notice('2026-04-15')]);
    expect(early).toMatchObject({ severity: 'blocking', places: [{ field: 'hearing_time' }] });
    expect(early?.sentence).toContain('听证最早在2026年4月16日。');
  });

  it('is looked at, and called an estimate, where the holidays of the year are not known', () => {
    const [early] = found('hearing-early', [notice('2031-04-10', '2031-04-04')]);
    expect(early?.severity).toBe('attention');
    expect(early?.sentence).toContain('未导入放假安排');
  });

  it('is counted from the day of service, by the way it was served', () => {
    const one = notice('2026-04-15');
    const mailed = aDocument(
      50,
      { service_time: '2026-04-03T10:00', service_method: '邮寄送达', mail_received_on: '2026-04-07' },
      { servesDocumentId: one.id },
    );
    expect(found('hearing-early', [one, mailed])).toMatchObject([
      {
        places: [
          { documentId: one.id, field: 'hearing_time' },
          { documentId: mailed.id, field: 'service_time' },
        ],
      },
    ]);
  });

  it('is held against the first notice: put off, it was told in time', () => {
    const held = aDocument(40, { start_time: '2026-04-16T09:00', end_time: '10:00' });
    expect(
      found('hearing-early', [notice('2026-04-16'), notice('2026-04-16', '2026-04-14'), held]),
    ).toMatchObject([{ places: [{ field: 'hearing_time' }] }]);
    const early = aDocument(40, { start_time: '2026-04-09T09:00', end_time: '10:00' });
    expect(fieldsOf(found('hearing-early', [notice('2026-04-16'), early]))).toEqual([
      'start_time',
      'document_date',
    ]);
  });

  it('is followed by a legal review', () => {
    const held = aDocument(40, { start_time: '2026-04-15T09:00', end_time: '10:00' });
    const decision = aDocument(45, on('2026-04-20'));
    const review = (day: string, review_kind: string) => aDocument(36, { review_kind, reviewed_on: day });
    const before = review('2026-04-01', '案件审核');
    expect(found('not-reviewed-after-hearing', [before, held, decision])).toMatchObject([
      { places: [{ documentId: decision.id }, { documentId: held.id }, { documentId: before.id }] },
    ]);
    expect(
      found('not-reviewed-after-hearing', [review('2026-04-14', '法制审核'), held, decision]),
    ).toHaveLength(1);
    expect(found('not-reviewed-after-hearing', [review('2026-04-16', '法制审核'), held, decision])).toEqual(
      [],
    );
    expect(
      found('not-reviewed-after-hearing', [review('2026-04-16', '案件审核'), held, decision]),
    ).toHaveLength(1);
  });
});

describe('the filing', () => {
  it('comes within fifteen workdays after the clue, thirty with approval', () => {
    // Monday the second; the fifteenth workday after is Monday the twenty-third.
    expect(found('filing-late', [filed('2026-03-23')])).toEqual([]);
    expect(found('filing-late', [filed('2026-03-24')])).toMatchObject([
      { severity: 'attention', places: [{ field: 'dept_head_on' }] },
    ]);
    const extended = slip('延长核查期限', '2026-03-20');
    expect(found('filing-late', [filed('2026-04-14'), extended])).toEqual([]);
    expect(found('filing-late', [filed('2026-04-15'), extended])).toHaveLength(1);
    expect(found('filing-late', [filed('2026-03-24'), slip('延长核查期限', '2026-03-24')])).toHaveLength(1);
  });

  it('is counted from what was done before the day of the clue', () => {
    const record = aDocument(9, { start_time: '2026-02-20T09:00', end_time: '2026-02-20T10:00' });
    expect(fieldsOf(found('filing-late', [filed('2026-03-20'), record]))).toEqual([
      'dept_head_on',
      'start_time',
    ]);
  });
});

describe('the decision', () => {
  const filing = filed('2026-03-05');

  it('comes within ninety days after the filing, more with approval', () => {
    expect(found('decision-late', [filing, aDocument(45, on('2026-06-03'))])).toEqual([]);
    expect(found('decision-late', [filing, aDocument(45, on('2026-06-04'))])).toMatchObject([
      { severity: 'attention', places: [{ field: 'document_date' }, { field: 'dept_head_on' }] },
    ]);
    const extended = slip('延长办案期限', '2026-06-01');
    expect(found('decision-late', [filing, aDocument(45, on('2026-07-03')), extended])).toEqual([]);
    expect(found('decision-late', [filing, aDocument(45, on('2026-07-04')), extended])).toHaveLength(1);
  });

  it('is served within seven workdays', () => {
    const decision = aDocument(45, on('2026-04-03'));
    const served = (day: string, method = '直接送达') =>
      aDocument(
        50,
        { service_time: `${day}T10:00`, service_method: method, received_on: day, published_on: day },
        { servesDocumentId: decision.id },
      );
    expect(found('service-late', [decision, served('2026-04-15')])).toEqual([]);
    expect(found('service-late', [decision, served('2026-04-16')])).toMatchObject([
      { severity: 'attention', places: [{ field: 'service_time' }, { field: 'document_date' }] },
    ]);
    expect(found('service-late', [decision, served('2026-04-16', '公告送达')])).toEqual([]);
  });

  it('does not speak of what is proposed', () => {
    const decision = (words: string) => aDocument(45, { penalties: [{ content: words }] });
    expect(found('decision-proposes', [decision('罚款5000.00元')])).toEqual([]);
    expect(found('decision-proposes', [decision('拟罚款5000.00元')])).toMatchObject([
      { places: [{ field: 'penalties[0].content' }] },
    ]);
  });
});

describe('a seizure', () => {
  const seizure = aDocument(21, { ...on('2026-03-03'), duration_days: 30 });
  const release = (day: string) => aDocument(23, { ...on(day), measure_number: '' });
  const extension = (day: string) => aDocument(22, { ...on(day), extend_days: 30 });
  const late = (documents: Parameters<typeof found>[1], today = '2026-03-05') =>
    found('measure-expired', [seizure, ...documents], { today });

  it('ends in its thirty days, or is extended before', () => {
    // Thirty days after the third of March: the second of April.
    expect(late([release('2026-04-02')])).toEqual([]);
    expect(late([release('2026-04-03')])).toMatchObject([
      { severity: 'attention', places: [{ field: 'document_date' }, { documentId: seizure.id }] },
    ]);
    expect(late([extension('2026-04-01'), release('2026-05-02')])).toEqual([]);
    expect(late([extension('2026-04-01'), release('2026-05-03')])).toHaveLength(1);
  });

  it('that nobody has ended is told once its days are over', () => {
    expect(late([], '2026-04-02')).toEqual([]);
    const [first] = late([], '2026-04-03');
    expect(first).toMatchObject({ places: [{ documentId: seizure.id }] });
    expect(late([], '2026-05-03')[0]?.compared).toEqual(first?.compared);
  });

  it('does not count the days of a test told in writing', () => {
    const test = aDocument(31, { test_from: '2026-03-10', test_to: '2026-03-19' });
    expect(late([test, release('2026-04-12')])).toEqual([]);
    expect(late([test, release('2026-04-13')])).toHaveLength(1);
  });

  it('is not extended after it has ended', () => {
    expect(found('measure-extension-late', [seizure, extension('2026-04-02')])).toEqual([]);
    expect(found('measure-extension-late', [seizure, extension('2026-04-03')])).toMatchObject([
      { places: [{ field: 'document_date' }, { documentId: seizure.id }] },
    ]);
  });

  it('rests on a law, not on a rule of a ministry', () => {
    const by = (legal_basis: string) => found('measure-basis', [aDocument(21, { legal_basis })]);
    expect(by('《中华人民共和国食品安全法》第一百一十条第四项')).toEqual([]);
    expect(by('《无证无照经营查处办法》、《河南省食品小作坊条例》（2022年修正）')).toEqual([]);
    expect(by('《市场监督管理行政处罚程序规定》第三十六条')).toMatchObject([
      { places: [{ field: 'legal_basis' }] },
    ]);
  });
});

describe('preserved evidence', () => {
  it('is dealt with in seven workdays', () => {
    const kept = aDocument(19, on('2026-04-03'));
    const released = (day: string) => aDocument(20, { ...on(day), release_on: day });
    const late = (documents: Parameters<typeof found>[1], today = '2026-04-03') =>
      found('preservation-late', [kept, ...documents], { today });
    expect(late([released('2026-04-15')])).toEqual([]);
    expect(late([released('2026-04-16')])).toMatchObject([{ places: [{}, { documentId: kept.id }] }]);
    expect(late([], '2026-04-15')).toEqual([]);
    expect(late([], '2026-04-16')).toHaveLength(1);
  });
});

describe('an approval', () => {
  it('comes before what it approves', () => {
    const consent = aDocument(47, { kind: '延期', ...on('2026-05-06') });
    expect(found('approved-late', [consent, slip('分期缴纳罚款', '2026-05-06')])).toEqual([]);
    expect(found('approved-late', [consent, slip('分期缴纳罚款', '2026-05-07')])).toMatchObject([
      { places: [{ documentId: consent.id, field: 'document_date' }, { field: 'dept_head_on' }] },
    ]);
    expect(found('approved-late', [consent, slip('指定听证主持人', '2026-05-07')])).toEqual([]);
  });
});

describe('the court', () => {
  it('is asked ten workdays after the demand was served', () => {
    const demand = aDocument(48, on('2026-09-01'));
    const receipt = aDocument(50, { service_time: '2026-09-01T10:00' }, { servesDocumentId: demand.id });
    const asked = (day: string) => aDocument(49, on(day));
    // Tuesday the first; the tenth workday after is Tuesday the fifteenth.
    expect(found('court-early', [demand, receipt, asked('2026-09-16')])).toEqual([]);
    expect(found('court-early', [demand, receipt, asked('2026-09-15')])).toMatchObject([
      { severity: 'blocking', places: [{ field: 'document_date' }, { documentId: receipt.id }] },
    ]);
    expect(found('court-early', [demand, receipt, asked('2026-09-11')])).toMatchObject([
      { severity: 'blocking' },
    ]);
    const alone = aDocument(49, { ...on('2026-09-15'), demand_served_on: '2026-09-01' });
    expect(fieldsOf(found('court-early', [alone]))).toEqual(['document_date', 'demand_served_on']);
  });
});

describe('the remedies of the party', () => {
  const decision = aDocument(45, on('2026-03-05'));
  const receipt = aDocument(
    50,
    { service_method: '直接送达', service_time: '2026-03-05T10:00', received_on: '2026-03-05' },
    { servesDocumentId: decision.id },
  );
  const asked = (day: string) => aDocument(49, on(day));

  it('have run out before the court is asked', () => {
    // Six months to Saturday the fifth, which moves to Monday.
    expect(found('court-early', [decision, receipt, asked('2026-09-07')])).toMatchObject([
      { severity: 'blocking', sentence: expect.stringContaining('最早在2026年9月8日') },
    ]);
    expect(found('court-early', [decision, receipt, asked('2026-09-08')])).toEqual([]);
    const deferral = aDocument(47, {
      kind: '延期',
      deferral_terms: '缴纳期限延长至2026年9月30日',
      ...on('2026-03-10'),
    });
    expect(found('court-early', [decision, receipt, deferral, asked('2026-09-30')])).toMatchObject([
      { sentence: expect.stringContaining('暂缓、分期缴纳的期限到2026年9月30日') },
    ]);
    expect(found('court-early', [decision, receipt, deferral, asked('2026-10-09')])).toEqual([]);
  });

  it('that are pending keep it from being asked; a demand is looked at', () => {
    const begun = { event: 'litigation_begun', on: '2026-04-10' } as const;
    const ended = { event: 'litigation_ended', on: '2026-12-01', detail: '维持决定或者驳回请求' } as const;
    const demand = aDocument(48, on('2026-11-20'));
    const documents = [decision, receipt, demand, asked('2026-12-20')];
    const rules = (remedies: readonly OtherEvent[]) =>
      ['court-early', 'court-pending', 'demand-pending'].flatMap((rule) =>
        found(rule, documents, { remedies }).map(({ severity }) => `${rule} ${severity}`),
      );
    expect(rules([begun])).toEqual(['court-pending blocking', 'demand-pending attention']);
    expect(rules([begun, ended])).toEqual(['demand-pending attention']);
    expect(rules([])).toEqual([]);
  });
});

describe('who investigates', () => {
  it('does not review', () => {
    expect(found('review-by-officer', [aDocument(36, { reviewer: '赵六' })])).toEqual([]);
    expect(found('review-by-officer', [aDocument(36, { reviewer: '张三' })])).toMatchObject([
      { severity: 'blocking', places: [{ field: 'reviewer' }] },
    ]);
  });

  it('does not hear the case, nor does who only took part in a record', () => {
    const notice = aDocument(39, { host: '赵六', hearing_member: '王五、钱七', recorder: '孙八' });
    expect(found('hearing-by-officer', [notice])).toEqual([]);
    const record = aDocument(9, { officer1: '王五' });
    expect(fieldsOf(found('hearing-by-officer', [notice, record]))).toEqual(['hearing_member']);
  });
});
