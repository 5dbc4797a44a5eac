import { changeFacts } from '#tests/support/a-case.ts';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  decisionFacts,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

describe('a document from draft to void', () => {
  it('begins with what the case knows and says where each value comes from', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_NOTICE });
    expect(draft).toMatchObject({
      state: 'draft',
      revision: 1,
      title: '行政处罚告知书',
      date: '2026-03-05',
      own: {},
      values: {
        addressee: '濮阳市华龙区喆喆食品超市有限公司',
        contact_person: '李建国',
        agency: '濮阳市市场监督管理局',
      },
      origins: { addressee: 'case', copies_total: 'default', right: 'open', document_number: 'open' },
      missingFields: [{ field: 'right', label: '告知的权利' }],
    });
    expect(draft.documentNumber).toBeUndefined();
    const saved = await test.client.documents.save({
      documentId: draft.id,
      revision: 1,
      own: { right: '陈述申辩', addressee: '张䶮' },
    });
    expect(saved).toMatchObject({
      revision: 2,
      missing: 0,
      values: { addressee: '张䶮' },
      origins: { addressee: 'document', right: 'document' },
    });
  });

  it('gets its number, its PDF in the vault and its pages when it is finalised', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    const issued = await test.client.documents.finalise({ documentId: draft.id, revision: draft.revision });
    expect(issued).toMatchObject({
      state: 'finalised',
      documentNumber: '濮市监处罚〔2026〕1号',
      date: '2026-03-05',
      values: { document_number: '濮市监处罚〔2026〕1号' },
    });
    const { sha256 = '', pages = 0 } = issued;
    expect(pages).toBeGreaterThan(1);
    expect(existsSync(join(test.archiveDir, 'vault', sha256.slice(0, 2), sha256))).toBe(true);
    expect((await test.client.cases.get({ caseId })).stage).toBe('decided');
    const acts = await test.client.archive.acts({ caseId });
    expect(acts.map((act) => act.act)).toContain('documents.finalise');
    expect(acts.some((act) => act.sentence === '定稿行政处罚决定书，文号濮市监处罚〔2026〕1号')).toBe(true);
  });

  it('is blocked with the first blanks by name while something is open', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id: documentId, revision } = await test.client.documents.create({
      caseId,
      templateNumber: SERVICE_RECEIPT,
    });
    expect(await refused(test.client.documents.finalise({ documentId, revision }))).toEqual({
      code: 'blocked-by-rule',
      message: '不能定稿：还没有填写“送达文书名称及文号”、“送达时间”、“送达地点”等4项。请补充后再定稿。',
      details: { field: 'document_names', missing: 4 },
    });
    expect(await test.client.documents.numbers({ year: 2026 })).toEqual([]);
  });

  it('refuses values that do not fit their blanks, and saves nothing of them', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const { id: documentId } = await test.client.documents.create({ caseId, templateNumber: PENALTY_NOTICE });
    const save = (own: Record<string, string>) =>
      refused(test.client.documents.save({ documentId, revision: 1, own }));
    expect(await save({ document_date: '2026-02-30' })).toMatchObject({
      code: 'invalid-input',
      details: { field: 'document_date' },
    });
    expect(await save({ document_number: '濮市监罚告〔2026〕9号' })).toMatchObject({
      message: '“文号”由程序填写，不能手工输入。',
    });
    expect(await save({ nonsense: '' })).toMatchObject({ code: 'invalid-input' });
    expect((await test.client.documents.get({ documentId })).revision).toBe(1);
  });

  it('is not overwritten by a window that began from an older revision', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_NOTICE });
    const save = (own: Record<string, string>) =>
      test.client.documents.save({ documentId: draft.id, revision: 1, own });
    await save({ addressee: '第一窗口' });
    expect(await refused(save({ addressee: '第二窗口' }))).toMatchObject({ code: 'conflict' });
    expect((await test.client.documents.get({ documentId: draft.id })).values['addressee']).toBe('第一窗口');
    expect(
      await refused(test.client.documents.finalise({ documentId: draft.id, revision: 1 })),
    ).toMatchObject({ code: 'conflict' });
  });

  it('keeps its number when it is made void, and the next one goes on counting', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const first = await anIssued(test.client, caseId, PENALTY_DECISION);
    const voided = await test.client.documents.void({ documentId: first.id, reason: '当事人名称录错' });
    expect(voided).toMatchObject({
      state: 'void',
      documentNumber: '濮市监处罚〔2026〕1号',
      voidReason: '当事人名称录错',
    });
    expect((await test.client.cases.get({ caseId })).stage).toBe('clue');
    const second = await anIssued(test.client, caseId, PENALTY_DECISION);
    expect(second.documentNumber).toBe('濮市监处罚〔2026〕2号');
    expect(await test.client.documents.numbers({ year: 2026 })).toMatchObject([
      {
        documentNumber: '濮市监处罚〔2026〕1号',
        kind: '市监处罚',
        sequence: 1,
        voidReason: '当事人名称录错',
      },
      { documentNumber: '濮市监处罚〔2026〕2号', kind: '市监处罚', sequence: 2, issuedBy: test.actor.name },
    ]);
  });

  it('can be removed as a draft only, and neither changed nor voided twice once issued', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const draft = await test.client.documents.create({ caseId, templateNumber: PENALTY_NOTICE });
    await test.client.documents.remove({
      documentId: draft.id,
      revision: (await test.client.documents.get({ documentId: draft.id })).revision,
    });
    expect(await test.client.documents.list({ caseId })).toEqual([]);
    const { id: documentId, revision } = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const { documents } = test.client;
    expect(
      await refused(
        documents.remove({ documentId, revision: (await documents.get({ documentId })).revision }),
      ),
    ).toMatchObject({ code: 'blocked-by-rule' });
    expect(await refused(documents.save({ documentId, revision, own: {} }))).toMatchObject({
      code: 'blocked-by-rule',
    });
    expect(await refused(documents.finalise({ documentId, revision }))).toMatchObject({
      code: 'blocked-by-rule',
    });
    expect(await refused(documents.void({ documentId, reason: ' ' }))).toMatchObject({
      code: 'invalid-input',
    });
    await documents.void({ documentId, reason: '重复' });
    expect(await refused(documents.void({ documentId, reason: '再次' }))).toMatchObject({
      code: 'blocked-by-rule',
    });
  });
});

