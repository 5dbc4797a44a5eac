import { chmodSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { type VerifyReport, verifyReportSchema } from '#shared/contract/archive.ts';
import type { Job } from '#shared/contract/jobs.ts';
import { actHash } from '#main/features/archive/chain/audit.ts';
import { verifyArchive, verifySentence } from '#main/features/archive/care/verify-archive.ts';
import { refused } from '#tests/support/refused.ts';
import { aCase } from '#tests/support/a-case.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
beforeEach(async () => {
  test = await openTestApp({ clock: fixedClock() });
});
afterEach(() => test.close());

async function verify(): Promise<{ job: Job; report: VerifyReport }> {
  const { jobId } = await test.client.archive.verify({});
  const job = await test.app.workplace().jobs.ended(jobId);
  return { job, report: verifyReportSchema.parse(job.result) };
}

const keep = (name: string, text: string) => test.upload(name, Readable.from([Buffer.from(text)]));
const placeOf = (sha256: string) => join(test.archiveDir, 'vault', sha256.slice(0, 2), sha256);

/** Changes the database past the program, as somebody with the file in hand could. */
function tamper(change: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
  db.pragma('foreign_keys = OFF');
  try {
    change(db);
  } finally {
    db.close();
  }
}

describe('verifying an archive', () => {
  it('finds everything in order, says so and remembers it', async () => {
    await keep('现场照片.jpg', '照片');
    await keep('空.txt', '');
    const before = await stat(placeOf((await keep('扫描件.pdf', '扫描')).sha256));
    const { job, report } = await verify();
    expect(report).toEqual({
      checked: 3,
      damaged: [],
      missing: [],
      foreign: [],
      unfinished: [],
      chain: 'intact',
      findings: [],
      findingCount: 0,
      rows: expect.any(Number),
      acts: expect.any(Number),
      events: [],
      accepted: [],
    });
    expect(job).toMatchObject({
      state: 'done',
      attention: false,
      unit: 'bytes',
      summary: '已重读3个原件和全部操作记录，完整无误。',
    });
    expect(job.current).toBe(job.total);
    expect(await test.client.archive.status({})).toMatchObject({
      dir: test.archiveDir,
      lastVerifiedAt: '2026-03-05T09:30:00+08:00',
      lastVerifiedIntact: true,
    });
    expect(await test.client.archive.holdings({})).toMatchObject({ vaultBytes: 12 });
    const after = await stat(placeOf((await keep('扫描件.pdf', '扫描')).sha256));
    expect([after.mtimeMs, after.ino, after.mode]).toEqual([before.mtimeMs, before.ino, before.mode]);
  });

  it('names each damaged, missing and foreign file', async () => {
    const sound = await keep('好.txt', '好的');
    const flipped = await keep('坏.txt', '将被改动一位');
    const shortened = await keep('短.txt', '将被截短');
    const lost = await keep('丢.txt', '将被删除');
    chmodSync(placeOf(flipped.sha256), 0o644);
    const bytes = readFileSync(placeOf(flipped.sha256));
    bytes[0] = (bytes[0] ?? 0) ^ 1;
    writeFileSync(placeOf(flipped.sha256), bytes);
    chmodSync(placeOf(shortened.sha256), 0o644);
    writeFileSync(placeOf(shortened.sha256), '将');
    unlinkSync(placeOf(lost.sha256));
    writeFileSync(join(test.archiveDir, 'vault', '别人的.mp4'), '不是本库的');
    const stranger = 'ab'.repeat(32);
    await mkdir(join(test.archiveDir, 'vault', 'ab'), { recursive: true });
    writeFileSync(placeOf(stranger), '没有登记');

    const { job, report } = await verify();
    expect(report).toEqual({
      checked: 4,
      damaged: [flipped.sha256, shortened.sha256].sort(),
      missing: [lost.sha256],
      foreign: [`vault/ab/${stranger}`, 'vault/别人的.mp4'],
      unfinished: [],
      chain: 'intact',
      findings: [],
      events: [],
      accepted: [],
      findingCount: 0,
      rows: expect.any(Number),
      acts: expect.any(Number),
    });
    expect(report.damaged).not.toContain(sound.sha256);
    expect(job).toMatchObject({ state: 'done', attention: true });
    expect(job.summary).toMatch(/2个文件损坏（.*1个原件丢失（.*2个文件未在库中登记（.*请保留现状/);
    expect(await test.client.archive.status({})).toMatchObject({ lastVerifiedIntact: false });
  });

  it('calls unfinished what an import left between storing and entering, and asks for no backup', async () => {
    await keep('好.txt', '好的');
    // Stored whole; the power failed before its entry.
    const { vault } = test.app.workplace().archive;
    const left = await vault.ingestStream(Readable.from([Buffer.from('写完了，还没有登记')]));
    const { job, report } = await verify();
    expect(report).toMatchObject({ damaged: [], missing: [], foreign: [] });
    expect(report.unfinished).toEqual([`vault/${left.sha256.slice(0, 2)}/${left.sha256}`]);
    expect(job).toMatchObject({ state: 'done', attention: true });
    expect(job.summary).toMatch(/完整无误。另有1个文件未完成/);
    expect(job.summary).not.toMatch(/备份|未在库中登记/);
    // The archive itself is sound.
    expect(await test.client.archive.status({})).toMatchObject({ lastVerifiedIntact: true });
  });

  it('never calls unfinished what was taken out of the inventory, or is not what its name says', async () => {
    const { sha256 } = await keep('被删.txt', '清单里被删去的');
    tamper((db) => db.prepare('delete from originals').run());
    const { report, job } = await verify();
    expect(report).toMatchObject({ foreign: [`vault/${sha256.slice(0, 2)}/${sha256}`], unfinished: [] });
    expect(job.summary).toContain('查明来由');
    expect(job.summary).not.toContain('备份');
  });

  it('counts a damaged copy that was replaced as known, and its acts are in the chain', async () => {
    const { sha256 } = await keep('好.txt', '好的');
    chmodSync(placeOf(sha256), 0o644);
    writeFileSync(placeOf(sha256), '坏的');
    await keep('又来.txt', '好的');
    expect((await verify()).report).toMatchObject({
      damaged: [],
      foreign: [],
      unfinished: [],
      chain: 'intact',
    });
    const acts = (await test.client.archive.acts({})).filter(({ act }) => act === 'archive.set-aside');
    expect(acts.map(({ sentence }) => sentence)).toEqual([
      `库内原件 ${sha256.slice(0, 12)}… 的副本已损坏：移到“vault/damaged/${sha256}-1”保存，换上重新读到、校验值相符的内容`,
    ]);
    expect(readFileSync(join(test.archiveDir, 'vault', 'damaged', `${sha256}-1`), 'utf8')).toBe('坏的');
  });

  it('calls an original damaged whose SM3 does not match its entry', async () => {
    const { sha256 } = await keep('好.txt', '好的');
    tamper((db) => db.prepare('update originals set sm3 = ?').run('0'.repeat(64)));
    expect((await verify()).report.damaged).toEqual([sha256]);
  });

  it('names the database when rows point to nothing', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    tamper((db) => db.prepare('delete from cases where id = ?').run(id));
    expect((await verify()).report.damaged).toEqual(['archive.sqlite']);
  });

  it('stops when it is cancelled and leaves the last result as it was', async () => {
    for (let n = 0; n < 40; n++) await keep(`${String(n)}.txt`, `内容${String(n)}`);
    const { jobs } = test.app.workplace();
    const { jobId } = await test.client.archive.verify({});
    const job = await jobs.cancel(jobId);
    expect(job.state).toBe('cancelled');
    expect(await test.client.archive.status({})).not.toHaveProperty('lastVerifiedAt');
  });
});

