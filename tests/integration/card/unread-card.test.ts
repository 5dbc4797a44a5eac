import { execFile } from 'node:child_process';
import { chmodSync, mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it, onTestFinished } from 'vitest';
import * as z from 'zod';
import { importReportSchema } from '#shared/contract/intake.ts';
import { placeOnCard } from '#main/platform/files/file-names.ts';
import { scanTree, type TreeEntry } from '#main/platform/files/scan-tree.ts';
import { badDisk, mayMountImages } from '#tests/support/bad-disk.ts';
import { collect } from '#tests/support/collect.ts';
import { putBytes, putMedia, putText } from '#tests/support/make-card.ts';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const name = (sequence: number): string =>
  `7654321_012345_2026030509000${String(sequence)}_000${String(sequence)}.mp4`;

async function open(): Promise<TestApp> {
  const test = await openTestApp();
  onTestFinished(() => test.close());
  return test;
}

async function importAll(test: TestApp, card: string) {
  const scan = await test.client.intake.scan({ folderId: test.app.folders.hand(card).folderId });
  const { jobId } = await test.client.intake.import({ scanId: scan.scanId });
  const job = await test.app.workplace().jobs.ended(jobId);
  return { scan, job, report: importReportSchema.parse(job.result) };
}

/** One line of the program's command line, whatever its exit code. */
async function commandLine(test: TestApp, ...args: readonly string[]) {
  const program = [join(resourcesRoot, 'main', 'hosts', 'cli', 'main.ts'), ...args];
  const pin = join(temporaryFolder(), 'pin');
  writeFileSync(pin, TEST_PIN);
  const who = ['--archive', test.archiveDir, '--as', 'zhangsan', '--pin-file', pin];
  const env = { ...process.env, ANJUAN_CONFIG_DIR: temporaryFolder() };
  const failure = z.object({ code: z.number(), stdout: z.string() });
  const run = await promisify(execFile)(process.execPath, [...program, ...who], {
    env,
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error: unknown) => failure.parse(error),
  );
  return run;
}

const gbk = {
  folder: Buffer.from([0xd6, 0xb4, 0xb7, 0xa8, 0xc2, 0xbc, 0xcf, 0xf1]),
  scene: Buffer.from([0xcf, 0xd6, 0xb3, 0xa1]),
};
const bytesOf = (...parts: readonly (string | Buffer)[]): Buffer =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));

describe.runIf(process.platform === 'linux')('names that are not UTF-8', () => {
  it('are read as GBK and their recordings taken in', async () => {
    const test = await open();
    const card = temporaryFolder();
    await putMedia(card, 'a.mp4', '2026-03-05T09:00:00+08:00');
    const folder = bytesOf(card, '/', gbk.folder);
    mkdirSync(folder);
    renameSync(join(card, 'a.mp4'), bytesOf(folder, '/', gbk.scene, '.mp4'));

    const { scan, job, report } = await importAll(test, card);
    expect(scan.files.map(({ path, kind }) => [path, kind])).toEqual([['执法录像/现场.mp4', 'video']]);
    expect(scan.ignored).toEqual([]);
    expect(scan.warnings.join('')).toContain('已按 GBK 读出');
    expect(report).toMatchObject({ imported: 1, failed: 0, card: 'unchanged' });
    expect(job.attention).toBe(false);
    const [recording] = await test.client.intake.recordings({});
    expect(recording).toMatchObject({ name: '现场.mp4', originalPath: '执法录像/现场.mp4', kind: 'video' });
    expect(recording?.durationMs).toBeGreaterThan(0);
    const [take] = (await test.client.archive.acts({})).filter(({ act }) => act === 'intake.take');
    expect(take?.sentence).toContain('执法录像/现场.mp4');
  });

  it('never hide each other, whatever their names come to', async () => {
    const card = temporaryFolder();
    writeFileSync(bytesOf(card, '/', gbk.scene, '.mp4'), 'gbk');
    writeFileSync(join(card, '现场.mp4'), 'utf-8');
    writeFileSync(bytesOf(card, '/', Buffer.from([0xff, 0xfe]), '.mp4'), 'no text');
    writeFileSync(join(card, '%FF%FE.mp4'), 'called so');
    writeFileSync(join(card, 'a\uFFFDb.mp4'), 'a real U+FFFD');
    const files = (await collect(scanTree(card))).filter((entry) => entry.type === 'file');
    expect(files.map(({ path }) => path).sort()).toEqual(
      ['%CF%D6%B3%A1.mp4', '%FF%FE (2).mp4', '%FF%FE.mp4', 'a\uFFFDb.mp4', '现场.mp4'].sort(),
    );
    for (const { path, place } of files) {
      expect(Buffer.from(await placeOnCard(card, path))).toEqual(Buffer.from(place));
    }
  });
});

