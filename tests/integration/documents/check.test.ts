import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
let caseId: string;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

const SITE_RECORD = 9;

const rules = async () => (await test.client.documents.check({ caseId })).findings.map(({ rule }) => rule);

describe('the check of a case', () => {
  it('finds what does not agree by what is saved, and forgets it once it is mended', async () => {
    const { documents } = test.client;
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION, {
      credit_code: '91410902MA9F0W0H3X',
    });
    const [finding] = (await documents.check({ caseId })).findings;
    expect(finding).toMatchObject({
      rule: 'party-differs',
      severity: 'blocking',
      places: [{ documentId: draft.id, field: 'credit_code' }],
    });
    await documents.save({ documentId: draft.id, revision: draft.revision, own: {} });
    expect(await rules()).toEqual([]);
  });

  it('knows what stands in the register, in force, void or in another case', async () => {
    const { documents } = test.client;
    const other = await test.client.cases.create(await aCase(test.client, {}));
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, {
      proposed_penalty: '没收涉案食品；罚款5000.00元。',
    });
    const cite = (number: string) => ({
      notice_and_defence: `已送达《行政处罚告知书》（${number}）。`,
      document_date: '2026-04-01',
    });
    const number = present(notice.documentNumber, 'the number of the notice');
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION, cite(number));
    expect(await rules()).toEqual([]);
    const elsewhere = await documents.create({ caseId: other.id, templateNumber: SITE_RECORD });
    await documents.save({ documentId: elsewhere.id, revision: 1, own: { scene: `见${number}` } });
    expect((await documents.check({ caseId: other.id })).findings.map(({ rule }) => rule)).toContain(
      'number-of-another-case',
    );
    await documents.remove({
      documentId: elsewhere.id,
      revision: (await documents.get({ documentId: elsewhere.id })).revision,
    });
    await documents.void({ documentId: notice.id, reason: '写错了' });
    expect(await rules()).toEqual(['number-void']);
    await documents.save({
      documentId: draft.id,
      revision: draft.revision,
      own: cite('濮市监罚告〔2026〕99号'),
    });
    expect(await rules()).toEqual(['number-unknown']);
  });

  it('knows what an officer wrote at the same time in another case, until one of them is mended', async () => {
    const { documents, cases } = test.client;
    const INTERVIEW = 14;
    const aRecord = async (of: string, from: string, to: string) => {
      const { id } = await documents.create({ caseId: of, templateNumber: INTERVIEW });
      const own = { start_time: `2026-03-05T${from}`, end_time: `2026-03-05T${to}` };
      await documents.save({ documentId: id, revision: 1, own });
      return id;
    };
    const other = await cases.create(await aCase(test.client, {}));
    const there = await aRecord(other.id, '09:00', '10:00');
    await aRecord(other.id, '14:00', '15:00');
    const here = await aRecord(caseId, '09:30', '10:30');
    const overlaps = async () =>
      (await documents.check({ caseId })).findings.filter(({ rule }) => rule === 'records-overlap-elsewhere');
    expect(await overlaps()).toMatchObject([
      {
        severity: 'attention',
        places: [
          { documentId: here, document: '《询问笔录》' },
          { documentId: there, document: `${other.caseNumber}《询问笔录》`, field: 'start_time' },
        ],
      },
    ]);
    // One that is void says nothing of where an officer was.
    const voided = await aRecord(other.id, '10:00', '10:20');
    await documents.save({
      documentId: voided,
      revision: 2,
      own: {
        start_time: '2026-03-05T10:00',
        end_time: '2026-03-05T10:20',
        place: '本局办公室',
        interviewee: '赵一鸣',
        interviewee_id_number: '/',
        inquiry_subject: '标签',
        qa_list: [{ question: '是否说明来意？', answer: '是。' }],
      },
    });
    await documents.finalise({ documentId: voided, revision: 3 });
    expect((await overlaps()).flatMap(({ places }) => places.map(({ documentId }) => documentId))).toContain(
      voided,
    );
    await documents.void({ documentId: voided, reason: '重做' });
    expect(await overlaps()).toHaveLength(1);

    const { officers } = await cases.get({ caseId });
    const [first, second] = officers;
    const own = {
      start_time: '2026-03-05T09:00',
      end_time: '2026-03-05T10:00',
      officer1: '王五',
      officer1_certificate: '1',
      officer2: '赵六',
      officer2_certificate: '2',
    };
    await documents.save({ documentId: there, revision: 2, own });
    expect(await overlaps()).toEqual([]);
    await documents.save({
      documentId: there,
      revision: 3,
      own: { ...own, officer2: present(second, '').name },
    });
    expect(await overlaps()).toEqual([]);
    const right = {
      officer1: present(first, '').name,
      officer1_certificate: present(first, '').certificateNumber,
    };
    await documents.save({ documentId: there, revision: 4, own: { ...own, ...right } });
    expect(await overlaps()).toHaveLength(1);
    const statement = await documents.create({ caseId: other.id, templateNumber: 38 });
    await documents.save({
      documentId: statement.id,
      revision: 1,
      own: { start_time: '2026-03-05T10:00', end_time: '10:20' },
    });
    expect(await overlaps()).toHaveLength(2);
    await documents.remove({
      documentId: statement.id,
      revision: (await documents.get({ documentId: statement.id })).revision,
    });
    await documents.remove({
      documentId: there,
      revision: (await documents.get({ documentId: there })).revision,
    });
    expect(await overlaps()).toEqual([]);
  });
});