describe('the audit chain', () => {
  it('holds though somebody typed half a character or characters that are none', async () => {
    const input = await aCase(test.client);
    const theCase = await test.client.cases.create({
      ...input,
      cause: `${input.cause}\ud83d`,
      party: { ...input.party, name: '喆喆\u0000食品\udc00店' },
      facts: { '地点\ud83d': '路\ud83d' },
    });
    expect(theCase.party.name).toBe('喆喆食品\ufffd店');
    expect(await test.client.cases.get({ caseId: theCase.id })).toEqual(theCase);
    // Names of files come in by no contract.
    await test.app.workplace().archive.act({ ...test.actor, name: '张\ud83d' }, () =>
      Promise.resolve({
        value: undefined,
        act: { act: 'test', sentence: '文件\ud83d.mp4', details: { a: '\ud83d' } },
      }),
    );
    const { details } = await test.app
      .workplace()
      .archive.db.selectFrom('acts')
      .select('details')
      .orderBy('sequence', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow();
    expect(JSON.parse(details)).toEqual({ a: '\ufffd' });
    expect((await verify()).report).toMatchObject({ chain: 'intact', damaged: [] });
  });

  const rowSchema = z.object({
    sequence: z.number(),
    at: z.string(),
    actor_id: z.string(),
    actor_name: z.string(),
    act: z.string(),
    sentence: z.string(),
    case_id: z.string().nullable(),
    details: z.string(),
    previous_hash: z.string(),
    hash: z.string(),
    chain: z.string(),
    position: z.number(),
    bound: z.string(),
  });
  const rowAt = (db: Sqlite.Database, sequence: number) =>
    rowSchema.parse(db.prepare('select * from acts where sequence = ?').get(sequence));
  /** What somebody would put there who knows how the chain is made. */
  const rehashed = (row: z.infer<typeof rowSchema>): string => actHash(row);
  const insert = (db: Sqlite.Database, row: z.infer<typeof rowSchema>) =>
    db
      .prepare(
        `insert into acts values
         (@sequence, @at, @actor_id, @actor_name, @act, @sentence, @case_id, @details, @previous_hash, @hash,
          @chain, @position, @bound)`,
      )
      .run(row);
  const lastOf = (db: Sqlite.Database) =>
    z.number().parse(db.prepare('select max(sequence) from acts').pluck().get());
  /** Asked twice, with acts recorded in between: later work must not heal what was broken. */
  const broken = async () => {
    const first = (await verify()).report;
    await test.client.cases.create(await aCase(test.client));
    const second = (await verify()).report;
    expect(second.chain).toBe(first.chain);
    return { chain: first.chain, brokenAt: first.brokenAt };
  };

  it('is intact after ordinary work', async () => {
    await test.client.cases.create(await aCase(test.client));
    expect(await broken()).toEqual({ chain: 'intact', brokenAt: undefined });
  });

  it('breaks where a row was changed', async () => {
    tamper((db) => db.prepare("update acts set actor_name = '别人' where sequence = 3").run());
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: 3 });
  });

  it('breaks behind a row that was changed and hashed again', async () => {
    tamper((db) => {
      const row = { ...rowAt(db, 3), sentence: '什么也没有发生' };
      db.prepare('update acts set sentence = ?, hash = ? where sequence = 3').run(
        row.sentence,
        rehashed(row),
      );
    });
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: 4 });
  });

  it('breaks where the last row was changed and hashed again', async () => {
    let last = 0;
    tamper((db) => {
      last = lastOf(db);
      const row = { ...rowAt(db, last), sentence: '什么也没有发生' };
      db.prepare('update acts set sentence = ?, hash = ? where sequence = ?').run(
        row.sentence,
        rehashed(row),
        last,
      );
    });
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: last });
  });

  it('breaks where a row in the middle was deleted', async () => {
    tamper((db) => db.prepare('delete from acts where sequence = 3').run());
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: 3 });
  });

  it('breaks where the last rows were cut off, also when they belong to no case', async () => {
    let last = 0;
    tamper((db) => {
      last = lastOf(db);
      db.prepare('delete from acts where sequence >= ?').run(last - 1);
    });
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: last - 1 });
  });

  it('breaks where the last act of a case was cut off and the end made to fit', async () => {
    await test.client.cases.create(await aCase(test.client));
    let last = 0;
    tamper((db) => {
      last = lastOf(db);
      db.prepare('delete from acts where sequence = ?').run(last);
      db.prepare("delete from chains where chain <> 'archive'").run();
    });
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: last });
  });

  it('breaks where fitting rows were added at the end', async () => {
    let end = 0;
    tamper((db) => {
      end = lastOf(db);
      for (const sequence of [end + 1, end + 2]) {
        const last = rowAt(db, sequence - 1);
        const row = {
          ...last,
          sequence,
          position: last.position + 1,
          previous_hash: last.hash,
          sentence: '事后添上的',
          bound: '',
        };
        insert(db, { ...row, hash: rehashed(row) });
      }
    });
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: end + 1 });
  });

  it('breaks where a row was added before the beginning', async () => {
    tamper((db) => {
      const row = { ...rowAt(db, 1), sequence: 0, position: 0 };
      insert(db, { ...row, hash: rehashed(row) });
    });
    expect(await broken()).toEqual({ chain: 'broken', brokenAt: 0 });
  });

  it('breaks when the note of its end is gone', async () => {
    tamper((db) => db.prepare("delete from chains where chain = 'archive'").run());
    expect((await broken()).chain).toBe('broken');
  });
});

