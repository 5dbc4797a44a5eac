import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { exportResultSchema, packageReportSchema } from '#shared/contract/volumes.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { makeCard } from '#tests/support/make-card.ts';
import { attach, ended, openPracticeFile, type PracticeFile, textPdf } from '#tests/support/practice-file.ts';
import { fixedClock } from '#tests/support/temporary-archive.ts';

const clock = fixedClock('2026-05-08T09:30:00+08:00');
let file: PracticeFile;
let out: string;
beforeEach(async () => {
  file = await openPracticeFile(clock);
  out = join(file.test.dir, '移交');
  mkdirSync(out);
});
afterEach(() => file.test.close());

const hand = (path: string): string => file.test.app.folders.hand(path).folderId;

async function exported(): Promise<Job> {
  const { client, theCase } = file;
  return ended(file, await client.output.exportPackage({ caseId: theCase.id, folderId: hand(out) }));
}
async function verified(dir: string): Promise<Job> {
  return ended(file, await file.client.output.verifyPackage({ folderId: hand(dir) }));
}
const report = (job: Job) => packageReportSchema.parse(job.result);

/** Imports a card of real files into the case. */
async function importCard(): Promise<void> {
  const { client, theCase, test } = file;
  const card = join(test.dir, 'card');
  await makeCard(card, '947-flat', { officer: '100001' });
  const scan = await client.intake.scan({ folderId: hand(card) });
  const assignments = scan.groups.map(({ group }) => ({ group, caseId: theCase.id }));
  await ended(file, await client.intake.import({ scanId: scan.scanId, assignments }));
  for (const { id } of await client.jobs.list({})) await ended(file, { jobId: id });
}

