import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Person } from '#shared/contract/people.ts';
import type { Role } from '#shared/domain/people/roles.ts';
import { present } from '#shared/lib/assert.ts';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aCase, practiceCase } from '#tests/support/a-case.ts';
import { refusalOf, refused } from '#tests/support/refused.ts';
import { sitDown, TEST_COST, TEST_PIN } from '#tests/support/sit-down.ts';
import {
  fixedClock,
  openTestApp,
  practiceSetup,
  resourcesRoot,
  type TestApp,
} from '#tests/support/temporary-archive.ts';
import { type TestWindow, windowAt } from '#tests/support/window-at.ts';

let clock = fixedClock();
let elapsed = 0;
let test: TestApp;
beforeEach(async () => {
  clock = fixedClock();
  elapsed = 0;
  test = await openTestApp({ clock, elapsed: () => elapsed });
});
afterEach(() => test.close());

type Client = TestApp['client'];
type Known = Person & { readonly firstPin: string };

/** Somebody without a certificate. */
const add = (name: string, roles: Role[], department = '执法稽查科'): Promise<Known> =>
  test.client.people.add({ name, roles, department });

async function seated(name: string, roles: Role[], department?: string): Promise<TestWindow & Known> {
  const person = await add(name, roles, department);
  const window = windowAt(test.app);
  await sitDown(window.client, person.id, person.firstPin);
  return { ...person, ...window };
}

const person = async (name: string): Promise<Person> =>
  present(
    (await test.client.people.list({})).find((one) => one.name === name),
    name,
  );
const told = async (limit = 20): Promise<readonly string[]> =>
  (await test.client.archive.acts({ limit })).map(({ act, sentence }) => `${act} ${sentence}`);
/** Sets the machine's clock, forward or back: no time goes by. */
const setClock = (seconds: number): void => {
  clock.set(
    new Date(Date.parse(clock.now()) + seconds * 1000 + 8 * 3_600_000).toISOString().slice(0, 19) + '+08:00',
  );
};
const later = (seconds: number): void => {
  setClock(seconds);
  elapsed += seconds * 1000;
};

describe('somebody without a certificate', () => {
  it('is registered, sits down with a PIN of his own, and acts in his own name', async () => {
    const wang = await add('王芳', ['clerk']);
    expect(wang).toMatchObject({ login: 'wangfang', certificateNumber: '', pin: 'initial' });
    expect(wang.firstPin).toMatch(/^\d{6}$/);
    const { client } = windowAt(test.app);
    const begin = (pin: string, newPin?: string) =>
      refusalOf(() =>
        client.session.begin({ accountId: wang.id, pin, ...(newPin === undefined ? {} : { newPin }) }),
      );
    // The PIN that was given opens nothing until it has been changed.
    expect((await begin(wang.firstPin))?.message).toMatch(/请换成自己的/);
    expect((await begin(wang.firstPin, wang.firstPin))?.message).toMatch(/与原来的相同/);
    expect((await begin(wang.firstPin, '123456'))?.message).toMatch(/连续的数字/);
    expect(await begin(wang.firstPin, '731902')).toBeUndefined();
    const { id } = await client.cases.create(await aCase(client));
    expect((await test.client.archive.acts({ caseId: id, limit: 1 }))[0]).toMatchObject({ actor: '王芳' });
    const { jobId } = await test.client.archive.verify({ full: true });
    const verified = await test.app.workplace().jobs.ended(jobId);
    expect(verified.result).toMatchObject({ chain: 'intact', findings: [] });
    expect((await client.session.current({})).actor).toEqual({
      id: wang.id,
      name: '王芳',
      certificateNumber: '',
    });
  });

  it('cannot handle a case, nor be an officer', async () => {
    const wang = await add('王芳', ['clerk']);
    const entry = await aCase(test.client);
    const wrong = test.client.cases.create({ ...entry, officerIds: [wang.id, test.actor.id] });
    expect((await refused(wrong)).message).toMatch(/没有找到该执法人员/);
    expect(await refused(add('刘犇', ['officer']))).toMatchObject({
      code: 'invalid-input',
      details: { field: 'certificateNumber' },
    });
  });

  it('gets a certificate later and may then handle cases, the same person as before', async () => {
    const wang = await add('王芳', ['clerk']);
    const { firstPin: _, ...row } = wang;
    await test.client.people.update({
      ...row,
      roles: ['clerk', 'officer'],
      certificateNumber: '16090007777',
      certificateValidUntil: '2030-12-31',
    });
    const entry = await aCase(test.client);
    const made = await test.client.cases.create({ ...entry, officerIds: [wang.id, test.actor.id] });
    expect(made.officers.map(({ id }) => id)).toContain(wang.id);
    // What a case stands on is not taken back.
    const again = await person('王芳');
    const gone = {
      ...again,
      roles: ['clerk' as const],
      certificateNumber: '',
      certificateValidUntil: '' as const,
    };
    expect((await refused(test.client.people.update(gone))).message).toMatch(
      /已登记，原有案件要用，不能去掉/,
    );
  });
});

