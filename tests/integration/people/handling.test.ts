import { Readable } from 'node:stream';
import { PDFDocument } from 'pdf-lib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Case } from '#shared/contract/cases.ts';
import type { Person } from '#shared/contract/people.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { present } from '#shared/lib/assert.ts';
import { aCase, practiceCase } from '#tests/support/a-case.ts';
import { anIssuedRow } from '#tests/support/an-issued-row.ts';
import { refused } from '#tests/support/refused.ts';
import { sitDown } from '#tests/support/sit-down.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { windowAt } from '#tests/support/window-at.ts';

let test: TestApp;
let clock = fixedClock();
/** By name; 张三 and 李喆 are there from the beginning. */
let id: Record<string, string>;
beforeEach(async () => {
  clock = fixedClock();
  test = await openTestApp({ clock });
  clock.set('2026-04-20T09:00:00+08:00');
  await officer('孙翀', '16090003333');
  await officer('马宁', '16090004444');
  await test.client.people.add({ name: '郑昇', roles: ['leader'] });
  id = Object.fromEntries((await test.client.people.list({})).map((one) => [one.name, one.id]));
});
afterEach(() => test.close());

const officer = (
  name: string,
  certificateNumber: string,
  more: { roles?: Role[]; validUntil?: string } = {},
) =>
  test.client.people.add({
    name,
    certificateNumber,
    certificateValidUntil: more.validUntil ?? '2030-12-31',
    department: '执法稽查科',
    roles: more.roles ?? ['officer'],
  });
const named = (...names: string[]): string[] => names.map((name) => present(id[name], name));
const person = async (name: string): Promise<Person> =>
  present(
    (await test.client.people.list({})).find((one) => one.name === name),
    name,
  );
const made = async (...names: string[]): Promise<Case> =>
  test.client.cases.create(await aCase(test.client, { officerIds: named(...names) }));
const lastAct = async () => present((await test.client.archive.acts({ limit: 1 }))[0], 'an act');
const change = async (caseId: string, on: string, ...names: string[]) =>
  test.client.handling.change({
    caseId,
    revision: (await test.client.cases.get({ caseId })).revision,
    officerIds: named(...names),
    on,
    reason: '工作调动',
  });
const intact = async (): Promise<void> => {
  const { jobId } = await test.client.archive.verify({ full: true });
  expect((await test.app.workplace().jobs.ended(jobId)).result).toMatchObject({
    chain: 'intact',
    findings: [],
  });
};
/** 询问笔录 of a day. */
const INQUIRY = 14;

