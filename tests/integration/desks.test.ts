import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { CaseInput } from '#shared/contract/cases.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase } from '#tests/support/a-case.ts';
import { anIssuedRow, voidRow } from '#tests/support/an-issued-row.ts';
import { sitDown } from '#tests/support/sit-down.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { windowAt } from '#tests/support/window-at.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

let certificates = 0;

/** Somebody who sits at a window of his own. */
async function somebody(name: string, roles: Role[], department = '执法稽查科') {
  const certified = roles.includes('officer');
  const { id, firstPin } = await test.client.people.add({
    name,
    certificateNumber: certified ? `1609000${(3000 + ++certificates).toString()}` : '',
    certificateValidUntil: certified ? '2030-12-31' : '',
    department,
    roles,
  });
  const { client } = windowAt(test.app);
  await sitDown(client, id, firstPin);
  return { id, client };
}

type Window = Awaited<ReturnType<typeof somebody>>['client'];
const today = (client: Pick<Window, 'workbench'> = test.client) => client.workbench.today({});
const stepsOf = async (client?: Pick<Window, 'workbench'>) =>
  (await today(client)).steps.map(({ step }) => step);
/** A case of the two officers of the practice archive. */
async function open(changes: Partial<CaseInput> = {}): Promise<string> {
  const officerIds = (await test.client.people.list({}))
    .filter(({ name }) => ['张三', '李喆'].includes(name))
    .map(({ id }) => id);
  return (await test.client.cases.create(await aCase(test.client, { officerIds, ...changes }))).id;
}
/** From today on the case is handled by others. */
async function handledBy(
  caseId: string,
  by: (now: { readonly officers: readonly string[] }) => readonly (string | undefined)[],
): Promise<void> {
  const { officers, revision } = await test.client.cases.get({ caseId });
  await test.client.handling.change({
    caseId,
    revision,
    officerIds: by({ officers: officers.map(({ id }) => id) }).filter((one) => one !== undefined),
    on: clock.today(),
    reason: '工作调动',
  });
}
const issue = (caseId: string, ...[kind, values, serves]: readonly unknown[]) =>
  anIssuedRow(test, caseId, kind as Parameters<typeof anIssuedRow>[2], clock.today(), {
    ...(values === undefined ? {} : { values: values as Record<string, string> }),
    ...(serves === undefined ? {} : { servesDocumentId: serves as string }),
  });

/** Up to the review, everything issued today. */
async function toReview(): Promise<string> {
  const caseId = await open();
  await issue(caseId, 'case_source_register');
  await issue(caseId, 'site_record', { start_time: `${clock.today()}T09:00` });
  await issue(caseId, 'case_filing_approval', { decision: '立案' });
  await issue(caseId, 'inquiry_record', { start_time: `${clock.today()}T10:00` });
  await issue(caseId, 'evidence_extraction_form', { evidence_time: `${clock.today()}T11:00` });
  await issue(caseId, 'investigation_report');
  return caseId;
}