describe('a login', () => {
  it('is made of the name, never twice, and is not given twice', async () => {
    expect((await add('王芳', ['clerk'])).login).toBe('wangfang');
    expect((await add('王方', ['clerk'])).login).toBe('wangfang2');
    const twice = test.client.people.add({ name: '汪放', roles: ['clerk'], login: 'WangFang' });
    expect(await refused(twice)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('登录名wangfang已由王芳使用'),
      details: { field: 'login' },
    });
  });
});

describe('a wrong PIN', () => {
  it('a hundred times, is slowed down, kept count of over a restart, and logged', async () => {
    const { id } = test.actor;
    const { client } = windowAt(test.app);
    const wrong = () => refusalOf(() => client.session.begin({ accountId: id, pin: '000000' }));
    let asked = 0;
    for (let n = 0; n < 100; n++) {
      const said = present(await wrong(), 'a refusal');
      expect(said.code).toBe('not-permitted');
      if (said.message.startsWith('密码不对')) asked++;
      else expect(said.message).toMatch(/^已经连续输错5次，请等30秒再试/);
    }
    expect(asked).toBe(5);
    // The right one, too, has to wait: it would tell who guessed that he has it.
    const right = () => refusalOf(() => client.session.begin({ accountId: id, pin: TEST_PIN }));
    expect(await right()).toMatchObject({ code: 'not-permitted' });
    expect((await told(100)).filter((line) => line.startsWith('people.wrong-pin'))).toEqual([
      expect.stringMatching(/连续第5次/),
      expect.stringMatching(/连续第4次/),
      expect.stringMatching(/连续第3次/),
      expect.stringMatching(/连续第2次/),
      expect.stringMatching(/李喆的名义输错密码（连续第1次）/),
    ]);
    later(30);
    expect((await wrong())?.message).toMatch(/连续输错6次，请等1分钟/);

    await test.app.close();
    const again = await createApp({
      resourcesRoot,
      configDir: join(test.dir, 'config'),
      capabilities: { host: 'cli' },
      log: stderrLog,
      clock,
      elapsed: () => elapsed,
      pinCost: TEST_COST,
    });
    const window = windowAt(again);
    const tooSoon = await refusalOf(() => window.client.session.begin({ accountId: id, pin: TEST_PIN }));
    expect(tooSoon?.message).toMatch(/连续输错6次，请等1分钟/);
    later(60);
    expect((await window.client.session.begin({ accountId: id, pin: TEST_PIN })).actor.name).toBe('李喆');
    // Five are free again.
    for (let n = 0; n < 4; n++)
      await refusalOf(() => window.client.session.begin({ accountId: id, pin: '000000' }));
    expect(
      await refusalOf(() => window.client.session.begin({ accountId: id, pin: TEST_PIN })),
    ).toBeUndefined();
    await again.close();
  });

  it('has to be waited for by time that goes by, whatever somebody does to the clock', async () => {
    const { id } = test.actor;
    const { client } = windowAt(test.app);
    const wrong = () => refusalOf(() => client.session.begin({ accountId: id, pin: '000000' }));
    for (let n = 0; n < 5; n++) await wrong();
    for (const seconds of [3_600, -86_400, -10 * 365 * 86_400]) {
      setClock(seconds);
      expect((await wrong())?.message).toMatch(/请等30秒再试/);
    }
    // The clock is ten years back and stays there: nobody waits for it to catch up.
    later(30);
    expect((await wrong())?.message).toMatch(/连续输错6次，请等1分钟/);

    await test.app.close();
    setClock(-86_400);
    const again = await createApp({
      resourcesRoot,
      configDir: join(test.dir, 'config'),
      capabilities: { host: 'cli' },
      log: stderrLog,
      clock,
      elapsed: () => elapsed,
      pinCost: TEST_COST,
    });
    const begin = () =>
      refusalOf(() => windowAt(again).client.session.begin({ accountId: id, pin: TEST_PIN }));
    expect((await begin())?.message).toMatch(/请等1分钟/);
    later(60);
    expect(await begin()).toBeUndefined();
    await again.close();
  });

  it('is counted before it is known to be wrong: many at once do not slip past', async () => {
    const tries = await Promise.all(
      Array.from({ length: 40 }, () =>
        refusalOf(() => windowAt(test.app).client.session.begin({ accountId: test.actor.id, pin: '000000' })),
      ),
    );
    expect(tries.filter((said) => said?.message.startsWith('密码不对'))).toHaveLength(5);
  });

  it('of somebody who has left is not even asked for, and that it was tried is recorded once a minute', async () => {
    const wang = await seated('王芳', ['clerk']);
    await test.client.people.update({ ...(await person('王芳')), active: false });
    const { client } = windowAt(test.app);
    const before = await told();
    for (const pin of [TEST_PIN, '000000'])
      expect((await refused(client.session.begin({ accountId: wang.id, pin }))).message).toMatch(
        /王芳已停用/,
      );
    expect(await told()).toEqual(['people.gone 有人以王芳的名义进入，王芳已停用，已拒绝', ...before]);
    later(60);
    await refused(client.session.begin({ accountId: wang.id, pin: TEST_PIN }));
    expect((await told()).filter((line) => line.startsWith('people.gone'))).toHaveLength(2);
  });

  it('is not wanted twice: of two windows that choose the first PIN of one person the second is told', async () => {
    const { accounts } = test.app.workplace();
    const wang = await add('王芳', ['clerk']);
    await test.app.workplace().archive.act(test.actor, async (tx) => {
      await tx.deleteFrom('account_secrets').where('account_id', '=', wang.id).execute();
      return { value: undefined, act: { act: 'test', sentence: '没有密码' } };
    });
    const answers = await Promise.allSettled([
      accounts.admit(wang.id, '', '731902'),
      accounts.admit(wang.id, '', '864209'),
    ]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const lost = answers.flatMap((one) => (one.status === 'rejected' ? [String(one.reason)] : []));
    expect(lost[0]).toContain('王芳的密码刚才已经设定');
  });

  it('is no PIN of another person', async () => {
    const { id } = await person('张三');
    await test.client.session.changePin({ pin: TEST_PIN, newPin: '975310' });
    const { client } = windowAt(test.app);
    expect(await refusalOf(() => client.session.begin({ accountId: id, pin: '975310' }))).toMatchObject({
      code: 'not-permitted',
    });
    expect(
      await refusalOf(() => client.session.begin({ accountId: test.actor.id, pin: '975310' })),
    ).toBeUndefined();
  });
});

describe('what is kept of a PIN, changed by hand', () => {
  /** Somebody with SQL, past the program. */
  const byHand = (statement: string): void => {
    const db = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
    db.exec(statement);
    db.close();
  };
  const begin = (accountId: string, pin: string, newPin?: string) =>
    refused(
      windowAt(test.app).client.session.begin({
        ...{ accountId, pin },
        ...(newPin === undefined ? {} : { newPin }),
      }),
    );

  it('opens nothing: neither a hash put in its place, nor one that is gone', async () => {
    const wang = await seated('王芳', ['clerk']);
    byHand(
      `update account_secrets set hash = (select hash from account_secrets where account_id = '${wang.id}')
         where account_id = '${test.actor.id}'`,
    );
    expect(await begin(test.actor.id, TEST_PIN)).toMatchObject({
      code: 'archive-damaged',
      message: expect.stringMatching(/的密码登记在程序之外被改动或者删除过，不能凭它进入/),
    });
    byHand('delete from account_secrets');
    expect((await begin(wang.id, '', '731902')).code).toBe('archive-damaged');
    // Nor is the archive taken for one in which nobody has a PIN.
    expect(await test.app.workplace().accounts.pins.any()).toBe(true);
  });
});

describe('what is kept of a PIN', () => {
  it('is its hash with the parameters it was made with, and stands nowhere else', async () => {
    await test.client.session.changePin({ pin: TEST_PIN, newPin: '975310' });
    const db = new Sqlite(join(test.archiveDir, 'archive.sqlite'), { readonly: true });
    const hashes = db.prepare('select hash from account_secrets').pluck().all();
    for (const hash of hashes)
      expect(hash).toMatch(/^\$argon2id\$v=19\$m=64,t=1,p=1\$[\w+/]{22}\$[\w+/]{43}$/);
    const elsewhere = db
      .prepare("select count(*) from acts where details like '%argon2%' or details like '%975310%'")
      .pluck()
      .get();
    expect(elsewhere).toBe(0);
    const bound = db.prepare("select count(*) from bound_rows where content like '%argon2%'").pluck().get();
    expect(bound).toBe(0);
    db.close();
  });
});

describe('a seat that is locked', () => {
  it('does nothing until its person shows the PIN, and is then as it was', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { view } = test.seat();
    await test.client.session.lock({});
    expect(await refused(test.client.cases.get({ caseId: id }))).toMatchObject({ code: 'seat-locked' });
    expect(await refusalOf(() => test.upload('a.txt', Readable.from(['x'])))).toMatchObject({
      code: 'seat-locked',
    });
    expect(await refusalOf(() => test.app.asset('blank/45.pdf', view))).toMatchObject({
      code: 'seat-locked',
    });
    expect(await refused(test.client.session.changePin({ pin: TEST_PIN, newPin: '975310' }))).toMatchObject({
      code: 'seat-locked',
    });
    expect(await test.client.session.current({})).toMatchObject({ actor: { name: '李喆' }, locked: true });
    expect(await refused(test.client.session.unlock({ pin: '000000' }))).toMatchObject({
      code: 'not-permitted',
    });
    await test.client.session.unlock({ pin: TEST_PIN });
    expect(await test.client.cases.get({ caseId: id })).toMatchObject({ id });
    expect((await test.client.session.current({})).locked).toBeUndefined();
  });

  it('cannot be unlocked by who was never there, and wrong tries at it count', async () => {
    await test.client.session.lock({});
    for (let n = 0; n < 5; n++) await refused(test.client.session.unlock({ pin: '000000' }));
    expect((await refused(test.client.session.unlock({ pin: TEST_PIN }))).message).toMatch(/请等30秒/);
    expect(await refused(windowAt(test.app).client.session.unlock({ pin: TEST_PIN }))).toMatchObject({
      code: 'actor-missing',
    });
  });
});