describe('officers who change on the way', () => {
  it('are kept with their days, and each document names those of the day it bears', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const early = await test.client.documents.create({ caseId, templateNumber: INQUIRY });
    const late = await test.client.documents.create({ caseId, templateNumber: INQUIRY });
    const dated = async (documentId: string, day: string) => {
      const { own, revision } = await test.client.documents.get({ documentId });
      const saved = await test.client.documents.save({
        documentId,
        revision,
        own: { ...own, start_time: `${day}T09:30` },
      });
      return [saved.values['officer1'], saved.values['officer2'], saved.values['officer1_certificate']];
    };
    await dated(early.id, '2026-03-10');
    const view = await change(caseId, '2026-04-01', '孙翀', '李喆');
    expect(view.terms).toMatchObject([
      { name: '孙翀', since: '2026-04-01' },
      { name: '李喆' },
      { name: '张三', until: '2026-04-01' },
    ]);
    expect(view.changes).toMatchObject([
      { on: '2026-04-01', before: ['张三', '李喆'], after: ['孙翀', '李喆'], reason: '工作调动' },
    ]);
    expect((await lastAct()).sentence).toMatch(
      /^2026年4月1日起，案件濮市监案〔2026〕1号的办案人员由张三、李喆更换为孙翀、李喆；理由：工作调动$/,
    );
    expect(await dated(early.id, '2026-03-31')).toEqual(['张三', '李喆', '16090001001']);
    expect(await dated(late.id, '2026-04-01')).toEqual(['孙翀', '李喆', '16090003333']);
    // What is read again without being saved says the same.
    expect((await test.client.documents.get({ documentId: early.id })).values).toMatchObject({
      officer1: '张三',
    });
    expect((await test.client.cases.get({ caseId })).officers.map(({ name }) => name)).toEqual([
      '孙翀',
      '李喆',
    ]);
    const found = await test.client.cases.list({ text: '孙翀' });
    expect(found.cases.map((one) => one.id)).toEqual([caseId]);
    await intact();
  });

  it('who registered it and handed it on works on it no more', async () => {
    const ding = await officer('丁宁', '16090005555');
    const { client } = windowAt(test.app);
    await sitDown(client, ding.id, ding.firstPin);
    const input = await aCase(test.client, { officerIds: [ding.id, ...named('李喆')] });
    const { id: caseId } = await client.cases.create(input);
    await client.documents.create({ caseId, templateNumber: INQUIRY });
    await change(caseId, '2026-04-01', '孙翀', '李喆');
    expect((await refused(client.documents.create({ caseId, templateNumber: INQUIRY }))).code).toBe(
      'not-permitted',
    );
  });

  it('are said where a document names one on a day that was not his', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const { id: documentId } = await test.client.documents.create({ caseId, templateNumber: INQUIRY });
    await change(caseId, '2026-04-01', '孙翀', '李喆');
    const rules = async (day: string) => {
      const { own, revision } = await test.client.documents.get({ documentId });
      await test.client.documents.save({
        documentId,
        revision,
        own: { ...own, officer1: '张三', officer1_certificate: '16090001001', start_time: `${day}T09:30` },
      });
      return (await test.client.documents.check({ caseId })).findings
        .filter(({ rule }) => rule === 'officer-of-another-day')
        .map(({ severity, sentence }) => `${severity} ${sentence}`);
    };
    expect(await rules('2026-03-31')).toEqual([]);
    expect(await rules('2026-04-01')).toEqual([]);
    expect(await rules('2026-04-02')).toEqual([
      expect.stringMatching(/^attention .*2026年4月2日，按登记张三在这一天不是本案办案人员/),
    ]);
  });

  it('cannot come on a day that cannot be, nor be too few, expired, gone or the same', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await officer('赵明', '16090005555', { validUntil: '2026-04-19' });
    id['赵明'] = (await person('赵明')).id;
    const why = async (on: string, ...names: string[]) =>
      (await refused(change(caseId, on, ...names))).message;
    expect(await why('2026-04-21', '孙翀', '李喆')).toMatch(/晚于今天/);
    expect(await why('2020-01-01', '孙翀', '李喆')).toMatch(/早于发现线索、收到材料的日期/);
    expect(await why('2026-04-01', '张三', '李喆')).toMatch(/没有变/);
    expect(await why('2026-04-01', '孙翀')).toMatch(/不得少于两人/);
    expect(await why('2026-04-01', '孙翀', '孙翀')).toMatch(/不得少于两人/);
    expect(await why('2026-04-01', '赵明', '李喆')).toMatch(/赵明的执法证已于2026-04-19到期/);
    await change(caseId, '2026-04-10', '孙翀', '李喆');
    expect(await why('2026-04-01', '孙翀', '马宁')).toMatch(/最近一次更换办案人员是2026年4月10日/);
    const stale = test.client.handling.change({
      ...{ caseId, revision: 1, officerIds: named('孙翀', '马宁'), on: '2026-04-11', reason: '轮岗' },
    });
    expect((await refused(stale)).code).toBe('conflict');
  });

  it('change back where the change was entered in error, the last one first', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await change(caseId, '2026-04-01', '孙翀', '李喆');
    const { changes } = await change(caseId, '2026-04-05', '孙翀', '马宁');
    const [last, first] = changes;
    const back = (changeId: string | undefined) =>
      test.client.handling.withdrawChange({
        ...{ caseId, changeId: changeId ?? '', reason: '登记有误' },
      });
    expect((await refused(back(first?.id))).message).toMatch(/只能撤销最近的一次/);
    expect((await back(last?.id)).terms.map(({ name }) => name)).toEqual(['孙翀', '李喆', '张三']);
    expect((await back(first?.id)).terms.map(({ name }) => name)).toEqual(['张三', '李喆']);
    expect((await refused(back(first?.id))).code).toBe('not-found');
    await intact();
  });

  it('do not change back to somebody who has left', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const { changes } = await change(caseId, '2026-04-01', '孙翀', '李喆');
    await test.client.people.update({ ...(await person('张三')), active: false });
    const back = { caseId, changeId: present(changes[0], 'a change').id, reason: '登记有误' };
    expect((await refused(test.client.handling.withdrawChange(back))).message).toMatch(
      /^张三已停用，不能换回/,
    );
  });

  it('are corrected in the entry before the case is filed; afterwards they change on a day', async () => {
    const theCase = await made('张三', '李喆');
    const entry = { ...practiceCase, caseId: theCase.id };
    const corrected = await test.client.cases.update({
      ...{ ...entry, revision: 1, officerIds: named('马宁', '李喆') },
    });
    expect(corrected.officers.map(({ name }) => name)).toEqual(['马宁', '李喆']);
    await change(theCase.id, '2026-04-01', '孙翀', '李喆');
    const undated = test.client.cases.update({
      ...{ ...entry, revision: 3, officerIds: named('马宁', '李喆') },
    });
    expect(await refused(undated)).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('要写明从哪天起和理由'),
      details: { field: 'officerIds' },
    });
    // The rest of the entry is changed as ever.
    const phone = await test.client.cases.update({
      ...{ ...entry, revision: 3, officerIds: named('孙翀', '李喆'), handlingUnit: '食品科' },
    });
    expect(phone.handlingUnit).toBe('食品科');
  });
});

