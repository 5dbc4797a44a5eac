import { changeFacts } from '#tests/support/a-case.ts';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AnjuanDocument } from '#shared/contract/documents.ts';
import { present } from '#shared/lib/assert.ts';
import { lifeStateOf } from '#shared/domain/documents/life.ts';
import {
  aDecisionCase,
  anIssued,
  decisionFacts,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { pdfPages } from '#tests/support/pdf-text.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { bareWords } from '#tests/support/docx-reader.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

const wordsAt = async (address: string): Promise<string> => {
  const asset = present(await test.asset(address), address);
  return bareWords((await pdfPages(await buffer(asset.open(0, asset.bytes - 1)))).join(''));
};
const documents = () => test.client.documents;
const list = () => documents().list({ caseId });

/** Corrects an issued document: the draft takes the values and is finalised. */
async function corrected(document: AnjuanDocument, values: Record<string, string>): Promise<AnjuanDocument> {
  const draft = await documents().correct({ documentId: document.id, reason: '裁量理由写错' });
  const saved = await documents().save({
    documentId: draft.id,
    revision: draft.revision,
    own: { ...draft.own, ...values },
  });
  return documents().finalise({ documentId: draft.id, revision: saved.revision });
}

describe('a 补正', () => {
  it('begins as a draft with every value as it was printed, whatever the case says by now', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_DECISION);
    await changeFacts(test.client, caseId, { facts: '后来改了的事实' });
    const draft = await documents().correct({ documentId: issued.id, reason: '落款日期写错' });
    expect(draft).toMatchObject({
      state: 'draft',
      version: 2,
      missing: 0,
      correction: {
        documentId: issued.id,
        documentNumber: '濮市监处罚〔2026〕1号',
        reason: '落款日期写错',
      },
      values: { facts: decisionFacts.facts, document_number: '濮市监处罚〔2026〕1号' },
    });
    expect(draft.documentNumber).toBeUndefined();
    expect(lifeStateOf(draft)).toBe('correcting');
    for (const [field, value] of Object.entries(issued.values)) {
      expect([field, draft.values[field]]).toEqual([field, value]);
    }
    // Until it is finalised the document is in force as it was.
    expect(await documents().get({ documentId: issued.id })).toMatchObject({
      state: 'finalised',
      sha256: issued.sha256,
      correctingDraftId: draft.id,
    });
  });

  it('takes the place of the document: the same id, the same number, one line in the register', async () => {
    const first = await anIssued(test.client, caseId, PENALTY_DECISION);
    clock.set('2026-03-06T10:00:00+08:00');
    const second = await corrected(first, { discretion: '补正后的裁量理由。' });
    expect(second).toMatchObject({
      id: first.id,
      state: 'finalised',
      version: 2,
      documentNumber: '濮市监处罚〔2026〕1号',
      values: { discretion: '补正后的裁量理由。' },
    });
    expect(second.sha256).not.toBe(first.sha256);
    expect((await list()).map(({ id }) => id)).toEqual([first.id]);
    const register = await documents().numbers({ year: 2026 });
    expect(register).toMatchObject([
      { sequence: 1, documentNumber: '濮市监处罚〔2026〕1号', documentId: first.id, version: 2 },
    ]);
    expect(await anIssued(test.client, caseId, PENALTY_DECISION)).toMatchObject({
      documentNumber: '濮市监处罚〔2026〕2号',
    });
    const acts = await test.client.archive.acts({ caseId });
    expect(acts.map(({ sentence }) => sentence)).toContain(
      '补正行政处罚决定书，文号濮市监处罚〔2026〕1号，第2版：裁量理由写错',
    );
  });

  it('keeps the version before, with its reason and its PDF', async () => {
    const first = await anIssued(test.client, caseId, PENALTY_DECISION);
    const second = await corrected(first, { discretion: '补正后的裁量理由。' });
    const third = await corrected(second, { discretion: '再次补正的裁量理由。' });
    expect(third.version).toBe(3);
    const { versions } = await documents().history({ documentId: first.id });
    expect(versions).toMatchObject([
      { version: 1, sha256: first.sha256, pages: first.pages, reason: '裁量理由写错' },
      { version: 2, sha256: second.sha256, correctedBy: test.actor.name },
    ]);
    const earlier = present(await test.asset(`documents/${first.id}/v1.pdf`), 'version 1');
    expect(earlier.fileName).toBe('行政处罚决定书 濮市监处罚〔2026〕1号（第1版，已补正）.pdf');
    expect(await wordsAt(`documents/${first.id}/v1.pdf`)).toContain(bareWords(decisionFacts.discretion));
    expect(await wordsAt(`documents/${first.id}/v2.pdf`)).toContain('补正后的裁量理由');
    expect(await wordsAt(`documents/${first.id}.pdf`)).toContain('再次补正的裁量理由');
    expect(await test.asset(`documents/${first.id}/v3.pdf`)).toBeUndefined();
    const { jobId } = await test.client.archive.verify({});
    expect(await test.app.workplace().jobs.ended(jobId)).toMatchObject({
      result: { checked: 3, missing: [], damaged: [], foreign: [] },
    });
  });

  it('given up leaves the document in force, its number and everything that refers to it', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const draft = await documents().correct({ documentId: issued.id, reason: '多余' });
    await documents().remove({
      documentId: draft.id,
      revision: (await documents().get({ documentId: draft.id })).revision,
    });
    const after = await documents().get({ documentId: issued.id });
    expect(after).toEqual(issued);
    expect(await documents().history({ documentId: issued.id })).toEqual({ versions: [], scans: [] });
    expect((await documents().correct({ documentId: issued.id, reason: '再来' })).version).toBe(2);
  });

  it('is followed by the facts of the case, its stage and its 送达回证', async () => {
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    const proof = await anIssued(test.client, caseId, SERVICE_RECEIPT, {}, decision.id);
    await corrected(decision, { document_date: '2026-03-09' });
    const cover = await documents().create({ caseId, templateNumber: 54 });
    expect(cover.values['decision_number']).toBe('濮市监处罚〔2026〕1号');
    expect(await documents().get({ documentId: proof.id })).toMatchObject({ servesDocumentId: decision.id });
    const theCase = await test.client.cases.get({ caseId });
    expect(theCase).toMatchObject({ stage: 'served', decidedOn: '2026-03-09' });
  });

  it('of what was served must be served anew: an open point of case and volume until a receipt proves it', async () => {
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    const receipt = (day: string) =>
      anIssued(
        test.client,
        caseId,
        SERVICE_RECEIPT,
        { service_method: '直接送达', received_on: day, service_time: `${day}T09:00` },
        decision.id,
      );
    const open = async () => {
      const { findings } = await documents().check({ caseId });
      const { missing } = await test.client.volumes.plan({ caseId });
      return {
        findings: findings.filter(({ rule }) => rule === 'version-unserved').length,
        missing: missing.filter(({ sentence }) => sentence.endsWith('第2版尚未送达。')),
      };
    };
    await receipt('2026-03-05');
    expect(await open()).toEqual({ findings: 0, missing: [] });
    clock.set('2026-03-12T10:00:00+08:00');
    await corrected(decision, { discretion: '补正后的裁量理由。' });
    expect(await open()).toMatchObject({
      findings: 1,
      missing: [{ blocking: true, templateNumber: SERVICE_RECEIPT, servesDocumentId: decision.id }],
    });
    clock.set('2026-03-13T10:00:00+08:00');
    await receipt('2026-03-13');
    expect(await open()).toEqual({ findings: 0, missing: [] });
  });

  it('is served anew by a scanned 送达回证 as well, of whatever kind the one before was', async () => {
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    const paper = async (name: string, more: { servesVersion?: number }) => {
      const scan = await textPdf(name, 1);
      const { sha256 } = await test.upload(`${name}.pdf`, Readable.from([Buffer.from(scan)]));
      const about = { material: 'form-service_receipt', servesDocumentId: decision.id, ...more };
      return test.client.volumes.addAttachment({ caseId, upload: sha256, name: `${name}.pdf`, ...about });
    };
    const open = async () => {
      const { findings } = await documents().check({ caseId });
      const { missing } = await test.client.volumes.plan({ caseId });
      return {
        findings: findings.filter(({ rule }) => rule === 'version-unserved').length,
        scans: missing.filter(({ sentence }) => sentence.endsWith('第2版尚未送达。')).map(({ scan }) => scan),
      };
    };
    // Nobody has called it anything: it is called what it is.
    expect(await paper('first', {})).toMatchObject({ title: '送达回证' });
    expect(await open()).toEqual({ findings: 0, scans: [] });
    clock.set('2026-03-12T10:00:00+08:00');
    await corrected(decision, { discretion: '补正后的裁量理由。' });
    const asked = {
      material: 'form-service_receipt',
      slot: '',
      servesDocumentId: decision.id,
      servesVersion: 2,
    };
    expect(await open()).toEqual({ findings: 1, scans: [asked] });
    const { id: attachmentId } = await paper('second', { servesVersion: 2 });
    expect(await open()).toEqual({ findings: 0, scans: [] });
    await test.client.volumes.removeAttachment({ attachmentId, revision: 1 });
    expect(await open()).toEqual({ findings: 1, scans: [asked] });
  });

  it('is checked in the place of the document it corrects, and a corrected one still follows what the case says', async () => {
    const decision = await anIssued(test.client, caseId, PENALTY_DECISION);
    await anIssued(test.client, caseId, SERVICE_RECEIPT, {}, decision.id);
    const findings = async () => (await documents().check({ caseId })).findings;
    const rules = (await findings()).map(({ rule }) => rule);
    const draft = await documents().correct({ documentId: decision.id, reason: '写错' });
    const during = await findings();
    expect(during.map(({ rule }) => rule)).toEqual(rules);
    const spoken = during.flatMap(({ places }) => places.map(({ documentId }) => documentId));
    expect(spoken).not.toContain(decision.id);
    await documents().remove({
      documentId: draft.id,
      revision: (await documents().get({ documentId: draft.id })).revision,
    });

    await corrected(decision, { discretion: '补正后的裁量。' });
    await changeFacts(test.client, caseId, { facts: '改后的事实', discretion: '改后的裁量' });
    const [drift] = await documents().drift({ caseId });
    expect(drift).toMatchObject({ documentId: decision.id });
    expect(drift?.differences.map(({ field }) => field)).toEqual(['facts']);
  });

  it('is of one document at a time, of a finalised one, and has a reason', async () => {
    const issued = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const correct = (documentId: string, reason = '写错') =>
      refused(documents().correct({ documentId, reason }));
    expect(await correct(issued.id, ' ')).toMatchObject({
      code: 'invalid-input',
      details: { field: 'reason' },
    });
    const draft = await documents().correct({ documentId: issued.id, reason: '写错' });
    expect(await correct(issued.id)).toMatchObject({ code: 'conflict', details: { draftId: draft.id } });
    expect(await correct(draft.id)).toMatchObject({ message: '草稿可以直接修改，不需要补正。' });
    expect(await refused(documents().void({ documentId: issued.id, reason: '重做' }))).toMatchObject({
      code: 'blocked-by-rule',
      message: '这份文书正在补正，请先把补正草稿定稿或者删除，再作废。',
    });
    await documents().remove({
      documentId: draft.id,
      revision: (await documents().get({ documentId: draft.id })).revision,
    });
    await documents().void({ documentId: issued.id, reason: '重做' });
    expect(await correct(issued.id)).toMatchObject({ message: '作废的文书不能补正，请重新制作一份。' });
  });

  it('can be made void like any other, and stays void with all its versions', async () => {
    const first = await anIssued(test.client, caseId, PENALTY_NOTICE);
    await corrected(first, { contact_phone: '0393-6660009' });
    await documents().void({ documentId: first.id, reason: '不再需要' });
    expect(await documents().numbers({ year: 2026 })).toMatchObject([
      { sequence: 1, version: 2, voidReason: '不再需要' },
    ]);
    expect((await documents().history({ documentId: first.id })).versions).toHaveLength(1);
  });
});
