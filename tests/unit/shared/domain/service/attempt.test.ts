import { describe, expect, it } from 'vitest';
import { attemptFault, attemptNotes, attemptWords } from '#shared/domain/service/attempt.ts';
import { confirmedAddress } from '#shared/domain/service/confirmed-address.ts';
import { receiptValues, returnedAsServed } from '#shared/domain/service/receipt-values.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { anAttempt, PARTY } from '#tests/support/a-register.ts';
import { paper } from '#tests/support/procedure-document.ts';

const documents = [{ name: '《行政处罚决定书》', date: '2026-03-10' }];
const TODAY = '2026-03-20';

describe('an attempt to serve', () => {
  it('may have been so', () => {
    expect(attemptFault(anAttempt(), documents, TODAY)).toBeUndefined();
    expect(attemptFault(anAttempt({ at: '2026-03-12T09:30' }), documents, TODAY)).toBeUndefined();
  });

  it.each([
    ['to come', { at: '2026-03-21', returnedOn: '2026-03-22' }, 'at', /晚于今天/],
    ['before the document', { at: '2026-03-09' }, 'at', /早于《行政处罚决定书》/],
    ['on no day', { at: '2026-02-30' }, 'at', /请填写送达的日期/],
    ['that came back without a day', { returnedOn: undefined }, 'returnedOn', /退回的日期/],
    ['that came back before it went', { returnedOn: '2026-03-11' }, 'returnedOn', /早于交邮/],
    ['that comes back tomorrow', { returnedOn: '2026-03-21' }, 'returnedOn', /晚于今天/],
    ['by hand that came back', { method: '直接送达' }, 'outcome', /只有邮寄送达/],
    ['refused with a day of return', { outcome: 'refused' }, 'returnedOn', /只有“邮件退回”/],
  ] as const)('%s is refused, with the cause', (_, more, field, sentence) => {
    const fault = attemptFault(anAttempt(more), documents, TODAY);
    expect(fault).toMatchObject({ field, sentence: expect.stringMatching(sentence) });
  });

  it('says what it lacks and is kept all the same', () => {
    const alone = anAttempt({
      method: '直接送达',
      outcome: 'refused',
      returnedOn: undefined,
      servedBy: ['张三'],
    });
    expect(attemptNotes(alone).map(({ article }) => article)).toEqual([
      '行政处罚法第四十二条',
      '程序规定第八十二条第二项',
    ]);
    expect(attemptNotes(anAttempt({ mailNumber: '' }))).toHaveLength(1);
    expect(attemptNotes(anAttempt())).toEqual([]);
    expect(attemptWords(anAttempt())).toBe(
      '2026年3月12日邮寄送达（濮阳市人民路88号）：2026年3月16日邮件退回，原址查无此人',
    );
  });
});

const confirmation = (values: Values, id = 'c1', date = '2026-03-04') =>
  paper('service_address_confirmation', date, {
    id,
    values: { recipient: PARTY, service_address: '濮阳市人民路88号', confirmed_on: date, ...values },
  });

describe('the confirmed address', () => {
  it('is the last one the recipient confirmed, with the channels he ticked', () => {
    const found = confirmedAddress(
      [
        confirmation({}),
        confirmation(
          {
            service_address: '建设路1号',
            accept_electronic: '是',
            electronic_channels: ['手机号码'],
            mobile: '13800000000',
            fax: '8888',
          },
          'c2',
          '2026-03-06',
        ),
        confirmation({ recipient: '别人' }, 'c3', '2026-03-08'),
      ],
      PARTY,
    );
    expect(found).toMatchObject({
      documentId: 'c2',
      address: '建设路1号',
      electronic: true,
      channels: [{ kind: '手机号码', value: '13800000000' }],
    });
    expect(confirmedAddress([{ ...confirmation({}), state: 'void' }], PARTY)).toBeUndefined();
  });

  it('to which a letter came back serves on the day it did, by a receipt that says so', () => {
    const confirmed = confirmedAddress([confirmation({})], PARTY);
    const follows = returnedAsServed(anAttempt(), confirmed);
    expect(follows?.values).toMatchObject({
      service_method: '邮寄送达',
      mail_received_on: '2026-03-16',
      mail_number: 'EMS 1001',
    });
    expect(returnedAsServed(anAttempt(), undefined)).toBeUndefined();
    expect(returnedAsServed(anAttempt({ place: '建设路1号' }), confirmed)).toBeUndefined();
    expect(returnedAsServed(anAttempt({ at: '2026-03-03' }), confirmed)).toBeUndefined();
    expect(returnedAsServed(anAttempt({ recipient: '别人' }), confirmed)).toBeUndefined();
  });
});

describe('what a receipt begins with', () => {
  it('is the story of what was tried, when it is announced', () => {
    const values = receiptValues({
      recipient: PARTY,
      method: '公告送达',
      at: '2026-03-18',
      place: '',
      confirmed: undefined,
      attempts: [anAttempt()],
    });
    expect(values).toMatchObject({ published_on: '2026-03-18' });
    expect(values['publication_reason']).toContain('邮件退回，原址查无此人。以上方式均未能送达。');
  });

  it('is the reason of the refusal, when it is left behind', () => {
    const values = receiptValues({
      recipient: PARTY,
      method: '留置送达',
      at: '2026-03-18T10:00',
      place: '濮阳市人民路88号',
      confirmed: undefined,
      attempts: [
        anAttempt({ outcome: 'refused', method: '直接送达', reason: '店主拒收', returnedOn: undefined }),
      ],
    });
    expect(values).toMatchObject({ remark: '2026年3月12日店主拒收。', service_time: '2026-03-18T10:00' });
  });
});
