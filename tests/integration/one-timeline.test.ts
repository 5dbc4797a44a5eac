import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { dateRemarks } from '#shared/domain/documents/date-checks/date-remarks.ts';
import { countingOf } from '#shared/domain/procedure/counting/counting.ts';
import { serviceDay } from '#shared/domain/procedure/timeline/service.ts';
import type { Values } from '#shared/domain/documents/template/template.ts';
import {
  aDecisionCase,
  anIssued,
  aReadyDraft,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { aCase } from '#tests/support/a-case.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { textPdf } from '#tests/support/practice-file.ts';
import { invented2027 } from '#tests/support/year-2027.ts';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { chineseDate } from '#shared/lib/date.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-13T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

const byPost: Values = {
  service_method: '邮寄送达',
  mail_number: 'EMS1',
  service_time: '2026-03-06T10:00',
  mail_received_on: '2026-03-12',
};

/** What every place says of the service of the notice of a case, and of the end of the defence. */
async function said(caseId: string, noticeId: string, decidedOn = '2026-03-06') {
  const { client } = test;
  const { due } = await client.workbench.today({});
  const { timeline, clocks } = await client.procedure.ofCase({ caseId });
  const draft = await aReadyDraft(client, caseId, PENALTY_DECISION, { document_date: decidedOn });
  const { counting, ...facts } = await client.documents.dateFacts({ documentId: draft.id });
  const template = await client.documents.template({ number: PENALTY_DECISION, documentId: draft.id });
  const remark = (document_date: string) =>
    dateRemarks(
      template,
      { ...draft.values, document_date },
      { ...facts, counting: countingOf(counting) },
      clock.today(),
    ).find(({ rule }) => rule === 'defence-period')?.sentence;
  const { findings } = await client.documents.check({ caseId });
  const plan = await client.volumes.plan({ caseId, part: 'principal' });
  return {
    served: timeline.find(({ event }) => event === 'notice_served')?.on,
    form: facts.noticeServedOn,
    workbench: due.find((one) => one.caseId === caseId && one.rule === 'D4')?.on,
    clock: clocks.find(({ rule }) => rule === 'D4')?.on,
    remark: remark(decidedOn) ?? '',
    finding: findings.find(({ rule }) => rule === 'defence-period')?.sentence ?? '',
    missing: plan.missing.filter(({ id }) => id.includes(noticeId)).map(({ sentence }) => sentence),
  };
}

const served = (noticeId: string, caseId: string, values: Values) =>
  anIssued(test.client, caseId, SERVICE_RECEIPT, values, noticeId);

describe('one case, asked everywhere', () => {
  async function aNotice() {
    const { id: caseId } = await aDecisionCase(test.client);
    const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-05' });
    return { caseId, noticeId: notice.id };
  }

  it('a notice sent by post is served on the day of the slip, the defence ends five workdays later', async () => {
    const { caseId, noticeId } = await aNotice();
    expect(serviceDay(byPost, shippedCounting)?.date).toBe('2026-03-12');
    await served(noticeId, caseId, byPost);
    const told = await said(caseId, noticeId);
    expect(told).toMatchObject({
      served: '2026-03-12',
      form: '2026-03-12',
      workbench: '2026-03-19',
      clock: '2026-03-19',
      missing: [],
    });
    expect(told.remark).toContain('告知书于2026年3月12日送达');
    expect(told.remark).toContain('2026年3月19日届满');
    // The day of the draft lies before the service: nothing has to be waited for yet, but the order of days is wrong.
    await aReadyDraft(test.client, caseId, PENALTY_DECISION, { document_date: '2026-03-13' });
    const { findings } = await test.client.documents.check({ caseId });
    const sentence = findings.find(({ rule }) => rule === 'defence-period')?.sentence;
    expect(sentence).toContain('2026年3月12日送达');
    expect(sentence).toContain('2026年3月19日止');
  });

  it.each([
    [
      '留置送达',
      { service_time: '2026-03-06T10:00', remark: '拒收', witness: '王某' },
      '2026-03-06',
      '2026-03-13',
    ],
    [
      '公告送达',
      {
        service_time: '2026-03-06T10:00',
        published_on: '2026-02-01',
        published_where: '公告栏',
        publication_reason: '下落不明',
        proof: '照片',
      },
      '2026-03-03',
      '2026-03-10',
    ],
  ])('by %s', async (service_method, values, day, end) => {
    clock.set('2026-03-09T09:30:00+08:00');
    const { caseId, noticeId } = await aNotice();
    await served(noticeId, caseId, { service_method, ...values });
    expect(await said(caseId, noticeId)).toMatchObject({
      served: day,
      form: day,
      workbench: end,
      clock: end,
      missing: [],
    });
  });

  it('by announcement, and what is imported, or taken out, of the calendar later moves the day everywhere', async () => {
    clock.set('2026-12-10T09:30:00+08:00');
    const { caseId, noticeId } = await aNotice();
    await served(noticeId, caseId, {
      service_method: '公告送达',
      service_time: '2026-12-02T10:00',
      published_on: '2026-12-02',
      published_where: '公告栏',
      publication_reason: '下落不明',
      proof: '照片',
    });
    const everywhere = async (day: string, end: string) => {
      const told = await said(caseId, noticeId, '2027-01-05');
      expect(told).toMatchObject({ served: day, form: day, workbench: end, clock: end, missing: [] });
      for (const sentence of [told.remark, told.finding]) {
        expect(sentence).toContain(chineseDate(day));
        expect(sentence).toContain(chineseDate(end));
      }
      const kept = await test.app
        .workplace()
        .archive.db.selectFrom('case_events')
        .select('day')
        .where('event', '=', 'notice_served')
        .execute();
      expect(kept).toEqual([{ day }]);
    };
    await everywhere('2027-01-01', '2027-01-08');
    const file = { name: '2027.json', text: JSON.stringify(invented2027) };
    await test.client.calendar.importYear({ ...file, revision: 0 });
    await everywhere('2027-01-04', '2027-01-11');
    await test.client.calendar.removeYear({ year: 2027, revision: 1 });
    // Nobody has looked at the list of what is due: the case itself says the day of today's calendar at once.
    const { timeline } = await test.client.procedure.ofCase({ caseId });
    expect(timeline.find(({ event }) => event === 'notice_served')?.on).toBe('2027-01-01');
    await everywhere('2027-01-01', '2027-01-08');

    // In one process: what is being written while the other opens would wait for it.
    await test.app.workplace().consultations.settled();
    const other = await createApp({
      archiveDir: test.archiveDir,
      resourcesRoot,
      configDir: join(test.dir, 'other'),
      capabilities: { host: 'cli' },
      clock,
      log: stderrLog,
    });
    await other.workplace().calendars.importYear(test.actor, { ...file, revision: 0 });
    await other.close();
    await everywhere('2027-01-04', '2027-01-11');
  });

  it('of two receipts the first in force counts, and a void one proves nothing', async () => {
    const { caseId, noticeId } = await aNotice();
    const first = await served(noticeId, caseId, byPost);
    // Posted again: a service of its own. Of one posting the later day would count, see service.test.ts.
    await served(noticeId, caseId, {
      ...byPost,
      service_time: '2026-03-11T15:00',
      mail_received_on: '2026-03-13',
    });
    expect(await said(caseId, noticeId)).toMatchObject({
      served: '2026-03-12',
      form: '2026-03-12',
      clock: '2026-03-19',
    });
    await test.client.documents.void({ documentId: first.id, reason: '写错了' });
    expect(await said(caseId, noticeId)).toMatchObject({
      served: '2026-03-13',
      form: '2026-03-13',
      workbench: '2026-03-20',
      clock: '2026-03-20',
    });
  });

  it('without the day of the slip nobody says a day, and the file says what it lacks', async () => {
    const { caseId, noticeId } = await aNotice();
    await served(noticeId, caseId, { ...byPost, mail_received_on: '' });
    const told = await said(caseId, noticeId);
    expect(told.served).toBeUndefined();
    expect(told.form).toBeUndefined();
    expect(told.workbench).toBeUndefined();
    expect(told.clock).toBeUndefined();
    expect(told.missing).toEqual([expect.stringContaining('送达回证还没有注明送达日期')]);
  });
});

describe('a form filled in and signed on paper', () => {
  const paper = async (caseId: string, material: string, date: string) => {
    const { sha256 } = await test.upload(
      `${material}.pdf`,
      Readable.from([await textPdf(material + date, 1)]),
    );
    return test.client.volumes.addAttachment({ caseId, upload: sha256, name: '扫描.pdf', material, date });
  };
  const dueOf = async (caseId: string) =>
    (await test.client.workbench.today({})).due
      .filter((one) => one.caseId === caseId)
      .map(({ rule, on }) => ({ rule, on }));

  it('closes its step as the document does, and no longer when it is taken out', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { id: attachmentId, revision } = await paper(id, 'form-case_filing_approval', '2026-03-05');
    expect(await test.client.cases.get({ caseId: id })).toMatchObject({
      stage: 'filed',
      filedOn: '2026-03-05',
    });
    expect(await dueOf(id)).toEqual([{ rule: 'D1', on: '2026-06-03' }]);

    await test.client.volumes.editAttachment({ attachmentId, revision, date: '2026-03-06' });
    expect(await dueOf(id)).toEqual([{ rule: 'D1', on: '2026-06-04' }]);
    // The program's own document speaks for itself.
    await anIssuedRow(test, id, 'case_filing_approval', '2026-03-04');
    expect(await dueOf(id)).toEqual([{ rule: 'D1', on: '2026-06-02' }]);

    const other = await test.client.cases.create(await aCase(test.client));
    const slip = await paper(other.id, 'form-case_filing_approval', '2026-03-09');
    await test.client.volumes.removeAttachment({ attachmentId: slip.id, revision: 1 });
    expect(await test.client.cases.get({ caseId: other.id })).toMatchObject({ stage: 'clue' });
  });

  it('closes the case, so that nothing of it is due any more', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    await paper(id, 'form-case_filing_approval', '2026-03-05');
    await paper(id, 'closure-approval', '2026-03-12');
    expect(await test.client.cases.get({ caseId: id })).toMatchObject({
      stage: 'closed',
      closedOn: '2026-03-12',
    });
    expect(await dueOf(id)).toEqual([]);
  });
});