describe('a verification after a full one', () => {
  /** As in an archive of very many acts: what an earlier full check read is not read again unless it is asked for. */
  const check = (full = false) =>
    verifyArchive(test.app.workplace().archive, () => undefined, undefined, { full, readAnyway: 1 });

  async function fullyVerified(): Promise<number> {
    await keep('好.txt', '好的');
    const { id } = await test.client.cases.create(await aCase(test.client));
    const { jobId } = await test.client.archive.verify({ full: true });
    const { result } = await test.app.workplace().jobs.ended(jobId);
    await test.client.cases.updateFacts({ caseId: id, facts: { place: '仓库' } });
    return verifyReportSchema.parse(result).acts;
  }

  it('reads what came since, and says what it did not read', async () => {
    const until = await fullyVerified();
    const report = await check();
    expect(report).toMatchObject({
      chain: 'intact',
      since: until,
      fullAt: '2026-03-05T09:30:00+08:00',
      acts: 2,
    });
    expect(verifySentence(report)).toMatch(
      new RegExp(
        `上次完整核验以来的2条操作记录，没有发现问题。第1至${until.toString()}条操作记录2026-03-05完整核验过，这次没有重读；要从头核验.*--full`,
      ),
    );
    expect(verifySentence(report)).not.toContain('完整无误');
    const whole = await check(true);
    expect(whole.since).toBeUndefined();
    expect(whole.acts).toBe(until + 2);
    expect(verifySentence(whole)).toBe('已重读1个原件和全部操作记录，完整无误。');
  });

  it('sees an act changed before the full one only when all is read, and never says that it is whole', async () => {
    await fullyVerified();
    tamper((db) => db.prepare("update acts set actor_name = '别人' where sequence = 3").run());
    const report = await check();
    expect(report).toMatchObject({ chain: 'intact', findings: [] });
    expect(verifySentence(report)).toMatch(/第1至\d+条操作记录.*没有重读/);
    expect(await check(true)).toMatchObject({ chain: 'broken', brokenAt: 3 });
  });

  it('sees every row that was changed, deleted or added, whenever it was bound', async () => {
    await fullyVerified();
    tamper((db) => db.prepare("update officers set certificate_number = '1' where name = '张三'").run());
    expect((await check()).findings).toEqual([
      expect.objectContaining({ table: 'officers', state: 'changed' }),
    ]);
  });

  it('sees an act changed or cut off since the full one', async () => {
    const until = await fullyVerified();
    tamper((db) => db.prepare("update acts set sentence = '无' where sequence = ?").run(until + 2));
    expect((await check()).brokenAt).toBe(until + 2);
    tamper((db) => db.prepare('delete from acts where sequence = ?').run(until + 2));
    expect((await check()).chain).toBe('broken');
  });

  it('is not kept from reading by a note or an act put in by hand', async () => {
    const until = await fullyVerified();
    tamper((db) => {
      db.prepare(
        "insert or replace into archive_info values ('last_full_check', '{\"sequence\":999}')",
      ).run();
      db.prepare(
        `update acts set details = json_set(details, '$.full.until', 99) where act = 'archive.verify'`,
      ).run();
    });
    expect(await check()).toMatchObject({ chain: 'broken', brokenAt: until + 1 });
  });

  it('sees an act put in below the first, which no reading from there on comes to', async () => {
    await fullyVerified();
    tamper((db) =>
      db
        .prepare(
          `insert into acts (sequence, at, actor_id, actor_name, act, sentence, case_id, details, previous_hash, hash, chain, position, bound)
           select 0, at, actor_id, actor_name, act, '补记', case_id, details, previous_hash, '0' || substr(hash, 2), 'x', 1, bound from acts where sequence = 1`,
        )
        .run(),
    );
    expect((await check()).findings).toContainEqual(
      expect.objectContaining({ sentence: '第0条操作记录不是程序记下的。' }),
    );
  });

  it('reads everything where the full one found something', async () => {
    await keep('好.txt', '好的');
    tamper((db) => db.prepare("update officers set certificate_number = '1' where name = '张三'").run());
    await test.app.workplace().jobs.ended((await test.client.archive.verify({ full: true })).jobId);
    expect((await check()).since).toBeUndefined();
  });
});