describe('facts of a case', () => {
  it('entered once stand in every draft, and no longer move what was finalised', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const decision = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    const report = await test.client.documents.create({ caseId, templateNumber: 35 });
    await changeFacts(test.client, caseId, { facts: '改后的事实', proposedPenalty: '改后的处罚' });
    const valuesOf = async (documentId: string) => (await test.client.documents.get({ documentId })).values;
    expect((await valuesOf(decision.id))['facts']).toBe('改后的事实');
    expect((await valuesOf(report.id))['facts']).toBe('改后的事实');
    expect((await valuesOf(notice.id))['proposed_penalty']).toBe(decisionFacts.proposedPenalty);
  });

  it('become rows where a form lists them', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const report = await test.client.documents.create({ caseId, templateNumber: 35 });
    expect(report.values['evidence']).toEqual([
      { item: '现场笔录一份', proves: '检查当日在售的事实。' },
      { item: '询问笔录一份', proves: '购进和销售的数量。' },
    ]);
    const decision = await test.client.documents.create({ caseId, templateNumber: PENALTY_DECISION });
    expect(decision.values['evidence']).toBe(decisionFacts.evidence);
    expect(decision.values['penalties']).toEqual([
      { content: '没收涉案食品；' },
      { content: '罚款5000.00元。' },
    ]);
    expect(decision.origins['penalties']).toBe('case');
  });

  it('name the number of what was issued before, as 送达回证 and cover need it', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    const cover = await test.client.documents.create({ caseId, templateNumber: 54 });
    expect(cover.values['decision_number']).toBe('濮市监处罚〔2026〕1号');
    const receipt = await test.client.documents.create({
      caseId,
      templateNumber: SERVICE_RECEIPT,
      servesDocumentId: decision.id,
    });
    expect(receipt.values['document_names']).toBe('行政处罚决定书（濮市监处罚〔2026〕1号）');
    const proof = await anIssued(test.client, caseId, SERVICE_RECEIPT, {}, decision.id);
    expect(proof).toMatchObject({ servesDocumentId: decision.id, date: '2026-03-12' });
    expect((await test.client.cases.get({ caseId })).stage).toBe('served');
  });
});
