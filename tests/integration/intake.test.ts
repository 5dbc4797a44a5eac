import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { importReportSchema } from '#shared/contract/intake.ts';
import { createApp } from '#main/app.ts';
import { cardFingerprint } from '#main/platform/files/card-fingerprint.ts';
import { freeBytes } from '#main/platform/files/free-space.ts';
import { stderrLog } from '#main/platform/log.ts';
import { aCase } from '#tests/support/a-case.ts';
import { makeCard, oddFiles, putBytes } from '#tests/support/make-card.ts';
import { fillDisk, mayMount, mountDisk } from '#tests/support/mount.ts';
import { refused } from '#tests/support/refused.ts';
import {
  fixedClock,
  openTestApp,
  practiceSetup,
  resourcesRoot,
  type TestApp,
} from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';
import { sitDown } from '#tests/support/sit-down.ts';

async function open(): Promise<TestApp> {
  const test = await openTestApp({ clock: fixedClock('2026-03-10T09:00:00+08:00') });
  onTestFinished(() => test.close());
  return test;
}

const look = (test: TestApp, card: string) =>
  test.client.intake.scan({ folderId: test.app.folders.hand(card).folderId });

async function importAll(test: TestApp, card: string) {
  const { scanId } = await look(test, card);
  const { jobId } = await test.client.intake.import({ scanId });
  const job = await test.app.workplace().jobs.ended(jobId);
  return { job, report: importReportSchema.parse(job.result) };
}

/** Pictures and access copies are made by a job of their own; resolves when none is left. */
async function picturesMade(test: TestApp): Promise<void> {
  const { jobs } = test.app.workplace();
  for (const job of await jobs.list()) if (job.kind === 'transcode') await jobs.ended(job.id);
}

describe('looking at a card', () => {
  it('joins segments, names officer and recorder, and suggests the case whose record was made at that time', async () => {
    const test = await open();
    const [first] = await test.client.people.list({});
    const created = await test.client.cases.create(await aCase(test.client, { clueOn: '2026-03-02' }));
    const record = await test.client.documents.create({ caseId: created.id, templateNumber: 9 });
    await test.client.documents.save({
      documentId: record.id,
      revision: record.revision,
      own: { start_time: '2026-03-05T09:30', end_time: '2026-03-05T10:10' },
    });
    const card = temporaryFolder();
    await makeCard(card, '947-flat', { officer: first?.recorderOfficerNumber ?? '' });

    const scan = await look(test, card);
    expect(scan.profile.id).toBe('947-flat');
    const [segmentA, segmentB] = scan.files.filter((file) => file.kind === 'video');
    expect(segmentA).toMatchObject({
      recorder: '7654321',
      startedAt: '2026-03-05T09:30:12+08:00',
      important: false,
    });
    expect(segmentB?.important).toBe(true);
    expect(segmentB?.group).toBe(segmentA?.group);
    expect(scan.groups[segmentA?.group ?? -1]).toMatchObject({
      officerName: first?.name,
      suggestion: { caseId: created.id },
    });
    expect(scan.groups[segmentA?.group ?? -1]?.suggestion?.reason).toContain('《现场笔录》');
  });

  it('shows a small picture of a file that still lies on the card', async () => {
    const test = await open();
    const card = temporaryFolder();
    await makeCard(card, '947-by-day');
    const scan = await look(test, card);
    const pictured = scan.files.find((file) => file.kind === 'video');
    const asset = await test.asset(pictured?.thumbnail ?? '');
    expect(asset).toMatchObject({ mime: 'image/jpeg' });
    expect(asset?.bytes).toBeGreaterThan(500);
  });

  it('refuses a file that was chosen instead of a card, and says what to choose', async () => {
    const test = await open();
    const file = join(temporaryFolder(), '录像.mp4');
    writeFileSync(file, 'no card');
    expect(await refused(look(test, file))).toMatchObject({ code: 'invalid-input' });
  });
});

