import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupResultSchema } from '#shared/contract/archive.ts';
import { createApp } from '#main/app.ts';
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

    await calendar().importYear(file);
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
    expect(await refused(calendar().importYear(year))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringMatching(/有6天与现在采用的安排不同。2026年没有一个调休上班日/),
    });
    expect(readdirSync(folder())).toEqual([]);
    await calendar().importYear({ ...year, accept: true });
    expect(readdirSync(folder())).toEqual(['2026.json']);
  });

  it('is refused when it contradicts another year, and changes nothing', async () => {
    const days = [...invented2027.days, { date: '2026-12-27', name: '元旦', isOffDay: false }];
    await calendar().importYear({ ...file, text: JSON.stringify({ ...invented2027, days }) });
    const text = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');
    const clash = `${text}  - { date: 2026-12-27, name: 元旦, isOffDay: true }\n`;
    const problem = await refused(calendar().importYear({ name: '2026.yaml', text: clash }));
    expect(problem.message).toContain('2026年12月27日在2026年和2027年的通知里一个是休息、一个是上班');
    expect(readdirSync(folder())).toEqual(['2027.json']);
  });

  it('can be taken out again', async () => {
    await calendar().importYear(file);
    await calendar().removeYear({ year: 2027 });
    expect((await calendar().explain(question)).estimate).toBe(true);
    expect((await refused(calendar().removeYear({ year: 2027 }))).code).toBe('not-found');
  });

  it('comes along in a backup', async () => {
    await calendar().importYear(file);
    await calendar().addLocalDay({ date: '2026-07-21', workday: false, reason: '暴雨停工' });
    const { folderId } = test.app.folders.hand(test.dir);
    const { jobId } = await test.client.archive.backup({ folderId });
    const job = await test.app.workplace().jobs.ended(jobId);
    const { dir } = backupResultSchema.parse(job.result);
    const state = await stateOf(dir);
    expect(state.years[0]).toMatchObject({ year: 2027, own: true });
    expect(state.localDays).toEqual([{ date: '2026-07-21', workday: false, reason: '暴雨停工' }]);
  });

  it('that cannot be read any more is named and left out', async () => {
    writeFileSync(join(folder(), '2026.yaml'), 'year: 2026\npapers: [https://www.gov.cn/]\ndays: []\n');
    const { years, problems } = await stateOf(test.archiveDir);
    expect(years.find(({ year }) => year === 2026)).toMatchObject({ own: false, workdays: 248 });
    expect(problems).toEqual([
      {
        file: '2026.yaml',
        message: '节假日文件“2026.yaml”第3行：没有一天的安排；2026年的通知公布以后再导入。',
      },
    ]);
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
    await other.workplace().calendars.importYear(test.actor, file);
    await other.close();
    expect(await calendar().explain(question)).toMatchObject({ due: '2027-01-05', estimate: false });

    writeFileSync(join(folder(), 'local.json'), '{"days": [{"date": "2026-07-21"}]}');
    const problem = await refused(
      calendar().addLocalDay({ date: '2026-07-22', workday: false, reason: '暴雨停工' }),
    );
    expect(problem.message).toContain('本地休息日文件“local.json”第1行');
    expect(readFileSync(join(folder(), 'local.json'), 'utf8')).toContain('2026-07-21');
  });

  it('contradicting the year beside it is left out by name, and can be taken out', async () => {
    const days = [...invented2027.days, { date: '2026-12-27', name: '元旦', isOffDay: false }];
    await calendar().importYear({ ...file, text: JSON.stringify({ ...invented2027, days }) });
    const text = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');
    writeFileSync(
      join(folder(), '2026.yaml'),
      `${text}  - { date: 2026-12-27, name: 元旦, isOffDay: true }\n`,
    );
    const { years, problems } = await calendar().state({});
    expect(years.find(({ year }) => year === 2026)?.own).toBe(true);
    expect(problems[0]?.message).toContain('2026年12月27日在2026年和2027年的通知里一个是休息、一个是上班');
    await calendar().removeYear({ year: 2027 });
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
