import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
let party: string;
beforeEach(async () => {
  clock.set('2026-03-13T09:30:00+08:00');
  test = await openTestApp({ clock });
  const made = await aDecisionCase(test.client);
  [caseId, party] = [made.id, made.party.name];
});
afterEach(() => test.close());

const register = () => test.client.service.ofCase({ caseId });
/** Whatever else the law asks for first. */
async function decided() {
  const { id, revision } = await aReadyDraft(test.client, caseId, PENALTY_DECISION, {
    document_date: '2026-03-10',
  });
  return test.client.documents.finalise({ documentId: id, revision, despite: '只看送达' });
}
const told = () => test.client.procedure.ofCase({ caseId });

/** Issues a draft of a receipt with what it still lacks. */
async function issue(documentId: string, more: Record<string, string>) {
  const draft = await test.client.documents.get({ documentId });
  const saved = await test.client.documents.save({
    documentId,
    revision: draft.revision,
    own: { ...draft.own, ...more },
  });
  return test.client.documents.finalise({ documentId, revision: saved.revision, despite: '只看送达' });
}

const returned = (documentId: string) => ({
  caseId,
  documentIds: [documentId],
  recipient: party,
  method: '邮寄送达' as const,
  at: '2026-03-11',
  place: '濮阳市华龙区人民路88号',
  servedBy: ['张三', '李喆'],
  outcome: 'returned' as const,
  returnedOn: '2026-03-12',
  reason: '原址查无此人',
  mailNumber: 'EMS 1001',
});

