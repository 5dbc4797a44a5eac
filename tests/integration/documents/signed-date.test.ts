import { describe, expect, it, onTestFinished } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { openPracticeFile, type PracticeFile } from '#tests/support/practice-file.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const PRACTICE_REPORT_ON = '2026-03-16';

async function open(): Promise<PracticeFile> {
  const file = await openPracticeFile(fixedClock('2026-05-08T09:30:00+08:00'));
  onTestFinished(() => file.test.close());
  return file;
}

const named = async ({ client, theCase }: PracticeFile, title: string) =>
  present(
    (await client.documents.list({ caseId: theCase.id })).find((one) => one.title === title),
    title,
  );

const catalogued = async ({ client, theCase }: PracticeFile, title: string) =>
  present(
    (await client.volumes.plan({ caseId: theCase.id, part: 'supplementary' })).items.find(
      (one) => one.title === title,
    ),
    title,
  );

const REPORT = '案件调查终结报告';

describe('the day written by hand on a form that prints none', () => {
  it('is said when the document is issued, and the catalogue has it', async () => {
    const file = await open();
    expect((await named(file, REPORT)).date).toBe(PRACTICE_REPORT_ON);
    expect((await catalogued(file, REPORT)).date).toBe(PRACTICE_REPORT_ON);
  });

  it('can be put right to what stands on the signed paper; catalogue and chain of acts follow', async () => {
    const file = await open();
    const { id } = await named(file, REPORT);
    const dated = await file.client.documents.setDate({
      documentId: id,
      date: '2026-03-17',
      known: PRACTICE_REPORT_ON,
    });
    expect(dated.date).toBe('2026-03-17');
    expect((await catalogued(file, REPORT)).date).toBe('2026-03-17');
    const acts = await file.client.archive.acts({ caseId: file.theCase.id });
    expect(acts[0]).toMatchObject({
      act: 'documents.set-date',
      sentence: `${REPORT}的签署日期由${PRACTICE_REPORT_ON}改为2026-03-17`,
    });
    // The same day again is no act.
    await file.client.documents.setDate({ documentId: id, date: '2026-03-17', known: PRACTICE_REPORT_ON });
    expect(await file.client.archive.acts({ caseId: file.theCase.id })).toHaveLength(acts.length);
  });

  it('is today where nobody said', async () => {
    const file = await open();
    const { client, theCase } = file;
    const draft = await client.documents.create({ caseId: theCase.id, templateNumber: 24 });
    const { revision } = await client.documents.save({
      documentId: draft.id,
      revision: draft.revision,
      own: { list_number: '2026-002', goods: [{ name: '辣椒酱', unit: '瓶', quantity: '1' }] },
    });
    const issued = await client.documents.finalise({ documentId: draft.id, revision });
    expect(issued.date).toBe('2026-05-08');
  });

  it('stays with the document through a 补正', async () => {
    const file = await open();
    const { id } = await named(file, REPORT);
    const draft = await file.client.documents.correct({ documentId: id, reason: '漏写一份证据' });
    const { date } = await file.client.documents.finalise({
      documentId: draft.id,
      revision: draft.revision,
    });
    expect(date).toBe(PRACTICE_REPORT_ON);
  });

  it('is refused for a day to come, for a draft, and where the form prints its day', async () => {
    const file = await open();
    const { documents } = file.client;
    const { id } = await named(file, REPORT);
    await expect(
      documents.setDate({ documentId: id, date: '2026-05-09', known: PRACTICE_REPORT_ON }),
    ).rejects.toMatchObject({
      code: 'invalid-input',
      message: '签署日期不能晚于今天（2026-05-08），请填写纸面上的日期。',
    });
    const decision = await named(file, '行政处罚决定书');
    await expect(
      documents.setDate({ documentId: decision.id, date: '2026-04-01', known: PRACTICE_REPORT_ON }),
    ).rejects.toMatchObject({
      code: 'blocked-by-rule',
      message: `这份文书上印有日期${decision.date ?? ''}，已随定稿固定；日期有错误的，请补正。`,
    });
    const draft = await documents.create({ caseId: file.theCase.id, templateNumber: 24 });
    await expect(
      documents.setDate({ documentId: draft.id, date: '2026-05-01', known: PRACTICE_REPORT_ON }),
    ).rejects.toMatchObject({
      code: 'blocked-by-rule',
    });
    await expect(
      documents.finalise({ documentId: draft.id, revision: draft.revision, date: '2027-01-01' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await documents.void({ documentId: id, reason: '重新出具' });
    await expect(
      documents.setDate({ documentId: id, date: '2026-03-17', known: PRACTICE_REPORT_ON }),
    ).rejects.toMatchObject({
      code: 'blocked-by-rule',
      message: '作废的文书不能再改日期。',
    });
  });
});