describe('待我处理', () => {
  it('lies before who handles the case, and before nobody else who does', async () => {
    const other = await somebody('钱一', ['officer', 'clerk']);
    const caseId = await open();
    const [mine, ...more] = (await today()).steps;
    expect(more).toEqual([]);
    expect(mine).toMatchObject({
      caseId,
      step: '案源登记',
      by: 'officer',
      document: '案件来源登记表',
      due: '2026-03-23',
      daysLeft: 18,
    });
    expect(await stepsOf(other.client)).toEqual([]);
    // Whoever comes to handle it has it before him from then on.
    await handledBy(caseId, ({ officers }) => [officers[0], other.id]);
    expect(await stepsOf(other.client)).toEqual(['案源登记']);
  });

  it('follows who handles the case: handed over, taken back, taken off it, and kept as it is made anew', async () => {
    const next = await somebody('钱一', ['officer']);
    const leader = await somebody('局长', ['leader']);
    const caseId = await open();
    const [first] = (await test.client.cases.get({ caseId })).officers;
    const fromId = present(first, 'an officer').id;
    const on = clock.today();
    await test.client.handling.handOver({ fromId, toId: next.id, caseIds: [caseId], on, reason: '调离' });
    expect(await stepsOf(next.client)).toEqual(['案源登记']);
    const { changes } = await test.client.handling.ofCase({ caseId });
    const changeId = present(changes[0], 'a change').id;
    await test.client.handling.withdrawChange({ caseId, changeId, reason: '登记有误' });
    expect(await stepsOf(next.client)).toEqual([]);

    await handledBy(caseId, ({ officers }) => [...officers, next.id]);
    const recusal = { personId: next.id, askedBy: 'self' as const, reason: '亲属', granted: true };
    const { recusals } = await test.client.handling.recuse({
      ...{ ...recusal, caseId, decidedOn: on, deciderIds: [leader.id] },
    });
    expect(await stepsOf(next.client)).toEqual([]);
    const recusalId = present(recusals[0], 'a recusal').id;
    await test.client.handling.withdrawRecusal({ caseId, recusalId, reason: '登记有误' });
    const { jobId } = await test.client.archive.verify({ full: true });
    expect((await test.app.workplace().jobs.ended(jobId)).result).toMatchObject({
      chain: 'intact',
      findings: [],
      events: [],
    });
  });

  it('is the office clerk’s of the department, not of another', async () => {
    await open();
    const own = await somebody('内勤甲', ['clerk']);
    const elsewhere = await somebody('内勤乙', ['clerk'], '食品科');
    const everywhere = await somebody('内勤丙', ['clerk'], '');
    expect(await stepsOf(own.client)).toEqual(['案源登记']);
    expect(await stepsOf(elsewhere.client)).toEqual([]);
    expect(await stepsOf(everywhere.client)).toEqual(['案源登记']);
  });

  it('goes from officer to reviewer, who is none that handles the case, and to the leader with whoever writes the slip', async () => {
    const reviewer = await somebody('审核甲', ['reviewer']);
    const leader = await somebody('局长', ['leader']);
    const caseId = await toReview();
    expect(await stepsOf(reviewer.client)).toEqual(['案件审核']);
    expect(await stepsOf()).toEqual([]);
    expect(await stepsOf(leader.client)).toEqual([]);
    const both = await somebody('审核乙', ['reviewer', 'officer']);
    await handledBy(caseId, ({ officers }) => [...officers, both.id]);
    expect((await today(both.client)).steps).toEqual([]);
    await issue(caseId, 'case_review_form', {
      submitted_on: '2026-03-05',
      returned_on: '2026-03-05',
      review_kind: '案件审核',
    });
    expect(await stepsOf(reviewer.client)).toEqual([]);
    expect(await stepsOf()).toEqual(['处罚建议审批']);
    expect((await today(leader.client)).steps).toMatchObject([{ step: '处罚建议审批', by: 'leader' }]);
  });

  it('leads to the draft that was begun, and lists other drafts of mine, not those of others', async () => {
    const other = await somebody('钱一', ['officer', 'clerk']);
    const caseId = await open();
    const first = await test.client.documents.create({ caseId, templateNumber: 1 });
    const aside = await test.client.documents.create({ caseId, templateNumber: 7 });
    const found = await today();
    expect(found.steps).toMatchObject([{ step: '案源登记', draftId: first.id }]);
    expect(found.drafts.map(({ documentId }) => documentId)).toEqual([aside.id]);
    expect(await today(other.client)).toMatchObject({ steps: [], drafts: [] });
    // Of two of a kind nobody can say here which is meant: the page of the case can.
    await test.client.documents.create({ caseId, templateNumber: 1 });
    expect((await today()).steps[0]).not.toHaveProperty('draftId');
  });

  it('comes when the days have passed, without anybody doing anything', async () => {
    const reviewed = await toReview();
    await issue(reviewed, 'case_review_form', {
      submitted_on: '2026-03-05',
      returned_on: '2026-03-05',
      review_kind: '案件审核',
    });
    await issue(reviewed, 'case_matter_approval', { matter: '行政处罚建议' });
    const notice = await issue(reviewed, 'penalty_notice', { right: '陈述申辩' });
    await issue(
      reviewed,
      'service_receipt',
      { service_method: '直接送达', service_time: '2026-03-05T10:00', received_on: '2026-03-05' },
      notice,
    );
    expect(await stepsOf()).toEqual([]);
    clock.set('2026-03-12T09:30:00+08:00');
    expect(await stepsOf()).toEqual([]);
    clock.set('2026-03-13T09:30:00+08:00');
    expect(await stepsOf()).toEqual(['处理决定审批']);
  });

  it('of the host of a hearing lies before who was named, before all who may host while nobody is', async () => {
    const reviewer = await somebody('审核甲', ['reviewer']);
    const host = await somebody('钱一明', ['reviewer']);
    const next = await somebody('钱一', ['leader']);
    const caseId = await toReview();
    await issue(caseId, 'case_review_form', {
      submitted_on: '2026-03-05',
      returned_on: '2026-03-05',
      review_kind: '案件审核',
    });
    await issue(caseId, 'case_matter_approval', { matter: '行政处罚建议' });
    const notice = await issue(caseId, 'penalty_notice', { right: '听证' });
    await issue(
      caseId,
      'service_receipt',
      { service_method: '直接送达', service_time: '2026-03-05T10:00', received_on: '2026-03-05' },
      notice,
    );
    await test.client.way.tell({ caseId, event: 'hearing_requested', on: '2026-03-05' });
    const named = (words: string) =>
      issue(caseId, 'case_matter_approval', { matter: '指定听证主持人', matter_reason: words });
    const shown = async () =>
      Promise.all([reviewer, host, next].map(async ({ client }) => await stepsOf(client)));
    // Who is named in no clause of its own, or handles the case, is not taken for the host.
    const unsaid = await named('拟由钱一明、审核甲主持听证；张三、李喆为办案人员。');
    expect(await shown()).toEqual([['听证：听证通知'], ['听证：听证通知'], []]);
    await voidRow(test, caseId, unsaid);
    await named('指定钱一明同志为听证主持人、审核甲为记录员。');
    expect(await shown()).toEqual([[], ['听证：听证通知'], []]);
    expect(await stepsOf()).toEqual([]);
    // The last paper that names one counts, whatever his role.
    const convened = await issue(caseId, 'hearing_notice', {
      host: '钱 一',
      hearing_time: '2026-03-20T09:00',
    });
    await issue(
      caseId,
      'service_receipt',
      { service_method: '直接送达', service_time: '2026-03-05T11:00', received_on: '2026-03-05' },
      convened,
    );
    clock.set('2026-03-20T09:30:00+08:00');
    expect((await shown()).map((steps) => steps.filter((step) => step === '听证：举行听证').length)).toEqual([
      0, 0, 1,
    ]);
    expect(await test.app.workplace().events.check()).toEqual([]);
    // Somebody who has left hosts nothing: it is anybody's again who may.
    const left = present(
      (await test.client.people.list({})).find(({ id }) => id === next.id),
      'the host',
    );
    await test.client.people.update({ ...left, active: false });
    expect(await test.app.workplace().events.check()).toEqual([]);
    expect(await stepsOf(reviewer.client)).toContain('听证：举行听证');
  });

  it('lies before another department when an officer of the case has moved there', async () => {
    await open({ handlingUnit: '' });
    const elsewhere = await somebody('内勤乙', ['clerk'], '食品科');
    expect(await stepsOf(elsewhere.client)).toEqual([]);
    const officer = (await test.client.people.list({})).find(({ name }) => name === '李喆');
    if (officer === undefined) throw new Error('nobody is called so');
    await test.client.people.update({ ...officer, department: '食品科' });
    expect(await stepsOf(elsewhere.client)).toEqual(['案源登记']);
  });

  it('names the party in a case of several, each with what is next for it', async () => {
    const caseId = await open();
    const { party } = await test.client.cases.get({ caseId });
    await test.client.parties.add({
      caseId,
      party: { ...party, name: '濮阳市玥玥商贸有限公司', creditCode: '' },
      joinedOn: '2026-03-05',
    });
    const shown = async () => (await today()).steps.map(({ party: of, step }) => `${step} ${of ?? ''}`);
    // The source is registered once for all of them.
    expect(await shown()).toEqual(['案源登记 ']);
    for (const [kind, values] of [
      ['case_source_register', {}],
      ['site_record', { start_time: '2026-03-05T09:00' }],
      ['case_filing_approval', { decision: '立案' }],
      ['inquiry_record', { start_time: '2026-03-05T10:00' }],
      ['evidence_extraction_form', { evidence_time: '2026-03-05T11:00' }],
      ['investigation_report', {}],
      [
        'case_review_form',
        { submitted_on: '2026-03-05', returned_on: '2026-03-05', review_kind: '案件审核' },
      ],
      ['case_matter_approval', { matter: '行政处罚建议' }],
    ] as const)
      await issue(caseId, kind, values);
    expect((await shown()).sort()).toEqual([
      '处罚告知 濮阳市华龙区喆喆食品超市有限公司',
      '处罚告知 濮阳市玥玥商贸有限公司',
    ]);
  });
});

