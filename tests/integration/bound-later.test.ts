import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { createArchive, openArchive, takenFiles } from '#main/features/archive/archive.ts';
import { collectFindings } from '#main/features/archive/checks/chain-finding.ts';
import { checkRows } from '#main/features/archive/checks/check-rows.ts';
import { stderrLog } from '#main/platform/log.ts';
import { fixedClock, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { invented2027 } from '#tests/support/year-2027.ts';

const clock = fixedClock('2026-03-05T09:30:00+08:00');
const options = {
  migrationsDir: join(resourcesRoot, 'main', 'migrations'),
  fontsDir: join(resourcesRoot, 'resources', 'fonts'),
  clock,
  log: stderrLog,
};
const actor = { id: 'program', name: '程序', certificateNumber: '' };

/** As the program of before left it: a password and notes of its care beside the chain, a year in its folder. */
async function ofBefore(): Promise<string> {
  const dir = temporaryFolder();
  const archive = await createArchive(dir, options);
  await archive.act(actor, async (tx) => {
    await tx
      .insertInto('people_accounts')
      .values({
        ...{ id: 'a', login: 'lizhe', name: '李喆', department: '', roles: '["administrator"]' },
        ...{ active: 1, revision: 1 },
      })
      .execute();
    return { value: undefined, act: { act: 'people.add', sentence: '登记人员李喆' } };
  });
  await archive.close();
  const db = new Sqlite(join(dir, 'archive.sqlite'));
  db.exec(
    `insert into account_secrets (account_id, hash, must_change, set_at) values ('a', 'h', 0, '2026-03-05')`,
  );
  db.exec(`insert into archive_info values ('last_backup', '{"at":"2026-03-05T09:30:00+08:00","dir":"/x"}')`);
  db.close();
  writeFileSync(join(dir, 'calendars', '2027.json'), JSON.stringify(invented2027));
  return dir;
}

it('what earlier programs kept beside the chain is bound once, as it is; what is put in later is seen', async () => {
  const dir = await ofBefore();
  // Long after its last act: the clock is noted as not believed, and nobody looks for a mistake in it.
  clock.set('2028-03-05T09:30:00+08:00');
  const archive = await openArchive(dir, options);
  onTestFinished(() => archive.close());
  const found = async () => {
    const findings = collectFindings();
    await checkRows(archive.db, findings);
    return findings.named.map(({ table, state }) => `${table ?? ''} ${state ?? ''}`);
  };
  expect(await found()).toEqual([]);
  expect([...(await takenFiles(archive.db, 'calendars')).keys()]).toEqual(['2027.json']);
  const bind = await archive.db.selectFrom('acts').selectAll().where('act', '=', 'archive.bind').execute();
  expect(bind.map(({ details }) => JSON.parse(details) as unknown)).toEqual([
    { rows: expect.any(Number) as number, clock: 'ahead' },
  ]);
  const db = new Sqlite(join(dir, 'archive.sqlite'));
  db.pragma('foreign_keys = OFF');
  db.exec(
    `insert into account_secrets (account_id, hash, must_change, set_at) values ('b', 'h', 0, '2026-03-05')`,
  );
  db.exec("update account_secrets set hash = 'x' where account_id = 'a'");
  db.close();
  expect((await found()).toSorted()).toEqual(['account_secrets added', 'account_secrets changed']);
});

it('is not done again in an archive where it was done', async () => {
  const dir = await ofBefore();
  for (let i = 0; i < 2; i++) await (await openArchive(dir, options)).close();
  const db = new Sqlite(join(dir, 'archive.sqlite'));
  expect(db.prepare("select count(*) from acts where act = 'archive.bind'").pluck().get()).toBe(1);
  // Archives stand noted under this name: under another one they were bound again.
  expect(db.prepare("select value from archive_info where key = 'bound_later'").pluck().get()).toBe('1');
  db.close();
});
