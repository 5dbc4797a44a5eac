import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  unlinkSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  backupResultSchema,
  type RestoredArchive,
  type RestoreResult,
  restoreResultSchema,
} from '#shared/contract/archive.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { isIntact, verifyArchive } from '#main/features/archive/care/verify-archive.ts';
import { aCase } from '#tests/support/a-case.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';
import { sitDown } from '#tests/support/sit-down.ts';

const clock = fixedClock();
let test: TestApp;
let disk: string;
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  test = await openTestApp({ clock });
  disk = join(test.dir, '移动硬盘');
  mkdirSync(disk);
});
afterEach(() => test.close());

const keep = (name: string, text: string) => test.upload(name, Readable.from([Buffer.from(text)]));
const placeIn = (archive: string, sha256: string) => join(archive, 'vault', sha256.slice(0, 2), sha256);
const hand = (path: string) => test.app.folders.hand(path).folderId;
const jobs = () => test.app.workplace().jobs;

async function backup(): Promise<string> {
  const { jobId } = await test.client.archive.backup({ folderId: hand(disk) });
  return backupResultSchema.parse((await jobs().ended(jobId)).result).dir;
}

function damage(path: string): void {
  chmodSync(path, 0o644);
  const bytes = readFileSync(path);
  bytes[0] = (bytes[0] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

async function restoreFrom(
  folder: string,
  originals?: string[],
): Promise<{ job: Job; result: RestoreResult }> {
  const named = originals === undefined ? {} : { originals };
  const { jobId } = await test.client.archive.restore({ folderId: hand(folder), ...named });
  const job = await jobs().ended(jobId);
  return { job, result: restoreResultSchema.parse(job.result) };
}

async function restoreWhole(from: string, name: string): Promise<RestoredArchive> {
  const events = await test.client.setup.restore({
    folderId: hand(from),
    location: { folderId: hand(test.dir), name },
  });
  const steps = new Set<string>();
  for await (const event of events) {
    if (event.kind === 'progress') steps.add(event.step);
    else {
      expect(steps.size).toBeGreaterThan(0);
      return event.restored;
    }
  }
  throw new Error('the stream ended without a word');
}

describe('a damaged original', () => {
  it('comes back from a backup, from loose files, or not at all; sound ones are left alone', async () => {
    const sound = await keep('好.txt', '好的');
    const damaged = await keep('坏.txt', '将被改动');
    const lost = await keep('丢.txt', '将被删除');
    const gone = await keep('无.txt', '哪里都没有了');
    const copy = await backup();
    rmSync(placeIn(copy, gone.sha256), { force: true });
    // The backup itself is not believed: what rots in there is no source.
    damage(placeIn(copy, lost.sha256));
    for (const { sha256 } of [damaged, gone]) damage(placeIn(test.archiveDir, sha256));
    unlinkSync(placeIn(test.archiveDir, lost.sha256));
    const before = readFileSync(placeIn(test.archiveDir, sound.sha256));

    const first = await restoreFrom(copy);
    expect(first.result).toEqual({
      restored: [damaged.sha256],
      notFound: [gone.sha256, lost.sha256].sort(),
      sound: 1,
    });
    expect(first.job).toMatchObject({ state: 'done', attention: true });
    expect(first.job.summary).toContain('恢复原件1个，已重读核对无误');
    expect(readFileSync(placeIn(test.archiveDir, damaged.sha256), 'utf8')).toBe('将被改动');

    // A card: another name, deep down, with a file of the same size beside it.
    const card = join(test.dir, 'card');
    mkdirSync(join(card, 'DCIM', '100MEDIA'), { recursive: true });
    writeFileSync(join(card, 'DCIM', '100MEDIA', 'A.TXT'), '将被改动');
    writeFileSync(join(card, 'DCIM', '100MEDIA', 'B.TXT'), '将被删除');
    const second = await restoreFrom(card, [lost.sha256]);
    expect(second.result).toEqual({ restored: [lost.sha256], notFound: [], sound: 0 });
    expect(readFileSync(placeIn(test.archiveDir, sound.sha256)).equals(before)).toBe(true);
    expect(readFileSync(join(card, 'DCIM', '100MEDIA', 'B.TXT'), 'utf8')).toBe('将被删除');

    const acts = await test.client.archive.acts({ limit: 20 });
    expect(acts.filter(({ act }) => act === 'archive.restore').map(({ sentence }) => sentence)).toEqual([
      expect.stringContaining('从“card”恢复原件1个'),
      expect.stringContaining('恢复原件1个'),
    ]);
    const report = await verifyArchive(test.app.workplace().archive, () => undefined);
    expect(report).toMatchObject({ damaged: [gone.sha256], missing: [], chain: 'intact' });
  });

  it('is said to need nothing when it is sound', async () => {
    await keep('好.txt', '好的');
    const { job, result } = await restoreFrom(disk);
    expect(result).toEqual({ restored: [], notFound: [], sound: 1 });
    expect(job).toMatchObject({ attention: false, summary: '1个原件都完好，不需要恢复。' });
  });

  it('is not looked for in the archive it is lost from', async () => {
    const attempt = test.client.archive.restore({ folderId: hand(join(test.archiveDir, 'vault')) });
    expect(await refused(attempt)).toMatchObject({ code: 'invalid-input' });
  });
});

describe('a whole archive', () => {
  it('comes back from a backup that is only read, verified, with the act in its chain', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { sha256 } = await keep('现场照片.jpg', '照片');
    writeFileSync(join(test.archiveDir, 'templates', '本局.yaml'), 'title: 本局模板\n');
    const copy = await backup();
    const there = listing(copy);
    const restored = await restoreWhole(copy, '新档案库');
    expect(restored).toMatchObject({ dir: join(test.dir, '新档案库'), files: 2, lost: [] });
    expect(isIntact(restored.report)).toBe(true);
    expect(restored.report.checked).toBe(1);
    expect(listing(copy)).toEqual(there);
    expect(readFileSync(placeIn(restored.dir, sha256), 'utf8')).toBe('照片');
    expect(readFileSync(join(restored.dir, 'templates', '本局.yaml'), 'utf8')).toBe('title: 本局模板\n');
    expect(existsSync(`${restored.dir}.part`)).toBe(false);

    await test.client.setup.open({ folderId: hand(restored.dir) });
    await sitDown(test.client, test.actor.id);
    expect(await test.client.cases.get({ caseId: id })).toMatchObject({ id });
    // The bureau's own file came while the archive was open: it is noticed at the first opening after that.
    expect(await test.client.archive.acts({ limit: 2 })).toMatchObject([
      { act: 'archive.own-files' },
      {
        act: 'archive.restore',
        sentence: `从备份“${basename(copy)}”恢复档案库：原件1个。已重读1个原件和全部操作记录，完整无误。`,
      },
    ]);
  });

  it('is not called good when the backup has lost something, which is named', async () => {
    const { sha256 } = await keep('现场照片.jpg', '照片');
    const copy = await backup();
    damage(placeIn(copy, sha256));
    const restored = await restoreWhole(copy, '新档案库');
    expect(restored.lost).toEqual([sha256]);
    expect(restored.report).toMatchObject({ missing: [sha256] });
  });

  it('never takes the place of anything', async () => {
    await keep('现场照片.jpg', '照片');
    const copy = await backup();
    const before = listing(test.archiveDir);
    await expect(restoreWhole(copy, basename(test.archiveDir))).rejects.toMatchObject({
      data: { code: 'conflict', message: expect.stringContaining('已有档案库，没有覆盖') },
    });
    expect(listing(test.archiveDir)).toEqual(before);
    mkdirSync(join(test.dir, '别的'));
    writeFileSync(join(test.dir, '别的', '日记.txt'), '我的');
    await expect(restoreWhole(copy, '别的')).rejects.toMatchObject({ data: { code: 'conflict' } });
    mkdirSync(join(test.dir, '半.part'));
    writeFileSync(join(test.dir, '半.part', '日记.txt'), '我的');
    await expect(restoreWhole(copy, '半')).rejects.toMatchObject({ data: { code: 'conflict' } });
    expect(readFileSync(join(test.dir, '半.part', '日记.txt'), 'utf8')).toBe('我的');
  });

  it('says which folder is the backup when the one above it was chosen', async () => {
    const copy = await backup();
    await expect(restoreWhole(disk, '新')).rejects.toMatchObject({
      data: { code: 'archive-missing', message: expect.stringContaining(`里面的“${basename(copy)}”才是`) },
    });
  });

  it('goes on where a run was given up', async () => {
    await keep('现场照片.jpg', '照片');
    const copy = await backup();
    const location = { folderId: hand(test.dir), name: '新档案库' };
    const events = await test.client.setup.restore({ folderId: hand(copy), location });
    for await (const event of events) if (event.kind === 'progress') break;
    expect(existsSync(join(test.dir, '新档案库'))).toBe(false);
    expect(isIntact((await restoreWhole(copy, '新档案库')).report)).toBe(true);
  });
});

/** Every file below a folder with its content. */
function listing(dir: string): readonly string[] {
  return readdirSync(dir, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const path = join(entry.parentPath, entry.name);
      return `${path} ${readFileSync(path).toString('base64')}`;
    })
    .sort();
}
