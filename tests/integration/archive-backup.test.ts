import {
  chmodSync,
  existsSync,
  mkdirSync,
  renameSync,
  statfsSync,
  symlinkSync,
  readdirSync,
  readFileSync,
  statSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '#shared/contract/jobs.ts';
import { createApp } from '#main/app.ts';
import { type BackupResult, backupResultSchema } from '#shared/contract/archive.ts';
import { backupArchive } from '#main/features/archive/care/backup-archive.ts';
import { isIntact, verifyArchive } from '#main/features/archive/care/verify-archive.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aCase } from '#tests/support/a-case.ts';
import { mountLoopDisk } from '#tests/support/loop-disk.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

const clock = fixedClock();
let test: TestApp;
let target: string;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  target = join(test.dir, '移动硬盘');
  await mkdir(target);
});
afterEach(() => test.close());

const keep = (name: string, text: string) => test.upload(name, Readable.from([Buffer.from(text)]));
const placeIn = (archive: string, sha256: string) => join(archive, 'vault', sha256.slice(0, 2), sha256);
const quiet = () => undefined;

async function backup(): Promise<{ job: Job; result: BackupResult }> {
  const { folderId } = test.app.folders.hand(target);
  const { jobId } = await test.client.archive.backup({ folderId });
  const job = await test.app.workplace().jobs.ended(jobId);
  return { job, result: backupResultSchema.parse(job.result) };
}

/** Opens `dir` as an archive of its own and looks at what is in it. */
async function lookInto(dir: string) {
  const app = await createApp({
    archiveDir: dir,
    resourcesRoot,
    configDir: dir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    clock,
  });
  try {
    const { archive, cases, jobs } = app.workplace();
    return {
      report: await verifyArchive(archive, quiet),
      cases: (await cases.list({ text: '', sort: 'number', descending: false, offset: 0, limit: 50 })).cases,
      jobs: await jobs.list(),
    };
  } finally {
    await app.close();
  }
}

