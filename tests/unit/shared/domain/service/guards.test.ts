import { describe, expect, it } from 'vitest';
import { attemptFault, attemptNotes } from '#shared/domain/service/attempt.ts';
import { confirmedAddress } from '#shared/domain/service/confirmed-address.ts';
import { dutyNotes } from '#shared/domain/service/duty-notes.ts';
import { receiptValues, returnedAsServed } from '#shared/domain/service/receipt-values.ts';
import { unservedOf } from '#shared/domain/service/unserved.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { present } from '#shared/lib/assert.ts';
import { anAttempt, aRegister, PARTY } from '#tests/support/a-register.ts';
import { paper, receipt } from '#tests/support/procedure-document.ts';

/** Each guard of the register of service alone. */
const TODAY = '2026-03-20';
const decision = paper('penalty_decision', '2026-03-10', {
  title: '行政处罚决定书',
  values: { penalties: '罚款5000元' },
});
const INTO_HAND = { service_method: '直接送达', service_time: '2026-03-12T10:00', received_on: '2026-03-12' };
const dutyOf = (...given: Parameters<typeof aRegister>) => present(aRegister(...given)[0], 'a duty');

describe('an attempt', () => {
  const faultOf = (more: Parameters<typeof anAttempt>[0]) =>
    attemptFault(anAttempt(more), [{ name: '《行政处罚决定书》', date: '2026-03-10' }], TODAY);

  it('may be of today, and of the day of the document', () => {
    const refused = { outcome: 'refused', method: '直接送达', returnedOn: undefined } as const;
    expect(faultOf({ ...refused, at: TODAY })).toBeUndefined();
    expect(faultOf({ ...refused, at: '2026-03-10' })).toBeUndefined();
    expect(faultOf({ at: '2026-03-12', returnedOn: '2026-03-12' })).toBeUndefined();
    expect(faultOf({ at: '2026-03-12', returnedOn: TODAY })).toBeUndefined();
  });

  it('at the door is made by two', () => {
    const made = (...servedBy: string[]) =>
      attemptNotes(anAttempt({ method: '直接送达', outcome: 'absent', returnedOn: undefined, servedBy }))
        .length;
    expect([made(), made('张三'), made('张三', '李喆')]).toEqual([1, 1, 0]);
  });
});

describe('the confirmed address', () => {
  const confirmation = (id: string, confirmed_on: string, values: Values = {}) =>
    paper('service_address_confirmation', '2026-03-04', {
      id,
      values: { recipient: PARTY, service_address: '濮阳市人民路88号', confirmed_on, ...values },
    });

  it('is the one confirmed last, in whatever order they were written', () => {
    const both = [confirmation('later', '2026-03-08'), confirmation('earlier', '2026-03-05')];
    expect(confirmedAddress(both, PARTY)?.documentId).toBe('later');
    expect(confirmedAddress(both.toReversed(), PARTY)?.documentId).toBe('later');
  });

  it('has no channel that was not agreed to', () => {
    const channels = (values: Values) =>
      confirmedAddress([confirmation('c', '2026-03-05', { mobile: '138', email: 'a@b', ...values })])
        ?.channels;
    const ticked = { electronic_channels: ['手机号码'] };
    expect(channels({ ...ticked, accept_electronic: '是' })).toEqual([{ kind: '手机号码', value: '138' }]);
    expect(channels({ ...ticked, accept_electronic: '否' })).toEqual([]);
  });

  it('serves by a letter that came back only where it was confirmed before, by him, for that place', () => {
    const confirmed = confirmedAddress([confirmation('c', '2026-03-12')], PARTY);
    const follows = (more: Parameters<typeof anAttempt>[0]) =>
      returnedAsServed(anAttempt(more), confirmed) !== undefined;
    expect(follows({ at: '2026-03-12' })).toBe(true);
    expect(follows({ at: '2026-03-11' })).toBe(false);
    expect(follows({ place: '濮阳市人民路 88号。' })).toBe(true);
    expect(follows({ place: '' })).toBe(false);
    expect(follows({ recipient: '别人' })).toBe(false);
  });
});

