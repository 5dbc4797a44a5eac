import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import {
  aDecisionCase,
  anIssued,
  decisionFacts,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

/** A case of another party with a finished decision. */
async function another(name: string, cause: string, facts: Partial<typeof decisionFacts> = {}) {
  const input = await aCase(test.client, { cause, facts: { ...decisionFacts, ...facts } });
  const { id } = await test.client.cases.create({ ...input, party: { ...input.party, name } });
  return anIssued(test.client, id, PENALTY_DECISION);
}

describe('documents like the one being written', () => {
  it('are those of the same template: of the same cause first, the newest first', async () => {
    const same = await another('甲公司', '涉嫌经营标签不符合规定的食品案');
    clock.set('2026-03-06T09:30:00+08:00');
    const other = await another('乙公司', '涉嫌无照经营案');
    const { id: caseId } = await aDecisionCase(test.client);
    await anIssued(test.client, caseId, PENALTY_NOTICE);
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    const twin = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    const { total, documents } = await test.client.documents.similar({ documentId: draft.id });
    expect(total).toBe(3);
    expect(documents.map(({ documentId }) => documentId)).toEqual([twin.id, same.id, other.id]);
    expect(documents[0]).toMatchObject({ sameCase: true, sameCause: true, state: 'draft' });
    expect(documents[2]).toMatchObject({ sameCase: false, sameCause: false, partyName: '乙公司' });
    expect(documents[2]?.documentNumber).toMatch(/^濮市监处罚〔2026〕\d+号$/);
  });

  it('are found by party, cause, number, and by what they say; every word must occur', async () => {
    await another('甲公司', '涉嫌经营标签不符合规定的食品案', {
      discretion: '当事人积极退赔，减轻100%_处罚。',
    });
    await another('乙公司', '涉嫌无照经营案');
    const { id: caseId } = await aDecisionCase(test.client);
    const { id: documentId } = await test.client.documents.create({
      caseId,
      templateNumber: PENALTY_DECISION,
    });
    const found = async (text: string) =>
      (await test.client.documents.similar({ documentId, text })).documents.map(({ partyName }) => partyName);
    expect(await found('甲公司')).toEqual(['甲公司']);
    expect(await found('无照')).toEqual(['乙公司']);
    expect(await found('处罚〔2026〕2号')).toEqual(['乙公司']);
    expect(await found('积极退赔')).toEqual(['甲公司']);
    expect(await found('积极退赔 乙公司')).toEqual([]);
    expect(await found('100%_')).toEqual(['甲公司']);
    expect(await found('1%处罚')).toEqual([]);
  });
});

describe('what dates are held against', () => {
  it('is the case, what was issued and served before, and the certificates of its officers', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE);
    await anIssued(test.client, caseId, SERVICE_RECEIPT, { service_time: '2026-03-06T10:00' }, notice.id);
    const { id: documentId } = await test.client.documents.create({
      caseId,
      templateNumber: PENALTY_DECISION,
    });
    const facts = await test.client.documents.dateFacts({ documentId });
    expect(facts).toMatchObject({
      clueOn: '2026-03-02',
      noticeOn: '2026-03-05',
      noticeServedOn: '2026-03-06',
    });
    expect(facts.officers).toContainEqual({
      name: '张三',
      certificateNumber: '16090001001',
      validUntil: '2030-12-31',
    });
    expect(facts).not.toHaveProperty('decisionOn');
    const proof = await test.client.documents.create({
      caseId,
      templateNumber: SERVICE_RECEIPT,
      servesDocumentId: notice.id,
    });
    expect((await test.client.documents.dateFacts({ documentId: proof.id })).served).toEqual({
      templateId: 'penalty_notice',
      title: '行政处罚告知书',
      date: '2026-03-05',
    });
  });
});
