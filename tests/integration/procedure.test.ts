import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { aCase } from '#tests/support/a-case.ts';
import {
  aDecisionCase,
  anIssued,
  PENALTY_DECISION,
  PENALTY_NOTICE,
  SERVICE_RECEIPT,
} from '#tests/support/a-document.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
beforeEach(async () => {
  clock.set('2026-03-13T09:30:00+08:00');
  test = await openTestApp({ clock });
});
afterEach(() => test.close());

const next = async (caseId: string) => (await test.client.way.ofCase({ caseId })).next[0];

describe('the way of a case', () => {
  it('begins with the register of its source and lacks nothing yet', async () => {
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const way = await test.client.way.ofCase({ caseId });
    expect(way.next[0]).toMatchObject({ step: 'register', by: 'officer', document: { templateNumber: 1 } });
    expect(way.missing).toEqual([]);
    expect(way.runs[0]?.steps.find(({ state }) => state === 'here')?.id).toBe('register');
  });

  it('offers the draft that was begun, and goes on when it is issued', async () => {
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const draft = await test.client.documents.create({ caseId, templateNumber: 1 });
    expect(await next(caseId)).toMatchObject({ document: { draftId: draft.id } });
  });

  it('says what was left out when a later step was done, until somebody says why', async () => {
    const { client } = test;
    const { id: caseId } = await aDecisionCase(client);
    await anIssued(client, caseId, PENALTY_NOTICE);
    const before = await client.way.ofCase({ caseId });
    expect(before.missing.map(({ step }) => step)).toContain('review');
    await client.way.depart({ caseId, lane: 'ordinary', step: 'review', reason: '审核在省平台办理' });
    const after = await client.way.ofCase({ caseId });
    expect(after.missing.map(({ step }) => step)).not.toContain('review');
    expect(after.runs[0]?.steps.find(({ id }) => id === 'review')).toMatchObject({
      state: 'left_out',
      departures: [{ reason: '审核在省平台办理', on: '2026-03-13', counts: true }],
    });
    const acts = await client.archive.acts({ caseId });
    expect(acts.map(({ sentence }) => sentence)).toContain('没有办理“案件审核”，理由：审核在省平台办理');
  });

  it('lacks the step again once what was said is taken back, and still shows what was said and why not', async () => {
    const { client } = test;
    const { id: caseId } = await aDecisionCase(client);
    await anIssued(client, caseId, PENALTY_NOTICE);
    const depart = (reason: string) =>
      client.way.depart({ caseId, lane: 'ordinary', step: 'review', reason });
    const review = async () => {
      const { runs, missing } = await client.way.ofCase({ caseId });
      const step = runs[0]?.steps.find(({ id }) => id === 'review');
      return { step, missing: missing.some((one) => one.step === 'review') };
    };
    await depart('审核在省平台办理');
    expect(await refused(depart('另一个理由'))).toMatchObject({ code: 'blocked-by-rule' });
    const departureId = (await review()).step?.departures[0]?.id ?? '';
    const takeBack = (reason: string) => client.way.withdrawDeparture({ caseId, departureId, reason });
    expect(await refused(takeBack(' '))).toMatchObject({ code: 'invalid-input' });
    clock.set('2026-03-16T09:30:00+08:00');
    await takeBack('审核表已经取回');
    expect(await review()).toMatchObject({
      missing: true,
      step: {
        state: 'left_out',
        departures: [
          {
            reason: '审核在省平台办理',
            on: '2026-03-13',
            counts: false,
            withdrawn: { reason: '审核表已经取回', on: '2026-03-16' },
          },
        ],
      },
    });
    expect(await refused(takeBack('再来一次'))).toMatchObject({ code: 'not-found' });
    await depart('又办不了');
    expect((await review()).step?.departures.map(({ counts }) => counts)).toEqual([false, true]);
    const acts = await client.archive.acts({ caseId });
    expect(acts.map(({ sentence }) => sentence)).toContain(
      '撤销不办理“案件审核”的说明，理由：审核表已经取回',
    );
    const { id: other } = await client.cases.create(await aCase(client));
    const elsewhere = { caseId: other, departureId, reason: '别的案件' };
    expect(await refused(client.way.withdrawDeparture(elsewhere))).toMatchObject({ code: 'not-found' });
  });

  it('keeps a step that is done, and one that is none, from being left out', async () => {
    const { client } = test;
    const { id: caseId } = await aDecisionCase(client);
    await anIssued(client, caseId, PENALTY_NOTICE);
    const depart = (step: string) => client.way.depart({ caseId, lane: 'ordinary', step, reason: '理由' });
    expect(await refused(depart('notify'))).toMatchObject({ code: 'blocked-by-rule' });
    expect(await refused(depart('nothing'))).toMatchObject({ code: 'not-found' });
    expect(
      await refused(client.way.depart({ caseId, lane: 'ordinary', step: 'review', reason: ' ' })),
    ).toMatchObject({
      code: 'invalid-input',
    });
  });
});