describe('a lost PIN', () => {
  const byTwo = (lost: Person, first: string, firstPin: string, second: string, secondPin: string) =>
    windowAt(test.app).client.session.resetPin({
      accountId: lost.id,
      first: { accountId: first, pin: firstPin },
      second: { accountId: second, pin: secondPin },
    });

  it('is reset by an administrator and one more, each by his own, both named', async () => {
    const wang = await seated('王芳', ['clerk']);
    const chen = await seated('陈镕', ['archivist']);
    const lost = await person('王芳');
    const slip = await byTwo(lost, test.actor.id, TEST_PIN, chen.id, TEST_PIN);
    expect(slip).toMatchObject({ name: '王芳', login: 'wangfang' });
    expect((await told(1))[0]).toBe('people.reset-pin 李喆、陈镕一起重设王芳的密码');
    const old = await refusalOf(() =>
      windowAt(test.app).client.session.begin({ accountId: wang.id, pin: TEST_PIN, newPin: '864209' }),
    );
    expect(old).toMatchObject({ code: 'not-permitted' });
    const { client } = windowAt(test.app);
    await client.session.begin({ accountId: wang.id, pin: slip.pin, newPin: '864209' });
    expect((await client.session.current({})).actor?.name).toBe('王芳');
  });

  it('is not reset by one, nor by who lost it, nor without an administrator, nor by a wrong PIN', async () => {
    await seated('王芳', ['clerk']);
    const chen = await seated('陈镕', ['archivist']);
    const liu = await seated('刘犇', ['auditor']);
    const lost = await person('王芳');
    const why = async (...by: [string, string, string, string]) =>
      (await refused(byTwo(lost, ...by))).message;
    expect(await why(test.actor.id, TEST_PIN, test.actor.id, TEST_PIN)).toMatch(/两名不同的人员/);
    expect(await why(test.actor.id, TEST_PIN, lost.id, TEST_PIN)).toMatch(/忘记密码的人不能参加/);
    expect(await why(chen.id, TEST_PIN, liu.id, TEST_PIN)).toMatch(/须有一名管理员/);
    expect(await why(test.actor.id, TEST_PIN, chen.id, '000000')).toMatch(/密码不对/);
    expect((await person('王芳')).pin).toBe('chosen');
  });

  it('is not reset by nor for somebody who has left', async () => {
    await seated('王芳', ['clerk']);
    const chen = await seated('陈镕', ['archivist']);
    const liu = await seated('刘犇', ['auditor']);
    const leave = async (name: string) =>
      test.client.people.update({ ...(await person(name)), active: false });
    await leave('陈镕');
    const lost = await person('王芳');
    expect((await refused(byTwo(lost, test.actor.id, TEST_PIN, chen.id, TEST_PIN))).message).toMatch(
      /陈镕已停用/,
    );
    await leave('王芳');
    expect(
      (await refused(byTwo(await person('王芳'), test.actor.id, TEST_PIN, liu.id, TEST_PIN))).message,
    ).toMatch(/王芳已停用/);
    expect((await told()).filter((act) => act.startsWith('people.reset-pin'))).toEqual([]);
  });

  it('is not given anew by the administrator alone', async () => {
    const wang = await seated('王芳', ['clerk']);
    expect((await refused(test.client.people.giveFirstPin({ accountId: wang.id }))).message).toMatch(
      /已经有自己的密码/,
    );
    const chen = await add('陈镕', ['archivist']);
    const slip = await test.client.people.giveFirstPin({ accountId: chen.id });
    expect(slip).toMatchObject({ name: '陈镕', login: 'chenrong', pin: expect.stringMatching(/^\d{6}$/) });
  });
});