describe('the register of service', () => {
  it('drafts receipts for what is ticked, several documents on one, in one act that says so', async () => {
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-09' });
    const decision = await decided();
    const drafts = await test.client.service.draftReceipts({
      caseId,
      receipts: [
        {
          recipient: party,
          documentIds: [notice.id, decision.id],
          method: '直接送达',
          at: '2026-03-12T10:00',
          place: '濮阳市华龙区人民路88号',
        },
      ],
    });
    expect(drafts).toHaveLength(1);
    const [draft] = drafts;
    expect(draft).toMatchObject({ servesDocumentId: notice.id, alsoServes: [decision.id] });
    const { own } = await test.client.documents.get({ documentId: present(draft, 'a draft').id });
    expect(own['document_names']).toBe(
      [notice, decision].map(({ title, documentNumber }) => `${title}（${documentNumber ?? ''}）`).join('\n'),
    );
    expect((await register()).duties.map(({ state }) => state)).toEqual(['drafting', 'drafting']);
    await issue(present(draft, 'a draft').id, { received_on: '2026-03-12' });
    expect((await register()).duties.map(({ state, on }) => [state, on])).toEqual([
      ['served', '2026-03-12'],
      ['served', '2026-03-12'],
    ]);
    const events = (await told()).timeline.map(({ event }) => event);
    expect(events).toContain('notice_served');
    expect(events).toContain('decision_served');
    // What a receipt serves beside its first is not deleted from under it.
    expect(
      (await test.client.documents.get({ documentId: present(draft, 'a draft').id })).alsoServes,
    ).toEqual([decision.id]);
    expect((await test.client.archive.acts({ caseId })).map(({ sentence }) => sentence)).toContain(
      '新建文书送达回证',
    );
    const gaps = await test.client.volumes.plan({ caseId, part: 'principal' });
    expect(gaps.missing.filter(({ id }) => id.startsWith('receipt:'))).toEqual([]);
  });

  it('makes all of a batch or none', async () => {
    const decision = await decided();
    const before = (await test.client.documents.list({ caseId })).length;
    const receipt = { recipient: party, documentIds: [decision.id], method: '直接送达' as const };
    const stranger = { ...receipt, recipient: '王某' };
    expect(
      await refused(test.client.service.draftReceipts({ caseId, receipts: [receipt, stranger] })),
    ).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('须送达王某') });
    expect(await test.client.documents.list({ caseId })).toHaveLength(before);
  });

  it('keeps what was tried without a receipt, as an act, and takes it back with a reason', async () => {
    const decision = await decided();
    const { attemptId } = await test.client.service.tell(returned(decision.id));
    const view = await register();
    expect(view.duties[0]).toMatchObject({
      state: 'unserved',
      attempts: [{ id: attemptId, on: '2026-03-11' }],
    });
    expect(view.attempts[0]?.follows).toBeUndefined();
    const way = await test.client.way.ofCase({ caseId });
    expect(way.missing.filter(({ lane }) => lane === 'service')).toEqual([]);
    expect((await test.client.archive.acts({ caseId })).map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining('邮寄送达（濮阳市华龙区人民路88号）：2026年3月12日邮件退回，原址查无此人'),
    );
    await test.client.service.withdraw({ caseId, attemptId, reason: '登记错了' });
    expect((await register()).attempts).toEqual([]);
    expect(await refused(test.client.service.withdraw({ caseId, attemptId, reason: '再来' }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('says what is late and asks for the receipt', async () => {
    const decision = await decided();
    clock.set('2026-03-20T09:30:00+08:00');
    const { missing } = await test.client.way.ofCase({ caseId });
    expect(missing.find(({ lane }) => lane === 'service')).toMatchObject({
      sentence: expect.stringContaining('送达的期限2026年3月19日已过'),
      document: { templateNumber: SERVICE_RECEIPT, servesDocumentId: decision.id },
    });
  });

  it.each([
    ['to come', { at: '2026-03-14', returnedOn: '2026-03-15' }, /晚于今天/],
    ['before the document', { at: '2026-03-09' }, /早于《行政处罚决定书》/],
    ['to a stranger', { recipient: '王某' }, /没有登记/],
    ['proved by what is not of the case', { proofs: [{ attachmentId: 'none' }] }, /不是本案的材料/],
  ])('refuses an attempt %s', async (_, more, sentence) => {
    const decision = await decided();
    const outcome = await refused(test.client.service.tell({ ...returned(decision.id), ...more }));
    expect(outcome.message).toMatch(sentence);
    expect((await register()).attempts).toEqual([]);
  });

  it('names each document once, and no receipt as what is served', async () => {
    const decision = await decided();
    const attempt = returned(decision.id);
    expect(
      await refused(test.client.service.tell({ ...attempt, documentIds: [decision.id, decision.id] })),
    ).toMatchObject({ code: 'invalid-input', message: '同一份文书选了两次，请核对。' });
    const [draft] = await test.client.service.draftReceipts({
      caseId,
      receipts: [
        {
          recipient: party,
          documentIds: [decision.id],
          method: '直接送达',
          at: '2026-03-12T10:00',
          place: '住所',
        },
      ],
    });
    const receipt = await issue(present(draft, 'a receipt').id, { received_on: '2026-03-12' });
    expect(await refused(test.client.service.tell({ ...attempt, documentIds: [receipt.id] }))).toMatchObject({
      code: 'invalid-input',
      message: '没有找到所送达的文书，请刷新后重新选择。',
    });
  });

  it('begins a receipt with what was tried with its own recipient, and follows the case in the party’s name', async () => {
    const decision = await decided();
    await test.client.service.tell(returned(decision.id));
    const documentIds = [decision.id];
    await test.client.service.addRecipient({ caseId, documentIds, name: '王举报', role: '利害关系人' });
    const announced = { documentIds, method: '公告送达' as const, at: '2026-03-13' };
    const [toParty, toOther] = await test.client.service.draftReceipts({
      caseId,
      receipts: [
        { ...announced, recipient: party },
        { ...announced, recipient: '王举报' },
      ],
    });
    const ownOf = async (id: string) => (await test.client.documents.get({ documentId: id })).own;
    const own = await ownOf(present(toParty, 'a receipt').id);
    expect(own['publication_reason']).toContain('邮件退回');
    expect(own).not.toHaveProperty('recipient');
    const others = await ownOf(present(toOther, 'a receipt').id);
    expect(others).toMatchObject({ recipient: '王举报' });
    expect(others).not.toHaveProperty('publication_reason');
  });

  it('refuses what is still a draft', async () => {
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    expect((await refused(test.client.service.tell(returned(draft.id)))).message).toMatch(/还是草稿/);
  });

  it('is bound to the chain, and written outside an act it shows', async () => {
    const decision = await decided();
    await test.client.service.tell(returned(decision.id));
    await test.client.service.addRecipient({
      caseId,
      documentIds: [decision.id],
      name: '王举报',
      role: '利害关系人',
    });
    const { archive } = test.app.workplace();
    for (const table of ['service_attempts', 'service_recipients'] as const)
      await expect(
        archive.unrecorded((tx) => tx.updateTable(table).set({ reason: '改过' }).execute()),
      ).rejects.toThrow('outside an act');
  });
});

describe('somebody else than the party', () => {
  it('is served to by a receipt of his own, which starts no clock of the party', async () => {
    const decision = await decided();
    const add = () =>
      test.client.service.addRecipient({
        caseId,
        documentIds: [decision.id],
        name: '王举报',
        role: '利害关系人',
        reason: '权利受侵害',
      });
    await add();
    expect(await refused(add())).toMatchObject({ code: 'conflict' });
    const [draft] = await test.client.service.draftReceipts({
      caseId,
      receipts: [
        {
          recipient: '王举报',
          documentIds: [decision.id],
          method: '直接送达',
          at: '2026-03-12T10:00',
          place: '濮阳市人民路1号',
        },
      ],
    });
    await issue(present(draft, 'a draft').id, { received_on: '2026-03-12' });
    const { duties } = await register();
    expect(duties.map(({ recipient, state }) => [recipient, state])).toEqual([
      [party, 'unserved'],
      ['王举报', 'served'],
    ]);
    expect((await told()).clocks.map(({ rule }) => rule)).not.toContain('E6');
    expect(await test.app.workplace().events.check()).toEqual([]);
    const recipientId = present(duties[1]?.other, 'another recipient').id;
    await test.client.service.removeRecipient({ caseId, recipientId, reason: '不是利害关系人' });
    expect((await register()).duties).toHaveLength(1);
  });
});

describe('a letter to the confirmed address that came back', () => {
  const CONFIRMATION = 10;
  async function confirmed() {
    const draft = await test.client.documents.create({ caseId, templateNumber: CONFIRMATION });
    const { revision } = await test.client.documents.save({
      documentId: draft.id,
      revision: draft.revision,
      own: {
        accept_electronic: '否',
        service_address: '濮阳市华龙区人民路88号',
        addressee: '张喆喆',
        addressee_phone: '13800000000',
        confirmed_on: '2026-03-05',
      },
    });
    await test.client.documents.finalise({ documentId: draft.id, revision });
  }

  it('is offered with its address and becomes the receipt that says the day', async () => {
    await confirmed();
    const decision = await decided();
    const { attemptId } = await test.client.service.tell(returned(decision.id));
    const view = await register();
    expect(view.confirmed).toEqual([
      expect.objectContaining({ address: '濮阳市华龙区人民路88号', addressee: '张喆喆', electronic: false }),
    ]);
    expect(view.attempts[0]?.follows?.article).toBe('程序规定第八十三条第二款');
    const draft = await test.client.service.draftFromAttempt({ caseId, attemptId });
    await issue(draft.id, { service_time: '2026-03-11T10:00', service_place: '濮阳市华龙区人民路88号' });
    expect((await register()).duties[0]).toMatchObject({ state: 'served', on: '2026-03-12' });
  });

  it('to another address is nothing of the kind', async () => {
    await confirmed();
    const decision = await decided();
    const { attemptId } = await test.client.service.tell({ ...returned(decision.id), place: '建设路1号' });
    expect(await refused(test.client.service.draftFromAttempt({ caseId, attemptId }))).toMatchObject({
      code: 'blocked-by-rule',
    });
  });
});

describe('papers that came in', () => {
  it('prove several services, and a day that differs is said and counts by the later', async () => {
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-09' });
    const decision = await decided();
    const { sha256 } = await test.upload('回证.png', Readable.from([ONE_PIXEL]));
    const paper = await test.client.volumes.addAttachment({
      caseId,
      upload: sha256,
      name: '回证.png',
      material: 'form-service_receipt',
      date: '2026-03-11',
      servesDocumentId: notice.id,
    });
    await test.client.volumes.editAttachment({
      attachmentId: paper.id,
      revision: paper.revision,
      alsoServes: [decision.id],
    });
    expect((await register()).duties.map(({ on }) => on)).toEqual(['2026-03-11', '2026-03-11']);
    await anIssued(test.client, caseId, SERVICE_RECEIPT, { received_on: '2026-03-12' }, decision.id);
    const [first, second] = (await register()).duties;
    expect(first).toMatchObject({ on: '2026-03-11', differing: [] });
    expect(second).toMatchObject({ on: '2026-03-12', differing: ['2026-03-11'] });
    expect((await test.client.way.ofCase({ caseId })).missing.map(({ sentence }) => sentence)).toContainEqual(
      expect.stringContaining('不同的日期（2026年3月11日、2026年3月12日）'),
    );
  });
});

const ONE_PIXEL = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
