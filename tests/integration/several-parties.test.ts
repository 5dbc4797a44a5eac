import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { practiceCase } from '#tests/support/a-case.ts';
import {
  aDecisionCase,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
let firstName: string;
const SECOND_NAME = '濮阳市玥玥商贸有限公司';
const second = { ...practiceCase.party, name: SECOND_NAME, domicile: '濮阳市建设路1号' };

beforeEach(async () => {
  clock.set('2026-03-13T09:30:00+08:00');
  test = await openTestApp({ clock });
  const made = await aDecisionCase(test.client);
  [caseId, firstName] = [made.id, made.party.name];
});
afterEach(() => test.close());

const add = () => test.client.parties.add({ caseId, party: second, joinedOn: '2026-03-06' });
async function addSecond(): Promise<string> {
  const { parties } = await add();
  return present(parties[1]?.id, 'the second party');
}

/** Issues a document about a party, whatever else the law asks for. */
async function issued(
  templateNumber: number,
  own: Values,
  more: { partyId?: string; servesDocumentId?: string } = {},
) {
  const draft = await test.client.documents.create({ caseId, templateNumber, ...more, own });
  return test.client.documents.finalise({
    documentId: draft.id,
    revision: draft.revision,
    despite: '只看当事人',
  });
}
const NOTICE = { right: '陈述申辩', document_date: '2026-03-09' };
const served = (servesDocumentId: string, day: string) =>
  issued(
    SERVICE_RECEIPT,
    { service_time: `${day}T10:00`, service_place: '住所', service_method: '直接送达', received_on: day },
    { servesDocumentId },
  );
const timeline = async () => (await test.client.procedure.ofCase({ caseId })).timeline;

describe('a case of several parties', () => {
  it('drafts from the party a document is about, and its receipt after it', async () => {
    const partyId = await addSecond();
    const notice = await issued(PENALTY_NOTICE, NOTICE, { partyId });
    expect(JSON.stringify(notice.values)).toContain(SECOND_NAME);
    expect(JSON.stringify(notice.values)).not.toContain(firstName);
    const receipt = await served(notice.id, '2026-03-12');
    expect(receipt).toMatchObject({ partyId, values: { recipient: SECOND_NAME } });
    const { duties } = await test.client.service.ofCase({ caseId });
    expect(duties.map(({ recipient, state }) => [recipient, state])).toEqual([[SECOND_NAME, 'served']]);
    const list = await test.client.documents.list({ caseId });
    expect(list.every((one) => one.partyId === partyId)).toBe(true);
  });

  it('goes on for each by itself: one decided, the other told', async () => {
    const partyId = await addSecond();
    const own = await issued(PENALTY_NOTICE, NOTICE);
    await served(own.id, '2026-03-10');
    await issued(PENALTY_DECISION, { document_date: '2026-03-13' });
    await issued(PENALTY_NOTICE, NOTICE, { partyId });
    const first = await test.client.way.ofCase({ caseId });
    const other = await test.client.way.ofCase({ caseId, partyId });
    const state = (way: typeof first, step: string) =>
      way.runs[0]?.steps.find(({ id }) => id === step)?.state;
    expect([state(first, 'decide'), state(other, 'decide')]).toEqual(['done', 'ahead']);
    expect([state(first, 'serve_notice'), state(other, 'serve_notice')]).toEqual(['done', 'here']);
    expect(first.parties.map(({ name }) => name)).toEqual([firstName, SECOND_NAME]);
    // What both lack is said once; what only one lacks, with its name.
    const named = (way: typeof first, name: string) =>
      way.missing.filter(({ sentence }) => sentence.startsWith(`${name}：`)).map(({ step }) => step);
    expect(named(first, SECOND_NAME)).toEqual([]);
    expect(named(other, firstName)).toContain('hear_party');
    // What is begun for it is about it.
    expect(other.next.find(({ step }) => step === 'serve_notice')?.document).toMatchObject({ partyId });
    expect((await test.client.cases.get({ caseId })).stage).toBe('noticed');
    expect(await test.app.workplace().events.check()).toEqual([]);
  });

  it('has what each has to pay running for each', async () => {
    const partyId = await addSecond();
    const decisions = [
      await issued(PENALTY_DECISION, { document_date: '2026-03-10' }),
      await issued(PENALTY_DECISION, { document_date: '2026-03-10' }, { partyId }),
    ];
    for (const { id } of decisions) await served(id, '2026-03-11');
    const rules = async () => (await test.client.procedure.ofCase({ caseId })).clocks.map(({ rule }) => rule);
    expect((await rules()).filter((rule) => rule === 'E6')).toHaveLength(2);
    // Until both have paid nothing is closed.
    expect(await rules()).not.toContain('E13');
  });

  it('has a register of money for each: what one pays settles nobody else’s, and both together let it be closed', async () => {
    const partyId = await addSecond();
    const decisions = [
      await issued(PENALTY_DECISION, { document_date: '2026-03-10' }),
      await issued(PENALTY_DECISION, { document_date: '2026-03-10' }, { partyId }),
    ];
    for (const { id } of decisions) await served(id, '2026-03-11');
    const { client } = test;
    const rules = async () => (await client.procedure.ofCase({ caseId })).clocks.map(({ rule }) => rule);
    const standing = async () =>
      (await client.money.ofCase({ caseId })).parties.map(({ id, name, open, settledOn }) => [
        id,
        name,
        open,
        settledOn,
      ]);
    const owed = (await client.money.ofCase({ caseId })).sums.find(({ of }) => of === 'fine')?.open ?? 0;
    expect(owed).toBe(500_000);
    const pay = (amount: number, of?: string) =>
      client.money.pay({
        caseId,
        kind: 'paid',
        of: 'fine',
        on: '2026-03-13',
        amount,
        ...(of === undefined ? {} : { partyId: of }),
      });
    await pay(owed, partyId);
    expect(await standing()).toEqual([
      [undefined, firstName, owed, undefined],
      [partyId, SECOND_NAME, 0, '2026-03-13'],
    ]);
    expect((await client.money.ofCase({ caseId, partyId })).payments).toMatchObject([
      { amount: owed, partyId },
    ]);
    expect((await client.money.ofCase({ caseId })).payments).toEqual([]);
    const stateOf = async (of?: string) =>
      (await client.way.ofCase({ caseId, ...(of === undefined ? {} : { partyId: of }) })).runs[0]?.steps.find(
        ({ id }) => id === 'perform',
      )?.state;
    expect([await stateOf(), await stateOf(partyId)]).toEqual(['here', 'done']);
    expect((await rules()).filter((rule) => rule === 'E6')).toHaveLength(1);
    expect(await rules()).not.toContain('E13');
    await pay(owed);
    expect(await rules()).toContain('E13');
    expect(await rules()).not.toContain('E6');
    expect(await test.app.workplace().events.check()).toEqual([]);
    // Somebody of whom sums were told is a party for good.
    expect(await refused(client.parties.remove({ caseId, partyId, reason: '写错' }))).toMatchObject({
      code: 'blocked-by-rule',
    });
    expect(await refused(client.money.ofCase({ caseId, partyId: 'nobody' }))).toMatchObject({
      code: 'not-found',
    });
    expect(await refused(pay(1, 'nobody'))).toMatchObject({ code: 'not-found' });
  });

  it('hands nobody what is another’s on one receipt', async () => {
    const partyId = await addSecond();
    const one = await issued(PENALTY_NOTICE, NOTICE);
    const other = await issued(PENALTY_NOTICE, NOTICE, { partyId });
    expect(
      await refused(
        test.client.service.draftReceipts({
          caseId,
          receipts: [{ recipient: firstName, documentIds: [one.id, other.id], method: '直接送达' }],
        }),
      ),
    ).toMatchObject({ code: 'invalid-input' });
  });

  it('enters no party of it as somebody else to be served', async () => {
    await addSecond();
    const notice = await issued(PENALTY_NOTICE, NOTICE);
    for (const name of [firstName, second.name])
      expect(
        await refused(
          test.client.service.addRecipient({ caseId, documentIds: [notice.id], name, role: '利害关系人' }),
        ),
      ).toMatchObject({ code: 'invalid-input', message: expect.stringContaining('本来就要送达') });
  });

  it.each([
    ['twice', { party: practiceCase.party, joinedOn: '2026-03-06' }, /已经有当事人/],
    ['of a day to come', { party: second, joinedOn: '2026-03-14' }, /晚于今天/],
    ['before the clue', { party: second, joinedOn: '2026-02-01' }, /早于发现线索/],
  ])('takes nobody in %s', async (_, added, sentence) => {
    expect((await refused(test.client.parties.add({ caseId, ...added }))).message).toMatch(sentence);
  });

  it('lets go of a party only while nothing is about it, and says so in its record', async () => {
    const partyId = await addSecond();
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_NOTICE, partyId });
    const remove = () => test.client.parties.remove({ caseId, partyId, reason: '登记错了' });
    expect(await refused(remove())).toMatchObject({ code: 'blocked-by-rule' });
    await test.client.documents.remove({ documentId: draft.id, revision: draft.revision });
    expect((await remove()).parties).toHaveLength(1);
    const acts = (await test.client.archive.acts({ caseId })).map(({ sentence }) => sentence);
    expect(acts).toContain(`2026年3月6日增加当事人${SECOND_NAME}`);
    expect(acts).toContain(`撤销当事人${SECOND_NAME}的登记，理由：登记错了`);
    // As it was before.
    expect((await timeline()).every(({ event }) => event !== 'party_joined')).toBe(true);
  });

  it('is not lost to a second writer', async () => {
    const partyId = await addSecond();
    const change = (name: string) =>
      test.client.parties.change({
        caseId,
        partyId,
        revision: 1,
        party: { ...second, name },
        joinedOn: '2026-03-06',
      });
    await change('甲公司');
    expect(await refused(change('乙公司'))).toMatchObject({ code: 'conflict' });
  });
});

describe('the agents of a party', () => {
  const agent = { name: '赵律师', kind: '律师', powers: '代为陈述、申辩', since: '2026-03-06' };

  it('are two at one time, with their powers and days', async () => {
    const partyId = await addSecond();
    const of = (name: string, more = {}) =>
      test.client.parties.addAgent({ caseId, ...agent, name, partyId, ...more });
    await of('甲', { special: true, powers: '代为申请、撤回听证' });
    const { agents } = await of('乙');
    expect(agents.map(({ name, special }) => [name, special])).toEqual([
      ['甲', true],
      ['乙', false],
    ]);
    const third = await refused(of('丙'));
    expect(third).toMatchObject({ code: 'blocked-by-rule', message: expect.stringContaining('甲、乙') });
    await test.client.parties.addAgent({ caseId, ...agent });
    const [first] = agents;
    await test.client.parties.endAgent({
      caseId,
      agentId: present(first, 'an agent').id,
      until: '2026-03-09',
    });
    expect((await of('丙', { since: '2026-03-10' })).agents).toHaveLength(4);
    expect(await refused(of('丁', { since: '2026-03-10', until: '2026-03-09' }))).toMatchObject({
      code: 'invalid-input',
    });
  });
});