describe('an administrator', () => {
  it('manages people and reads no case: no list, no document, no bytes, no figures, no acts of cases', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { id: documentId } = await test.client.documents.create({ caseId: id, templateNumber: 45 });
    const taken = await test.upload('a.txt', Readable.from(['evidence']));
    const { client, keeper } = await seated('吴玥', ['administrator'], '执法稽查科');
    const view = keeper.seat()?.view;
    for (const call of [
      () => client.cases.list({}),
      () => client.cases.get({ caseId: id }),
      () => client.workbench.today({}),
      () => client.documents.list({ caseId: id }),
      () => client.documents.get({ documentId }),
      () => client.volumes.plan({ caseId: id }),
      () => client.intake.recordings({}),
      () => client.documents.numbers({ year: 2026 }),
      () => client.archive.compareCode({ code: '0' }),
      () => test.app.asset(`originals/${taken.sha256}`, view),
      () => test.app.asset(`documents/${documentId}.pdf`, view),
      () => test.app.asset(`volumes/${id}/principal.pdf`, view),
    ])
      expect(await refusalOf(call)).toMatchObject({ code: 'not-permitted' });
    const seen = await client.archive.acts({});
    expect(seen.length).toBeGreaterThan(3);
    expect(seen.filter((act) => act.caseId !== undefined || act.sentence.includes('喆喆食品'))).toEqual([]);
    expect(await client.archive.acts({ caseId: id })).toEqual([]);
    const { jobId } = await test.client.volumes.assemble({ caseId: id });
    await test.app.workplace().jobs.ended(jobId);
    expect((await client.jobs.list({})).map((job) => job.id)).not.toContain(jobId);
    expect(await refusalOf(() => client.jobs.get({ jobId }))).toMatchObject({ code: 'not-permitted' });
    expect(await client.people.add({ name: '新人', roles: ['clerk'] })).toMatchObject({ login: 'xinren' });
  });

  it('is told who may, and the archive remembers it once a minute', async () => {
    const { client } = await seated('吴玥', ['administrator']);
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { id: documentId } = await test.client.documents.create({ caseId: id, templateNumber: 45 });
    const remove = () => refused(client.documents.remove({ documentId, revision: 1 }));
    expect((await remove()).message).toBe('删除草稿须由办案人员、内勤或者办案机构负责人办理。');
    for (let n = 0; n < 20; n++) await remove();
    const refusals = async () => (await told(100)).filter((line) => line.startsWith('door.refused'));
    expect(await refusals()).toEqual([
      'door.refused 无权办理，已拒绝：删除草稿须由办案人员、内勤或者办案机构负责人办理。',
    ]);
    elapsed += 61_000;
    await remove();
    expect(await refusals()).toHaveLength(2);
    expect((await test.client.documents.get({ documentId })).id).toBe(documentId);
  });

  it('stays: the last one cannot be made something else or inactive', async () => {
    const zhang = await person('张三');
    await test.client.people.update({ ...zhang, roles: ['clerk', 'officer'] });
    const li = await person('李喆');
    for (const change of [{ roles: ['clerk', 'officer'] as Role[] }, { active: false }])
      expect((await refused(test.client.people.update({ ...li, ...change }))).message).toMatch(
        /至少要有一名在岗的管理员/,
      );
  });
});