describe('what a receipt begins with', () => {
  it('is the last refusal, not the first', () => {
    const refusal = (at: string, reason: string) =>
      anAttempt({ at, reason, outcome: 'refused', method: '直接送达', returnedOn: undefined });
    const { remark } = receiptValues({
      recipient: PARTY,
      method: '留置送达',
      at: '2026-03-18',
      place: '',
      confirmed: undefined,
      attempts: [refusal('2026-03-12', '关门'), refusal('2026-03-15', '拒收')],
    });
    expect(remark).toBe('2026年3月15日拒收。');
  });
});

describe('a service', () => {
  const announced = (published_on: string) =>
    receipt('penalty_decision', { service_method: '公告送达', published_on, publication_reason: '下落不明' });

  it('by notice is served on the day its time is over, and not before', () => {
    const documents = [decision, announced('2026-03-18')];
    const on = present(dutyOf(documents).on, 'the day');
    expect(dutyOf(documents, { today: on }).state).toBe('served');
    expect(dutyOf(documents, { today: '2026-04-16' }).state).toBe('announced');
  });

  it('is not late on the last day, nor by what a draft or a void receipt says', () => {
    const due = present(dutyOf([decision]).due, 'the last day');
    expect(dutyOf([decision], { today: due }).late).toBe(false);
    const handed = receipt('penalty_decision', {
      ...INTO_HAND,
      service_time: `${due}T10:00`,
      received_on: due,
    });
    expect(dutyOf([decision, handed], { today: '2026-04-20' })).toMatchObject({
      state: 'served',
      late: false,
    });
    expect(dutyOf([decision, { ...handed, state: 'draft' }], { today: due }).state).toBe('drafting');
    const voided = dutyOf([decision, { ...handed, state: 'void' }], { today: due });
    expect([voided.state, voided.receipts]).toEqual(['unserved', []]);
  });

  it('is proved by what came after a 补正, and by nothing before it', () => {
    const version = (n: number, at: string, firstAt = at) => ({ version: n, at, firstAt });
    const corrected = {
      ...decision,
      issue: version(2, '2026-03-16T10:00:00+08:00', '2026-03-10T10:00:00+08:00'),
    };
    const before = receipt('penalty_decision', INTO_HAND, { issue: version(1, '2026-03-12T11:00:00+08:00') });
    const after = receipt(
      'penalty_decision',
      { ...INTO_HAND, service_time: '2026-03-18T10:00', received_on: '2026-03-18' },
      { id: 'after', issue: version(1, '2026-03-18T11:00:00+08:00') },
    );
    expect(dutyOf([corrected, before, after])).toMatchObject({ state: 'served', on: '2026-03-18' });
  });

  it('to somebody else has its own receipts and its own attempts', () => {
    const recipients = [
      { id: 'r', documentId: 'penalty_decision', name: '王举报', role: '利害关系人', reason: '' },
    ];
    const toParty = receipt('penalty_decision', { ...INTO_HAND, recipient: PARTY });
    const attempts = [anAttempt({ id: 'a' }), anAttempt({ id: 'b', recipient: '王举报' })];
    expect(
      aRegister([decision, toParty], { recipients, attempts }).map((duty) => [
        duty.recipient,
        duty.state,
        duty.receipts.length,
        duty.attempts.map(({ id }) => id),
      ]),
    ).toEqual([
      [PARTY, 'served', 1, ['a']],
      ['王举报', 'unserved', 0, ['b']],
    ]);
  });

  it('is told of a further party by its own name', () => {
    const further = new Map([['p2', '第二当事人']]);
    expect(dutyOf([{ ...decision, partyId: 'p2' }], { further }).recipient).toBe('第二当事人');
    expect(dutyOf([decision], { further }).recipient).toBe(PARTY);
  });

  it('is missing from the day after the document, and a delay that lies behind is no gap', () => {
    const notice = paper('penalty_notice', '2026-03-10', { title: '行政处罚告知书' });
    const missing = (today: string) => unservedOf(aRegister([notice], { today }), today).length;
    expect([missing('2026-03-10'), missing('2026-03-11')]).toEqual([0, 1]);
    const late = { ...INTO_HAND, service_time: '2026-03-28T10:00', received_on: '2026-03-28' };
    const duty = dutyOf([decision, receipt('penalty_decision', late)], { today: '2026-03-30' });
    expect([duty.state, duty.late, dutyNotes(duty).length]).toEqual(['served', true, 1]);
    expect(unservedOf([duty], '2026-03-30')).toEqual([]);
  });
});
