import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { jobSchema, type Job } from '#shared/contract/jobs.ts';
import { present } from '#shared/lib/assert.ts';
import { createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import { collect } from '#tests/support/collect.ts';
import { makeCard, putBytes } from '#tests/support/make-card.ts';
import { openTestApp, resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const child = fileURLToPath(new URL('../support/import-child.ts', import.meta.url));
const preloaded = new URL('../support/dies-in-lane.ts', import.meta.url).href;
const MiB = 1024 * 1024;

const folder = mkdtempSync(join(tmpdir(), 'anjuan-test-'));
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});
let emptyArchive = '';
let card = '';
beforeAll(async () => {
  const test = await openTestApp();
  await test.app.close();
  emptyArchive = join(folder, 'archive');
  cpSync(test.archiveDir, emptyArchive, { recursive: true });
  await test.close();
  card = join(folder, 'card');
  await makeCard(card, '947-by-day');
  // Longer than a piece that is flushed and read back at once.
  for (const n of [1, 2]) await putBytes(card, `DCIM/20260305/${String(n)}.mp4`, 20 * MiB + 5, n);
});

/** Imports the card in a program of its own, which dies. */
async function importAndDie(
  when: string,
  dies = '',
): Promise<{ archiveDir: string; code: number | null; said: string }> {
  const archiveDir = join(temporaryFolder(), 'archive');
  cpSync(emptyArchive, archiveDir, { recursive: true });
  const env = dies === '' ? {} : { NODE_OPTIONS: `--import ${preloaded}`, DIES: dies };
  const program = spawn(process.execPath, [child, archiveDir, resourcesRoot, card, when], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, ...env },
  });
  const [said, [code]] = await Promise.all([text(program.stdout), once(program, 'exit')]);
  return { archiveDir, code: typeof code === 'number' ? code : null, said };
}

async function openAgain(archiveDir: string) {
  const app = await createApp({
    resourcesRoot,
    archiveDir,
    configDir: temporaryFolder(),
    capabilities: { host: 'cli' },
    log: stderrLog,
  });
  onTestFinished(() => app.close());
  return app.workplace();
}
type Workplace = Awaited<ReturnType<typeof openAgain>>;

const importOf = async ({ jobs }: Workplace): Promise<Job> =>
  present(
    (await jobs.list()).find(({ kind }) => kind === 'import'),
    'the import',
  );

/** Every file of the card is in the archive once: its row, its bytes, its act. */
async function expectAllOnce({ intake, archive }: Workplace): Promise<void> {
  const recordings = await intake.recordings({});
  const onCard = execFileSync('find', [card, '-type', 'f', '-name', '*.*4'], { encoding: 'utf8' })
    .trim()
    .split('\n');
  const videos = recordings.filter(({ name }) => name.endsWith('4'));
  expect(videos.map(({ name }) => name).sort()).toEqual(
    onCard.map((path) => path.replace(/.*\//, '')).sort(),
  );
  const stored = (await collect(archive.vault.list())).map(({ sha256 }) => sha256);
  expect(new Set(recordings.map(({ sha256 }) => sha256)).size).toBe(recordings.length);
  expect(stored.sort()).toEqual(recordings.map(({ sha256 }) => sha256).sort());
  for (const sha256 of stored) expect(await archive.vault.verify(sha256)).toMatchObject({ state: 'intact' });
  expect(readdirSync(join(archive.vault.dir, 'incoming'))).toEqual([]);
  const taken = await archive.db
    .selectFrom('acts')
    .select('sequence')
    .where('act', '=', 'intake.take')
    .execute();
  expect(taken).toHaveLength(recordings.length);
}

describe('an import that is killed', () => {
  it.each([
    ['some bytes are copied', 'writeSync:after:3'],
    ['all is flushed and not read back', 'fsyncSync:after:1'],
    ['all is copied and not flushed', 'fsyncSync:before:1'],
    ['all is read back and has no name in the vault', 'linkSync:before:1'],
    ['it has its name in the vault and the one beside it', 'linkSync:after:1'],
    ['it has only its name in the vault', 'rmSync:after:1'],
  ])('when %s loses nothing and counts nothing twice', async (_, dies) => {
    const { archiveDir, code, said } = await importAndDie('elsewhere', `${dies}:program`);
    expect([code, said]).toEqual([null, '']);
    const workplace = await openAgain(archiveDir);
    const ended = await workplace.jobs.ended((await importOf(workplace)).id);
    expect(ended).toMatchObject({ state: 'done', result: { failed: 0, cardUnchanged: true } });
    await expectAllOnce(workplace);
  });

  it.each(['before-row', 'in-row', 'after-row'])(
    'when a file is in the vault, and its row is not, or half, or just written (%s), neither',
    async (when) => {
      const { archiveDir, code, said } = await importAndDie(when);
      expect([code, said]).toEqual([null, '']);
      const workplace = await openAgain(archiveDir);
      const ended = await workplace.jobs.ended((await importOf(workplace)).id);
      expect(ended).toMatchObject({ state: 'done', result: { failed: 0, cardUnchanged: true } });
      await expectAllOnce(workplace);
    },
  );
});

describe('a thread that ends by itself in the middle of an import', () => {
  it.each([
    ['copying', 'writeSync:after:3'],
    ['giving a file its name', 'linkSync:after:1'],
    ['hashing', 'notify:before:4'],
  ])('stops it with a true sentence (%s); it goes on where it stopped', async (_, dies) => {
    const { archiveDir, code, said } = await importAndDie('elsewhere', `${dies}:thread`);
    expect(code).toBe(0);
    const job = jobSchema.parse(JSON.parse(said));
    expect(job).toMatchObject({
      state: 'failed',
      problem: { code: 'not-available', message: expect.stringContaining('线程中途停止') as string },
    });
    const workplace = await openAgain(archiveDir);
    await workplace.jobs.resume(job.id, present((await workplace.people.list())[0], 'an officer'));
    expect(await workplace.jobs.ended(job.id)).toMatchObject({
      state: 'done',
      result: { failed: 0, cardUnchanged: true },
    });
    await expectAllOnce(workplace);
  });
});
