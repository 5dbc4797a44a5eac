import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { verifyReportSchema } from '#shared/contract/archive.ts';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { migrate, readMigrations } from '#main/platform/sqlite/migrate.ts';
import { refusalOf } from '#tests/support/refused.ts';
import { TEST_COST, TEST_PIN } from '#tests/support/sit-down.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { windowAt } from '#tests/support/window-at.ts';

const RELEASED = 162;

it('of an archive from before there were accounts, every officer has one, and chooses a PIN at the first sitting', async () => {
  const dir = temporaryFolder();
  const archiveDir = join(dir, '档案库');
  mkdirSync(archiveDir);
  const db = new Sqlite(join(archiveDir, 'archive.sqlite'));
  migrate(db, readMigrations(join(resourcesRoot, 'main', 'migrations')), RELEASED);
  const add = db.prepare('insert into officers values (?, ?, ?, ?, ?, ?, ?)');
  add.run('o1', '离任', '001', '2030-12-31', '执法稽查科', '', 0);
  add.run('o2', '王芳', '002', '2030-12-31', '执法稽查科', '', 1);
  add.run('o3', '王方', '003', '2020-12-31', '食品科', '', 1);
  db.close();
  const open = () =>
    createApp({
      resourcesRoot,
      archiveDir,
      configDir: join(dir, 'config'),
      capabilities: { host: 'cli' },
      log: stderrLog,
      pinCost: TEST_COST,
    });
  const app = await open();
  onTestFinished(() => app.close());
  const { client } = windowAt(app);
  const people = await client.session.candidates({});
  expect(
    people
      .toSorted((a, b) => b.id.localeCompare(a.id))
      .map(({ id, login, pin, active, roles }) => ({ id, login, pin, active, roles: roles.join(' ') })),
  ).toEqual([
    { id: 'o3', login: 'wangfang2', pin: 'none', active: true, roles: 'clerk officer' },
    { id: 'o2', login: 'wangfang', pin: 'none', active: true, roles: 'clerk officer administrator' },
    { id: 'o1', login: 'liren', pin: 'none', active: false, roles: 'clerk officer' },
  ]);
  expect((await refusalOf(() => client.session.begin({ accountId: 'o2' })))?.message).toMatch(
    /还没有设定密码，请先设定/,
  );
  await client.session.begin({ accountId: 'o2', newPin: TEST_PIN });
  const second = windowAt(app);
  expect(
    await refusalOf(() => second.client.session.begin({ accountId: 'o2', newPin: '975310' })),
  ).toMatchObject({ code: 'not-permitted' });
  const acts = (await client.archive.acts({})).map(({ sentence }) => sentence);
  expect(acts).toContain('王芳设定密码');
  expect(acts).toContainEqual(
    expect.stringMatching(/^按执法证登记建立人员账户：.*王芳（wangfang，内勤、执法人员、管理员）/),
  );
  const { jobId } = await client.archive.verify({ full: true });
  const report = verifyReportSchema.parse((await app.workplace().jobs.ended(jobId)).result);
  expect(report.findings.filter((found) => 'table' in found && found.table === 'people_accounts')).toEqual(
    [],
  );
  // Opened again, nobody is made twice.
  await app.close();
  const again = await open();
  expect(await windowAt(again).client.session.candidates({})).toHaveLength(3);
  await again.close();
});
