import { cpSync, existsSync, readdirSync, readFileSync, rmSync, truncateSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type App, createApp } from '#main/app.ts';
import { createArchive } from '#main/features/archive/archive.ts';
import { stderrLog } from '#main/platform/log.ts';
import { present } from '#shared/lib/assert.ts';
import { aDecisionCase } from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { sitDown } from '#tests/support/sit-down.ts';

const clock = fixedClock();
let test: TestApp;
let opened: App[];
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  opened = [];
  test = await openTestApp({ clock });
});
afterEach(async () => {
  for (const app of opened) await app.close();
  await test.close();
});

/** The program started anew; by somebody else where another folder of settings is named. */
async function start(archiveDir: string, config = 'config') {
  const app = await createApp({
    resourcesRoot,
    configDir: join(test.dir, config),
    archiveDir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    clock,
  });
  opened.push(app);
  const { client } = windowAt(app);
  return { app, client, sit: () => sitDown(client, test.actor.id) };
}

const anchorFile = () => join(test.archiveDir, 'anchor.json');
const database = () => join(test.archiveDir, 'archive.sqlite');
const byHand = (...statements: string[]): void => {
  const db = new Sqlite(database());
  for (const statement of statements) db.exec(statement);
  db.close();
};

const state = async ({ client }: Awaited<ReturnType<typeof start>>) =>
  (await client.archive.status({})).standing?.state;

/** Asks before it numbers: the anchor is left as it was. */
async function asks(archiveDir: string, expected: string, config?: string) {
  const left = readFileSync(anchorFile(), 'utf8');
  const one = await start(archiveDir, config);
  await one.sit();
  expect(await state(one)).toBe(expected);
  expect(await refused(aDecisionCase(one.client))).toMatchObject({ code: 'blocked-by-rule' });
  expect(readFileSync(anchorFile(), 'utf8')).toBe(left);
  return one;
}

describe('an archive whose identity was taken away', () => {
  it.each([
    ['its row', ["delete from archive_info where key = 'identity'"]],
    [
      'its row and what the acts bound of it',
      [
        "delete from archive_info where key = 'identity'",
        "delete from bound_rows where row_key = 'identity'",
      ],
    ],
    [
      'everything that says who it is, and every act',
      ['delete from archive_info', 'delete from bound_rows', 'delete from acts', 'delete from chains'],
    ],
    ['its wording', ["update archive_info set value = '{' where key = 'identity'"]],
  ])('asks before it numbers: %s', async (_what, statements) => {
    await aDecisionCase(test.client);
    await test.app.close();
    byHand(...statements);
    const { app, client } = await asks(test.archiveDir, 'other');
    const { jobId } = await client.archive.verify({});
    expect(JSON.stringify((await app.workplace().jobs.ended(jobId)).result)).toContain('"what":"anchor"');
  });
});

describe('a database without a table', () => {
  const message =
    /archive\.sqlite）(是空的|不见了)，但还有这个档案库的核对文件.*没有打开，也没有写入任何内容/;

  it.each([
    ['of no bytes', () => truncateSync(database(), 0)],
    [
      'made anew',
      () => {
        rmSync(database());
        byHand('pragma user_version = 0', 'vacuum');
      },
    ],
  ])('%s is not opened as a new archive where one was used', async (_what, empty) => {
    await aDecisionCase(test.client);
    await test.app.close();
    for (const name of readdirSync(test.archiveDir))
      if (/-(wal|shm)$/.test(name)) rmSync(join(test.archiveDir, name));
    empty();
    const [bytes, left] = [readFileSync(database()), readFileSync(anchorFile(), 'utf8')];
    const { sit } = await start(test.archiveDir);
    expect((await refused(sit())).message).toMatch(message);
    expect(readFileSync(database())).toEqual(bytes);
    expect(readFileSync(anchorFile(), 'utf8')).toBe(left);
  });

  it('nor is a new one made where the database of one is missing', async () => {
    await aDecisionCase(test.client);
    await test.app.close();
    for (const name of readdirSync(test.archiveDir))
      if (name.startsWith('archive.sqlite')) rmSync(join(test.archiveDir, name));
    const again = createArchive(test.archiveDir, {
      migrationsDir: join(resourcesRoot, 'main', 'migrations'),
      fontsDir: join(resourcesRoot, 'resources', 'fonts'),
      clock,
      log: stderrLog,
    });
    await expect(again).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringMatching(message),
    });
    expect(existsSync(database())).toBe(false);
  });
});

describe('a database that says it is of an earlier program', () => {
  it.each([0, 1, 162, 200, -5])('is left as it is, with a sentence: version %i', async (version) => {
    await aDecisionCase(test.client);
    await test.app.close();
    byHand(`pragma user_version = ${version.toString()}`);
    const { sit } = await start(test.archiveDir);
    expect((await refused(sit())).message).toMatch(/升级已撤回，数据未改动/);
    const db = new Sqlite(database());
    expect(db.pragma('user_version', { simple: true })).toBe(version);
    db.close();
  });
});

describe('the whole folder copied', () => {
  it('asks another user once whether it was moved here, and draws no number before that', async () => {
    await aDecisionCase(test.client);
    await test.app.close();
    const copy = join(test.dir, '复制件');
    cpSync(test.archiveDir, copy, { recursive: true });
    const one = await asks(copy, 'moved', 'other-user');
    expect((await one.client.archive.status({})).standing?.sentence).toContain(test.archiveDir);
    await one.client.archive.adopt({ reason: '换了电脑' });
    expect(present((await one.client.archive.acts({ limit: 1 }))[0], 'an act').sentence).toContain(
      '确认档案库移到了这里：换了电脑',
    );
    expect((await aDecisionCase(one.client)).caseNumber).toBe('濮市监案〔2026〕2号');
    await one.app.close();
    const again = await start(copy, 'other-user');
    await again.sit();
    expect(await state(again)).toBeUndefined();
  });

  it('opened where it always lay by another user of the machine asks nothing', async () => {
    await aDecisionCase(test.client);
    await test.app.close();
    const one = await start(test.archiveDir, 'other-user');
    await one.sit();
    expect(await state(one)).toBeUndefined();
    expect((await aDecisionCase(one.client)).caseNumber).toBe('濮市监案〔2026〕2号');
  });
});
