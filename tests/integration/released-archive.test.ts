import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, cpSync, openSync, readdirSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import * as z from 'zod';
import type { Finding } from '#shared/contract/archive.ts';
import { present } from '#shared/lib/assert.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { createApp } from '#main/app.ts';
import { type Archive, openArchive } from '#main/features/archive/archive.ts';
import { evidenceTables } from '#main/features/archive/chain/evidence-tables.ts';
import { stderrLog } from '#main/platform/log.ts';
import { readMigrations } from '#main/platform/sqlite/migrate.ts';
import { takeOwnerLock } from '#main/platform/sqlite/owner-lock.ts';
import { aReadyDraft, PENALTY_NOTICE } from '#tests/support/a-document.ts';
import { mountLoopDisk } from '#tests/support/loop-disk.ts';
import { putReleasedArchive } from '#tests/support/released-archive.ts';
import { openTampering } from '#tests/support/tampered.ts';
import { fixedClock, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { sitDown } from '#tests/support/sit-down.ts';

const migrationsDir = join(resourcesRoot, 'main', 'migrations');
const newest = present(readMigrations(migrationsDir).at(-1), 'a migration').version;
const RELEASED = 162;
const clock = fixedClock('2026-12-01T09:00:00+08:00');

const open = (dir: string, at = clock): Promise<Archive> =>
  openArchive(dir, {
    migrationsDir,
    fontsDir: join(resourcesRoot, 'resources', 'fonts'),
    anchorsDir: join(dir, '..', 'anchors'),
    clock: at,
    log: stderrLog,
  });

const released = (): string => putReleasedArchive(join(temporaryFolder(), '档案库'));
const file = (dir: string): string => join(dir, 'archive.sqlite');

/** Something done to the database past the program. */
function byHand<T>(dir: string, work: (db: Sqlite.Database) => T): T {
  const database = new Sqlite(file(dir));
  try {
    database.pragma('foreign_keys = OFF');
    return work(database);
  } finally {
    database.close();
  }
}

const rows = z.array(z.record(z.string(), z.unknown()));
const all = (db: Sqlite.Database, sql: string) => rows.parse(db.prepare(sql).all());

/** Every row of every table the released program had, but what programs remember of an opening. */
const contentOf = (dir: string, tables?: readonly string[]) =>
  byHand(dir, (db) =>
    Object.fromEntries(
      (tables ?? tablesOf(db)).map((name) => [
        name,
        all(
          db,
          `select * from ${name} ${
            name === 'acts'
              ? 'where sequence <= 62'
              : name === 'archive_info'
                ? "where key in ('created_at', 'chain_end')"
                : ''
          } order by 1, 2`,
        ),
      ]),
    ),
  );
const tablesOf = (db: Sqlite.Database): readonly string[] =>
  all(
    db,
    `select name from sqlite_schema where type = 'table' and name not like 'sqlite_%' and name not like 'case_search%'`,
  ).map(({ name }) => String(name));
const versionOf = (dir: string) => byHand(dir, (db) => db.pragma('user_version', { simple: true }));

/** What the upgrade bound, row by row; in how many steps it came is another matter. */
const boundIn = (dir: string) =>
  byHand(dir, (db) =>
    all(
      db,
      `select table_name, row_key, case_id, content from bound_rows
       where row_key not in ('identity', 'clock_mark') order by 1, 2`,
    ),
  );

/** What a check of the whole record says after a change that is taken back. */
async function foundIn(dir: string, change: (db: Sqlite.Database) => unknown): Promise<readonly Finding[]> {
  const tampering = openTampering(file(dir));
  try {
    const { findings } = await tampering.found((db) => {
      change(db);
    });
    return findings;
  } finally {
    await tampering.close();
  }
}
const said = (findings: readonly Finding[]) => findings.map(({ sentence }) => sentence).join('\n');

const upgraded = async (dir = released()): Promise<string> => {
  await (await open(dir)).close();
  return dir;
};

it('is brought to the newest schema beside the program', async () => {
  const dir = released();
  const run = vi.spyOn(Sqlite.prototype, 'exec');
  onTestFinished(() => {
    run.mockRestore();
  });
  await (await open(dir)).close();
  expect(run.mock.calls.filter(([sql]) => /create table/i.test(sql))).toEqual([]);
  run.mockRestore();
  expect(byHand(dir, (db) => all(db, 'pragma user_version'))).toEqual([{ user_version: newest }]);
});

describe('an archive of the released program', () => {
  it('is brought up, keeps every row and its old chain as they were, and is found in order', async () => {
    const dir = released();
    const before = contentOf(dir);
    expect(versionOf(dir)).toBe(RELEASED);
    const archive = await open(dir);
    expect(archive.custody.standing).toMatchObject({ state: 'sound', sentence: '' });
    await archive.close();

    expect(versionOf(dir)).toBe(newest);
    expectKept(before, dir);
    expect(await foundIn(dir, () => undefined)).toEqual([]);

    // Each row of evidence is bound, once.
    const bound = boundIn(dir);
    const keys = bound.map(({ table_name, row_key }) => `${String(table_name)} ${String(row_key)}`);
    expect(new Set(keys).size).toBe(keys.length);
    const evidence = byHand(dir, (db) =>
      [...evidenceTables.values()].flatMap(({ table }) =>
        table === 'archive_info' ? [] : all(db, `select * from ${table}`),
      ),
    );
    expect(bound.length).toBe(evidence.length + 3);
    const acts = byHand(dir, (db) =>
      all(db, 'select act, sentence, chain from acts where sequence > 62 order by sequence'),
    );
    expect(acts.at(-1)).toMatchObject({ act: 'archive.bind' });
    expect(acts.at(-2)).toMatchObject({
      act: 'archive.chains',
      sentence: expect.stringContaining('原来的一条链到第62条为止，原样保留'),
    });
    expect(new Set(acts.map(({ chain }) => chain)).size).toBe(3);
  });

  it('is brought up once', async () => {
    const dir = await upgraded();
    const bound = boundIn(dir);
    await (await open(dir)).close();
    expect(boundIn(dir)).toEqual(bound);
    expect(
      byHand(dir, (db) => all(db, "select sequence from acts where act = 'archive.chains'")),
    ).toHaveLength(1);
  });

  it('goes on where it was: the next number follows, and what is done is found in order', async () => {
    const dir = released();
    const app = await createApp({
      resourcesRoot,
      configDir: join(dir, '..', 'config'),
      archiveDir: dir,
      capabilities: { host: 'cli' },
      log: stderrLog,
      clock,
    });
    onTestFinished(() => app.close());
    const { client } = windowAt(app);
    const officers = await client.session.candidates({});
    const administrator = officers.find(({ roles }) => roles.includes('administrator'));
    await sitDown(client, present(administrator, 'the first officer').id);
    const { cases } = await client.cases.list({});
    const first = present(
      cases.find(({ caseNumber }) => caseNumber.endsWith('1号')),
      'the first case',
    );
    const draft = await aReadyDraft(client, first.id, PENALTY_NOTICE);
    expect(await client.documents.finalise({ documentId: draft.id, revision: draft.revision })).toMatchObject(
      { documentNumber: '濮市监罚告〔2026〕2号' },
    );
    const { jobId } = await client.archive.verify({ full: true });
    // Its originals are not with this archive; the record is.
    expect((await app.workplace().jobs.ended(jobId)).result).toMatchObject({
      chain: 'intact',
      findings: [],
      events: [],
    });
  });

  it('asks before it numbers when everything that is known of it outside is gone', async () => {
    const dir = await upgraded();
    rmSync(join(dir, 'anchor.json'));
    rmSync(join(dir, '..', 'anchors'), { recursive: true });
    const archive = await open(dir);
    expect(archive.custody.standing.state).toBe('unanchored');
    await archive.close();
  });

  it('asks before it numbers when the database from before it is put back', async () => {
    const dir = await upgraded();
    const left = readFileSync(join(dir, 'anchor.json'), 'utf8');
    for (const name of readdirSync(dir)) if (name.startsWith('archive.sqlite')) rmSync(join(dir, name));
    cpSync(file(released()), file(dir));
    const archive = await open(dir);
    expect(archive.custody.standing).toMatchObject({
      state: 'other',
      sentence: expect.stringContaining('可能换上了升级前的或者另一份数据库'),
    });
    await archive.close();
    expect(readFileSync(join(dir, 'anchor.json'), 'utf8')).toBe(left);
  });
});

/** Each row is as it was; columns may have come to it. */
function expectKept(before: ReturnType<typeof contentOf>, dir: string): void {
  for (const [name, content] of Object.entries(contentOf(dir, Object.keys(before))))
    expect(content, name).toMatchObject(before[name] ?? []);
}

type Way = readonly [what: string, change: (db: Sqlite.Database) => unknown, said: RegExp];

describe('an archive that was brought up', () => {
  const ways: readonly Way[] = [
    [
      'an act of the old chain',
      (db) => db.exec("update acts set sentence = '没有的事' where sequence = 21"),
      /第21条操作记录.*内容被改动/,
    ],
    [
      'the details of an act of the old chain',
      (db) => db.exec("update acts set details = '{}' where sequence = 50"),
      /第50条操作记录.*内容被改动/,
    ],
    [
      'an act of the old chain taken out',
      (db) => db.exec('delete from acts where sequence = 30'),
      /第30条操作记录不见了/,
    ],
    [
      'the end of the old chain cut off and its note moved',
      (db) =>
        db.exec(`delete from acts where sequence in (61, 62);
          update archive_info set value = json_object('sequence', 60, 'hash', (select hash from acts where sequence = 60))
          where key = 'chain_end'`),
      /第61至62条操作记录不见了[\s\S]*档案库的登记“chain_end”在程序之外被改动过/,
    ],
    [
      'the note of its end',
      (db) => db.exec("delete from archive_info where key = 'chain_end'"),
      /升级前的操作记录链末尾与登记的不一致[\s\S]*档案库的登记“chain_end”不见了/,
    ],
    [
      'the whole old chain',
      (db) => db.exec("delete from acts where chain = ''"),
      /第1至62条操作记录不见了[\s\S]*升级前的操作记录链末尾/,
    ],
    [
      'an act of the new chains called one of the old chain',
      (db) => db.exec("update acts set chain = '' where sequence = 70"),
      /第70条操作记录/,
    ],
    [
      'the case an old act belonged to last',
      (db) => db.exec('update case_heads set sequence = 9'),
      /升级前的操作记录末条/,
    ],
    [
      'a document finalised before',
      (db) =>
        db.exec(
          "update documents set document_number = '濮市监处罚〔2026〕9号' where document_number like '%处罚%'",
        ),
      /文书“濮市监处罚〔2026〕1号”在程序之外被改动过/,
    ],
    [
      'a recording of before',
      (db) => db.exec('delete from recordings where id = (select min(id) from recordings)'),
      /录音录像“.*”不见了/,
    ],
    [
      'a register entry added beside those of before',
      (db) => {
        db.exec(
          `insert into numbers_elsewhere values ('濮市监处罚〔2026〕8号', '处罚', 2026, 8, null, '', '', '', '')`,
        );
      },
      /别处.*没有任何操作记录/,
    ],
    [
      'what the upgrade bound of a case',
      (db) =>
        db.exec(
          "update bound_rows set content = replace(content, '濮阳', '濮陽') where table_name = 'cases'",
        ),
      /所登记的数据清单被改动过/,
    ],
    [
      'an act of the upgrade with all it bound',
      (db) =>
        db.exec(`delete from bound_rows where sequence = (select max(sequence) from bound_rows where table_name = 'documents');
          delete from acts where sequence = (select max(sequence) from acts where sentence like '%现有的文书%')`),
      /操作记录不见了[\s\S]*文书“.*”没有任何操作记录/,
    ],
  ];
  it.each(ways)('names what was changed by hand: %s', async (_what, change, words) => {
    const dir = await upgraded();
    expect(said(await foundIn(dir, change))).toMatch(words);
  });

  it('never takes for something of before what was put in by hand since', async () => {
    const dir = await upgraded();
    byHand(dir, (db) => {
      db.exec(`delete from archive_info where key not in ('created_at', 'chain_end', 'identity', 'clock_mark');
        insert into evidence_numbers select case_id, recording_id || 'x', kind, number + 50 from evidence_numbers limit 1`);
    });
    await upgraded(dir);
    expect(said(await foundIn(dir, () => undefined))).toMatch(/音像证据编号.*没有任何操作记录/);
    // Nor when it looks as if it had never been brought up.
    byHand(dir, (db) => {
      db.exec("delete from archive_info where key = 'identity'");
    });
    const archive = await open(dir);
    expect(archive.custody.standing).toMatchObject({
      state: 'other',
      sentence: expect.stringContaining('身份登记在程序之外被改动或者删除过'),
    });
    await archive.close();
    expect(said(await foundIn(dir, () => undefined))).toMatch(
      /档案库的登记“identity”不见了[\s\S]*音像证据编号.*没有任何操作记录/,
    );
  });
});

describe('an archive somebody changed before it was brought up', () => {
  const ways: readonly Way[] = [
    [
      'an act',
      (db) => db.exec("update acts set actor_name = '别人' where sequence = 21"),
      /第21条操作记录.*内容被改动/,
    ],
    ['an act taken out', (db) => db.exec('delete from acts where sequence = 30'), /第30条操作记录不见了/],
    [
      'the end cut off',
      (db) => db.exec('delete from acts where sequence > 58'),
      /第59至62条操作记录不见了[\s\S]*升级前的操作记录链末尾/,
    ],
    [
      'the note of its end taken away',
      (db) => db.exec("delete from archive_info where key = 'chain_end'"),
      /升级前的操作记录链末尾与登记的不一致/,
    ],
  ];
  it.each(ways)('is brought up, and the break stays: %s', async (_what, change, words) => {
    const dir = released();
    byHand(dir, change);
    await upgraded(dir);
    expect(said(await foundIn(dir, () => undefined))).toMatch(words);
  });
});

describe('bringing it up, cut off', () => {
  /** A program that is killed. */
  async function killed(dir: string, where: 'migration' | 'act', which: number): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('../support/upgrade-child.ts', import.meta.url)),
        dir,
        resourcesRoot,
        where,
        which.toString(),
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);
  }

  const steps = readMigrations(migrationsDir).filter(({ version }) => version > RELEASED);

  it.each(steps.map(({ version }) => version))(
    'by a power cut in step %i: it is as it was, and the next opening does it',
    async (version) => {
      const dir = released();
      const before = contentOf(dir);
      await killed(dir, 'migration', version);
      expect(versionOf(dir)).toBe(RELEASED);
      expect(contentOf(dir)).toEqual(before);
      await upgraded(dir);
      expect(versionOf(dir)).toBe(newest);
      expect(await foundIn(dir, () => undefined)).toEqual([]);
    },
  );

  it('by a power cut while the rows are bound, again and again: the next opening goes on and loses nothing', async () => {
    const whole = boundIn(await upgraded());
    const dir = released();
    const before = contentOf(dir);
    let reached = 0;
    for (const act of [1, 4, 9]) {
      await killed(dir, 'act', act);
      const bound = boundIn(dir).length;
      expect(bound).toBeGreaterThanOrEqual(reached);
      reached = bound;
    }
    expect(reached).toBeGreaterThan(0);
    expect(reached).toBeLessThan(whole.length);
    const archive = await open(dir);
    expect(archive.custody.standing.state).toBe('sound');
    await archive.close();
    expect(boundIn(dir)).toEqual(whole);
    expectKept(before, dir);
    expect(await foundIn(dir, () => undefined)).toEqual([]);
  });

  it('by a fault at any of its acts: the next opening goes on, asks nothing and loses nothing', async () => {
    const template = released();
    const whole = boundIn(await upgraded());
    for (let faulty = 1; ; faulty++) {
      const dir = join(temporaryFolder(), '档案库');
      cpSync(template, dir, { recursive: true });
      let asked = 0;
      const failing = {
        ...clock,
        now() {
          asked += 1;
          if (asked === faulty) throw new Error('the power went');
          return clock.now();
        },
      };
      const opened = await open(dir, failing).catch((error: unknown) => {
        expect(error).toMatchObject({ message: 'the power went' });
      });
      if (opened !== undefined) {
        asked = -Infinity;
        await opened.close();
        expect(faulty).toBeGreaterThan(25);
        break;
      }
      const archive = await open(dir);
      const { state, noticed } = archive.custody.standing;
      expect([state, noticed], faulty.toString()).toEqual(['sound', undefined]);
      await archive.close();
      expect(boundIn(dir)).toEqual(whole);
      expect(await foundIn(dir, () => undefined)).toEqual([]);
      rmSync(join(dir, '..'), { recursive: true });
    }
  });
});

