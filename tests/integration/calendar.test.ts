import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupResultSchema } from '#shared/contract/archive.ts';
import { createApp } from '#main/app.ts';
import { sha256Of, takeFile } from '#main/features/archive/archive.ts';
import { stderrLog } from '#main/platform/log.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { invented2027 } from '#tests/support/year-2027.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock('2026-11-30T09:30:00+08:00') });
});
afterEach(() => test.close());

const file = { name: '2027.json', text: JSON.stringify(invented2027) };
const calendar = () => test.client.calendar;
/** Takes a year in over what is there. */
const take = async (year: { name: string; text: string; accept?: boolean }) =>
  calendar().importYear({ ...year, revision: (await calendar().preview(year)).revision });
const folder = () => join(test.archiveDir, 'calendars');
const question = { rule: 'D4', start: '2026-12-28' };

/** What another program finds that opens `dir`. */
async function stateOf(dir: string) {
  const app = await createApp({
    archiveDir: dir,
    resourcesRoot,
    configDir: join(test.dir, 'other'),
    capabilities: { host: 'cli' },
    log: stderrLog,
  });
  try {
    return app.workplace().calendars.state();
  } finally {
    await app.close();
  }
}

describe('a year by file', () => {
  it('is shown before it counts, counts from then on, and stands in the log with its source', async () => {
    expect(await calendar().explain(question)).toMatchObject({ due: '2027-01-04', estimate: true });
    const preview = await calendar().preview(file);
    expect(preview).toMatchObject({
      replaces: 'nothing',
      changes: [],
      year: { papers: invented2027.papers },
    });
    expect((await calendar().explain(question)).estimate).toBe(true);

    await take(file);
    const explained = await calendar().explain(question);
    expect(explained).toMatchObject({ due: '2027-01-05', estimate: false, notes: [] });
    const acts = await test.client.archive.acts({});
    expect(acts[0]?.sentence).toBe('导入2027年放假安排（来源：https://www.example.org/2027.htm）');
    expect(readdirSync(folder())).toEqual(['2027.json']);
    expect((await stateOf(test.archiveDir)).years[0]).toMatchObject({ year: 2027, own: true });
  });

  it('says which days of a year that counts already would be otherwise', async () => {
    const text = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');
    const other = `${text}  - { date: 2026-12-31, name: 元旦, isOffDay: true }\n`;
    const { replaces, changes } = await calendar().preview({ name: '2026.yaml', text: other });
    expect({ replaces, changes }).toEqual({
      replaces: 'shipped',
      changes: [{ date: '2026-12-31', before: '工作日', after: '元旦' }],
    });
  });

  it('without a make-up day, or unlike the one in force, counts only when somebody accepts that', async () => {
    const text = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');
    const bare = text.replaceAll(/^.*isOffDay: false.*\n/gm, '');
    const year = { name: '2026.yaml', text: bare };
    expect((await calendar().preview(year)).workdays).toBe(242);
    expect(await refused(take(year))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringMatching(/有6天与现在采用的安排不同。2026年没有一个调休上班日/),
    });
    expect(readdirSync(folder())).toEqual([]);
    await take({ ...year, accept: true });
    expect(readdirSync(folder())).toEqual(['2026.json']);
  });

  it.each([
    ['with a day twice', { date: '2027-01-01', name: '元旦', isOffDay: true }, /2027年1月1日出现了两次/],
    [
      'with a make-up day on a Monday',
      { date: '2027-03-01', name: '春节', isOffDay: false },
      /2027年3月1日是周一，调休上班的日子只能是周六、周日/,
    ],
  ])('%s is refused with its line, and what counted counts on', async (_what, day, sentence) => {
    const wrong = JSON.stringify({ ...invented2027, days: [...invented2027.days, day] }, null, 1);
    await take(file);
    const before = await calendar().state({});
    const bad = { name: '2027.json', text: wrong, revision: 1, accept: true };
    const problem = await refused(calendar().importYear(bad));
    expect(problem).toMatchObject({ code: 'invalid-input', message: expect.stringMatching(sentence) });
    expect(problem.message).toMatch(/^节假日文件“2027\.json”第\d+行/);
    const half = { ...invented2027, days: invented2027.days.slice(0, 12) };
    expect((await refused(calendar().importYear({ ...bad, text: JSON.stringify(half) }))).message).toMatch(
      /2027年的安排不完整/,
    );
    expect(await calendar().state({})).toEqual(before);
    expect(readdirSync(folder())).toEqual(['2027.json']);
  });

  it('is refused when it contradicts another year, and changes nothing', async () => {
    const days = [...invented2027.days, { date: '2026-12-27', name: '元旦', isOffDay: false }];
    await take({ ...file, text: JSON.stringify({ ...invented2027, days }) });
    const text = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');
    const clash = `${text}  - { date: 2026-12-27, name: 元旦, isOffDay: true }\n`;
    const problem = await refused(take({ name: '2026.yaml', text: clash }));
    expect(problem.message).toContain('2026年12月27日在2026年和2027年的通知里一个是休息、一个是上班');
    expect(readdirSync(folder())).toEqual(['2027.json']);
  });

  it('can be taken out again', async () => {
    await take(file);
    await calendar().removeYear({ year: 2027, revision: 1 });
    expect((await calendar().explain(question)).estimate).toBe(true);
    expect((await refused(calendar().removeYear({ year: 2027, revision: 1 }))).code).toBe('not-found');
  });

  it('comes along in a backup', async () => {
    await take(file);
    await calendar().addLocalDay({ date: '2026-07-21', workday: false, reason: '暴雨停工' });
    const { folderId } = test.app.folders.hand(test.dir);
    const { jobId } = await test.client.archive.backup({ folderId });
    const job = await test.app.workplace().jobs.ended(jobId);
    const { dir } = backupResultSchema.parse(job.result);
    const state = await stateOf(dir);
    expect(state.years[0]).toMatchObject({ year: 2027, own: true });
    expect(state.localDays).toEqual([{ date: '2026-07-21', workday: false, reason: '暴雨停工' }]);
  });

  it('put into the folder by hand is named and counts only when it is taken in with its source', async () => {
    writeFileSync(join(folder(), '2027.json'), file.text);
    expect((await calendar().explain(question)).estimate).toBe(true);
    const { years, problems } = await calendar().state({});
    expect(years[0]?.year).toBe(2026);
    expect(problems).toEqual([
      {
        file: '2027.json',
        message: '节假日文件“2027.json”是在程序之外放入的，没有采用。核对内容和来源以后再采用。',
        untaken: true,
      },
    ]);
    await take(await calendar().lying({ file: '2027.json' }));
    expect(await calendar().explain(question)).toMatchObject({ due: '2027-01-05', estimate: false });
    expect((await calendar().state({})).problems).toEqual([]);
    expect((await refused(calendar().lying({ file: '2027.json' }))).code).toBe('not-found');
    expect((await refused(calendar().lying({ file: '../archive.sqlite' }))).code).toBe('not-found');
  });

  it('changed or taken away by hand counts on as it was taken in, and is named', async () => {
    await take(file);
    const other = { ...invented2027, days: invented2027.days.filter(({ date }) => date !== '2027-01-03') };
    writeFileSync(join(folder(), '2027.json'), JSON.stringify(other));
    expect(await calendar().explain(question)).toMatchObject({ due: '2027-01-05', estimate: false });
    expect((await calendar().state({})).problems).toEqual([
      expect.objectContaining({ message: expect.stringContaining('在程序之外被改动过，没有采用') }),
    ]);
    rmSync(join(folder(), '2027.json'));
    expect(await calendar().explain(question)).toMatchObject({ due: '2027-01-05', estimate: false });
    expect((await calendar().state({})).problems).toEqual([
      {
        file: '2027.json',
        message:
          '节假日文件“2027.json”在档案库文件夹里读不到了，仍照采用时的内容办理。不再采用的，请在“设置”里停用。',
      },
    ]);
    expect((await stateOf(test.archiveDir)).years[0]).toMatchObject({ year: 2027, own: true });
  });

  it('with days of this place put in by hand counts only when somebody says where they are from', async () => {
    const days = [{ date: '2026-03-05', workday: false, reason: '暴雨停工' }];
    writeFileSync(join(folder(), 'local.json'), JSON.stringify({ days }));
    expect((await calendar().state({})).localDays).toEqual([]);
    const name = { folder: 'calendars', file: 'local.json' } as const;
    const added = calendar().addLocalDay({ date: '2026-03-06', workday: false, reason: '停电' });
    expect((await refused(added)).message).toContain('“local.json”是在程序之外放入的，没有采用');
    await test.client.archive.takeFile({ ...name, source: '市政府通告' });
    expect((await calendar().state({})).localDays).toEqual(days);
    expect((await test.client.archive.acts({}))[0]?.sentence).toBe(
      '采用放入档案库文件夹的calendars/local.json（来源：市政府通告）',
    );
    await test.client.archive.dropFile(name);
    expect((await calendar().state({})).localDays).toEqual([]);
    expect((await refused(test.client.archive.dropFile(name))).code).toBe('not-found');
  });

  it('that cannot be read any more is named and left out', async () => {
    writeFileSync(join(folder(), '2026.yaml'), 'year: 2026\npapers: [https://www.gov.cn/]\ndays: []\n');
    const { years, problems } = await stateOf(test.archiveDir);
    expect(years.find(({ year }) => year === 2026)).toMatchObject({ own: false, workdays: 248 });
    expect(problems).toEqual([
      expect.objectContaining({ file: '2026.yaml', message: expect.stringContaining('没有采用') }),
    ]);
    expect((await refused(take(await calendar().lying({ file: '2026.yaml' })))).message).toBe(
      '节假日文件“2026.yaml”第3行：没有一天的安排；2026年的通知公布以后再导入。',
    );
  });
});

