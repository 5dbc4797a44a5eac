import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { RemedyOutcome } from '#shared/domain/procedure/events/remedy-outcome.ts';
import type { TellableEvent } from '#shared/domain/procedure/events/told-events.ts';
import { aCase } from '#tests/support/a-case.ts';
import { aDecisionCase, anIssued, PENALTY_NOTICE, SERVICE_RECEIPT } from '#tests/support/a-document.ts';
import { aGoodsCase } from '#tests/support/goods-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const SERVED = {
  service_method: '直接送达',
  service_time: '2026-03-05T10:00',
  received_on: '2026-03-05',
};
const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

describe('the workbench', () => {
  it('is empty in a new archive', async () => {
    expect(await test.client.workbench.today({})).toEqual({
      due: [],
      dueIncomplete: false,
      dueToday: 0,
      overdue: 0,
      toFile: { inAll: 0, overdue: 0, first: [] },
      steps: [],
      stepsInAll: 0,
      filings: [],
      filingsInAll: 0,
      stepsIncomplete: false,
      drafts: [],
      gaps: [],
      gapsInAll: 0,
      unassignedRecordings: 0,
      expiringCertificates: [],
    });
  });

  it('counts what is due from the day the case stands at, the most pressing first', async () => {
    const { id: clue } = await test.client.cases.create(await aCase(test.client));
    const { id: filed } = await test.client.cases.create(await aCase(test.client));
    await anIssuedRow(test, filed, 'case_filing_approval', '2026-03-05');
    const { due } = await test.client.workbench.today({});
    expect(due).toMatchObject([
      { caseId: clue, on: '2026-03-23', daysLeft: 18, article: '程序规定第十八条' },
      { caseId: filed, on: '2026-06-03', daysLeft: 90, article: '程序规定第六十四条' },
    ]);
    clock.set('2026-06-05T09:30:00+08:00');
    expect((await test.client.workbench.today({})).due.map(({ daysLeft }) => daysLeft)).toEqual([-74, -2]);
  });

  it('counts apart what ends today, what has ended and what is closed and not filed', async () => {
    await test.client.cases.create(await aCase(test.client));
    await test.client.cases.create(await aCase(test.client, { clueOn: '2026-02-25' }));
    const { id: closed } = await test.client.cases.create(await aCase(test.client));
    await anIssuedRow(test, closed, 'case_closure_approval', '2026-03-05');
    const counts = async () => {
      const { due, dueToday, overdue, toFile } = await test.client.workbench.today({});
      return { listed: due.length, dueToday, overdue, toFile };
    };
    const first = [{ caseId: closed, rule: 'E16', on: '2026-04-04' }];
    expect(await counts()).toMatchObject({
      listed: 2,
      dueToday: 0,
      overdue: 0,
      toFile: { inAll: 1, overdue: 0, first },
    });
    clock.set('2026-03-23T09:30:00+08:00');
    expect(await counts()).toMatchObject({ listed: 2, dueToday: 1, overdue: 1 });
    clock.set('2026-04-05T09:30:00+08:00');
    expect(await counts()).toMatchObject({
      listed: 2,
      dueToday: 0,
      overdue: 2,
      toFile: { inAll: 1, overdue: 1, first },
    });
    await test.client.way.tell({ caseId: closed, event: 'archived', on: '2026-04-05' });
    expect(await counts()).toMatchObject({
      listed: 2,
      overdue: 2,
      toFile: { inAll: 0, overdue: 0, first: [] },
    });
  });

  it('lists the filing of a closed case once, with the filings, whatever else of it runs', async () => {
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const on = '2026-03-05';
    const servesDocumentId = await anIssuedRow(test, caseId, 'penalty_decision', on, {
      values: { penalties: '罚款5000元。' },
    });
    await anIssuedRow(test, caseId, 'service_receipt', on, { servesDocumentId, values: SERVED });
    const tell = (event: TellableEvent, day: string, outcome?: RemedyOutcome) =>
      test.client.way.tell({ caseId, event, on: day, ...(outcome === undefined ? {} : { outcome }) });
    clock.set('2026-05-05T09:30:00+08:00');
    await tell('published', '2026-03-09');
    await tell('reconsideration_begun', '2026-03-10');
    await tell('reconsideration_ended', '2026-03-30', 'revoked');
    await anIssuedRow(test, caseId, 'case_closure_approval', '2026-03-31');
    const { due, toFile } = await test.client.workbench.today({});
    expect(due.map(({ rule }) => rule)).toEqual(['E15']);
    expect(toFile.first).toMatchObject([{ caseId, rule: 'E16' }]);
  });

  it('shows a measure that ends soon before whatever is late already, however much that is', async () => {
    for (let n = 0; n < 60; n++) await test.client.cases.create(await aCase(test.client));
    const { caseId } = await aGoodsCase(test.client);
    clock.set('2026-04-01T09:30:00+08:00');
    const { due } = await test.client.workbench.today({});
    expect(due[0]).toMatchObject({ caseId, rule: 'B3', on: '2026-04-04', daysLeft: 3 });
    clock.set('2026-04-10T09:30:00+08:00');
    expect((await test.client.workbench.today({})).due[0]).toMatchObject({
      caseId,
      rule: 'B3',
      daysLeft: -6,
    });
  });

  it('counts the defence from a notice in force, not from one that is void or whose receipt is', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    const served = async (day: string) => {
      const notice = await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-03' });
      const receipt = await anIssued(
        test.client,
        caseId,
        SERVICE_RECEIPT,
        { service_method: '直接送达', received_on: day, service_time: `${day}T09:00` },
        notice.id,
      );
      return { notice: notice.id, receipt: receipt.id };
    };
    const defence = async () =>
      (await test.client.workbench.today({})).due
        .filter(({ what }) => what.includes('陈述'))
        .map(({ on }) => on);
    const first = await served('2026-03-04');
    const ofFirst = await defence();
    expect(ofFirst).toHaveLength(1);
    const second = await served('2026-03-05');
    const ofSecond = await defence();
    expect(ofSecond).not.toEqual(ofFirst);
    await test.client.documents.void({ documentId: second.receipt, reason: '写错' });
    expect(await defence()).toEqual(ofFirst);
    // Its own receipt stays in force; without the notice it proves nothing.
    await test.client.documents.void({ documentId: first.notice, reason: '重做' });
    expect(await defence()).toEqual([]);
  });

  it('shows drafts, the last edited first, and forgets a case once it is closed', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const first = await test.client.documents.create({ caseId: id, templateNumber: 7 });
    clock.set('2026-03-05T10:00:00+08:00');
    const last = await test.client.documents.create({ caseId: id, templateNumber: 8 });
    const { drafts } = await test.client.workbench.today({});
    expect(drafts.map(({ documentId }) => documentId)).toEqual([last.id, first.id]);

    await anIssuedRow(test, id, 'case_closure_approval', '2026-03-05');
    expect((await test.client.workbench.today({})).due).toEqual([]);
  });

  it('warns of certificates 60 days before they run out, and of those that have', async () => {
    clock.set('2030-11-01T09:30:00+08:00');
    expect((await test.client.workbench.today({})).expiringCertificates).toMatchObject([
      { validUntil: '2030-12-31' },
      { validUntil: '2030-12-31' },
    ]);
    clock.set('2030-10-31T09:30:00+08:00');
    expect((await test.client.workbench.today({})).expiringCertificates).toEqual([]);
  });

  it('says nothing of the certificate of somebody who does not work here any more', async () => {
    clock.set('2030-11-01T09:30:00+08:00');
    const left = (await test.client.people.list({})).find(({ id }) => id !== test.actor.id);
    if (left === undefined) throw new Error('nobody else is there');
    await test.client.people.update({ ...left, active: false });
    const { expiringCertificates } = await test.client.workbench.today({});
    expect(expiringCertificates.map(({ officerId }) => officerId)).toEqual([test.actor.id]);
  });
});
