import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type Archive, createArchive, type NewAct, openArchive } from '#main/features/archive/archive.ts';
import { noteOwnFiles } from '#main/features/archive/note-own-files.ts';
import type { Clock } from '#main/platform/clock.ts';
import { stderrLog } from '#main/platform/log.ts';
import type { Tx } from '#main/platform/sqlite/open.ts';
import { aCase } from '#tests/support/a-case.ts';
import { fixedClock, openTestApp, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const options = (clock: Clock = fixedClock('2026-03-05T09:30:00+08:00')) => ({
  migrationsDir: join(resourcesRoot, 'main', 'migrations'),
  fontsDir: join(resourcesRoot, 'resources', 'fonts'),
  clock,
  log: stderrLog,
});
const actor = { id: 'program', name: '程序', certificateNumber: '' };

/** A new archive, and where it lies; closed when the test is over. */
async function create(clock?: Clock): Promise<{ archive: Archive; dir: string }> {
  const dir = temporaryFolder();
  const archive = await createArchive(dir, options(clock));
  onTestFinished(() => archive.close());
  return { archive, dir };
}

const write = (archive: Archive, work: (tx: Tx) => Promise<unknown>, ...acts: readonly NewAct[]) =>
  archive.act(actor, async (tx) => {
    await work(tx);
    return { value: undefined, act: acts };
  });
const noted: NewAct = { act: 'test.note', sentence: '记一条' };
const nothing = () => Promise.resolve();

const numberStart = (kind: string) => ({
  ...{ kind, year: 2026, first: 3, reason: '纸上' },
  ...{ set_by: '张三', set_at: '2026-03-05T09:30:00+08:00' },
});
const insertStart = (kind: string) => (tx: Tx) =>
  tx.insertInto('number_starts').values(numberStart(kind)).execute();

const bound = (archive: Archive, table: string) =>
  archive.db
    .selectFrom('bound_rows')
    .innerJoin('acts', 'acts.sequence', 'bound_rows.sequence')
    .select(['bound_rows.sequence', 'row_key', 'content', 'acts.case_id as of_act', 'bound_rows.case_id'])
    .where('table_name', '=', table)
    .orderBy('bound_rows.sequence')
    .execute();

describe('rows of evidence', () => {
  it('are written by no act that says nothing', async () => {
    const { archive } = await create();
    await expect(write(archive, insertStart('甲'))).rejects.toThrow(/no act says so: .*number_starts/);
    expect(await archive.db.selectFrom('number_starts').selectAll().execute()).toEqual([]);
  });

  it('stand in the chain of their case, where one write does something in several', async () => {
    const test = await openTestApp();
    onTestFinished(() => test.close());
    const { archive } = test.app.workplace();
    const first = await test.client.cases.create(await aCase(test.client));
    const second = await test.client.cases.create(await aCase(test.client));
    const place = (tx: Tx, case_id: string) =>
      tx.insertInto('placements').values({ case_id, item_id: 'x', title: '执照' }).execute();
    await write(
      archive,
      async (tx) => {
        await place(tx, first.id);
        await place(tx, second.id);
        await insertStart('甲')(tx);
      },
      { ...noted, caseId: first.id },
      { ...noted, caseId: second.id },
    );
    expect((await bound(archive, 'placements')).map(({ of_act, case_id }) => [of_act, case_id])).toEqual([
      [first.id, first.id],
      [second.id, second.id],
    ]);
    // What is of no case stands with the first.
    expect((await bound(archive, 'number_starts')).map(({ of_act }) => of_act)).toEqual([first.id]);
  });

  it('are known again, however many one write touches', async () => {
    const { archive } = await create();
    const kinds = Array.from({ length: 450 }, (_, n) => `字${n.toString()}`);
    await write(archive, (tx) => Promise.all(kinds.map((kind) => insertStart(kind)(tx))), noted);
    await write(archive, (tx) => tx.updateTable('number_starts').set({ first: 4 }).execute(), noted);
    expect(await bound(archive, 'number_starts')).toHaveLength(900);
  });

  it('say of a password only that it is another one', async () => {
    const { archive } = await create();
    await write(
      archive,
      async (tx) => {
        await tx
          .insertInto('people_accounts')
          .values({
            ...{ id: 'a', login: 'lizhe', name: '李喆', department: '', roles: '[]' },
            ...{ active: 1, revision: 1 },
          })
          .execute();
        await tx
          .insertInto('account_secrets')
          .values({ account_id: 'a', hash: 'argon', must_change: 0, set_at: '2026-03-05' })
          .execute();
      },
      noted,
    );
    const [row] = await bound(archive, 'account_secrets');
    expect(row?.content).toContain('"sha256"');
    expect(row?.content).not.toContain('argon');
  });
});

describe('the number of an act', () => {
  it('is not given again where acts were cut off, as long as anything speaks of it', async () => {
    const { archive, dir } = await create();
    await write(archive, nothing, noted);
    await write(archive, insertStart('甲'), noted);
    const [cut] = await bound(archive, 'number_starts');
    const db = new Sqlite(join(dir, 'archive.sqlite'));
    db.prepare('delete from acts where sequence = ?').run(cut?.sequence);
    db.exec(
      'update chains set (position, sequence, hash) = (select position, sequence, hash from acts order by sequence desc limit 1)',
    );
    db.close();
    await write(archive, nothing, noted);
    const last = await archive.db
      .selectFrom('acts')
      .select((eb) => eb.fn.max('sequence').as('sequence'))
      .executeTakeFirstOrThrow();
    expect(last.sequence).toBe((cut?.sequence ?? 0) + 1);
  });
});

describe('a new day', () => {
  it('begins with a seal on what moved on the day before', async () => {
    const clock = fixedClock('2026-03-05T09:30:00+08:00');
    const { archive } = await create(clock);
    await write(archive, nothing, noted);
    await archive.seal('备份');
    await write(archive, nothing, noted);
    clock.set('2026-03-06T09:30:00+08:00');
    await write(archive, nothing, noted);
    await write(archive, nothing, noted);
    const seals = await archive.db
      .selectFrom('seals')
      .innerJoin('seal_heads', 'seal_heads.seal', 'seals.number')
      .select(['reason', 'position'])
      .orderBy('number')
      .execute();
    const [before] = seals;
    expect(seals).toEqual([before, { reason: '每日', position: (before?.position ?? 0) + 1 }]);
  });
});

describe('the time that is believed', () => {
  it('is not that of an act whose clock was not', async () => {
    let at = '2026-03-05T09:30:00+08:00';
    const machine: Clock = { now: () => at, today: () => at.slice(0, 10) };
    const dir = temporaryFolder();
    const archive = await createArchive(dir, options(machine));
    await write(archive, nothing, noted);
    at = '2028-03-05T09:30:00+08:00';
    await write(archive, nothing, noted);
    await archive.close();
    const again = await openArchive(dir, options(machine));
    onTestFinished(() => again.close());
    expect(again.custody.clockDoubt()).toContain('2026-03-05 09:30');
  });
});

it('a template laid into the folder is entered when it comes, changes and goes, and once each', async () => {
  const { archive, dir } = await create();
  const file = join(dir, 'templates', '本局.yaml');
  mkdirSync(join(dir, 'templates'), { recursive: true });
  const said = async (): Promise<readonly string[]> => {
    await noteOwnFiles(archive);
    await noteOwnFiles(archive);
    const acts = await archive.db
      .selectFrom('acts')
      .select('sentence')
      .where('act', '=', 'archive.own-files')
      .orderBy('sequence')
      .execute();
    return acts.map(({ sentence }) => /（(.*)）/.exec(sentence)?.[1] ?? sentence);
  };
  expect(await said()).toEqual([]);
  writeFileSync(file, 'title: 一\n');
  expect(await said()).toEqual(['新放入']);
  writeFileSync(file, 'title: 二\n');
  expect(await said()).toEqual(['新放入', '已更换']);
  rmSync(file);
  expect(await said()).toEqual(['新放入', '已更换', '已移走']);
});