describe('issuing what contradicts its case', () => {
  const early = { document_date: '2026-03-05' };

  it('is refused with the field, and goes through with a reason that stays in the acts', async () => {
    const { documents, archive } = test.client;
    await anIssued(test.client, caseId, PENALTY_NOTICE, early);
    const { id: documentId, revision } = await aReadyDraft(test.client, caseId, PENALTY_DECISION, early);
    expect(await refused(documents.finalise({ documentId, revision }))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('陈述、申辩期满之前') as string,
      details: { field: 'document_date', findings: 1 },
    });
    expect(await refused(documents.finalise({ documentId, revision, despite: '  ' }))).toMatchObject({
      code: 'blocked-by-rule',
    });
    const issued = await documents.finalise({ documentId, revision, despite: '当事人书面放弃陈述、申辩' });
    expect(issued.state).toBe('finalised');
    const [act] = await archive.acts({ caseId });
    expect(act?.sentence).toContain('有1处问题仍要定稿，理由：当事人书面放弃陈述、申辩');
  });

  it('is not hindered by what speaks of other documents, or only asks for attention', async () => {
    await aReadyDraft(test.client, caseId, PENALTY_DECISION, { party_name: '别的公司', ...early });
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, {
      ...early,
      proposed_penalty: '没收涉案食品；罚款5000.00元。',
      copies_total: '五',
    });
    expect(notice.state).toBe('finalised');
    expect(await rules()).toEqual(['party-differs', 'defence-period', 'copies-differ']);
  });

  it('is refused where a character has no type, by its name', async () => {
    const { documents } = test.client;
    const { id: documentId, revision } = await aReadyDraft(test.client, caseId, PENALTY_NOTICE, {
      contact_address: '人民路1号😀',
    });
    expect(await refused(documents.finalise({ documentId, revision, despite: '无' }))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('“😀”没有字形') as string,
      details: { field: 'contact_address' },
    });
    const { pages } = await documents.preview({ documentId, own: { contact_address: '😀' }, from: 1 });
    expect(pages[0]).toMatch(/^<svg/);
  });
});

describe('a fact of the case that changes', () => {
  it('is followed by drafts, and what was issued says where it keeps the old words', async () => {
    const { documents, cases } = test.client;
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE);
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    const users = () => documents.factUsers({ caseId, facts: ['party.name'] });
    expect((await users()).map(({ documentId, use, differs }) => [documentId, use, differs])).toEqual([
      [notice.id, 'fixed', false],
      [draft.id, 'follows', false],
    ]);
    expect(await documents.drift({ caseId })).toEqual([]);
    const { id, officers, ...it } = await cases.get({ caseId });
    await cases.update({
      ...it,
      caseId: id,
      officerIds: officers.map((officer) => officer.id),
      party: { ...it.party, name: '濮阳市喆喆商贸有限公司' },
    });
    expect((await users()).map(({ differs }) => differs)).toEqual([true, false]);
    expect(await documents.drift({ caseId })).toEqual([
      {
        documentId: notice.id,
        document: `《行政处罚告知书》（${notice.documentNumber ?? ''}）`,
        differences: [
          {
            field: 'addressee',
            label: '受送达人',
            fixed: '濮阳市华龙区喆喆食品超市有限公司',
            now: '濮阳市喆喆商贸有限公司',
          },
        ],
      },
    ]);
    expect(await rules()).toContain('moved-on');
    expect((await documents.get({ documentId: draft.id })).values['party_name']).toBe(
      '濮阳市喆喆商贸有限公司',
    );
  });

  it('stands on a page one can be led to', async () => {
    const { documents } = test.client;
    const long = Array.from({ length: 80 }, () => '当事人销售的预包装食品未标明生产日期。').join('\n');
    const { id: documentId } = await aReadyDraft(test.client, caseId, PENALTY_DECISION, { facts: long });
    expect(await documents.fieldPage({ documentId, field: 'party_name' })).toEqual({ page: 1 });
    expect((await documents.fieldPage({ documentId, field: 'document_date' })).page).toBeGreaterThan(1);
    expect(await documents.fieldPage({ documentId, field: 'penalties[1].content' })).toHaveProperty('page');
    expect(await documents.fieldPage({ documentId, field: 'nothing' })).toEqual({});
  });
});