describe('a case that is closed', () => {
  it('keeps who handled it: nobody is missed, nothing is handed over, and nobody is taken off it any more', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await anIssuedRow(test, caseId, 'case_closure_approval', '2026-04-20', {
      values: { decision: '同意结案' },
    });
    const over = test.client.handling.handOver({
      ...{ fromId: present(id['张三'], '张三'), toId: present(id['孙翀'], '孙翀'), caseIds: [caseId] },
      ...{ on: '2026-04-20', reason: '退休' },
    });
    expect((await refused(over)).message).toMatch(/已经结案，不用移交/);
    const view = await test.client.handling.recuse({
      ...{ caseId, personId: present(id['张三'], '张三'), askedBy: 'party', reason: '亲属', granted: true },
      ...{ decidedOn: '2026-04-20', deciderIds: named('郑昇') },
    });
    expect(view.terms.map(({ name }) => name)).toEqual(['张三', '李喆']);
    clock.set('2031-01-02T09:00:00+08:00');
    expect((await test.client.handling.ofCase({ caseId })).problems).toEqual([]);
  });
});

describe('a case whose officers cannot act any more', () => {
  it('says so', async () => {
    const { id: caseId } = await made('张三', '李喆');
    expect((await test.client.handling.ofCase({ caseId })).problems).toEqual([]);
    clock.set('2031-01-02T09:00:00+08:00');
    expect((await test.client.handling.ofCase({ caseId })).problems).toEqual([
      expect.stringMatching(/张三的执法证已于2030-12-31到期/),
      expect.stringMatching(/李喆的执法证已于2030-12-31到期/),
    ]);
  });
});

