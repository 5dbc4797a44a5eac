import { describe, expect, it } from 'vitest';
import { aDocument, fieldsOf, found } from '#tests/support/a-checked-case.ts';

const on = (day: string) => ({ document_date: day });

describe('the times of records', () => {
  const record = (from: string, to: string, more = {}) => ({
    start_time: `2026-03-05T${from}`,
    end_time: `2026-03-05T${to}`,
    ...more,
  });

  it('end after they begin', () => {
    expect(fieldsOf(found('ends-before-start', [aDocument(9, record('10:00', '09:59'))]))).toEqual([
      'end_time',
      'start_time',
    ]);
    expect(found('ends-before-start', [aDocument(9, record('10:00', '10:00'))])).toEqual([]);
  });

  it('do not overlap for the same officers: two interviews never, an inspection with a word', () => {
    const one = aDocument(14, record('09:00', '10:00'));
    expect(found('records-overlap', [one, aDocument(14, record('09:59', '11:00'))])).toMatchObject([
      { severity: 'blocking', article: '程序规定第二十九条' },
    ]);
    expect(found('records-overlap', [one, aDocument(9, record('08:00', '09:01'))])).toMatchObject([
      { severity: 'attention' },
    ]);
    expect(found('records-overlap', [one, aDocument(14, record('10:00', '11:00'))])).toEqual([]);
  });

  it('of a hearing are those of its report, which is no second record', () => {
    const times = { start_time: '2026-03-05T09:00', end_time: '10:00' };
    const hearing = aDocument(40, times);
    expect(found('records-overlap', [hearing, aDocument(41, times)])).toEqual([]);
    expect(found('records-overlap', [hearing, aDocument(9, record('09:30', '10:30'))])).toHaveLength(1);
  });

  it('may overlap when other officers ask', () => {
    const others = { officer1: '王五', officer2: '赵六' };
    const findings = found('records-overlap', [
      aDocument(14, record('09:00', '10:00')),
      aDocument(14, record('09:00', '10:00', others)),
    ]);
    expect(findings).toEqual([]);
  });
});

describe('the days of documents', () => {
  it('follow the way of a case', () => {
    const findings = found('dates-out-of-order', [
      aDocument(37, on('2026-04-10')),
      aDocument(45, on('2026-04-09')),
    ]);
    expect(findings).toMatchObject([
      { severity: 'blocking', places: [{ field: 'document_date' }, { field: 'document_date' }] },
    ]);
    expect(findings[0]?.sentence).toContain('2026年4月9日早于');
  });

  it('of interviews lie before the report is reviewed, each of them', () => {
    const review = aDocument(36, { submitted_on: '2026-04-01' });
    const early = aDocument(14, { start_time: '2026-03-09T09:00', end_time: '2026-03-09T10:00' });
    const late = aDocument(14, { start_time: '2026-04-02T09:00', end_time: '2026-04-02T10:00' });
    expect(found('dates-out-of-order', [early, late, review])).toMatchObject([
      { places: [{ documentId: review.id }, { documentId: late.id }] },
    ]);
  });

  it('are left alone where a notice was made anew after the decision', () => {
    const documents = [
      aDocument(37, on('2026-04-01')),
      aDocument(37, on('2026-06-01')),
      aDocument(45, on('2026-04-20')),
    ];
    expect(found('dates-out-of-order', documents)).toEqual([]);
  });
});

describe('the time for a defence', () => {
  const notice = aDocument(37, on('2026-04-03'));
  const receipt = (day: string) =>
    aDocument(50, { service_time: `${day}T09:20` }, { servesDocumentId: notice.id });

  it('is five workdays after service, weekends and 清明节 left out', () => {
    // Friday the third, Monday the sixth is 清明节: Tuesday to Monday the thirteenth are the five.
    const decision = (day: string) => aDocument(45, on(day));
    const served = receipt('2026-04-03');
    expect(found('defence-period', [notice, served, decision('2026-04-13')])).toMatchObject([
      {
        severity: 'blocking',
        places: [{ field: 'document_date' }, { documentId: served.id, field: 'service_time' }],
      },
    ]);
    expect(found('defence-period', [notice, served, decision('2026-04-14')])).toEqual([]);
  });

  it('is counted from the day of the notice while nothing proves its service', () => {
    expect(found('defence-period', [notice, aDocument(45, on('2026-04-10'))])).toMatchObject([
      { places: [{}, { documentId: notice.id, field: 'document_date' }] },
    ]);
  });
});

describe('service', () => {
  it('does not come before the document nor after its signatures', () => {
    const notice = aDocument(37, on('2026-04-03'));
    const early = aDocument(
      50,
      { service_time: '2026-04-02T09:00', received_on: '2026-04-01' },
      { servesDocumentId: notice.id },
    );
    expect(found('served-before-issued', [notice, early])).toMatchObject([{ severity: 'blocking' }]);
    expect(fieldsOf(found('signed-before-served', [notice, early]))).toEqual(['received_on', 'service_time']);
  });
});

describe('measures', () => {
  const seizure = aDocument(21, on('2026-03-03'));
  const slip = (day: string, matter = '采取行政强制措施（扣押）') =>
    aDocument(8, { matter, dept_head_on: day });

  it('are approved before, or within a day in urgency', () => {
    expect(found('measure-approved-late', [seizure, slip('2026-03-03')])).toEqual([]);
    expect(found('measure-approved-late', [seizure, slip('2026-03-04')])).toMatchObject([
      { severity: 'attention' },
    ]);
    expect(found('measure-approved-late', [seizure, slip('2026-03-05')])).toMatchObject([
      { severity: 'blocking', places: [{ field: 'document_date' }, { field: 'dept_head_on' }] },
    ]);
  });

  it('that nobody approved are said the day after next, until a slip is there', () => {
    const taken = aDocument(21, on('2026-03-03'), { state: 'finalised' });
    expect(found('measure-unapproved', [taken], { today: '2026-03-04' })).toEqual([]);
    expect(found('measure-unapproved', [taken], { today: '2026-03-05' })).toMatchObject([
      { severity: 'attention', places: [{ field: 'document_date' }] },
    ]);
    expect(found('measure-unapproved', [taken, slip('2026-03-04')], { today: '2026-03-05' })).toEqual([]);
  });

  it('are not approved by a slip about their release', () => {
    expect(found('measure-approved-late', [seizure, slip('2026-04-05', '解除行政强制措施')])).toEqual([]);
  });

  it('before the filing want the approval of the day', () => {
    const filing = aDocument(7, { dept_head_on: '2026-03-05' });
    expect(found('measure-before-filing', [seizure, filing])).toMatchObject([{ severity: 'attention' }]);
    expect(found('measure-before-filing', [seizure, filing, slip('2026-03-03')])).toEqual([]);
    expect(found('measure-before-filing', [aDocument(21, on('2026-03-05')), filing])).toEqual([]);
  });
});