it('a closed case whose decision is to be made anew is open again, for its page and for the list', async () => {
  const { id: caseId } = await aDecisionCase(test.client);
  await anIssued(test.client, caseId, PENALTY_NOTICE);
  const values = { penalties: '罚款5000元。' };
  await anIssuedRow(test, caseId, 'penalty_decision', '2026-03-05', { values });
  await anIssuedRow(test, caseId, 'case_closure_approval', '2026-03-06');
  const stage = async () => (await test.client.cases.get({ caseId })).stage;
  expect(await stage()).toBe('closed');
  const tell = { caseId, event: 'reconsideration_begun', on: '2026-03-09' } as const;
  await test.client.way.tell(tell);
  const ended = { caseId, event: 'reconsideration_ended', on: '2026-03-12' } as const;
  await test.client.way.tell({ ...ended, outcome: 'redo' });
  expect(await stage()).toBe('decided');
  expect((await test.client.cases.list({ stage: 'decided' })).cases.map(({ id }) => id)).toEqual([caseId]);
  expect((await test.client.workbench.today({})).toFile.inAll).toBe(0);
});

it('the ways as a lawyer reads them say how a case comes to one and how it leaves it', async () => {
  const lanes = await test.client.way.lanes({});
  const way = (id: string) => lanes.find((lane) => lane.id === id);
  expect(way('ordinary')).toMatchObject({
    startsWith: [],
    leaves: expect.arrayContaining([{ when: '已有“不予立案”', keep: ['组卷归档'] }]) as unknown,
  });
  expect(way('hearing')?.startsWith).toContain('当事人申请听证');
  expect(way('enforcement')?.steps.find(({ waits }) => waits !== undefined)?.waits).toContain('催告');
  const through = way('ordinary')?.steps.flatMap((step) => step.through);
  expect(through).toEqual(expect.arrayContaining([way('hearing')?.name, way('enforcement')?.name]));
});