describe('open cases of somebody who leaves', () => {
  const handOver = (caseIds: string[], toName: string, on = '2026-04-10') =>
    test.client.handling.handOver({
      ...{
        fromId: present(id['张三'], '张三'),
        toId: present(id[toName], toName),
        caseIds,
        on,
        reason: '退休',
      },
    });

  it('are listed, handed over together with day and reason, and then he can be made inactive', async () => {
    const cases = [await made('张三', '李喆'), await made('李喆', '张三'), await made('张三', '马宁')];
    const ids = cases.map((one) => one.id);
    const zhang = await person('张三');
    const listed = await test.client.handling.openCasesOf({ personId: zhang.id });
    expect(listed.cases.map(({ caseId, officers }) => [caseId, officers])).toEqual([
      [ids[0], ['张三', '李喆']],
      [ids[1], ['李喆', '张三']],
      [ids[2], ['张三', '马宁']],
    ]);
    expect((await refused(test.client.people.update({ ...zhang, active: false }))).message).toMatch(
      /张三还承办没有办结的案件：.*1号、.*2号、.*3号/,
    );
    expect(await handOver(ids, '孙翀')).toEqual({ handedOver: 3 });
    const officers = await Promise.all(
      ids.map(async (caseId) =>
        (await test.client.cases.get({ caseId })).officers.map(({ name }) => name).join(),
      ),
    );
    expect(officers).toEqual(['孙翀,李喆', '李喆,孙翀', '孙翀,马宁']);
    expect((await lastAct()).sentence).toMatch(/^2026年4月10日起，案件.*3号由张三移交孙翀办理；理由：退休$/);
    await test.client.people.update({ ...zhang, active: false });
    expect((await test.client.handling.openCasesOf({ personId: zhang.id })).caseNumbers).toEqual([]);
    await intact();
  });

  it('are all handed over or none: what stands against one is said with its number', async () => {
    const cases = [await made('张三', '李喆'), await made('张三', '孙翀')];
    const ids = cases.map((one) => one.id);
    const before = await lastAct();
    const refusal = await refused(handOver(ids, '孙翀'));
    expect(refusal).toMatchObject({ code: 'blocked-by-rule' });
    expect(refusal.message).toMatch(
      /^没有移交，下列案件不能移交：濮市监案〔2026〕2号：孙翀已经是本案的办案人员，移交后只剩1人/,
    );
    expect(await lastAct()).toEqual(before);
    expect((await refused(handOver(ids, '张三'))).message).toMatch(/另一名执法人员/);
    expect((await refused(handOver(ids, '马宁', '2026-04-21'))).message).toMatch(/1号：.*晚于今天.*2号/);
    expect((await test.client.cases.get({ caseId: present(ids[0], 'a case') })).revision).toBe(1);
  });

  it('are handed over once each, on no day before the last change, and by whoever handles them', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await change(caseId, '2026-04-05', '张三', '马宁');
    expect((await refused(handOver([caseId], '孙翀', '2026-04-04'))).message).toMatch(
      /最近一次更换办案人员是2026年4月5日/,
    );
    const notHis = test.client.handling.handOver({
      ...{ fromId: present(id['李喆'], '李喆'), toId: present(id['孙翀'], '孙翀'), caseIds: [caseId] },
      ...{ on: '2026-04-10', reason: '退休' },
    });
    expect((await refused(notHis)).message).toMatch(/李喆不是本案的办案人员/);
    expect(await handOver([caseId, caseId], '孙翀')).toEqual({ handedOver: 1 });
  });

  it('are told to an administrator by number only, and handed over by nobody whose they are not', async () => {
    const { id: caseId, caseNumber } = await made('张三', '李喆');
    const seated = async (name: string, roles: Role[], department: string) => {
      const one = await test.client.people.add({ name, roles, department });
      const window = windowAt(test.app);
      await sitDown(window.client, one.id, one.firstPin);
      return window.client;
    };
    const wu = await seated('吴玥', ['administrator'], '信息中心');
    expect(await wu.handling.openCasesOf({ personId: present(id['张三'], '张三') })).toEqual({
      caseNumbers: [caseNumber],
      cases: [],
    });
    const wanted = {
      ...{ fromId: present(id['张三'], '张三'), toId: present(id['孙翀'], '孙翀'), caseIds: [caseId] },
      ...{ on: '2026-04-10', reason: '退休' },
    };
    expect((await refused(wu.handling.handOver(wanted))).message).toBe(
      '移交案件须由办案人员、内勤、办案机构负责人、部门负责人或者主要负责人办理。',
    );
    const other = await seated('丁宁', ['unit_head'], '食品科');
    expect((await refused(other.handling.handOver(wanted))).message).toMatch(/本案由张三、李喆.*承办/);
    const own = await seated('何平', ['unit_head'], '执法稽查科');
    expect(await own.handling.handOver(wanted)).toEqual({ handedOver: 1 });
    // Who orders it edits no case.
    const leader = await seated('局长', ['leader'], '');
    const back = { ...wanted, fromId: wanted.toId, toId: wanted.fromId };
    expect(await leader.handling.handOver(back)).toEqual({ handedOver: 1 });
  });
});