describe('what happened', () => {
  it('is listed newest first, in pieces, for all or for one case', async () => {
    const { id } = await test.client.cases.create(await aCase(test.client));
    await test.client.cases.updateFacts({ caseId: id, facts: { place: '仓库' } });
    const all = await test.client.archive.acts({});
    expect(all.map((act) => act.sequence)).toEqual(all.map((_, index) => all.length - index));
    const [first, second] = await test.client.archive.acts({ limit: 2 });
    expect([first?.act, second?.act]).toEqual(['cases.update-facts', 'cases.create']);
    expect((await test.client.archive.acts({ before: second?.sequence, limit: 1 }))[0]?.sequence).toBe(
      (second?.sequence ?? 0) - 1,
    );
    expect(await test.client.archive.acts({ caseId: id })).toHaveLength(2);
  });
});

describe('the address of an original', () => {
  it('gives its bytes, whole or a part of them', async () => {
    const { sha256 } = await keep('笔录.mp4', '0123456789');
    const asset = await test.asset(`originals/${sha256}`);
    expect(asset).toMatchObject({ mime: 'video/mp4', bytes: 10, immutable: true });
    const read = async (start: number, end: number) =>
      Buffer.concat((await asset?.open(start, end).toArray()) ?? []).toString();
    expect(await read(0, 9)).toBe('0123456789');
    expect(await read(3, 5)).toBe('345');
  });

  it('never lets an uploaded page run as one', async () => {
    const { sha256 } = await keep('网页.html', '<script>alert(1)</script>');
    expect((await test.asset(`originals/${sha256}`))?.mime).toBe('application/octet-stream');
  });

  it('is unknown for anything that is not in the inventory', async () => {
    expect(await test.asset(`originals/${'0'.repeat(64)}`)).toBeUndefined();
    expect(await test.asset('originals/..%2F..%2Farchive.sqlite')).toBeUndefined();
    const { sha256 } = await keep('空.txt', '');
    rmSync(placeOf(sha256));
    const asset = await test.asset(`originals/${sha256}`);
    expect(await asset?.open(0, -1).toArray()).toEqual([]);
  });
});