describe('what is told of a case', () => {
  async function decided() {
    const { client } = test;
    const { id: caseId } = await aDecisionCase(client);
    const decision = await anIssued(client, caseId, PENALTY_DECISION, { document_date: '2026-03-10' });
    await anIssued(client, caseId, SERVICE_RECEIPT, { received_on: '2026-03-12' }, decision.id);
    return caseId;
  }

  it('is refused with both days where it would lie before what it comes after', async () => {
    const { id: caseId } = await aDecisionCase(test.client);
    await anIssued(test.client, caseId, PENALTY_NOTICE, { document_date: '2026-03-10' });
    const waive = (on: string) => test.client.way.tell({ caseId, event: 'defence_waived', on });
    expect(await refused(waive('2026-03-09'))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('2026年3月10日') as unknown,
    });
    expect((await test.client.way.told({ caseId })).map(({ on }) => on)).toEqual([]);
    expect(await waive('2026-03-10')).toMatchObject({ on: '2026-03-10' });
  });

  it('is an event of its timeline; taken back it is none', async () => {
    const { client } = test;
    const caseId = await decided();
    const told = await client.way.tell({ caseId, event: 'published', on: '2026-03-13', detail: '公示页面' });
    const published = expect.objectContaining({ event: 'published', on: '2026-03-13', detail: '公示页面' });
    expect((await client.procedure.ofCase({ caseId })).timeline).toContainEqual(published);
    await client.way.withdraw({ caseId, toldId: told.id, reason: '登记错了案件' });
    expect((await client.procedure.ofCase({ caseId })).timeline).not.toContainEqual(published);
    expect(await client.way.told({ caseId })).toEqual([]);
    expect(await refused(client.way.withdraw({ caseId, toldId: told.id, reason: '再来' }))).toMatchObject({
      code: 'not-found',
    });
  });

  it('that is the end of 诉讼 says how it ended: what is next, the clocks and the money follow it', async () => {
    const { client } = test;
    const caseId = await decided();
    const on = '2026-03-13';
    await client.way.tell({ caseId, event: 'published', on });
    await client.way.tell({ caseId, event: 'litigation_begun', on });
    expect(await refused(client.way.tell({ caseId, event: 'litigation_ended', on }))).toMatchObject({
      code: 'invalid-input',
    });
    await client.way.tell({ caseId, event: 'litigation_ended', on, outcome: 'redo' });
    const { runs, next } = await client.way.ofCase({ caseId });
    expect(runs.map(({ lane }) => lane)).toContain('redecide');
    expect(next.map(({ step }) => step)).toEqual(expect.arrayContaining(['withdraw_publication', 'review']));
    expect((await client.procedure.ofCase({ caseId })).clocks.map(({ rule }) => rule)).toContain('E15');
    expect((await client.money.ofCase({ caseId })).decision).toBeUndefined();
  });

  it('that orders a new decision within days: the last day is its clock, and no other outcome has one', async () => {
    const { client } = test;
    const caseId = await decided();
    const on = '2026-03-13';
    await client.way.tell({ caseId, event: 'litigation_begun', on });
    const ended = { caseId, event: 'litigation_ended', on } as const;
    const wrong = { code: 'invalid-input', details: { field: 'redoBy' } };
    for (const redoBy of ['2026-03-12', on])
      expect(await refused(client.way.tell({ ...ended, outcome: 'redo', redoBy }))).toMatchObject(wrong);
    expect(
      await refused(client.way.tell({ ...ended, outcome: 'revoked', redoBy: '2026-05-12' })),
    ).toMatchObject(wrong);
    await client.way.tell({ ...ended, outcome: 'redo', redoBy: '2026-05-12' });
    const clock = (await client.procedure.ofCase({ caseId })).clocks.find(({ rule }) => rule === 'E17');
    expect(clock).toMatchObject({ start: on, on: '2026-05-12' });
    const why = await client.calendar.explain({ rule: 'E17', start: on, amount: 60 });
    expect(why).toMatchObject({ due: '2026-05-12', what: clock?.what });
    expect(why.sentence).toContain('2026年5月12日');
  });

  it.each([
    ['to come', { event: 'published', on: '2026-03-14' }, /晚于今天/],
    ['before the clue', { event: 'published', on: '2026-01-01' }, /早于发现线索/],
    [
      'that cannot have happened yet',
      { event: 'litigation_ended', on: '2026-03-13' },
      /还没有“提起行政诉讼”/,
    ],
    ['the police before a transfer', { event: 'police_filed', on: '2026-03-13' }, /还没有“移送司法机关”/],
    [
      'of a handing over before they filed',
      { event: 'police_handed_over', on: '2026-03-13' },
      /还没有“接到公安机关立案通知书”/,
    ],
    [
      'of a jurisdiction nobody disputed',
      { event: 'jurisdiction_ours', on: '2026-03-13' },
      /还没有“发生管辖争议”/,
    ],
  ] as const)('is refused of a day %s', async (_, telling, sentence) => {
    const caseId = await decided();
    expect((await refused(test.client.way.tell({ caseId, ...telling }))).message).toMatch(sentence);
  });
});

