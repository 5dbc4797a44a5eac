import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import { PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { attach, openPracticeFile, textPdf } from '#tests/support/practice-file.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

const tooLate = (what: string, undone: string) => ({
  code: 'conflict',
  message: expect.stringMatching(`^${what}已由李喆于2026-03-05 09:30改过，为免去掉那次改动没有${undone}。`),
});

describe('what somebody else has written since is not taken away', () => {
  it('a draft', async () => {
    const { documents, cases } = test.client;
    const { id: caseId } = await cases.create(await aCase(test.client));
    const { id: documentId, revision } = await documents.create({ caseId, templateNumber: PENALTY_NOTICE });
    const saved = await documents.save({ documentId, revision, own: { right: '陈述申辩' } });
    expect(await refused(documents.remove({ documentId, revision }))).toMatchObject(
      tooLate('《行政处罚告知书》的草稿', '删除'),
    );
    expect((await documents.get({ documentId })).own).toEqual({ right: '陈述申辩' });
    await documents.remove({ documentId, revision: saved.revision });
  });

  it('a phrase', async () => {
    const { phrases } = test.client;
    const {
      id: phraseId,
      revision,
      ...kept
    } = await phrases.keep({
      text: '当事人主动改正。',
      name: '',
      templateId: 'penalty_decision',
      field: 'discretion',
      cause: '',
    });
    await phrases.change({ ...kept, phraseId, revision, text: '当事人主动改正，从轻处罚。' });
    expect(await refused(phrases.remove({ phraseId, revision }))).toMatchObject(
      tooLate('短语“当事人主动改正，从轻处罚。”', '删除'),
    );
  });

  it('a paper in the volume', async () => {
    const file = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
    const { volumes } = file.client;
    const { id: attachmentId } = await attach(file, '执照.pdf', await textPdf('licence', 1), {
      title: '营业执照',
    });
    await volumes.editAttachment({ attachmentId, revision: 1, date: '2026-03-01' });
    await expect(volumes.removeAttachment({ attachmentId, revision: 1 })).rejects.toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('没有移除'),
    });
    await volumes.removeAttachment({ attachmentId, revision: 2 });
    await file.test.close();
  });
});

it('the last active officer is not set inactive: nobody could sit down any more', async () => {
  const { people } = test.client;
  const [first, second] = await people.list({});
  const off = ({ updatedAt: _at, updatedBy: _by, ...officer }: NonNullable<typeof first>) =>
    people.update({ ...officer, active: false });
  if (first === undefined || second === undefined) throw new Error('two officers');
  await off(second);
  expect(await refused(off(first))).toMatchObject({
    code: 'blocked-by-rule',
    message: `${first.name}是最后一名在岗人员，不能停用：停用后没有人能够操作。请先登记或者启用另一名人员。`,
  });
});