describe.skipIf(!mayMountImages)('a disk with faults (one is made and mounted, which only root may)', () => {
  const fill = async (dir: string) => {
    for (const n of [1, 2, 3]) await putMedia(dir, `DCIM/100MEDIA/${name(n)}`, '2026-03-05T09:00:00+08:00');
    await putText(dir, 'DCIM/101MEDIA/inside.log', 'nobody sees this');
    await putText(dir, 'sn.txt', '012345\r\n');
  };

  it('gives what it can; each file and folder it refuses fails by name and is never passed over', async () => {
    const test = await open();
    const card = await badDisk(fill, {
      unreadable: [`DCIM/100MEDIA/${name(2)}`, 'DCIM/101MEDIA', 'sn.txt'],
      lost: [`DCIM/100MEDIA/${name(3)}`],
    });
    const { scan, job, report } = await importAll(test, card);
    expect(scan.unread.map(({ path, what }) => [path, what])).toEqual([
      [`DCIM/100MEDIA/${name(3)}`, 'file'],
      ['DCIM/101MEDIA', 'folder'],
    ]);
    expect(scan.ignored).toEqual([]);
    expect(scan.files.find(({ path }) => path.endsWith(name(2)))?.warning).toContain('EIO');

    expect(report).toMatchObject({ imported: 1, failed: 4, cardUnchanged: false, card: 'unread' });
    const failed = report.files.filter(({ outcome }) => outcome === 'failed');
    expect(failed.map(({ path }) => path)).toEqual([
      `DCIM/100MEDIA/${name(2)}`,
      `DCIM/100MEDIA/${name(3)}`,
      'DCIM/101MEDIA/',
      'sn.txt',
    ]);
    expect(failed.map(({ problem }) => problem?.match(/EIO|EUCLEAN/)?.[0])).toEqual([
      'EIO',
      'EUCLEAN',
      'EIO',
      'EIO',
    ]);
    expect(job).toMatchObject({ state: 'done', attention: true });
    expect(job.summary).toContain('4处未完成');
    expect(job.summary).not.toMatch(/清单一致|未被改动/);
  });

  it('makes the command line end with 1 and name what is missing, in words and in JSON', async () => {
    const test = await open();
    const card = await badDisk(fill, { unreadable: ['DCIM/101MEDIA'] });
    await test.app.close();
    const looked = await commandLine(test, 'card', 'scan', '--card', card, '--json');
    expect(looked.code).toBe(1);
    expect(JSON.parse(looked.stdout)).toMatchObject({ unread: [{ path: 'DCIM/101MEDIA', what: 'folder' }] });
    const taken = await commandLine(test, 'card', 'import', '--card', card);
    expect(taken.code).toBe(1);
    expect(taken.stdout).toContain('未完成1个');
    expect(taken.stdout).toMatch(/未完成 {2}DCIM\/101MEDIA\/ {2}文件夹打不开（读取出错，EIO）/);
    expect(taken.stdout).not.toContain('前后卡内文件清单一致');
    const again = await commandLine(test, 'card', 'import', '--card', card, '--json');
    expect(again.code).toBe(1);
    expect(JSON.parse(again.stdout)).toMatchObject({ skipped: 4, failed: 1, card: 'unread' });
  });
});

describe.skipIf(process.getuid?.() !== 0)('without the right to read (only root can give it up)', () => {
  it('a closed folder is named and the rest goes on', async () => {
    const card = temporaryFolder();
    await putBytes(card, 'open/a.mp4', 10);
    await putBytes(card, 'closed/b.mp4', 10);
    chmodSync(card, 0o755);
    chmodSync(join(card, 'closed'), 0);
    onTestFinished(() => {
      chmodSync(join(card, 'closed'), 0o755);
    });
    const entries = await asNobody(() => collect(scanTree(card)));
    expect(entries.filter(({ type }) => type === 'skipped')).toEqual([
      { type: 'skipped', path: 'closed', reason: 'unreadable', what: 'folder', code: 'EACCES' },
    ]);
    expect(entries.some(({ path }) => path === 'open/a.mp4')).toBe(true);
  });
});

async function asNobody(act: () => Promise<TreeEntry[]>): Promise<TreeEntry[]> {
  process.seteuid?.(65_534);
  try {
    return await act();
  } finally {
    process.seteuid?.(0);
  }
}