describe('an officer', () => {
  it('who is not on the case does not delete its draft; who is, does', async () => {
    const sun = await test.client.people.add({
      name: '孙翀',
      certificateNumber: '16090003333',
      certificateValidUntil: '2030-12-31',
      department: '食品科',
      roles: ['officer'],
    });
    const window = windowAt(test.app);
    await sitDown(window.client, sun.id, sun.firstPin);
    const { id } = await test.client.cases.create(await aCase(test.client, { officerIds: await both() }));
    const { id: documentId } = await test.client.documents.create({ caseId: id, templateNumber: 45 });
    expect((await refused(window.client.documents.remove({ documentId, revision: 1 }))).message).toBe(
      '删除草稿须由办案人员、内勤或者办案机构负责人办理。本案由李喆、张三（执法稽查科）承办，不由您承办，也不是食品科的案件。',
    );
    await test.client.cases.update({
      ...practiceCase,
      caseId: id,
      revision: 1,
      officerIds: [...(await both()), sun.id],
    });
    const { revision } = await test.client.documents.get({ documentId });
    await window.client.documents.remove({ documentId, revision });
  });

  it('whose certificate has run out is marked where one sits down, and is no officer any more', async () => {
    const sun = await test.client.people.add({
      name: '孙翀',
      certificateNumber: '16090003333',
      certificateValidUntil: '2026-03-31',
      department: '执法稽查科',
      roles: ['officer'],
    });
    const { client } = windowAt(test.app);
    await sitDown(client, sun.id, sun.firstPin);
    const { id } = await test.client.cases.create(
      await aCase(test.client, { officerIds: [sun.id, test.actor.id] }),
    );
    const { id: documentId } = await client.documents.create({ caseId: id, templateNumber: 45 });
    // On its last day it is good.
    clock.set('2026-03-31T23:00:00+08:00');
    const onLastDay = (await client.session.candidates({})).find((one) => one.id === sun.id);
    expect(onLastDay).not.toHaveProperty('expiredOn');
    clock.set('2026-04-01T09:00:00+08:00');
    expect((await client.session.candidates({})).find((one) => one.id === sun.id)).toMatchObject({
      expiredOn: '2026-03-31',
      active: true,
    });
    expect((await refused(client.documents.remove({ documentId, revision: 1 }))).message).toMatch(
      /孙翀的执法证已于2026-03-31到期，换证以前不能以执法人员办理。$/,
    );
  });

  it('who handles open cases is not made inactive: the cases are named', async () => {
    const { caseNumber } = await test.client.cases.create(await aCase(test.client));
    const zhang = await person('张三');
    expect(await refused(test.client.people.update({ ...zhang, active: false }))).toMatchObject({
      code: 'blocked-by-rule',
      message: `张三还承办没有办结的案件：${caseNumber}。请先在这些案件里换成别的办案人员，再停用。`,
    });
  });

  const both = async (): Promise<string[]> =>
    (await test.client.people.list({}))
      .filter(({ name }) => ['张三', '李喆'].includes(name))
      .map(({ id }) => id);
});

