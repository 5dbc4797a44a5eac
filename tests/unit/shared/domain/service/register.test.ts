import { join } from 'node:path';
import { readFilingOrders } from '#main/platform/rule-data/filing-orders.ts';
import { describe, expect, it } from 'vitest';
import { serviceOf } from '#shared/domain/procedure/timeline/service-of.ts';
import { kindOf } from '#shared/domain/procedure/timeline/document-kind.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { dutyNotes } from '#shared/domain/service/duty-notes.ts';
import { servedKinds } from '#shared/domain/service/served-kinds.ts';
import { unservedOf } from '#shared/domain/service/unserved.ts';
import { present } from '#shared/lib/assert.ts';
import { aRegister, anAttempt, PARTY } from '#tests/support/a-register.ts';
import { paper, receipt } from '#tests/support/procedure-document.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const decision = paper('penalty_decision', '2026-03-10', {
  title: '行政处罚决定书',
  documentNumber: '濮市监处罚〔2026〕9号',
});
const notice = paper('penalty_notice', '2026-03-03', { title: '行政处罚告知书' });
const INTO_HAND = {
  recipient: PARTY,
  service_method: '直接送达',
  service_time: '2026-03-12T10:00',
  received_on: '2026-03-12',
};
const first = <T>(all: readonly T[]): T => present(all[0], 'a first one');

describe('what has to be served', () => {
  it('is what the filing orders put a receipt behind', async () => {
    const { byId } = await readFilingOrders({
      shipped: join(resourcesRoot, 'resources', 'filing-order'),
    });
    for (const profile of byId.values()) {
      const served = profile.parts
        .flatMap(({ slots }) => slots.flatMap(({ entries }) => entries))
        .flatMap((entry) => (entry.served ? entry.templates : []))
        .flatMap((template) => kindOf(template) ?? []);
      expect([...new Set(served)].sort()).toEqual([...servedKinds].sort());
    }
  });

  it('is nothing of a draft, of a void document, of a paper of the bureau', () => {
    expect(
      aRegister([
        { ...decision, state: 'draft' },
        { ...notice, state: 'void' },
        paper('investigation_report', '2026-03-04'),
      ]),
    ).toEqual([]);
  });
});

it('two handings over of one document are said, with the day that counts', () => {
  const again = { ...INTO_HAND, service_time: '2026-03-16T10:00', received_on: '2026-03-16' };
  const [one, two] = [receipt(decision.id, INTO_HAND), receipt(decision.id, again, { id: 'the other' })];
  const notes = (...receipts: (typeof one)[]) =>
    dutyNotes(first(aRegister([decision, ...receipts]))).map(({ sentence }) => sentence);
  expect(notes(one)).toEqual([]);
  expect(notes(one, two)).toEqual([
    expect.stringContaining('有2026年3月12日、2026年3月16日的送达凭证，按最先的2026年3月12日计算期限'),
  ]);
});

describe('a 送达公告', () => {
  const announced = { ...paper('service_announcement', '2026-03-18'), servesDocumentId: decision.id };

  it('keeps the days to serve, and asks for the receipt that says when it was published', () => {
    expect(first(aRegister([decision, announced], { today: '2026-04-17' }))).toMatchObject({
      state: 'announced',
      due: '2026-03-19',
      late: false,
    });
    const duty = first(aRegister([decision, announced], { today: '2026-04-18' }));
    expect(duty).toMatchObject({ state: 'unserved', due: '2026-03-19', late: false });
    expect(dutyNotes(duty)).toEqual([
      {
        sentence:
          '《行政处罚决定书》（濮市监处罚〔2026〕9号）已制作送达公告，还没有送达回证：2026年3月18日发布的，2026年4月17日已经期满。请起草送达方式为“公告送达”的送达回证，写明发布日期、原因和经过。',
        article: '程序规定第八十二条第五项',
        lacks: 'receipt',
      },
    ]);
  });

  it('made too late is late, and one that was made void announces nothing', () => {
    const late = { ...announced, date: '2026-03-20' };
    expect(first(aRegister([decision, late]))).toMatchObject({ late: true });
    const duty = first(aRegister([decision, { ...announced, state: 'void' as const }]));
    expect(duty).toMatchObject({ late: true });
    expect(first(dutyNotes(duty)).sentence).toContain('还没有送达，送达的期限');
  });

  it('ends the clock of serving in the timeline, and proves nothing', () => {
    const timeline = timelineOf({ clueOn: '2026-03-01', documents: [decision, announced] }, shippedCounting);
    expect(timeline.filter(({ aboutId }) => aboutId === decision.id)).toMatchObject([
      { event: 'decision_announced', on: '2026-03-18', documentId: announced.id },
      { event: 'announced', on: '2026-03-18', until: '2026-04-17', documentId: announced.id },
    ]);
    const rules = (of: typeof timeline) =>
      clocksOf(of, { ...shippedCounting, today: '2026-03-18' }).map(({ rule }) => rule);
    expect(rules(timeline)).not.toContain('E1');
    expect(rules(timeline.filter(({ event }) => event !== 'decision_announced'))).toContain('E1');
  });
});