describe('what happened in the cases, kept beside their documents', () => {
  it('is named where it differs, with its case, and is made anew from the documents', async () => {
    const { id, caseNumber } = await test.client.cases.create(await aCase(test.client));
    await test.client.cases.create(await aCase(test.client));
    tamper((db) => db.prepare(`update case_events set day = '2026-01-01' where case_id = ?`).run(id));
    const { job, report } = await verify();
    expect(report.events).toEqual([{ caseId: id, caseNumber }]);
    expect(report.chain).toBe('intact');
    expect(job).toMatchObject({
      attention: true,
      summary: expect.stringMatching(
        `1个案件的办理经过与文书不一致（${caseNumber}）.*在“设置 · 档案库”里重新整理（命令行：anjuan archive rebuild）`,
      ),
    });

    const { jobId } = await test.client.archive.rebuild({});
    expect(await test.app.workplace().jobs.ended(jobId)).toMatchObject({
      state: 'done',
      result: { cases: 2 },
    });
    expect((await verify()).report.events).toEqual([]);
  });

  it.each([
    ['taken away', 'delete from case_clocks where case_id = ?'],
    ['set to another day', `update case_clocks set due = '2030-01-01' where case_id = ?`],
  ])('is named where a clock of it was %s', async (_how, change) => {
    const { id, caseNumber } = await test.client.cases.create(await aCase(test.client));
    expect((await verify()).report.events).toEqual([]);
    tamper((db) => {
      expect(db.prepare(change).run(id).changes).toBeGreaterThan(0);
    });
    expect((await verify()).report.events).toEqual([{ caseId: id, caseNumber }]);
  });

  it('names a trigger on the acts themselves, and writes nothing while it is there', async () => {
    await test.client.cases.create(await aCase(test.client));
    tamper((db) =>
      db.exec(`create trigger planted after insert on acts begin update cases set party_name = '别家'; end`),
    );
    const { job, report } = await verify();
    expect(report.findings).toContainEqual(expect.objectContaining({ what: 'schema', key: 'planted' }));
    expect(job).toMatchObject({ attention: true, summary: expect.stringContaining('没有记入操作记录') });
    const refusal = await refused(test.client.cases.create(await aCase(test.client)));
    expect(refusal).toMatchObject({ code: 'archive-damaged', message: expect.stringContaining('planted') });
  });
});