describe('回避', () => {
  const asked = { askedBy: 'party' as const, reason: '与经营者是亲属' };
  const recuse = (
    caseId: string,
    name: string,
    more: { granted?: boolean; successor?: string; on?: string },
  ) =>
    test.client.handling.recuse({
      ...asked,
      ...{ caseId, personId: present(id[name], name), granted: more.granted ?? true },
      ...{ decidedOn: more.on ?? '2026-04-02', deciderIds: named('郑昇') },
      ...(more.successor === undefined ? {} : { successorId: present(id[more.successor], more.successor) }),
    });

  it('is asked for, stops nothing until it is decided, and is decided with its paper', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const window = windowAt(test.app);
    await sitDown(window.client, present(id['张三'], '张三'));
    const personId = present(id['张三'], '张三');
    const ask = { ...asked, caseId, personId, askedOn: '2026-04-01' };
    const { requests } = await test.client.handling.askRecusal(ask);
    expect(requests).toMatchObject([
      {
        personName: '张三',
        askedOn: '2026-04-01',
        decidedBy: expect.stringMatching(/由市场监督管理部门负责人决定（.*第四条第二款）/),
      },
    ]);
    expect((await lastAct()).sentence).toBe(
      '登记回避申请：2026年4月1日当事人申请张三回避；理由：与经营者是亲属',
    );
    expect((await refused(test.client.handling.askRecusal(ask))).message).toMatch(/还没有决定/);
    expect((await window.client.documents.create({ caseId, templateNumber: INQUIRY })).caseId).toBe(caseId);

    const upload = await test.upload('回避决定.pdf', Readable.from([await onePage()]));
    const paper = await test.client.volumes.addAttachment({
      ...{ caseId, upload: upload.sha256, name: '回避决定.pdf', title: '回避决定' },
    });
    const requestId = present(requests[0], 'a request').id;
    const decided = {
      ...ask,
      ...{ requestId, granted: true, deciderIds: named('郑昇'), successorId: present(id['孙翀'], '孙翀') },
    };
    expect(
      (await refused(test.client.handling.recuse({ ...decided, decidedOn: '2026-03-31' }))).message,
    ).toMatch(/早于提出回避的日期/);
    expect(
      (
        await refused(
          test.client.handling.recuse({ ...decided, decidedOn: '2026-04-02', attachmentId: 'elsewhere' }),
        )
      ).message,
    ).toMatch(/不在本案中/);
    const view = await test.client.handling.recuse({
      ...{ ...decided, decidedOn: '2026-04-02', attachmentId: paper.id },
    });
    expect(view.requests).toEqual([]);
    expect(view.recusals).toMatchObject([{ personName: '张三', decidedBy: '郑昇', attachmentId: paper.id }]);
    expect(view.recused).toEqual([personId]);
    expect(view.terms).toMatchObject([
      { name: '孙翀', since: '2026-04-02' },
      { name: '李喆' },
      { name: '张三', until: '2026-04-02' },
    ]);
    expect(
      (await refused(window.client.documents.create({ caseId, templateNumber: INQUIRY }))).message,
    ).toMatch(/您在本案已经回避/);
    await intact();
  });

  it('is asked for on a day that can be, with a paper of the case, once in each capacity, and may be taken back', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const ask = (more: { askedOn?: string; attachmentId?: string; capacity?: 'hearing-host' } = {}) =>
      test.client.handling.askRecusal({
        ...{ ...asked, caseId, personId: present(id['张三'], '张三'), askedOn: '2026-04-01', ...more },
      });
    expect((await refused(ask({ askedOn: '2026-04-21' }))).message).toMatch(/晚于今天/);
    expect((await refused(ask({ attachmentId: 'elsewhere' }))).message).toMatch(/不在本案中/);
    await ask();
    const { requests } = await ask({ capacity: 'hearing-host' });
    expect(requests.map(({ capacity }) => capacity).toSorted()).toEqual(['case', 'hearing-host']);
    const recusalId = present(
      requests.find(({ capacity }) => capacity === 'case'),
      'the request',
    ).id;
    const taken = await test.client.handling.withdrawRecusal({ caseId, recusalId, reason: '选错了人' });
    expect(taken.requests.map(({ capacity }) => capacity)).toEqual(['hearing-host']);
    expect((await lastAct()).sentence).toBe('撤销对张三回避申请的登记；理由：选错了人');
  });

  it('is decided by who may, on a day that can be, and answers a request of this very person', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const personId = present(id['张三'], '张三');
    const decide = (more: { deciderIds?: string[]; decidedOn?: string; requestId?: string }) =>
      test.client.handling.recuse({
        ...{ ...asked, caseId, personId, granted: false, decidedOn: '2026-04-02' },
        ...{ deciderIds: named('郑昇'), ...more },
      });
    expect(await refused(decide({ deciderIds: named('孙翀') }))).toMatchObject({
      code: 'invalid-input',
      details: { field: 'deciderIds' },
    });
    expect((await refused(decide({ decidedOn: '2026-04-21' }))).message).toMatch(/晚于今天/);
    expect((await refused(decide({ decidedOn: '2020-01-01' }))).message).toMatch(/早于发现线索/);
    const { requests } = await test.client.handling.askRecusal({
      ...{ ...asked, caseId, personId: present(id['李喆'], '李喆'), askedOn: '2026-04-01' },
    });
    const requestId = present(requests[0], 'a request').id;
    for (const one of [requestId, 'x'])
      expect((await refused(decide({ requestId: one }))).code).toBe('not-found');
    // Not granted: who handles the case goes on.
    expect((await decide({})).terms.map(({ name }) => name)).toEqual(['张三', '李喆']);
  });

  it('takes effect on no day before the last change, and nobody taken off the case takes over', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await recuse(caseId, '马宁', {});
    expect((await refused(recuse(caseId, '张三', { successor: '马宁' }))).message).toMatch(
      /马宁已经决定回避本案/,
    );
    await change(caseId, '2026-04-10', '李喆', '张三');
    const { terms } = await recuse(caseId, '张三', { successor: '孙翀', on: '2026-04-02' });
    expect(terms).toContainEqual(expect.objectContaining({ name: '孙翀', since: '2026-04-10' }));
  });

  it('leaves no case with one officer, and nobody who was taken off it comes back unnoticed', async () => {
    const { id: caseId } = await made('张三', '李喆');
    expect(await refused(recuse(caseId, '张三', {}))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringMatching(/只剩1人，不得少于两人.*请同时选择由谁接办/),
      details: { field: 'successorId' },
    });
    expect((await refused(recuse(caseId, '张三', { successor: '李喆' }))).message).toMatch(/只剩1人/);
    const { changes } = await recuse(caseId, '张三', { successor: '孙翀' });
    expect((await refused(change(caseId, '2026-04-10', '张三', '李喆'))).message).toMatch(
      /张三已经决定回避本案，不能承办/,
    );
    const back = { caseId, changeId: present(changes[0], 'a change').id, reason: '登记有误' };
    expect((await refused(test.client.handling.withdrawChange(back))).message).toMatch(/张三已经决定回避/);
    const other = await made('李喆', '马宁');
    await recuse(other.id, '孙翀', {});
    const to = test.client.handling.handOver({
      ...{ fromId: present(id['马宁'], '马宁'), toId: present(id['孙翀'], '孙翀'), caseIds: [other.id] },
      ...{ on: '2026-04-10', reason: '轮岗' },
    });
    expect((await refused(to)).message).toMatch(/孙翀已经决定回避本案/);
  });

  it('is undone by a later decision, or taken back with a reason', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await recuse(caseId, '马宁', {});
    const takenOff = async () => (await test.app.workplace().cases.handlingOf(caseId)).recused;
    expect(await takenOff()).toEqual([{ name: '马宁', on: '2026-04-02' }]);
    const again = await recuse(caseId, '马宁', { granted: false, on: '2026-04-03' });
    expect(again.recused).toEqual([]);
    // Documents name nobody as taken off whom a later decision brought back.
    expect(await takenOff()).toEqual([]);
    const wrong = await recuse(caseId, '孙翀', {});
    const recusalId = present(
      wrong.recusals.find(({ personName }) => personName === '孙翀'),
      '孙翀',
    ).id;
    const right = await test.client.handling.withdrawRecusal({ caseId, recusalId, reason: '选错了人' });
    expect(right.recused).toEqual([]);
    expect(right.recusals.map(({ personName }) => personName)).toEqual(['马宁', '马宁']);
    expect((await lastAct()).sentence).toBe('撤销对孙翀回避决定的登记；理由：选错了人');
    await intact();
  });

  it('is decided in a hearing by who hosts it', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const view = await test.client.handling.recuse({
      ...{ ...asked, caseId, personId: present(id['马宁'], '马宁'), capacity: 'hearing-staff' },
      ...{ granted: true, decidedOn: '2026-04-02', deciderIds: named('孙翀') },
    });
    expect(view.recused).toEqual(named('马宁'));
  });

  it('is found in documents: who acts after it, and who reviews or hears the case all the same', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const { id: documentId } = await test.client.documents.create({ caseId, templateNumber: INQUIRY });
    const of = async (day: string) => {
      const { own, revision } = await test.client.documents.get({ documentId });
      await test.client.documents.save({
        documentId,
        revision,
        own: { ...own, officer1: '张三', officer1_certificate: '16090001001', start_time: `${day}T09:30` },
      });
      return (await test.client.documents.check({ caseId })).findings.map(
        ({ rule, severity }) => `${rule} ${severity}`,
      );
    };
    await recuse(caseId, '张三', { successor: '孙翀' });
    expect(await of('2026-04-01')).not.toContain('recused-acts blocking');
    expect(await of('2026-04-02')).not.toContain('recused-acts blocking');
    const after = await of('2026-04-03');
    expect(after).toContain('recused-acts blocking');
    // Said once.
    expect(after).not.toContain('officer-of-another-day attention');
    const review = await test.client.documents.create({ caseId, templateNumber: 36 });
    await test.client.documents.save({
      ...{ documentId: review.id, revision: review.revision, own: { reviewer: '张三', review_head: '李喆' } },
    });
    const { findings } = await test.client.documents.check({ caseId });
    expect(
      findings
        .filter(({ places }) => places[0]?.documentId === review.id)
        .map(({ rule, severity }) => `${rule} ${severity}`),
    ).toEqual(expect.arrayContaining(['recused-takes-part blocking', 'review-by-officer blocking']));
  });
});

