import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { openDatabase } from '#main/platform/sqlite/open.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
} from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const REASON = '定稿以后才变更名称，告知书无须更改';

let test: TestApp;
let caseId: string;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
  caseId = (await aDecisionCase(test.client)).id;
});
afterEach(() => test.close());

const check = () => test.client.documents.check({ caseId });
const open = async () => (await check()).findings.map(({ rule }) => rule);

async function moveParty(change: { readonly name: string }): Promise<void> {
  const { cases } = test.client;
  const { id, officers, ...it } = await cases.get({ caseId });
  const officerIds = officers.map((officer) => officer.id);
  await cases.update({ ...it, caseId: id, officerIds, party: { ...it.party, ...change } });
}

/** The notice was issued with the old name; the party changed it afterwards. */
async function aFindingThatIsLawful() {
  await anIssued(test.client, caseId, PENALTY_NOTICE, { proposed_penalty: '没收涉案食品；罚款5000.00元。' });
  await moveParty({ name: '濮阳市喆喆商贸有限公司' });
  const { findings } = await check();
  return present(
    findings.find(({ rule }) => rule === 'moved-on'),
    'the finding',
  );
}

describe('a warning that needs no change', () => {
  it('leaves the list with its reason, stays away, and comes back when its values change', async () => {
    const { documents } = test.client;
    const { identity, sentence } = await aFindingThatIsLawful();
    await documents.setAsideFinding({ caseId, identity, reason: `  ${REASON} ` });
    expect(await open()).toEqual([]);
    expect((await check()).setAside).toMatchObject([
      { identity, sentence, reason: REASON, by: test.actor.name, at: '2026-03-05T09:30:00+08:00' },
    ]);

    await aReadyDraft(test.client, caseId, PENALTY_DECISION);
    expect((await check()).setAside.map((one) => one.identity)).toEqual([identity]);

    await moveParty({ name: '濮阳市喆喆食品有限公司' });
    expect(await open()).toEqual(['moved-on']);
    expect((await check()).setAside).toEqual([]);

    await moveParty({ name: '濮阳市喆喆商贸有限公司' });
    expect((await check()).setAside.map((one) => one.identity)).toEqual([identity]);
  });

  it('is an act of the person, and so is taking it back', async () => {
    const { documents, archive } = test.client;
    const { identity, sentence } = await aFindingThatIsLawful();
    await documents.setAsideFinding({ caseId, identity, reason: REASON });
    const [made] = await archive.acts({ caseId });
    expect(made).toMatchObject({
      actor: test.actor.name,
      sentence: `已核对，无须更改：${sentence}理由：${REASON}`,
    });

    await documents.takeBackFinding({ caseId, identity });
    expect(await open()).toEqual(['moved-on']);
    expect((await archive.acts({ caseId }))[0]).toMatchObject({ sentence: `取消“已核对”：${sentence}` });
    expect(await refused(documents.takeBackFinding({ caseId, identity }))).toMatchObject({
      code: 'conflict',
    });
  });

  it('wants a reason, and is set aside once', async () => {
    const { documents } = test.client;
    const { identity } = await aFindingThatIsLawful();
    expect(await refused(documents.setAsideFinding({ caseId, identity, reason: ' ' }))).toMatchObject({
      code: 'invalid-input',
    });
    expect(await open()).toEqual(['moved-on']);
    await documents.setAsideFinding({ caseId, identity, reason: REASON });
    expect(await refused(documents.setAsideFinding({ caseId, identity, reason: REASON }))).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining(test.actor.name) as string,
    });
  });

  it('is not set aside by what was on screen before its values changed', async () => {
    const { identity } = await aFindingThatIsLawful();
    await moveParty({ name: '濮阳市喆喆食品有限公司' });
    expect(
      await refused(test.client.documents.setAsideFinding({ caseId, identity, reason: REASON })),
    ).toMatchObject({ code: 'conflict' });
  });

  it('stays set aside while its document is corrected and after', async () => {
    const { documents } = test.client;
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, { copies_total: '五' });
    const { identity } = present((await check()).findings[0], 'copies-differ');
    await documents.setAsideFinding({ caseId, identity, reason: REASON });
    const draft = await documents.correct({ documentId: notice.id, reason: '更正联系电话' });
    expect((await check()).setAside.map(({ rule }) => rule)).toEqual(['copies-differ']);
    await documents.finalise({ documentId: draft.id, revision: draft.revision });
    expect((await check()).setAside.map((one) => one.identity)).toEqual([identity]);
  });

  it('of a draft that would be issued today is set aside as it was seen', async () => {
    const { documents } = test.client;
    const draft = await aReadyDraft(test.client, caseId, PENALTY_NOTICE, { copies_total: '五' });
    const seen = { caseId, issuing: draft.id };
    const [finding] = (await documents.check(seen)).findings;
    const { identity } = present(finding, 'a finding');
    await documents.setAsideFinding({ ...seen, identity, reason: REASON });
    expect((await documents.check(seen)).findings).toEqual([]);
  });

  it('lies in the copy of the archive that a backup makes', async () => {
    const { identity } = await aFindingThatIsLawful();
    await test.client.documents.setAsideFinding({ caseId, identity, reason: REASON });
    const file = join(test.dir, 'copy.sqlite');
    await test.app.workplace().archive.copyDatabase(file);
    const copy = openDatabase(file, join(resourcesRoot, 'main', 'migrations'));
    const rows = await copy.db.selectFrom('set_aside_findings').select(['identity', 'reason']).execute();
    await copy.close();
    expect(rows).toEqual([{ identity, reason: REASON }]);
  });
});