describe('what another program did meanwhile', () => {
  it('is seen by the next question, and what it left unreadable is not overwritten', async () => {
    const other = await createApp({
      archiveDir: test.archiveDir,
      resourcesRoot,
      configDir: join(test.dir, 'other'),
      capabilities: { host: 'cli' },
      log: stderrLog,
    });
    await other.workplace().calendars.importYear(test.actor, { ...file, revision: 0 });
    await other.close();
    expect(await calendar().explain(question)).toMatchObject({ due: '2027-01-05', estimate: false });

    writeFileSync(join(folder(), 'local.json'), '{"days": [{"date": "2026-07-21"}]}');
    const problem = await refused(
      calendar().addLocalDay({ date: '2026-07-22', workday: false, reason: '暴雨停工' }),
    );
    expect(problem.message).toContain('“local.json”是在程序之外放入的，没有采用');
    expect(readFileSync(join(folder(), 'local.json'), 'utf8')).toContain('2026-07-21');
  });

  it('contradicting the year beside it is left out by name, and can be taken out', async () => {
    const days = [...invented2027.days, { date: '2026-12-27', name: '元旦', isOffDay: false }];
    await take({ ...file, text: JSON.stringify({ ...invented2027, days }) });
    const text = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');
    const clash = Buffer.from(`${text}  - { date: 2026-12-27, name: 元旦, isOffDay: true }\n`);
    writeFileSync(join(folder(), '2026.yaml'), clash);
    // Another program took it in at the same moment, when neither saw the other's.
    await test.app.workplace().archive.act(test.actor, async (tx) => {
      await takeFile(tx, {
        ...{ folder: 'calendars', file: '2026.yaml', sha256: sha256Of(clash), source: '通知' },
        ...{ by: '张三', at: '2026-11-30T09:30:00+08:00' },
      });
      return { value: undefined, act: { act: 'test', sentence: '采用' } };
    });
    const { years, problems } = await calendar().state({});
    expect(years.find(({ year }) => year === 2026)?.own).toBe(true);
    expect(problems[0]?.message).toContain('2026年12月27日在2026年和2027年的通知里一个是休息、一个是上班');
    await calendar().removeYear({ year: 2027, revision: 1 });
    expect((await calendar().state({})).problems).toEqual([]);
  });
});

describe('days of this place', () => {
  it('stand over the notice with their reason, once a day', async () => {
    const closed = { date: '2026-03-05', workday: false, reason: '暴雨停工' };
    await calendar().addLocalDay(closed);
    expect(await calendar().explain({ rule: 'D4', start: '2026-03-04' })).toMatchObject({
      due: '2026-03-12',
    });
    expect((await refused(calendar().addLocalDay(closed))).code).toBe('conflict');
    await calendar().removeLocalDay({ date: '2026-03-05' });
    expect(await calendar().explain({ rule: 'D4', start: '2026-03-04' })).toMatchObject({
      due: '2026-03-11',
    });
    const acts = await test.client.archive.acts({});
    expect(acts.slice(0, 2).map(({ sentence }) => sentence)).toEqual([
      '移除本地休息：2026年3月5日，暴雨停工',
      '登记本地休息：2026年3月5日，暴雨停工',
    ]);
  });
});