describe('a case sent to the police', () => {
  it('has their answer and its clocks, comes back, and is closed only when they have what they are to have', async () => {
    const { client } = test;
    const { id: caseId } = await client.cases.create(await aCase(client));
    for (const kind of [
      'case_source_register',
      'case_filing_approval',
      'site_record',
      'inquiry_record',
    ] as const)
      await anIssuedRow(test, caseId, kind, '2026-03-09');
    await anIssuedRow(test, caseId, 'case_matter_approval', '2026-03-10', {
      values: { matter: '移送涉嫌犯罪案件' },
    });
    await anIssuedRow(test, caseId, 'suspected_crime_transfer', '2026-03-10');
    const tell = (
      event:
        | 'procuratorate_copied'
        | 'police_received'
        | 'police_filed'
        | 'non_filing_received'
        | 'police_handed_over'
        | 'police_returned',
      on: string,
    ) => client.way.tell({ caseId, event, on });
    expect((await refused(tell('police_received', '2026-03-09'))).message).toMatch(/早于“移送司法机关”/);
    await tell('procuratorate_copied', '2026-03-11');
    await tell('police_received', '2026-03-11');
    const rules = async () => (await client.procedure.ofCase({ caseId })).clocks.map(({ rule }) => rule);
    expect(await rules()).toEqual(['F3', 'E13']);
    const way = await client.way.ofCase({ caseId });
    expect(way.next[0]).toMatchObject({
      step: 'answer',
      due: '2026-03-14',
      tells: ['police_filed', 'non_filing_received', 'police_returned'],
    });
    expect(way.runs[0]?.steps.find(({ id }) => id === 'close')?.state).toBe('ahead');
    expect(way.runs.at(-1)?.steps.find(({ id }) => id === 'forward')?.state).toBe('off');
    await tell('police_filed', '2026-03-12');
    expect(await next(caseId)).toMatchObject({ step: 'hand_over', due: '2026-03-15' });
    await tell('police_handed_over', '2026-03-13');
    expect(await next(caseId)).toMatchObject({ step: 'close', document: { templateNumber: 53 } });
    await anIssuedRow(test, caseId, 'case_closure_approval', '2026-03-13');
    expect((await client.cases.get({ caseId })).stage).toBe('closed');
    await tell('police_returned', '2026-03-13');
    expect((await client.cases.get({ caseId })).stage).toBe('filed');
    expect(await rules()).toEqual(['D1']);
    expect((await next(caseId))?.lane).toBe('ordinary');
  });
});

describe('what no document says of a case', () => {
  it('puts a step on its way, with a reason, and is not lost to a second writer', async () => {
    const { client } = test;
    const { id: caseId } = await client.cases.create(await aCase(client));
    const state = async (step: string) =>
      (await client.way.ofCase({ caseId })).runs[0]?.steps.find(({ id }) => id === step)?.state;
    expect(await state('discuss')).toBe('off');
    const { revision } = await client.way.traits({ caseId });
    const set = (majorReason: string) =>
      client.way.setTraits({ caseId, major: true, majorReason, refund: false, revision });
    expect(await refused(set(' '))).toMatchObject({ code: 'invalid-input' });
    await set('涉及重大公共利益');
    expect(await state('discuss')).toBe('ahead');
    expect(await refused(set('疑难复杂'))).toMatchObject({ code: 'conflict' });
  });

  it('takes the step off again only with a reason, which stays beside it', async () => {
    const { client } = test;
    const { id: caseId } = await client.cases.create(await aCase(client));
    const set = async (major: boolean, majorReason: string) => {
      const { revision } = await client.way.traits({ caseId });
      return client.way.setTraits({ caseId, major, majorReason, refund: false, revision });
    };
    const holds = async () => (await client.way.ofCase({ caseId })).traits;
    await set(false, '');
    await set(true, '涉及重大公共利益');
    expect(await holds()).toEqual([
      { trait: 'major', holds: true },
      { trait: 'refund', holds: false },
    ]);
    expect(await refused(set(false, ' '))).toMatchObject({ code: 'invalid-input' });
    expect(await set(false, '核查后不涉及公共利益')).toMatchObject({
      major: false,
      majorReason: '核查后不涉及公共利益',
    });
    expect(await holds()).toContainEqual({ trait: 'major', holds: false });
    const { runs } = await client.way.ofCase({ caseId });
    expect(runs[0]?.steps.find(({ id }) => id === 'discuss')?.state).toBe('off');
  });

  it('is asked of no case decided on the spot', async () => {
    const { client } = test;
    const { id: caseId } = await client.cases.create({ ...(await aCase(client)), procedure: 'summary' });
    expect((await client.way.ofCase({ caseId })).traits).toEqual([]);
  });
});