describe('people kept apart', () => {
  it('are only doubted where the name is borne by two, or where one approves what he handles', async () => {
    const { id: caseId } = await made('张三', '李喆');
    const review = await test.client.documents.create({ caseId, templateNumber: 36 });
    const of = async () =>
      (await test.client.documents.check({ caseId })).findings
        .filter(({ rule }) => rule.endsWith('by-officer'))
        .map(({ rule, severity }) => `${rule} ${severity}`);
    await test.client.documents.save({
      ...{ documentId: review.id, revision: review.revision, own: { reviewer: '张三' } },
    });
    expect(await of()).toEqual(['review-by-officer blocking']);
    await test.client.people.add({ name: '张三', roles: ['reviewer'] });
    expect(await of()).toEqual(['review-by-officer attention']);
    const approval = await test.client.documents.create({ caseId, templateNumber: 8 });
    await test.client.documents.save({
      ...{ documentId: approval.id, revision: approval.revision, own: { dept_head: '李喆' } },
    });
    expect((await of()).toSorted()).toEqual(['approved-by-officer attention', 'review-by-officer attention']);
  });

  it('are also those who handled the case before', async () => {
    const { id: caseId } = await made('张三', '李喆');
    await change(caseId, '2026-04-01', '孙翀', '李喆');
    const review = await test.client.documents.create({ caseId, templateNumber: 36 });
    await test.client.documents.save({
      ...{ documentId: review.id, revision: review.revision, own: { reviewer: '张三' } },
    });
    const { findings } = await test.client.documents.check({ caseId });
    expect(findings.map(({ rule }) => rule)).toContain('review-by-officer');
  });
});

describe('a clerk of another department', () => {
  it('goes on with the case she registered', async () => {
    const ding = await test.client.people.add({ name: '丁宁', roles: ['clerk'], department: '投诉举报中心' });
    const { client } = windowAt(test.app);
    await sitDown(client, ding.id, ding.firstPin);
    const { id: caseId } = await client.cases.create({
      ...(await aCase(test.client, { officerIds: named('张三', '李喆') })),
      handlingUnit: '执法稽查科',
    });
    expect((await client.documents.create({ caseId, templateNumber: 1 })).caseId).toBe(caseId);
    const { id: other } = await made('张三', '李喆');
    expect((await refused(client.documents.create({ caseId: other, templateNumber: 1 }))).message).toMatch(
      /也不是投诉举报中心的案件/,
    );
  });
});

async function onePage(): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  pdf.addPage([595, 842]);
  return pdf.save();
}
