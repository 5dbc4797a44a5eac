import { chmodSync, cpSync, existsSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createArchive, openArchive } from '#main/features/archive/archive.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aCase } from '#tests/support/a-case.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

const options = () => {
  // A copy, because an ordinary user need not be allowed into the folder of the program.
  const migrationsDir = join(test.dir, 'migrations');
  cpSync(join(resourcesRoot, 'main', 'migrations'), migrationsDir, { recursive: true });
  return {
    migrationsDir,
    fontsDir: join(resourcesRoot, 'resources', 'fonts'),
    clock: fixedClock(),
    log: stderrLog,
  };
};

/** Runs `work` as somebody who is bound by the permissions of files: tests often run as root, who is not. */
async function asOrdinaryUser<T>(work: () => Promise<T>): Promise<T> {
  if (process.geteuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return await work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('an archive that cannot be written', () => {
  it('opens for reading when its folder is read-only, and leaves no trace there', async () => {
    await test.app.close();
    const open = options();
    chmodSync(test.dir, 0o755);
    chmodSync(join(test.archiveDir, 'archive.sqlite'), 0o444);
    chmodSync(test.archiveDir, 0o555);
    const before = readdirSync(test.archiveDir);
    try {
      const archive = await asOrdinaryUser(() => openArchive(test.archiveDir, open));
      expect(archive.writeProtected).toBe(true);
      await archive.close();
      expect(readdirSync(test.archiveDir)).toEqual(before);
    } finally {
      chmodSync(test.archiveDir, 0o755);
      chmodSync(join(test.archiveDir, 'archive.sqlite'), 0o644);
    }
    await (await openArchive(test.archiveDir, open)).close();
  });

  it('is refused when it cannot be read either, with the first cause', async () => {
    await test.app.close();
    const open = options();
    chmodSync(test.dir, 0o755);
    chmodSync(join(test.archiveDir, 'archive.sqlite'), 0o000);
    chmodSync(test.archiveDir, 0o555);
    try {
      await expect(asOrdinaryUser(() => openArchive(test.archiveDir, open))).rejects.toMatchObject({
        code: 'archive-read-only',
        message: expect.stringContaining('不能写入'),
      });
    } finally {
      chmodSync(test.archiveDir, 0o755);
    }
  });

  it('opens for reading when only its database is read-only, and says so before a clerk types', async () => {
    await test.app.close();
    const open = options();
    chmodSync(test.dir, 0o755);
    for (const folder of ['', 'vault', 'derived', 'templates'])
      chmodSync(join(test.archiveDir, folder), 0o777);
    chmodSync(join(test.archiveDir, 'archive.sqlite'), 0o444);
    const archive = await asOrdinaryUser(() => openArchive(test.archiveDir, open));
    expect(archive.writeProtected).toBe(true);
    await archive.close();
  });

  it('cannot be made in a folder one may not write', async () => {
    const open = options();
    const locked = join(test.dir, '只读');
    await mkdir(locked);
    chmodSync(test.dir, 0o755);
    chmodSync(locked, 0o555);
    await expect(asOrdinaryUser(() => createArchive(join(locked, '库'), open))).rejects.toMatchObject({
      code: 'archive-read-only',
    });
  });

  it('loses nothing when the disk fills up while a clerk saves', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { archive } = test.app.workplace();
    // SQLite answers a full file as it answers a full disk.
    await archive.unrecorded((tx) => sql`pragma max_page_count = 1`.execute(tx));
    const input = await aCase(test.client, { facts: { process: '经过'.repeat(40_000) } });
    expect(await refused(test.client.cases.create(input))).toMatchObject({
      code: 'disk-full',
      message: '磁盘已满，没有保存。请清理磁盘空间后重试，已保存的内容不受影响。',
    });
    await archive.unrecorded((tx) => sql`pragma max_page_count = 4294967294`.execute(tx));
    expect((await test.client.cases.list({})).cases.map((it) => it.id)).toEqual([id]);
    expect((await test.client.cases.create(input)).caseNumber).toBe('濮市监案〔2026〕2号');
  });
});

describe('a folder that holds no sound archive', () => {
  it('is refused when it is empty, and stays empty', async () => {
    const empty = join(test.dir, '空');
    await mkdir(empty);
    await expect(openArchive(empty, options())).rejects.toMatchObject({ code: 'archive-missing' });
    expect(readdirSync(empty)).toEqual([]);
  });

  it('is refused when its database is no database, and the file is left alone', async () => {
    const dir = join(test.dir, '坏库');
    await mkdir(dir);
    const file = join(dir, 'archive.sqlite');
    writeFileSync(file, '这不是数据库'.repeat(200));
    const before = statSync(file);
    await expect(openArchive(dir, options())).rejects.toMatchObject({
      code: 'archive-damaged',
      message: expect.stringContaining('档案库的数据库文件已损坏。请保留现状'),
    });
    expect(statSync(file).mtimeMs).toBe(before.mtimeMs);
  });

  it('is not overwritten when somebody wants a new archive where one is', async () => {
    await expect(createArchive(test.archiveDir, options())).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(join(test.archiveDir, 'archive.sqlite'))).toBe(true);
  });

  it('is refused as a place for a new archive when it is a file', async () => {
    const file = join(test.dir, '文件');
    writeFileSync(file, '');
    await expect(createArchive(file, options())).rejects.toMatchObject({
      code: 'invalid-input',
      message: `“${file}”不是文件夹，请另选位置。`,
    });
  });
});