describe('a recusal', () => {
  async function made(): Promise<{ client: Client; caseId: string; leaderId: string; zhang: Person }> {
    const { id: caseId } = await test.client.cases.create(await aCase(test.client));
    const leader = await add('郑昇', ['leader'], '局领导');
    const clerk = await seated('王芳', ['clerk']);
    return { client: clerk.client, caseId, leaderId: leader.id, zhang: await person('张三') };
  }
  const said = { askedBy: 'party' as const, reason: '与经营者是亲属', decidedOn: '2026-03-05' };

  it('is entered with its decision and takes the case out of the person’s hands, but not out of sight', async () => {
    const { client, caseId, leaderId, zhang } = await made();
    const sun = await test.client.people.add({
      name: '孙翀',
      certificateNumber: '16090003333',
      certificateValidUntil: '2030-12-31',
    });
    const window = windowAt(test.app);
    await sitDown(window.client, zhang.id);
    const { id: documentId } = await window.client.documents.create({ caseId, templateNumber: 45 });
    const { recusals: entered } = await client.handling.recuse({
      ...said,
      caseId,
      personId: zhang.id,
      granted: true,
      deciderIds: [leaderId],
      successorId: sun.id,
    });
    expect(entered).toMatchObject([
      { personName: '张三', decidedBy: '郑昇', granted: true, enteredBy: '王芳' },
    ]);
    expect((await test.client.archive.acts({ caseId, limit: 1 }))[0]?.sentence).toMatch(
      /^登记回避决定：张三回避案件濮市监案〔2026〕1号，郑昇于2026-03-05决定；理由：与经营者是亲属；2026年3月5日起由.*办理$/,
    );
    expect((await refused(window.client.documents.remove({ documentId, revision: 1 }))).message).toMatch(
      /您在本案已经回避，不能再办理本案。$/,
    );
    expect((await window.client.documents.get({ documentId })).id).toBe(documentId);
  });

  it('that was not granted takes nothing away; one decided by who may not is refused with the article', async () => {
    const { client, caseId, leaderId, zhang } = await made();
    const enter = (deciderIds: string[], granted = false) =>
      client.handling.recuse({ ...said, caseId, personId: zhang.id, granted, deciderIds });
    expect((await refused(enter([test.actor.id]))).message).toMatch(/程序规定第四条第二款/);
    await enter([leaderId]);
    const window = windowAt(test.app);
    await sitDown(window.client, zhang.id);
    expect((await window.client.documents.create({ caseId, templateNumber: 45 })).caseId).toBe(caseId);
  });
});