describe('a package', () => {
  it('holds volumes, documents and originals, and verifies here and by sha256sum', async () => {
    await importCard();
    await attach(file, '0001.pdf', await textPdf('a', 1), { title: '营业执照' });
    await attach(file, '0001.PDF', await textPdf('b', 1), { title: '身份证' });
    const job = await exported();
    expect(job).toMatchObject({ state: 'done' });
    const { dir, files } = exportResultSchema.parse(job.result);
    expect(dir).toBe(join(out, '濮市监案〔2026〕1号-移交包-20260508'));
    expect(readdirSync(join(dir, 'data')).sort()).toEqual(['case.json', '原件', '文书', '案卷'].sort());
    expect(readdirSync(join(dir, 'data', '案卷')).sort()).toEqual(['副卷.pdf', '正卷.pdf'].sort());
    const originals = readdirSync(join(dir, 'data', '原件'));
    expect(originals).toContain('0001.pdf');
    expect(originals).toContain('0001 (2).PDF');
    expect(originals.filter((name) => name.endsWith('.MP4'))).toHaveLength(2);

    expect(report(await verified(dir))).toEqual({
      checked: files + 5,
      damaged: [],
      missing: [],
      foreign: [],
      problems: [],
      system: [],
      notes: [],
    });
    const documents = readdirSync(join(dir, 'data', '文书'));
    for (const kind of ['pdf', 'docx', 'json'])
      expect(documents.filter((name) => name.endsWith(`.${kind}`))).toHaveLength(14);
    const schema = readFileSync(
      join(dir, 'data', '文书', '数据格式', '45-penalty_decision.schema.json'),
      'utf8',
    );
    const decision = documents.find((name) => /行政处罚决定书.*\.json$/.test(name)) ?? '';
    const data: unknown = JSON.parse(readFileSync(join(dir, 'data', '文书', decision), 'utf8'));
    expect(
      z.fromJSONSchema(z.record(z.string(), z.unknown()).parse(JSON.parse(schema))).safeParse(data).success,
    ).toBe(true);
    const sums = execFileSync('sha256sum', ['-c', 'manifest-sha256.txt'], { cwd: dir, encoding: 'utf8' });
    expect(sums.trim().split('\n')).toHaveLength(files);
    const record: unknown = JSON.parse(readFileSync(join(dir, 'data', 'case.json'), 'utf8'));
    expect(record).toMatchObject({
      case: { caseNumber: '濮市监案〔2026〕1号' },
      acts: expect.arrayContaining([expect.objectContaining({ act: 'cases.create' })]),
    });
    const page = readFileSync(join(dir, 'index.html'), 'utf8');
    expect(page).toContain('行政处罚决定书');
    expect(page).toContain('7654321_100001_20260305093012_0001.MP4');
    const bound = join(dir, 'data', '案卷', '正卷.pdf');
    const text = execFileSync('pdftotext', ['-layout', bound, '-'], { encoding: 'utf8' }).replace(/\s+/g, '');
    expect(text).toContain('音像资料4个不装订入卷');
    expect(text).toContain('共4个，另有记录仪日志等附属文件2个');
  });

  it('holds recordings of any name so that the commands on its page check them', async () => {
    const { client, theCase, test } = file;
    const card = join(test.dir, 'card');
    const names = [
      '折扣50%现场%0A.mp4',
      "a [1] 'x' “y”.mp4",
      'a\\b"c.mp4',
      '-rf --help.mp4',
      '  前后有空格  .mp4',
      '行\n换.mp4',
      '响\u0007铃\u007f.mp4',
      '$HOME `id` !1.mp4',
      '左\u202e4pm.exe.mp4',
      `${'长'.repeat(80)}.mp4`,
      `${'x'.repeat(250)}.mp4`,
    ];
    mkdirSync(card);
    for (const [index, name] of names.entries()) writeFileSync(join(card, name), `内容${index}`);
    const scan = await client.intake.scan({ folderId: hand(card) });
    const assignments = scan.groups.map(({ group }) => ({ group, caseId: theCase.id }));
    await ended(file, await client.intake.import({ scanId: scan.scanId, assignments }));
    const { dir } = exportResultSchema.parse((await exported()).result);

    const page = readFileSync(join(dir, 'index.html'), 'utf8');
    const command = /<pre>(sha256sum [^<]*)<\/pre>/.exec(page)?.[1] ?? '';
    const checked = execFileSync('bash', ['-c', command], { cwd: dir, encoding: 'utf8' });
    const lines = checked.trim().split('\n');
    expect(lines.filter((line) => line.includes('原件'))).toHaveLength(names.length);
    expect(lines.every((line) => line.endsWith(': OK'))).toBe(true);
    expect(report(await verified(dir))).toMatchObject({
      damaged: [],
      missing: [],
      foreign: [],
      problems: [],
    });

    // What the PowerShell line relies on: the path is everything after the first two spaces, as it is on the disk.
    const manifest = readFileSync(join(dir, 'manifest-sha256.txt'), 'utf8').trim().split('\n');
    const paths = manifest.map((line) => line.slice(line.indexOf('  ') + 2));
    expect(paths.filter((path) => !existsSync(join(dir, path)))).toEqual([]);
    for (const path of paths.filter((one) => one.includes('原件'))) {
      const name = path.split('/').at(-1) ?? '';
      expect(name).not.toMatch(/[%$`!"\\\p{Cc}\p{Cf}]|^[-\s]/u);
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(160);
      // The command for one file, with the name between double quotes as the page says.
      const sm3 = execFileSync('bash', ['-ic', `openssl dgst -sm3 -r "${path}"`], {
        cwd: dir,
        encoding: 'utf8',
        stdio: ['ignore', 'pipe', 'ignore'],
      });
      expect(sm3).toMatch(/^[0-9a-f]{64} /);
    }
    expect(paths).toContain("data/原件/a [1] 'x' “y”.mp4");
    expect(page).toContain('折扣50%现场%0A.mp4');
  });

  it('names a file with a flipped byte, one that is gone and one that was added', async () => {
    const { dir } = exportResultSchema.parse((await exported()).result);
    const [document = ''] = readdirSync(join(dir, 'data', '文书'));
    flip(join(dir, 'data', '文书', document));
    rmSync(join(dir, 'data', '案卷', '副卷.pdf'));
    writeFileSync(join(dir, 'data', '多余.txt'), 'x');
    const job = await verified(dir);
    expect(report(job)).toMatchObject({
      damaged: [`data/文书/${document}`],
      missing: ['data/案卷/副卷.pdf'],
      foreign: ['data/多余.txt'],
    });
    expect(job).toMatchObject({ state: 'done', attention: true });
    expect(job.summary).toContain(`1个文件损坏（data/文书/${document}）`);
  });

  it('is not made from a damaged original, which is named, and leaves nothing', async () => {
    await importCard();
    const [recording] = await file.client.intake.recordings({ caseId: file.theCase.id });
    if (recording === undefined) throw new Error('nothing was imported');
    const path = file.test.app.workplace().archive.vault.pathOf(recording.sha256);
    execFileSync('chmod', ['u+w', path]);
    flip(path);
    const job = await exported();
    expect(job.state).toBe('failed');
    expect(job.problem).toMatchObject({ code: 'archive-damaged' });
    expect(job.problem?.message).toContain(recording.name);
    expect(readdirSync(out)).toEqual([]);
  });

  it('is not made from a lost original, which is named', async () => {
    const { sha256 } = await attach(file, '执照.pdf', await textPdf('licence', 1));
    const { vault } = file.test.app.workplace().archive;
    await file.test.app
      .workplace()
      .jobs.ended((await file.client.volumes.assemble({ caseId: file.theCase.id })).jobId);
    rmSync(vault.pathOf(sha256), { force: true });
    const job = await exported();
    expect(job.problem?.message).toContain('“执照.pdf”已损坏或丢失');
    expect(readdirSync(out)).toEqual([]);
  });

  it('makes a bound volume again that somebody has touched', async () => {
    const { client, theCase, test } = file;
    await ended(file, await client.volumes.assemble({ caseId: theCase.id }));
    const folder = join(test.archiveDir, 'derived', 'volumes', theCase.id);
    const [name = ''] = readdirSync(folder);
    flip(join(folder, name));
    const { dir } = exportResultSchema.parse((await exported()).result);
    expect((await verified(dir)).attention).toBe(false);
    expect(
      execFileSync('qpdf', ['--check', join(dir, 'data', '案卷', '正卷.pdf')], { encoding: 'utf8' }),
    ).toContain('No syntax or stream encoding errors');
  });

  it('leaves nothing when it is cancelled and never overwrites an older one', async () => {
    const { client, theCase, test } = file;
    const { jobId } = await client.output.exportPackage({ caseId: theCase.id, folderId: hand(out) });
    for await (const job of test.app.workplace().jobs.watch()) {
      if (job.id === jobId && job.step === '复制') break;
    }
    expect((await client.jobs.cancel({ jobId })).state).toBe('cancelled');
    expect(readdirSync(out)).toEqual([]);
    const first = exportResultSchema.parse((await exported()).result);
    const second = exportResultSchema.parse((await exported()).result);
    expect(second.dir).toBe(`${first.dir}-2`);
    expect(existsSync(first.dir)).toBe(true);
  });

  it('says that the file is not complete yet', async () => {
    expect(await exported()).toMatchObject({
      attention: true,
      summary: expect.stringContaining('案卷尚不完整：还缺3件材料。'),
    });
  });

  it('is refused inside the archive, and a folder that is none is refused in words', async () => {
    const { client, theCase, test } = file;
    const inside = join(test.archiveDir, 'derived');
    await expect(client.output.exportPackage({ caseId: theCase.id, folderId: hand(inside) })).rejects.toThrow(
      '移交包不能放在档案库自己的文件夹里',
    );
    expect((await verified(out)).problem?.message).toContain('不是移交包');
  });
});

function flip(path: string): void {
  const bytes = readFileSync(path);
  const at = Math.floor(bytes.length / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 0xff;
  writeFileSync(path, bytes);
}