describe('a backup', () => {
  it('is an archive of its own with every case and original, named by archive and time', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    await keep('现场照片.jpg', '照片');
    writeFileSync(join(test.archiveDir, 'templates', '本局.yaml'), 'title: 本局模板\n');
    const { job, result } = await backup();
    expect(basename(result.dir)).toBe('档案库-备份-20260305-0930');
    expect(job).toMatchObject({ state: 'done', attention: false });
    expect(job.summary).toMatch(/^已备份到“档案库-备份-20260305-0930”：2个文件，.*均已重读核对。$/);
    expect(result).toMatchObject({ files: 2, lost: [] });
    expect(await test.client.archive.status({})).toMatchObject({ lastBackupAt: '2026-03-05T09:30:00+08:00' });

    const copy = await lookInto(result.dir);
    expect(isIntact(copy.report)).toBe(true);
    expect(copy.report.checked).toBe(1);
    expect(copy.cases).toMatchObject([{ id }]);
    expect(readFileSync(join(result.dir, 'templates', '本局.yaml'), 'utf8')).toBe('title: 本局模板\n');
    expect(readdirSync(target)).toEqual([basename(result.dir)]);
  });

  it('does not start work again that was under way when it was made', async () => {
    const { result } = await backup();
    const [job] = (await lookInto(result.dir)).jobs;
    expect(job).toMatchObject({
      kind: 'backup',
      state: 'cancelled',
      summary: expect.stringContaining('原档案库'),
    });
  });

  it('shares what an earlier backup beside it holds, and still re-reads it', async () => {
    const { sha256 } = await keep('现场照片.jpg', '照片');
    const first = (await backup()).result;
    clock.set('2026-03-06T09:30:00+08:00');
    const newer = await keep('扫描件.pdf', '扫描');
    const second = (await backup()).result;
    expect(statSync(placeIn(second.dir, sha256)).ino).toBe(statSync(placeIn(first.dir, sha256)).ino);
    expect(existsSync(placeIn(second.dir, newer.sha256))).toBe(true);

    // A rotten earlier backup must not spread.
    chmodSync(placeIn(second.dir, sha256), 0o644);
    writeFileSync(placeIn(second.dir, sha256), '照骗');
    clock.set('2026-03-07T09:30:00+08:00');
    const third = (await backup()).result;
    expect(readFileSync(placeIn(third.dir, sha256), 'utf8')).toBe('照片');
    expect(isIntact((await lookInto(third.dir)).report)).toBe(true);
  });

  it('brings everything that is sound and names what the archive has lost', async () => {
    const sound = await keep('好.txt', '好的');
    const damaged = await keep('坏.txt', '将被改动');
    const lost = await keep('丢.txt', '将被删除');
    chmodSync(placeIn(test.archiveDir, damaged.sha256), 0o644);
    writeFileSync(placeIn(test.archiveDir, damaged.sha256), '改动过了');
    unlinkSync(placeIn(test.archiveDir, lost.sha256));
    const { job, result } = await backup();
    expect(result.lost).toEqual([damaged.sha256, lost.sha256].sort());
    expect(job).toMatchObject({ state: 'done', attention: true });
    expect(job.summary).toContain('2个原件丢失或者损坏');
    const { report } = await lookInto(result.dir);
    expect(report).toMatchObject({ damaged: [], foreign: [], missing: result.lost });
    expect(readFileSync(placeIn(result.dir, sound.sha256), 'utf8')).toBe('好的');
  });

  it('goes on where a run was cut off, and mistrusts what lies there', async () => {
    const whole = await keep('一.txt', '第一个');
    const half = await keep('二.txt', '第二个');
    const dir = join(target, '档案库-备份-20260305-0930');
    for (const [original, text] of [
      [whole, '第一个'],
      [half, '第二'],
    ] as const) {
      await mkdir(join(`${dir}.part`, 'vault', original.sha256.slice(0, 2)), { recursive: true });
      writeFileSync(placeIn(`${dir}.part`, original.sha256), text);
    }
    const kept = statSync(placeIn(`${dir}.part`, whole.sha256)).ino;
    const result = await backupArchive(test.app.workplace().archive, dir, quiet);
    expect(statSync(placeIn(result.dir, whole.sha256)).ino).toBe(kept);
    expect(isIntact((await lookInto(result.dir)).report)).toBe(true);
    expect(existsSync(`${dir}.part`)).toBe(false);
  });

  it('never overwrites one made in the same minute', async () => {
    const first = (await backup()).result;
    const second = (await backup()).result;
    expect(basename(second.dir)).toBe(`${basename(first.dir)}-2`);
    expect(isIntact((await lookInto(first.dir)).report)).toBe(true);
  });

  it('stays under its unfinished name when it is cancelled', async () => {
    await keep('一.txt', '第一个');
    const controller = new AbortController();
    controller.abort();
    const dir = join(target, '备份');
    await expect(
      backupArchive(test.app.workplace().archive, dir, quiet, controller.signal),
    ).rejects.toMatchObject({ name: 'AbortError' });
    expect(existsSync(dir)).toBe(false);
  });

  it('is refused inside the archive itself', async () => {
    for (const folder of [test.archiveDir, join(test.archiveDir, 'vault')]) {
      const { folderId } = test.app.folders.hand(folder);
      expect(await refused(test.client.archive.backup({ folderId }))).toMatchObject({
        code: 'invalid-input',
        message: '备份不能放在档案库自己的文件夹里，请选择另一个磁盘或者文件夹。',
      });
    }
  });

  it('is refused in there by whatever name it is reached', async () => {
    const link = join(test.dir, '链接');
    symlinkSync(join(test.archiveDir, 'derived'), link);
    mkdirSync(join(test.archiveDir, 'derived', '深'));
    for (const folder of [link, join(link, '深'), join(target, '..', '档案库', 'vault')]) {
      const { folderId } = test.app.folders.hand(folder);
      expect(await refused(test.client.archive.backup({ folderId }))).toMatchObject({
        code: 'invalid-input',
      });
    }
    // A folder of the archive that was moved to another disk is the archive's all the same.
    const elsewhere = join(test.dir, '另一个磁盘');
    renameSync(join(test.archiveDir, 'statutes'), elsewhere);
    symlinkSync(elsewhere, join(test.archiveDir, 'statutes'));
    const { folderId } = test.app.folders.hand(elsewhere);
    expect(await refused(test.client.archive.backup({ folderId }))).toMatchObject({ code: 'invalid-input' });
  });

  it('is not called whole when the disk gives its database back otherwise', async () => {
    const dir = join(target, '备份');
    const attempt = backupArchive(test.app.workplace().archive, dir, ({ step }) => {
      if (step !== '重读数据库') return;
      const file = join(`${dir}.part`, 'archive.sqlite');
      const bytes = readFileSync(file);
      bytes[5000] = (bytes[5000] ?? 0) ^ 1;
      writeFileSync(file, bytes);
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'media-unreadable',
      message: expect.stringContaining('“archive.sqlite”写入后读回的内容与写入的不一致'),
    });
    expect(existsSync(dir)).toBe(false);
  });

  it('goes on past an original that cannot even be opened', async () => {
    const { sha256 } = await keep('一.txt', '第一个');
    await keep('二.txt', '第二个');
    unlinkSync(placeIn(test.archiveDir, sha256));
    mkdirSync(placeIn(test.archiveDir, sha256));
    const { job, result } = await backup();
    expect(job.state).toBe('done');
    expect(result.lost).toEqual([sha256]);
  });

  it('says that the disk it goes to is full, whatever was being written', async (context) => {
    const disk = mountLoopDisk(test.dir, 4);
    if (disk === undefined) {
      context.skip('no loop device can be mounted here');
      return;
    }
    try {
      const { bavail, bsize } = statfsSync(disk.dir);
      writeFileSync(join(disk.dir, '占用'), Buffer.alloc(bavail * bsize - 16 * 1024));
      const { folderId } = test.app.folders.hand(disk.dir);
      const { jobId } = await test.client.archive.backup({ folderId });
      expect(await test.app.workplace().jobs.ended(jobId)).toMatchObject({
        state: 'failed',
        problem: {
          code: 'disk-full',
          message: '备份所用的磁盘已满，备份没有完成。请清理或者更换磁盘后重新备份。',
        },
      });
    } finally {
      disk.unmount();
    }
  });

  it('says what to do when the disk it goes to is gone', async () => {
    const { folderId } = test.app.folders.hand('/proc/没有这个盘');
    const { jobId } = await test.client.archive.backup({ folderId });
    const job = await test.app.workplace().jobs.ended(jobId);
    expect(job).toMatchObject({
      state: 'failed',
      problem: { code: 'not-permitted' },
      summary: '备份所用的文件夹不能写入或者已断开，备份没有完成。请检查磁盘后重新备份。',
    });
  });
});
