import { afterEach, beforeEach, expect, it } from 'vitest';
import { aDecisionCase, anIssued, PENALTY_DECISION, SERVICE_RECEIPT } from '#tests/support/a-document.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const ANNOUNCEMENT = 51;
const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

const despite = '只看送达';

async function decided() {
  const { id: caseId } = await aDecisionCase(test.client);
  const draft = await test.client.documents.create({
    caseId,
    templateNumber: PENALTY_DECISION,
    own: { document_date: '2026-03-05' },
  });
  const decision = await test.client.documents.finalise({
    documentId: draft.id,
    revision: draft.revision,
    despite,
  });
  return { caseId, decision };
}

it('a decision corrected after its service is the next step, on the desk, with a clock, until it is served again', async () => {
  const { client } = test;
  const { caseId, decision } = await decided();
  clock.set('2026-03-06T09:30:00+08:00');
  await anIssued(
    client,
    caseId,
    SERVICE_RECEIPT,
    { service_time: '2026-03-06T09:00', received_on: '2026-03-06' },
    decision.id,
  );
  await client.way.tell({ caseId, event: 'published', on: '2026-03-06', detail: '' });
  clock.set('2026-04-01T09:30:00+08:00');
  const correction = await client.documents.correct({ documentId: decision.id, reason: '落款写错' });
  await client.documents.finalise({
    documentId: correction.id,
    revision: correction.revision,
    despite,
  });
  const due = '2026-04-13';
  const way = await client.way.ofCase({ caseId });
  expect(way.next[0]).toMatchObject({
    lane: 'serve_corrected',
    due,
    document: { templateNumber: SERVICE_RECEIPT, servesDocumentId: decision.id },
  });
  expect(way.missing.filter(({ lane }) => lane === 'service')).toEqual([]);
  const { duties } = await client.service.ofCase({ caseId });
  expect(duties).toMatchObject([{ state: 'anew', due, late: false }]);
  const { clocks, timeline } = await client.procedure.ofCase({ caseId });
  expect(clocks.find(({ rule }) => rule === 'E1b')).toMatchObject({ on: due });
  expect(timeline.find(({ event }) => event === 'decision_served')?.on).toBe('2026-03-06');
  expect(clocks.find(({ rule }) => rule === 'E6')).toMatchObject({ start: '2026-03-06' });
  const { steps } = await client.workbench.today({});
  expect(steps).toMatchObject([{ caseId, step: '补正后再次送达：送达补正后的决定书', due }]);
  // A day too late it is missing too.
  clock.set('2026-04-14T09:30:00+08:00');
  expect((await client.way.ofCase({ caseId })).missing).toContainEqual(
    expect.objectContaining({ lane: 'service', since: '2026-04-14' }),
  );
  await anIssued(
    client,
    caseId,
    SERVICE_RECEIPT,
    { service_time: '2026-04-14T09:00', received_on: '2026-04-14' },
    decision.id,
  );
  const after = await client.way.ofCase({ caseId });
  expect(after.next.map(({ lane }) => lane)).not.toContain('serve_corrected');
  expect((await client.service.ofCase({ caseId })).duties).toMatchObject([
    { state: 'served', on: '2026-04-14' },
  ]);
});

it('what is announced waits until its notice has hung, and its receipt is drafted then', async () => {
  const { client } = test;
  const { caseId, decision } = await decided();
  const offered = (await client.way.ofCase({ caseId })).offers.find(
    ({ templateNumber }) => templateNumber === ANNOUNCEMENT,
  );
  expect(offered).toMatchObject({ servesDocumentId: decision.id });
  const draft = await client.documents.create({
    caseId,
    templateNumber: ANNOUNCEMENT,
    servesDocumentId: decision.id,
    own: {
      reason: '下落不明',
      document_date: '2026-03-05',
      served_content: '罚款5000.00元',
      rights: '六十日内申请行政复议，六个月内提起行政诉讼',
    },
  });
  const notice = await client.documents.finalise({
    documentId: draft.id,
    revision: draft.revision,
    despite,
  });
  expect(
    (await client.way.ofCase({ caseId })).offers.filter(
      ({ templateNumber }) => templateNumber === ANNOUNCEMENT,
    ),
  ).toEqual([]);
  const serving = async () =>
    (await client.way.ofCase({ caseId })).next.find(
      ({ document }) => document?.servesDocumentId === decision.id,
    );
  expect(await serving()).toMatchObject({ step: 'serve_decision', waitsUntil: '2026-04-07' });
  expect((await client.service.ofCase({ caseId })).duties).toMatchObject([{ state: 'announced' }]);
  clock.set('2026-04-08T09:30:00+08:00');
  const due = await serving();
  expect(due?.waitsUntil).toBeUndefined();
  const receipt = await client.documents.create({
    caseId,
    templateNumber: due?.document?.templateNumber ?? 0,
    servesDocumentId: due?.document?.servesDocumentId,
    own: due?.document?.values ?? {},
  });
  expect(receipt.own).toMatchObject({
    service_method: '公告送达',
    published_on: '2026-03-05',
    publication_reason: '受送达人下落不明。',
  });
  expect(receipt.own['remark']).toContain(notice.documentNumber ?? '没有文号');
});
