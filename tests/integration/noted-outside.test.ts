import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { expect, it, onTestFinished } from 'vitest';
import { type Archive, createArchive, openArchive } from '#main/features/archive/archive.ts';
import { type Anchor, anchorSchema } from '#main/features/archive/identity/anchor.ts';
import { stderrLog } from '#main/platform/log.ts';
import { fixedClock, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const options = {
  migrationsDir: join(resourcesRoot, 'main', 'migrations'),
  fontsDir: join(resourcesRoot, 'resources', 'fonts'),
  clock: fixedClock('2026-03-05T09:30:00+08:00'),
  log: stderrLog,
};
const actor = { id: 'program', name: '程序', certificateNumber: '' };

const act = (archive: Archive, ...cases: readonly string[]): Promise<undefined> =>
  archive.act(actor, () =>
    Promise.resolve({
      value: undefined,
      act: cases.map((caseId) => ({ act: 'test.act', sentence: '记一条', caseId })),
    }),
  );

const anchorFile = (dir: string): string => join(dir, 'anchor.json');
const anchorOf = (dir: string): Anchor =>
  anchorSchema.parse(JSON.parse(readFileSync(anchorFile(dir), 'utf8')));

async function archiveWithActs(...cases: readonly string[]): Promise<{ archive: Archive; dir: string }> {
  const dir = temporaryFolder();
  const archive = await createArchive(dir, options);
  await act(archive, ...cases);
  await archive.custody.flush();
  return { archive, dir };
}

it('numbers are known out of all that was bound where nothing is known outside, however often a counter moved', async () => {
  const { archive, dir } = await archiveWithActs('a');
  await archive.close();
  const db = new Sqlite(join(dir, 'archive.sqlite'));
  const bind = db.prepare("insert into bound_rows values (?, 'case_numbers', ?, null, ?)");
  db.transaction(() => {
    for (let last = 1; last <= 4_500; last++)
      bind.run(last + 10, '2026', JSON.stringify({ year: 2026, last }));
    bind.run(5_000, '2027', JSON.stringify({ year: 2027, last: 3 }));
  })();
  db.close();
  rmSync(anchorFile(dir));
  const opened = await openArchive(dir, options);
  onTestFinished(() => opened.close());
  expect(opened.custody.standing.state).toBe('unanchored');
  expect(opened.custody.knownNumbers.cases).toEqual([
    [2026, 4_500],
    [2027, 3],
  ]);
});

it('what another program noted of numbers is not taken back', async () => {
  const { archive, dir } = await archiveWithActs('a', 'b');
  onTestFinished(() => archive.close());
  const there = anchorOf(dir);
  const theirs = { series: [['濮市监处罚', 2026, 7] as const], cases: [[2026, 9] as const] };
  writeFileSync(anchorFile(dir), JSON.stringify({ ...there, ...theirs, last: { sequence: 1, hash: 'x' } }));
  await act(archive, 'a');
  await archive.custody.flush();
  expect(anchorOf(dir)).toMatchObject({ last: { sequence: 3 }, ...theirs });
});

it('of chains that moved since the last seal the newest are noted, also one that moves again', async () => {
  const { archive, dir } = await archiveWithActs(
    ...Array.from({ length: 501 }, (_, i) => `c${i.toString()}`),
  );
  onTestFinished(() => archive.close());
  const ends = () => new Map(anchorOf(dir).heads?.map(([chain, position]) => [chain, position]));
  expect(ends().size).toBe(500);
  expect(ends().get('c0')).toBeUndefined();
  await act(archive, 'c0');
  await archive.custody.flush();
  expect(ends().size).toBe(500);
  expect(ends().get('c0')).toBe(2);
  expect(ends().get('c1')).toBeUndefined();
});