describe('importing a card', () => {
  it('takes every file in with both hashes and leaves the card as it was', async () => {
    const test = await open();
    const card = temporaryFolder();
    const paths = await makeCard(card, '947-flat');
    const before = await cardFingerprint(card);

    const { job, report } = await importAll(test, card);
    expect(job).toMatchObject({ state: 'done', attention: false });
    expect(report).toMatchObject({ imported: paths.length, skipped: 0, failed: 0, cardUnchanged: true });
    expect(await cardFingerprint(card)).toEqual(before);
    for (const file of report.files) {
      const bytes = readFileSync(join(card, file.path));
      expect(file.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
      expect(file.sm3).toBe(createHash('sm3').update(bytes).digest('hex'));
    }
    const verified = await test.client.archive.verify({});
    expect((await test.app.workplace().jobs.ended(verified.jobId)).result).toMatchObject({
      damaged: [],
      missing: [],
      foreign: [],
      chain: 'intact',
    });
  });

  it('skips by content what is there already, whatever its name, and says so', async () => {
    const test = await open();
    const card = temporaryFolder();
    await oddFiles.importantPair(card, 'DCIM/100MEDIA');
    const first = await importAll(test, card);
    expect(first.report).toMatchObject({ imported: 1, skipped: 1 });
    expect(first.report.files.find((file) => file.outcome === 'skipped')?.problem).toContain('内容相同');
    const again = await importAll(test, card);
    expect(again.report).toMatchObject({ imported: 0, skipped: 2, failed: 0 });
    expect(again.report.files[0]?.problem).toContain('已在库');
  });

  it('plays what a browser plays as it is, and makes a copy of the rest', async () => {
    const test = await open();
    const card = temporaryFolder();
    await makeCard(card, '947-by-day');
    await oddFiles.mpeg4(card, 'DCIM/20260305/7654321_012345_20260305110000_0009.mp4');
    await importAll(test, card);
    await picturesMade(test);
    const videos = (await test.client.intake.recordings({})).filter(
      (recording) => recording.kind === 'video',
    );
    const asIs = videos.find((recording) => recording.name.includes('0001'));
    expect(asIs).toMatchObject({ access: 'original', play: `originals/${asIs?.sha256 ?? ''}` });
    const copied = videos.find((recording) => recording.name.includes('0009'));
    expect(copied).toMatchObject({ access: 'ready', play: `derived/${copied?.sha256 ?? ''}/access` });
    for (const recording of videos) {
      expect(await test.asset(recording.poster ?? '')).toMatchObject({ mime: 'image/jpeg' });
      expect(await test.asset(recording.contactSheet ?? '')).toMatchObject({ mime: 'image/jpeg' });
    }
    expect(await test.asset(copied?.play ?? '')).toMatchObject({ mime: 'video/mp4' });
  });

  it('keeps damaged, empty, oddly named and clashing files like any other, and says what is wrong with them', async () => {
    const test = await open();
    const card = temporaryFolder();
    const truncated = await oddFiles.truncatedMp4(card, 'DCIM/7654321_012345_20260305090000_0001.mp4');
    const empty = await oddFiles.empty(card, 'DCIM/7654321_012345_20260305090500_0002.mp4');
    const long = await oddFiles.longName(card, 'DCIM');
    const clash = await oddFiles.caseCollision(card, 'DCIM');
    const { report } = await importAll(test, card);
    expect(report).toMatchObject({ imported: 3 + clash.length, failed: 0 });
    await picturesMade(test);
    const recordings = await test.client.intake.recordings({});
    const of = (path: string) => recordings.find((recording) => recording.originalPath === path);
    expect(of(truncated)?.warning).toBeTruthy();
    expect(of(truncated)?.access).toBe('failed');
    expect(of(empty)?.warning).toContain('0字节');
    expect(of(long)).toMatchObject({ kind: 'video', access: 'original' });
    expect(clash.map((path) => of(path)?.originalPath)).toEqual(clash);
  });

  it('stops with a sentence when the card is pulled, and goes on when it is back', async () => {
    const test = await open();
    const card = join(temporaryFolder(), 'card');
    const paths = await makeCard(card, '947-flat');
    const scan = await look(test, card);
    renameSync(card, `${card}-pulled`);
    const { jobId } = await test.client.intake.import({ scanId: scan.scanId });
    const { jobs } = test.app.workplace();
    expect(await jobs.ended(jobId)).toMatchObject({ state: 'failed', problem: { code: 'card-missing' } });
    renameSync(`${card}-pulled`, card);
    await test.client.jobs.resume({ jobId });
    expect(await jobs.ended(jobId)).toMatchObject({
      state: 'done',
      result: { imported: paths.length, failed: 0, cardUnchanged: true },
    });
  });

  it('goes on by itself after the program was killed in the middle, and reads again what it had taken', async () => {
    const test = await open();
    const card = temporaryFolder();
    await makeCard(card, '947-by-day');
    for (const n of [1, 2, 3]) await putBytes(card, `DCIM/20260305/${n}.mp4`, 120 * 1024 * 1024, n);
    await test.app.close();

    const child = spawn(
      process.execPath,
      [
        fileURLToPath(new URL('../support/import-child.ts', import.meta.url)),
        test.archiveDir,
        resourcesRoot,
        card,
      ],
      { stdio: ['ignore', 'ignore', 'inherit'] },
    );
    expect(await once(child, 'exit')).toEqual([null, 'SIGKILL']);

    const app = await createApp({
      resourcesRoot,
      archiveDir: test.archiveDir,
      configDir: temporaryFolder(),
      capabilities: { host: 'cli' },
      log: stderrLog,
    });
    onTestFinished(() => app.close());
    const { jobs, intake, archive } = app.workplace();
    const job = (await jobs.list()).find((one) => one.kind === 'import');
    const ended = await jobs.ended(job?.id ?? '');
    expect(ended).toMatchObject({ state: 'done', result: { imported: 5, failed: 0, cardUnchanged: true } });
    for (const recording of await intake.recordings({})) {
      expect(await archive.vault.verify(recording.sha256)).toMatchObject({ state: 'intact' });
    }
    expect(await intake.recordings({})).toHaveLength(5);
  });
});

describe('a card that comes again', () => {
  const paths = [1, 2, 10].map((n) => `DCIM/${n}.mp4`);
  const putCard = async (card: string): Promise<void> => {
    for (const [seed, path] of paths.entries()) await putBytes(card, path, 300_000, seed + 1);
  };
  const copyOf = (test: TestApp, sha256: string | undefined): string =>
    test.app.workplace().archive.vault.pathOf(sha256 ?? '');
  const actsOf = async (test: TestApp, act: string) =>
    (await test.client.archive.acts({})).filter((one) => one.act === act).map(({ sentence }) => sentence);

  it('says so before anything is copied, and claims no new files afterwards', async () => {
    const test = await open();
    const card = temporaryFolder();
    await putCard(card);
    expect((await look(test, card)).files.every(({ seenAt }) => seenAt === undefined)).toBe(true);
    await importAll(test, card);
    await putBytes(card, 'DCIM/11.mp4', 300_000, 9);

    const seen = (await look(test, card)).files.filter(({ seenAt }) => seenAt !== undefined);
    expect(seen.map(({ path }) => path).sort()).toEqual([...paths].sort());
    expect(seen[0]?.seenAt).toBe('2026-03-10T09:00:00+08:00');
    rmSync(join(card, 'DCIM/11.mp4'));
    const { job, report } = await importAll(test, card);
    expect(report).toMatchObject({ imported: 0, skipped: 3, restored: 0, failed: 0 });
    expect(job.summary).toMatch(/^没有新文件入库；3个的内容原已在库，卡上和库内都重新读出/);
  });

  it('is listed in its own order, whatever became of each file', async () => {
    const test = await open();
    const card = temporaryFolder();
    await putBytes(card, 'DCIM/1.mp4', 300_000, 1);
    await importAll(test, card);
    await putCard(card);
    const { report } = await importAll(test, card);
    expect(report.files.map(({ path, outcome }) => [path, outcome])).toEqual([
      ['DCIM/1.mp4', 'skipped'],
      ['DCIM/2.mp4', 'imported'],
      ['DCIM/10.mp4', 'imported'],
    ]);
  });

  it('has its damaged and lost copies in the vault found and made good, which is said and recorded', async () => {
    const test = await open();
    const card = temporaryFolder();
    await putCard(card);
    const first = await importAll(test, card);
    const [one, two] = first.report.files;
    const damaged = Buffer.alloc(300_000, 7);
    rmSync(copyOf(test, one?.sha256), { force: true });
    writeFileSync(copyOf(test, one?.sha256), damaged);
    rmSync(copyOf(test, two?.sha256), { force: true });

    const { job, report } = await importAll(test, card);
    expect(report).toMatchObject({ imported: 0, restored: 2, skipped: 1, failed: 0 });
    expect(report.files[0]?.problem).toContain('库内的副本已损坏：已换上卡上的内容');
    expect(report.files[1]?.problem).toContain('库内的原件丢失：已用卡上的内容补回');
    expect(job.attention).toBe(true);
    expect(job.summary).toContain('2个在库内的副本已损坏或者丢失，已用卡上的内容补好');
    expect(await actsOf(test, 'intake.restore')).toHaveLength(2);
    expect(await actsOf(test, 'archive.set-aside')).toHaveLength(1);
    const aside = join(test.archiveDir, 'vault', 'damaged', `${one?.sha256 ?? ''}-1`);
    expect(readFileSync(aside).equals(damaged)).toBe(true);
    const { jobId } = await test.client.archive.verify({});
    expect((await test.app.workplace().jobs.ended(jobId)).result).toMatchObject({
      damaged: [],
      missing: [],
      foreign: [],
      unfinished: [],
    });
  });

  it('makes good what was damaged between a crash and its resuming, and does not pass it over', async () => {
    const test = await open();
    const card = join(temporaryFolder(), 'card');
    await putCard(card);
    const scan = await look(test, card);
    const { jobId } = await test.client.intake.import({ scanId: scan.scanId });
    const { jobs, archive } = test.app.workplace();
    const ended = importReportSchema.parse((await jobs.ended(jobId)).result);
    // As after a crash: the job is open again, what it had brought is in the vault.
    await archive.unrecorded((tx) =>
      tx.updateTable('jobs').set({ state: 'interrupted' }).where('id', '=', jobId).execute(),
    );
    const { sha256 } = ended.files[0] ?? {};
    rmSync(copyOf(test, sha256), { force: true });
    writeFileSync(copyOf(test, sha256), Buffer.alloc(300_000, 7));

    await test.client.jobs.resume({ jobId });
    const job = await jobs.ended(jobId);
    const report = importReportSchema.parse(job.result);
    expect(report).toMatchObject({ imported: 2, restored: 1, skipped: 0, failed: 0 });
    expect(report.files[0]).toMatchObject({
      outcome: 'restored',
      problem: '中断前采集的副本在库内已损坏，已从卡上重新采集。',
    });
    expect(job.attention).toBe(true);
    expect(await archive.vault.verify(sha256 ?? '')).toMatchObject({ state: 'intact' });
  });

  it('keeps the mark of 重点 and the case that only the second copy of a content brings', async () => {
    const test = await open();
    const created = await test.client.cases.create(await aCase(test.client));
    const card = temporaryFolder();
    const [plain = '', marked = ''] = await oddFiles.importantPair(card, 'DCIM/100MEDIA');
    renameSync(join(card, marked), join(card, 'later'));
    await importAll(test, card);
    expect(await test.client.intake.recordings({})).toMatchObject([{ important: false }]);
    renameSync(join(card, 'later'), join(card, marked));
    rmSync(join(card, plain));

    const scan = await look(test, card);
    const { jobId } = await test.client.intake.import({
      scanId: scan.scanId,
      assignments: scan.groups.map(({ group }) => ({ group, caseId: created.id })),
    });
    const report = importReportSchema.parse((await test.app.workplace().jobs.ended(jobId)).result);
    expect(report.files[0]?.problem).toMatch(/改记为重点。已归入所选案件。$/);
    expect(await test.client.intake.recordings({ caseId: created.id })).toMatchObject([
      { important: true, evidenceLabel: '视频01' },
    ]);
  });

  it('marks what is empty or cut off in the list of the import, the second time too', async () => {
    const test = await open();
    const card = temporaryFolder();
    await oddFiles.truncatedMp4(card, 'DCIM/7654321_012345_20260305090000_0001.mp4');
    await oddFiles.empty(card, 'DCIM/7654321_012345_20260305090500_0002.mp4');
    for (const time of ['first', 'again']) {
      const { report } = await importAll(test, card);
      const warnings = report.files.map(({ warning }) => warning ?? '');
      expect([time, /没有写完|不完整/.test(warnings[0] ?? ''), warnings[1]]).toEqual([
        time,
        true,
        expect.stringContaining('0字节'),
      ]);
    }
  });

  it.skipIf(!mayMount)('needs no free space', async () => {
    const { dir } = mountDisk('64m');
    const test = await open();
    await test.client.setup.create({
      ...practiceSetup,
      location: { folderId: test.app.folders.hand(dir).folderId, name: '档案库' },
    });
    const [officer] = await test.client.session.candidates({});
    await sitDown(test.client, officer?.id ?? '');
    const card = temporaryFolder();
    await putBytes(card, 'DCIM/1.mp4', 20 * 1024 * 1024, 1);
    await importAll(test, card);
    const ballast = join(dir, 'ballast');
    writeFileSync(ballast, '');
    fillDisk(ballast, 8 * 1024 * 1024);
    expect((await importAll(test, card)).report).toMatchObject({ skipped: 1, failed: 0 });
    await putBytes(card, 'DCIM/2.mp4', 20 * 1024 * 1024, 2);
    const scan = await look(test, card);
    expect(await refused(test.client.intake.import({ scanId: scan.scanId }))).toMatchObject({
      code: 'disk-full',
    });
  });
});

describe('reading the card a second time', () => {
  it('is done in samples, or whole where the bureau wants it, and the list says so', async () => {
    const test = await open();
    const card = temporaryFolder();
    await putBytes(card, 'DCIM/1.mp4', 3_000_000, 1);
    expect((await importAll(test, card)).report.reread).toMatchObject({ sample: 1, all: 0 });
    const preferences = await test.client.settings.preferences({});
    await test.client.settings.savePreferences({ ...preferences, cardReread: 'all' });
    await putBytes(card, 'DCIM/2.mp4', 3_000_000, 2);
    expect((await importAll(test, card)).report).toMatchObject({
      imported: 1,
      skipped: 1,
      reread: { sample: 0, all: 1 },
    });
  });
});

describe('recordings', () => {
  it('come into the case chosen for their group and can be moved', async () => {
    const test = await open();
    const created = await test.client.cases.create(await aCase(test.client));
    const card = temporaryFolder();
    await makeCard(card, 'gbpe-v2');
    const scan = await look(test, card);
    const [group] = scan.groups;
    const { jobId } = await test.client.intake.import({
      scanId: scan.scanId,
      assignments: [{ group: group?.group ?? 0, caseId: created.id }],
    });
    await test.app.workplace().jobs.ended(jobId);
    const inCase = await test.client.intake.recordings({ caseId: created.id });
    expect(inCase.length).toBeGreaterThan(0);
    await test.client.intake.assign({ recordingIds: inCase.map((one) => one.id), caseId: null });
    expect(await test.client.intake.recordings({ caseId: created.id })).toEqual([]);
    const acts = await test.client.archive.acts({ caseId: created.id });
    expect(acts.some((act) => act.act === 'intake.take')).toBe(true);
  });
});

describe.skipIf(!mayMount)('a full disk (one is mounted, which only root may)', () => {
  it('stops an import with a sentence, keeps what is verified, and lets it go on once there is room', async () => {
    const { dir } = mountDisk('128m');
    const test = await open();
    const archiveDir = join(dir, '档案库');
    await test.client.setup.create({
      ...practiceSetup,
      location: { folderId: test.app.folders.hand(dir).folderId, name: '档案库' },
    });
    const [officer] = await test.client.session.candidates({});
    await sitDown(test.client, officer?.id ?? '');
    const card = temporaryFolder();
    for (const n of [1, 2]) await putBytes(card, `DCIM/20260305/${n}.mp4`, 20 * 1024 * 1024, n);
    const scan = await look(test, card);
    // Somebody else fills the disk between the look and the end of the import.
    const ballast = join(dir, 'ballast');
    writeFileSync(ballast, Buffer.alloc((await freeBytes(archiveDir)) - 45 * 1024 * 1024));
    const { jobId } = await test.client.intake.import({ scanId: scan.scanId });
    fillDisk(ballast, 4 * 1024 * 1024);
    const { jobs, archive } = test.app.workplace();
    expect(await jobs.ended(jobId)).toMatchObject({ state: 'failed', problem: { code: 'disk-full' } });
    rmSync(ballast);
    await test.client.jobs.resume({ jobId });
    expect(await jobs.ended(jobId)).toMatchObject({ state: 'done', result: { imported: 2, failed: 0 } });
    for (const { sha256 } of await test.client.intake.recordings({})) {
      expect(await archive.vault.verify(sha256)).toMatchObject({ state: 'intact' });
    }
  });
});

describe('two programs on one archive', () => {
  it('leave each other’s jobs alone: the second one to open does not take over what the first is doing', async () => {
    const test = await open();
    const card = temporaryFolder();
    for (const n of [1, 2]) await putBytes(card, `DCIM/20260305/${n}.mp4`, 60 * 1024 * 1024, n);
    const scan = await look(test, card);
    const { jobId } = await test.client.intake.import({ scanId: scan.scanId });
    const second = await createApp({
      resourcesRoot,
      archiveDir: test.archiveDir,
      configDir: temporaryFolder(),
      capabilities: { host: 'cli' },
      log: stderrLog,
    });
    // A job taken over would be waited for here.
    await second.workplace().jobs.ended(jobId);
    await second.close();
    expect(await test.app.workplace().jobs.ended(jobId)).toMatchObject({
      state: 'done',
      result: { imported: 2 },
    });
  });
});