describe('what is closed and not filed', () => {
  it('lies before the archivist and who handled it, apart from what goes on, until it is filed', async () => {
    const archivist = await somebody('档案员', ['archivist']);
    const closed = await open();
    await issue(closed, 'case_closure_approval', { decision: '同意结案' });
    const step = { caseId: closed, step: '组卷归档', by: 'archivist', due: '2026-04-04' };
    expect(await today(archivist.client)).toMatchObject({ steps: [], filings: [step], filingsInAll: 1 });
    clock.set('2026-09-10T09:30:00+08:00');
    const going = await open({ clueOn: '2026-09-09' });
    expect(await today()).toMatchObject({
      steps: [{ caseId: going }],
      stepsInAll: 1,
      filings: [{ caseId: closed, daysLeft: -159 }],
    });
    await test.client.way.tell({ caseId: closed, event: 'archived', on: '2026-09-10' });
    expect(await today(archivist.client)).toMatchObject({ filings: [], filingsInAll: 0 });
    expect(await today()).toMatchObject({ steps: [{ caseId: going }], filings: [] });
    expect(await test.app.workplace().events.check()).toEqual([]);
  });

  it('is one file of several parties, also where it was never filed', async () => {
    const archivist = await somebody('档案员', ['archivist']);
    const closed = await open();
    const { party } = await test.client.cases.get({ caseId: closed });
    await test.client.parties.add({
      caseId: closed,
      party: { ...party, name: '濮阳市玥玥商贸有限公司', creditCode: '' },
      joinedOn: '2026-03-05',
    });
    await issue(closed, 'case_filing_approval', { decision: '立案' });
    await issue(closed, 'case_closure_approval', { decision: '同意结案' });
    const refused = await open();
    await issue(refused, 'case_filing_approval', { decision: '不予立案' });
    const { filings, filingsInAll } = await today(archivist.client);
    expect(filings.map(({ caseId, party: of }) => [caseId, of]).sort()).toEqual(
      [
        [closed, undefined],
        [refused, undefined],
      ].sort(),
    );
    expect(filingsInAll).toBe(2);
  });

  it('comes back when it is told that it was not filed after all, and what goes on when it was not closed', async () => {
    const archivist = await somebody('档案员', ['archivist']);
    const caseId = await open();
    await issue(caseId, 'case_filing_approval', { decision: '立案' });
    const closure = await issue(caseId, 'case_closure_approval', { decision: '同意结案' });
    const { id } = await test.client.way.tell({ caseId, event: 'archived', on: '2026-03-05' });
    expect((await today(archivist.client)).filings).toEqual([]);
    await test.client.way.withdraw({ caseId, toldId: id, reason: '登记有误' });
    expect((await today(archivist.client)).filings).toMatchObject([{ caseId }]);
    await voidRow(test, caseId, closure);
    expect(await today(archivist.client)).toMatchObject({ filings: [], steps: [] });
    expect((await today()).steps).toMatchObject([{ caseId, step: '调查取证' }]);
    expect(await test.app.workplace().events.check()).toEqual([]);
  });
});