describe('what must be mended', () => {
  it('is not set aside', async () => {
    const { documents } = test.client;
    await aReadyDraft(test.client, caseId, PENALTY_DECISION, { credit_code: '91410902MA9F0W0H3X' });
    const { identity, severity } = present((await check()).findings[0], 'a finding');
    expect(severity).toBe('blocking');
    expect(await refused(documents.setAsideFinding({ caseId, identity, reason: REASON }))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('须先处理') as string,
    });
  });

  it('does not stay hidden when it was only a warning before', async () => {
    const { documents } = test.client;
    const cite = '见《场所/设施/财物清单》（文书编号：2026-009）。';
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION, { notice_and_defence: cite });
    const { identity } = present((await check()).findings[0], 'list-unknown');
    await documents.setAsideFinding({ caseId, identity, reason: '清单在纸质案卷中' });
    expect(await open()).toEqual([]);
    const { id: documentId, revision } = draft;
    await documents.finalise({ documentId, revision });
    expect((await check()).findings).toMatchObject([{ identity, severity: 'blocking' }]);
  });

  it('is settled by the reason it was issued with, until its values change', async () => {
    const { documents } = test.client;
    const early = { document_date: '2026-03-05', proposed_penalty: '没收涉案食品；罚款5000.00元。' };
    await anIssued(test.client, caseId, PENALTY_NOTICE, early);
    const on = { document_date: '2026-03-06' };
    const draft = await aReadyDraft(test.client, caseId, PENALTY_DECISION, on);
    expect(await open()).toEqual(['defence-period']);
    const despite = '当事人书面放弃陈述、申辩';
    const issued = await documents.finalise({ documentId: draft.id, revision: draft.revision, despite });
    const { findings, setAside } = await check();
    expect(findings).toEqual([]);
    expect(setAside).toMatchObject([{ rule: 'defence-period', severity: 'blocking', reason: despite }]);
    const { identity } = present(setAside[0], 'the reason');
    expect(await refused(documents.takeBackFinding({ caseId, identity }))).toMatchObject({
      code: 'blocked-by-rule',
    });

    const same = await documents.correct({ documentId: issued.id, reason: '更正联系电话' });
    await documents.finalise({ documentId: same.id, revision: same.revision });
    expect((await check()).setAside.map((one) => one.identity)).toEqual([identity]);

    const again = await documents.correct({ documentId: issued.id, reason: '更正决定日期' });
    expect(await open()).toEqual([]);
    const own = { ...again.own, document_date: '2026-03-09' };
    await documents.save({ documentId: again.id, revision: again.revision, own });
    expect(await open()).toEqual(['defence-period']);
  });
});