/** Takes what room there is on a disk. */
function fill(ballast: string): void {
  const handle = openSync(ballast, 'w');
  try {
    for (;;) writeSync(handle, Buffer.alloc(4096, 1));
  } catch (error) {
    expect(error).toMatchObject({ code: 'ENOSPC' });
  } finally {
    closeSync(handle);
  }
}

describe('an archive that was damaged before', () => {
  it('is brought up as far as it goes: what could be opened can be opened, and verification names the damage', async () => {
    const dir = released();
    byHand(dir, (db) => db.exec("delete from cases where case_number like '%2号'"));
    const archive = await open(dir);
    expect(await archive.isDatabaseSound()).toBe(false);
    await archive.close();
  });
});

describe('an archive that cannot be brought up', () => {
  const attempt = async (dir: string): Promise<ProblemError> => {
    const outcome: unknown = await open(dir).then(
      (archive) => archive.close(),
      (error: unknown) => error,
    );
    if (outcome instanceof ProblemError) return outcome;
    throw new Error('the archive was expected to be refused', { cause: outcome });
  };

  it.each([
    [
      'a table that is there already',
      'create table number_series (x text, y text)',
      '发现数据库的内容与程序写入的不符，升级已撤回，数据未改动',
    ],
  ])('says so in a sentence and is as before: %s', async (_what, statement, words) => {
    const dir = released();
    byHand(dir, (db) => db.exec(statement));
    const before = contentOf(dir);
    expect(await attempt(dir)).toMatchObject({
      code: 'archive-damaged',
      message: expect.stringContaining(words),
    });
    expect(versionOf(dir)).toBe(RELEASED);
    expect(contentOf(dir)).toEqual(before);
  });

  it('waits for the program of before to be closed', async () => {
    const dir = released();
    const before = contentOf(dir);
    const other = present(takeOwnerLock(join(dir, 'owner.lock')), 'the lock of the other program');
    expect(await attempt(dir)).toMatchObject({
      code: 'conflict',
      message: expect.stringContaining('另一个程序正在使用它。请先关闭那个程序'),
    });
    expect(versionOf(dir)).toBe(RELEASED);
    expect(contentOf(dir)).toEqual(before);
    other.release();
    await upgraded(dir);
    expect(versionOf(dir)).toBe(newest);
  });

  it('on a full disk says so, and goes on when there is room', async ({ skip }) => {
    const folder = temporaryFolder();
    const disk = mountLoopDisk(folder, 8);
    if (disk === undefined) return skip('no disk can be mounted here');
    onTestFinished(() => {
      disk.unmount();
    });
    const dir = putReleasedArchive(join(disk.dir, '档案库'));
    const ballast = join(disk.dir, 'ballast');
    const before = contentOf(dir);
    fill(ballast);
    expect(await attempt(dir)).toMatchObject({
      code: expect.stringMatching(/disk-full|archive-missing/),
    });
    rmSync(ballast);
    expect(contentOf(dir)).toEqual(before);
    await upgraded(dir);
    expect(await foundIn(dir, () => undefined)).toEqual([]);
    expect(readdirSync(dir)).toContain('anchor.json');
  });
});