describe('案卷缺件', () => {
  it('is what was left out or lacks its paper by now, goes with its reason and comes back when that is taken back', async () => {
    const caseId = await open();
    const gaps = async () => (await today()).gaps;
    expect(await gaps()).toEqual([]);
    await issue(caseId, 'case_filing_approval', { decision: '立案' });
    const [gap, ...more] = await gaps();
    expect(more).toEqual([]);
    const way = await test.client.way.ofCase({ caseId });
    expect(gap).toMatchObject({ caseId, missing: way.missing.length, first: way.missing[0]?.sentence });
    for (const { lane, step } of way.missing)
      await test.client.way.depart({ caseId, lane, step, reason: '在省平台办理' });
    expect(await gaps()).toEqual([]);
    const steps = (await test.client.way.ofCase({ caseId })).runs[0]?.steps ?? [];
    const [departure] = steps.flatMap(({ departures }) => departures);
    await test.client.way.withdrawDeparture({ caseId, departureId: departure?.id ?? '', reason: '写错' });
    expect(await gaps()).toMatchObject([{ missing: 1 }]);
  });

  it('is still told of a closed case until it is filed, after what goes on', async () => {
    const closed = await open();
    await issue(closed, 'case_closure_approval');
    clock.set('2026-03-06T09:30:00+08:00');
    const going = await open();
    await issue(going, 'case_filing_approval', { decision: '立案' });
    expect((await today()).gaps.map(({ caseId }) => caseId)).toEqual([going, closed]);
    await test.client.way.tell({ caseId: closed, event: 'archived', on: '2026-03-06' });
    const { gaps, gapsInAll } = await today();
    expect(gaps.map(({ caseId }) => caseId)).toEqual([going]);
    expect(gapsInAll).toBe(1);
  });

  it('is each officer’s own, and all before who sees to all files', async () => {
    const other = await somebody('钱一', ['officer']);
    const archivist = await somebody('档案员', ['archivist']);
    const caseId = await open();
    await issue(caseId, 'case_filing_approval', { decision: '立案' });
    expect((await today(other.client)).gaps).toEqual([]);
    expect((await today(archivist.client)).gaps).toMatchObject([{ caseId }]);
  });
});

it('what is kept of every case is what its documents say, whatever was done and taken back', async () => {
  const { archive, ways, events } = test.app.workplace();
  const caseId = await toReview();
  const notice = await issue(caseId, 'penalty_notice', { right: '陈述申辩' });
  await voidRow(test, caseId, notice);
  await test.client.way.depart({ caseId, lane: 'ordinary', step: 'propose', reason: '理由' });
  expect(await events.check()).toEqual([]);
  await archive.unrecorded((tx) =>
    tx.updateTable('case_ways').set({ missing: 7 }).where('case_id', '=', caseId).execute(),
  );
  expect((await events.check()).map((one) => one.caseId)).toEqual([caseId]);
  expect(await ways.pending(1)).toBe(0);
});