describe('a service', () => {
  it('waits until its limit has passed, and is missing and late then', () => {
    const duty = first(aRegister([decision]));
    expect(duty).toMatchObject({ state: 'unserved', due: '2026-03-19', late: true, recipient: PARTY });
    expect(first(dutyNotes(duty)).sentence).toBe(
      '《行政处罚决定书》（濮市监处罚〔2026〕9号）还没有送达，送达的期限2026年3月19日已过。',
    );
    expect(unservedOf([duty], '2026-03-20')).toEqual([
      expect.objectContaining({ since: '2026-03-20', receipt: true, late: true }),
    ]);
    const soon = first(aRegister([decision], { today: '2026-03-19' }));
    expect(soon.late).toBe(false);
    expect(unservedOf([soon], '2026-03-19')).toEqual([]);
    // Without a limit: the day after it was issued.
    const told = aRegister([notice], { today: '2026-03-03' });
    expect(unservedOf(told, '2026-03-03')).toEqual([]);
    expect(unservedOf(told, '2026-03-04')).toHaveLength(1);
  });

  it('is proved by its receipt, on the day the timeline has, and by nothing else', () => {
    const documents = [decision, receipt('penalty_decision', INTO_HAND)];
    const duty = first(aRegister(documents));
    const timeline = timelineOf({ clueOn: '2026-03-02', documents }, shippedCounting);
    expect(duty).toMatchObject({ state: 'served', on: '2026-03-12', late: false });
    expect(duty.on).toBe(serviceOf(timeline, 'penalty_decision')?.on);
    expect(dutyNotes(duty)).toEqual([]);
    expect(first(aRegister([decision], { attempts: [anAttempt()] })).state).toBe('unserved');
  });

  it('of several documents is one receipt to one recipient', () => {
    const both = receipt('penalty_notice', INTO_HAND, { alsoServes: ['penalty_decision'] });
    const duties = aRegister([notice, decision, both]);
    expect(duties.map(({ state, on }) => [state, on])).toEqual([
      ['served', '2026-03-12'],
      ['served', '2026-03-12'],
    ]);
  });

  it('says how often it was tried, and asks nothing of a delay that is on the way', () => {
    const tried = first(aRegister([decision], { attempts: [anAttempt()], today: '2026-03-16' }));
    expect(first(dutyNotes(tried)).sentence).toContain('送过1次；最近一次：邮件退回，原址查无此人');
    expect(unservedOf([tried], '2026-03-16')).toHaveLength(1);
    // Posted in time, received after the limit: time on the way does not count.
    const posted = receipt('penalty_decision', {
      service_method: '邮寄送达',
      service_time: '2026-03-18T09:00',
      mail_received_on: '2026-03-23',
    });
    expect(first(aRegister([decision, posted], { today: '2026-03-25' }))).toMatchObject({
      state: 'served',
      on: '2026-03-23',
      late: false,
    });
  });

  it('by a notice hangs until the day E2 gives, and asks what was tried before', () => {
    const announced = receipt('penalty_decision', {
      service_method: '公告送达',
      published_on: '2026-03-18',
      publication_reason: '下落不明',
    });
    const duty = first(aRegister([decision, announced]));
    expect(duty).toMatchObject({ state: 'announced', on: '2026-04-17', late: false });
    expect(dutyNotes(duty).map(({ article }) => article)).toEqual(['程序规定第八十二条第五项']);
    const tried = aRegister([decision, announced], { attempts: [anAttempt()] });
    expect(tried.flatMap(dutyNotes)).toEqual([]);
    // Written in the receipt, it is told already.
    const rows = { ...announced.values, attempts: [{ on: '2026-03-12', way: '邮寄送达', result: '退回' }] };
    const written = first(aRegister([decision, { ...announced, values: rows }]));
    expect(written.attempts).toEqual([expect.objectContaining({ on: '2026-03-12', result: '退回' })]);
    expect(dutyNotes(written)).toEqual([]);
  });

  it('of a version before a 补正 is asked for again', () => {
    const issue = { version: 2, at: '2026-03-16T10:00:00+08:00', firstAt: '2026-03-10T10:00:00+08:00' };
    const before = receipt('penalty_decision', INTO_HAND, {
      issue: { version: 1, at: '2026-03-12T11:00:00+08:00', firstAt: '2026-03-12T11:00:00+08:00' },
    });
    const duty = first(aRegister([{ ...decision, issue }, before]));
    expect(duty).toMatchObject({ state: 'anew', version: 2 });
    expect(unservedOf([duty], '2026-03-16')).toEqual([
      expect.objectContaining({ receipt: true, sentence: expect.stringContaining('补正后的应当另行送达') }),
    ]);
  });
});

