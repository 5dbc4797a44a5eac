import { describe, expect, it } from 'vitest';
import type { CheckedCase } from '#shared/domain/documents/contradictions/checked-case.ts';
import { aDocument, fieldsOf, found } from '#tests/support/a-checked-case.ts';

const on = (day: string) => ({ document_date: day });

describe('how a case ends', () => {
  const closing = (closure: string) => aDocument(53, { closure, dept_head_on: '2026-05-06' });

  it('is what the 结案审批表 says', () => {
    const decision = aDocument(46, on('2026-04-20'));
    expect(found('closure-differs', [decision, closing('依法不予行政处罚')])).toEqual([]);
    const [differs] = found('closure-differs', [decision, closing('行政处罚决定执行完毕')]);
    expect(differs).toMatchObject({ severity: 'attention', article: '程序规定第七十七条' });
    expect(differs?.sentence).toContain('依法不予行政处罚');
  });

  it('is not judged by papers the program does not read, nor where the clerk writes his own words', () => {
    expect(found('closure-differs', [closing('行政处罚决定执行完毕')])).toEqual([]);
    expect(found('closure-differs', [aDocument(46, on('2026-04-20')), closing('其他')])).toEqual([]);
  });

  it('says what of the decision is open then: money by its register, 加处罚款, acts nobody told of', () => {
    const decided = (penalties: string) => aDocument(45, { penalties, document_date: '2026-03-05' });
    const receipt = aDocument(
      50,
      { service_method: '直接送达', service_time: '2026-03-05T10:00', received_on: '2026-03-05' },
      { servesDocumentId: 'served', state: 'finalised' },
    );
    const open = (penalties: string, more: Partial<CheckedCase> = {}, closure = '行政处罚决定执行完毕') =>
      found(
        'open-at-closing',
        [{ ...decided(penalties), id: 'served', state: 'finalised' }, receipt, closing(closure)],
        {
          today: '2026-05-06',
          ...more,
        },
      ).map(({ sentence }) => sentence);
    const payment = {
      id: 'p',
      kind: 'paid',
      of: 'fine',
      on: '2026-03-30',
      amount: 500_000,
      detail: '',
    } as const;
    expect(open('罚款5000.00元')).toEqual([
      expect.stringContaining('罚款5000.00元、加处罚款5000.00元没有缴纳'),
    ]);
    expect(open('罚款5000.00元', { payments: [payment] })).toEqual([
      expect.stringContaining('还没有执行完毕：加处罚款1500.00元没有缴纳。'),
    ]);
    expect(
      open('罚款5000.00元', { payments: [payment, { ...payment, id: 'a', of: 'added', amount: 150_000 }] }),
    ).toEqual([]);
    expect(open('罚款5000.00元', {}, '人民法院裁定终结执行')).toEqual([]);
    const told = (event: 'paid' | 'penalty_performed') => ({
      performed: [{ event, on: '2026-04-01', article: '' }],
    });
    expect(open('罚款5000.00元', told('paid'))).toEqual([]);
    expect(open('责令停产停业。')).toEqual([expect.stringContaining('以外的处罚没有登记执行的日期')]);
    expect(open('责令停产停业。', told('penalty_performed'))).toEqual([]);
    expect(open('警告。')).toEqual([]);
  });

  it('at the police follows the decision of the head within a day', () => {
    const slip = (day: string) => aDocument(8, { matter: '移送涉嫌犯罪案件', dept_head_on: day });
    const sent = aDocument(5, on('2026-04-10'));
    expect(found('transfer-unapproved', [slip('2026-04-09'), sent])).toEqual([]);
    expect(found('transfer-late', [slip('2026-04-09'), sent])).toEqual([]);
    expect(found('transfer-unapproved', [sent])).toHaveLength(1);
    expect(found('transfer-unapproved', [slip('2026-04-11'), sent])).toHaveLength(1);
    expect(found('transfer-late', [slip('2026-04-07'), sent])).toHaveLength(1);
  });

  it('without a penalty teaches who did wrong, and nobody else', () => {
    const approved = (disposition: string) => aDocument(43, { disposition, dept_head_on: '2026-04-19' });
    const decision = (education: boolean) => aDocument(46, { ...on('2026-04-20'), education });
    const wrong = approved('有违法行为，依法不予行政处罚');
    const none = approved('违法事实不能成立，不予行政处罚');
    expect(found('education-differs', [wrong, decision(true)])).toEqual([]);
    expect(found('education-differs', [none, decision(false)])).toEqual([]);
    expect(fieldsOf(found('education-differs', [wrong, decision(false)]))).toEqual([
      'education',
      'disposition',
    ]);
    expect(found('education-differs', [none, decision(true)])).toHaveLength(1);
    expect(found('education-differs', [decision(false)])).toEqual([]);
  });
});

describe('what a decision tells the party', () => {
  it('names both ways of review with their time', () => {
    expect(found('remedies-untold', [aDocument(45, on('2026-04-20'))])).toEqual([]);
    const [untold] = found('remedies-untold', [
      aDocument(45, { remedies: '如不服，可以自收到之日起六十日内申请行政复议。' }),
    ]);
    expect(untold?.sentence).toContain('六个月内提起行政诉讼');
    expect(untold?.sentence).not.toContain('六十日内申请行政复议”');
  });

  it('on the spot sends to reconsideration first', () => {
    const own = (other_remedies: string) => aDocument(44, { remedies: '自行填写', other_remedies });
    expect(found('remedies-untold', [aDocument(44, { remedies: '复议前置' })])).toEqual([]);
    expect(
      found('remedies-untold', [own('六十日内申请行政复议；不服复议决定的，十五日内提起行政诉讼。')]),
    ).toEqual([]);
    expect(found('remedies-untold', [own('六个月内提起行政诉讼。')])).toHaveLength(1);
  });
});

describe('cash', () => {
  it('of more than a hundred yuan is looked at', () => {
    const taken = (fine_amount: number, payment = '当场缴纳') =>
      aDocument(44, { penalties: ['罚款'], fine_amount, payment });
    expect(found('cash-collected', [taken(100_00)])).toEqual([]);
    expect(found('cash-collected', [taken(200_00, '限期缴纳')])).toEqual([]);
    expect(found('cash-collected', [taken(100_01)])).toMatchObject([{ severity: 'attention' }]);
  });
});

describe('the hearing report', () => {
  it('is written within five workdays', () => {
    const held = aDocument(40, { start_time: '2026-04-15T09:00', end_time: '10:00' });
    const report = (date: string) => aDocument(41, {}, { date });
    expect(found('hearing-report-late', [held, report('2026-04-22')], { today: '2026-05-01' })).toEqual([]);
    expect(found('hearing-report-late', [held, report('2026-04-23')], { today: '2026-05-01' })).toHaveLength(
      1,
    );
  });
});