describe('the first run', () => {
  it('gives who sets up his own PIN and the administration, everybody else a slip', async () => {
    const { client } = windowAt(test.app);
    await sitDown(client, test.actor.id);
    const { slips } = await client.setup.create({
      ...practiceSetup,
      others: [{ name: '王芳', roles: ['clerk', 'administrator'] }],
      firstPin: '975310',
      location: { folderId: test.app.folders.hand(test.dir).folderId, name: '另一个' },
    });
    expect(slips.map(({ name, login }) => `${name} ${login}`)).toEqual(['张三 zhangsan', '李喆 lizhe']);
    const people = await client.session.candidates({});
    const wang = present(
      people.find(({ name }) => name === '王芳'),
      '王芳',
    );
    expect(wang).toMatchObject({ pin: 'chosen', roles: ['clerk', 'administrator'] });
    await client.session.begin({ accountId: wang.id, pin: '975310' });
    expect((await client.people.list({})).map(({ name, pin }) => `${name} ${pin}`)).toEqual([
      '李喆 initial',
      '王芳 chosen',
      '张三 initial',
    ]);
  });

  it('refuses a PIN anybody guesses and a login twice, before anything is made', async () => {
    const { client } = windowAt(test.app);
    await sitDown(client, test.actor.id);
    const location = { folderId: test.app.folders.hand(test.dir).folderId, name: '不成' };
    expect(
      await refused(client.setup.create({ ...practiceSetup, firstPin: '123456', location })),
    ).toMatchObject({ code: 'invalid-input', details: { field: 'firstPin' } });
    const officers = practiceSetup.officers.map((officer) => ({ ...officer, login: 'same' }));
    expect((await refused(client.setup.create({ ...practiceSetup, officers, location }))).message).toMatch(
      /登录名same写了两次/,
    );
    expect((await client.setup.state({})).archiveDir).toBe(test.archiveDir);
  });
});