describe('two proofs of one service that differ', () => {
  const scan = (date: string) =>
    paper('service_receipt', date, { id: 'scan', servesDocumentId: 'penalty_notice' });
  const written = receipt('penalty_notice', { ...INTO_HAND, received_on: '2026-03-05' });

  it('count by the later day until one of them is put right, and say so', () => {
    const duty = first(aRegister([notice, written, scan('2026-03-09')]));
    expect(duty).toMatchObject({ state: 'served', on: '2026-03-09', differing: ['2026-03-05'] });
    expect(first(dutyNotes(duty)).sentence).toContain('2026年3月5日、2026年3月9日');
    expect(unservedOf([duty], '2026-03-20')).toHaveLength(1);
    const timeline = timelineOf(
      { clueOn: '2026-03-02', documents: [notice, written, scan('2026-03-09')] },
      shippedCounting,
    );
    // Nobody acts before the period of the party has passed for certain.
    expect(timeline.find(({ event }) => event === 'defence_ended')?.on).toBe('2026-03-16');
    expect(timeline.filter(({ aboutId }) => aboutId === 'penalty_notice')).toHaveLength(2);
  });

  it('agree when they name one day', () => {
    const duty = first(aRegister([notice, written, scan('2026-03-05')]));
    expect(duty).toMatchObject({ on: '2026-03-05', differing: [] });
  });

  it('of one handing over are one service, though both were written here', () => {
    const again = { ...written, id: 'again', values: { ...written.values, received_on: '2026-03-09' } };
    expect(first(aRegister([notice, written, again]))).toMatchObject({
      on: '2026-03-09',
      differing: ['2026-03-05'],
    });
    const later = { ...again, values: { ...again.values, service_time: '2026-03-09T10:00' } };
    expect(first(aRegister([notice, written, later]))).toMatchObject({ on: '2026-03-05', differing: [] });
  });

  it('are two services when they are of two methods: the first counts', () => {
    const posted = receipt(
      'penalty_notice',
      { service_method: '邮寄送达', service_time: '2026-03-04T09:00', mail_received_on: '2026-03-09' },
      { id: 'posted' },
    );
    expect(first(aRegister([notice, written, posted]))).toMatchObject({ on: '2026-03-05', differing: [] });
  });
});

describe('somebody else a document has to be served to', () => {
  const other = { id: 'r1', documentId: 'penalty_decision', name: '王举报', role: '利害关系人', reason: '' };
  const toOther = receipt(
    'penalty_decision',
    { ...INTO_HAND, recipient: '王举报', received_on: '2026-03-11' },
    { id: 'to other' },
  );

  it('has a service of his own, which starts nothing for the party', () => {
    const documents = [decision, toOther];
    const duties = aRegister(documents, { recipients: [other] });
    expect(duties.map(({ recipient, state, on }) => [recipient, state, on])).toEqual([
      [PARTY, 'unserved', undefined],
      ['王举报', 'served', '2026-03-11'],
    ]);
    const timeline = timelineOf({ clueOn: '2026-03-02', documents, recipients: [other] }, shippedCounting);
    expect(timeline.some(({ event }) => event === 'decision_served')).toBe(false);
    expect(serviceOf(timeline, 'penalty_decision')).toBeUndefined();
    const posted = {
      ...toOther,
      values: { recipient: '王举报', service_method: '邮寄送达', service_time: '2026-03-11T09:00' },
    };
    expect(
      timelineOf(
        { clueOn: '2026-03-02', documents: [decision, posted], recipients: [other] },
        shippedCounting,
      )
        .map(({ event }) => event)
        .includes('decision_posted'),
    ).toBe(false);
  });
});
