import {
  copyFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backupResultSchema } from '#shared/contract/archive.ts';
import { type App, createApp } from '#main/app.ts';
import { createArchive } from '#main/features/archive/archive.ts';
import { adoptArchive } from '#main/features/archive/decide.ts';
import type { Clock } from '#main/platform/clock.ts';
import { stderrLog } from '#main/platform/log.ts';
import { present } from '#shared/lib/assert.ts';
import { changeFacts } from '#tests/support/a-case.ts';
import { aDecisionCase, aReadyDraft, PENALTY_NOTICE, SERVICE_RECEIPT } from '#tests/support/a-document.ts';
import { refused } from '#tests/support/refused.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { windowAt } from '#tests/support/window-at.ts';
import { sitDown } from '#tests/support/sit-down.ts';

type Client = TestApp['client'];

const clock = fixedClock();
let test: TestApp;
let disk: string;
let opened: App[];
beforeEach(async () => {
  clock.set('2026-03-05T09:30:00+08:00');
  opened = [];
  test = await openTestApp({ clock });
  disk = join(test.dir, '移动硬盘');
  mkdirSync(disk);
});
afterEach(async () => {
  for (const app of opened) await app.close();
  await test.close();
});

/** The program started anew by the same person on the same machine. */
async function start(archiveDir: string, at: Clock = clock): Promise<{ app: App; client: Client }> {
  const app = await createApp({
    resourcesRoot,
    configDir: join(test.dir, 'config'),
    archiveDir,
    capabilities: { host: 'cli' },
    log: stderrLog,
    clock: at,
  });
  opened.push(app);
  const { client } = windowAt(app);
  await sitDown(client, test.actor.id);
  return { app, client };
}

const finalise = async (client: Client, caseId: string) => {
  const draft = await aReadyDraft(client, caseId, PENALTY_NOTICE);
  return client.documents.finalise({ documentId: draft.id, revision: draft.revision });
};

async function backup(): Promise<string> {
  const { jobId } = await test.client.archive.backup({ folderId: test.app.folders.hand(disk).folderId });
  return backupResultSchema.parse((await test.app.workplace().jobs.ended(jobId)).result).dir;
}

const standing = async (client: Client) => (await client.archive.status({})).standing?.state;

const newestAct = async (client: Client) => present((await client.archive.acts({ limit: 1 }))[0], 'an act');

describe('a backup opened as an archive', () => {
  it('is a copy and knows it: looked at, never written, until somebody makes it the archive', async () => {
    const { id } = await aDecisionCase(test.client);
    const copy = await backup();
    const { client } = await start(copy);
    expect(await standing(client)).toBe('copy');
    expect(await client.cases.get({ caseId: id })).toMatchObject({ id });
    expect(
      await refused(client.documents.create({ caseId: id, templateNumber: PENALTY_NOTICE })),
    ).toMatchObject({
      code: 'archive-read-only',
      message: expect.stringContaining('这是档案库的备份'),
    });

    await client.archive.adopt({ reason: '原来的电脑被盗' });
    expect(await standing(client)).toBeUndefined();
    expect(await newestAct(client)).toMatchObject({
      act: 'archive.adopt',
      sentence: expect.stringContaining('把备份设为正式档案库：原来的电脑被盗'),
    });
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕1号');
  });

  it('made the archive, draws no number the original has drawn since', async () => {
    const { id } = await aDecisionCase(test.client);
    await finalise(test.client, id);
    const copy = await backup();
    expect((await finalise(test.client, id)).documentNumber).toBe('濮市监罚告〔2026〕2号');
    await aDecisionCase(test.client);
    await test.app.close();

    const { client } = await start(copy);
    const { said } = await client.archive.adopt({ reason: '原来的硬盘损坏' });
    expect(said).toContain('濮市监罚告〔2026〕2号');
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕3号');
    expect((await aDecisionCase(client)).caseNumber).toBe('濮市监案〔2026〕3号');
  });
});

describe('an archive restored from a backup', () => {
  it('draws no number until a person has said that the other one is not used', async () => {
    const { id } = await aDecisionCase(test.client);
    const copy = await backup();
    const events = await test.client.setup.restore({
      folderId: test.app.folders.hand(copy).folderId,
      location: { folderId: test.app.folders.hand(test.dir).folderId, name: '新档案库' },
    });
    for await (const event of events) if (event.kind !== 'progress') break;
    const { app, client } = await start(join(test.dir, '新档案库'));
    expect(await standing(client)).toBe('restored');
    expect(await refused(finalise(client, id))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('原来的档案库如果还在使用'),
    });
    // Nor a number of a case; and what has none of its own gets no day either.
    const receipt = await aReadyDraft(client, id, SERVICE_RECEIPT, { document_names: '行政处罚告知书' });
    const attempts = [
      () => aDecisionCase(client),
      () => client.documents.finalise({ documentId: receipt.id, revision: receipt.revision }),
    ];
    for (const attempt of attempts)
      expect(await refused(attempt())).toMatchObject({
        code: 'blocked-by-rule',
        message: expect.stringContaining('原来的档案库如果还在使用'),
      });
    // A word that could not be written down is none.
    const { archive } = app.workplace();
    const word = adoptArchive(archive, test.actor, '原来的已停用', async (tx) => {
      await archive.custody.decided(tx, 'adopt');
      throw new Error('磁盘已满');
    });
    await expect(word).rejects.toThrow('磁盘已满');
    await changeFacts(client, id, { place: '仓库' });
    expect(await standing(client)).toBe('restored');
    await client.archive.adopt({ reason: '原来的已停用' });
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕1号');
  });
});

describe('an older database put back', () => {
  const database = () => join(test.archiveDir, 'archive.sqlite');
  const aside = () => join(test.dir, 'old.sqlite');
  const putBack = () => {
    for (const name of readdirSync(test.archiveDir))
      if (name.startsWith('archive.sqlite')) rmSync(join(test.archiveDir, name));
    copyFileSync(aside(), database());
  };

  it('shows, numbers nothing until a person decides, and never the same number again', async () => {
    const { id } = await aDecisionCase(test.client);
    await finalise(test.client, id);
    await test.app.workplace().archive.copyDatabase(aside());
    expect((await finalise(test.client, id)).documentNumber).toBe('濮市监罚告〔2026〕2号');
    await test.app.close();
    putBack();

    const { app, client } = await start(test.archiveDir);
    expect(await standing(client)).toBe('older');
    expect(await refused(finalise(client, id))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining('档案库比上次使用时旧'),
    });
    const { jobId } = await client.archive.verify({});
    const verified = await app.workplace().jobs.ended(jobId);
    expect(verified).toMatchObject({ attention: true, result: { chain: 'broken' } });
    expect(JSON.stringify(verified.result)).toContain('"what":"anchor"');

    await client.archive.adopt({ reason: '新的数据库损坏，找不回来' });
    expect(await newestAct(client)).toMatchObject({ act: 'archive.adopt' });
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕3号');
  });

  it('is asked about once: what lies outside counts no more when a person has decided', async () => {
    const { id } = await aDecisionCase(test.client);
    await test.app.workplace().archive.copyDatabase(aside());
    // What is decided later is no further on than what was there.
    for (let i = 0; i < 12; i++) await changeFacts(test.client, id, { place: `仓库${i.toString()}` });
    await test.app.close();
    putBack();
    const { app, client } = await start(test.archiveDir);
    expect(await standing(client)).toBe('older');
    await client.archive.adopt({ reason: '新的数据库损坏，找不回来' });
    await app.close();
    opened = [];
    expect(await standing((await start(test.archiveDir)).client)).toBeUndefined();
  });

  it('shows as well when the file beside the database was put back or taken away with it', async () => {
    const { id } = await aDecisionCase(test.client);
    await test.app.workplace().archive.copyDatabase(aside());
    await finalise(test.client, id);
    await test.app.close();
    putBack();
    rmSync(join(test.archiveDir, 'anchor.json'));
    const { app, client } = await start(test.archiveDir);
    expect(await standing(client)).toBe('older');
    // What goes on in it meanwhile is not told outside: it is asked again.
    await changeFacts(client, id, { place: '仓库' });
    await app.close();
    opened = [];
    expect(await standing((await start(test.archiveDir)).client)).toBe('older');
  });
});

describe('what is kept beside the archive', () => {
  const beside = () => join(test.archiveDir, 'anchor.json');
  const notices = async (client: Client) =>
    (await client.archive.acts({})).filter(({ act }) => act === 'archive.anchor');

  it.each([
    [
      'taken away',
      '不见了',
      () => {
        rmSync(beside());
      },
    ],
    [
      'written over',
      '读不出来',
      () => {
        writeFileSync(beside(), 'x');
      },
    ],
    [
      'exchanged for that of another archive',
      '是另一个档案库的',
      () => {
        writeFileSync(
          beside(),
          readFileSync(beside(), 'utf8').replace(/"identity":"[^"]+"/, '"identity":"x"'),
        );
      },
    ],
    [
      'put back to an earlier one',
      '被换成了旧的',
      () => {
        copyFileSync(join(test.dir, 'early.json'), beside());
      },
    ],
  ] as const)(
    'was %s: somebody is told once, an act says so, and work goes on',
    async (_how, words, change) => {
      await test.app.workplace().archive.custody.flush();
      copyFileSync(beside(), join(test.dir, 'early.json'));
      const { id } = await aDecisionCase(test.client);
      await test.app.close();
      change();
      const { client, app } = await start(test.archiveDir);
      expect(await client.archive.status({})).toMatchObject({
        noticed: expect.stringContaining(`核对文件（anchor.json）${words}。`),
      });
      expect(await standing(client)).toBeUndefined();
      expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕1号');
      await app.close();
      opened = [];
      const { client: later } = await start(test.archiveDir);
      expect(await later.archive.status({})).not.toHaveProperty('noticed');
      expect(await notices(later)).toHaveLength(1);
    },
  );

  it('says nothing where another machine opens it, which knows nothing of it yet', async () => {
    await test.app.close();
    rmSync(join(test.dir, 'config', 'anchors'), { recursive: true });
    const { client } = await start(test.archiveDir);
    expect(await client.archive.status({})).not.toHaveProperty('noticed');
    expect(await standing(client)).toBeUndefined();
    expect(await notices(client)).toEqual([]);
  });

  it('is there from the moment the archive is born', async () => {
    const dir = join(test.dir, '新库');
    const archive = await createArchive(dir, {
      migrationsDir: join(resourcesRoot, 'main', 'migrations'),
      fontsDir: join(resourcesRoot, 'resources', 'fonts'),
      anchorsDir: join(test.dir, 'anchors'),
      clock,
      log: stderrLog,
    });
    let there = false;
    await archive.act(test.actor, () => {
      there = existsSync(join(dir, 'anchor.json')) && readdirSync(join(test.dir, 'anchors')).length === 1;
      return Promise.resolve({ value: undefined, act: { act: 'test', sentence: '开始' } });
    });
    await archive.close();
    expect(there).toBe(true);
  });

  it('knows a number as soon as it is drawn', async () => {
    const { id } = await aDecisionCase(test.client);
    await finalise(test.client, id);
    expect(JSON.parse(readFileSync(beside(), 'utf8'))).toMatchObject({
      cases: [[2026, 1]],
      series: [[expect.any(String), 2026, 1]],
    });
  });

  it('gone everywhere: it asks before it numbers', async () => {
    const { id } = await aDecisionCase(test.client);
    await test.app.close();
    rmSync(beside());
    rmSync(join(test.dir, 'config', 'anchors'), { recursive: true });
    const { client } = await start(test.archiveDir);
    expect(await standing(client)).toBe('unanchored');
    expect(await refused(finalise(client, id))).toMatchObject({ code: 'blocked-by-rule' });
    await client.archive.adopt({ reason: '换了电脑' });
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕1号');
  });
});

describe('another database in its place', () => {
  const byHand = (dir: string, statement: string): void => {
    const database = new Sqlite(join(dir, 'archive.sqlite'));
    database.exec(statement);
    database.close();
  };
  const asks = async (client: Client, caseId: string, words: string) => {
    expect(await standing(client)).toBe('other');
    expect(await refused(finalise(client, caseId))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining(words),
    });
    await client.archive.adopt({ reason: '由信息科确认' });
    expect(await standing(client)).toBeUndefined();
  };

  it('which went on another way from an earlier state, asks, and draws no number of the first again', async () => {
    const { id } = await aDecisionCase(test.client);
    const branch = join(test.dir, '岔路');
    mkdirSync(branch);
    await test.app.workplace().archive.copyDatabase(join(branch, 'archive.sqlite'));
    expect((await finalise(test.client, id)).documentNumber).toBe('濮市监罚告〔2026〕1号');
    await test.app.close();
    // The same archive with a life of its own elsewhere, further than the first.
    const away = await createApp({
      resourcesRoot,
      configDir: join(test.dir, '另一台电脑'),
      archiveDir: branch,
      capabilities: { host: 'cli' },
      log: stderrLog,
      clock,
    });
    const { client: there } = windowAt(away);
    await sitDown(there, test.actor.id);
    await there.archive.adopt({ reason: '试用' });
    for (let n = 0; n < 30; n++) await changeFacts(there, id, { place: `仓库${n.toString()}` });
    await away.close();
    for (const name of readdirSync(test.archiveDir))
      if (name.startsWith('archive.sqlite')) rmSync(join(test.archiveDir, name));
    copyFileSync(join(branch, 'archive.sqlite'), join(test.archiveDir, 'archive.sqlite'));

    const { client } = await start(test.archiveDir);
    await asks(client, id, '不是同一份');
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕2号');
  });

  it('whose identity was taken away or exchanged, asks and is one of its own then', async () => {
    const { id } = await aDecisionCase(test.client);
    await finalise(test.client, id);
    await test.app.close();
    byHand(test.archiveDir, "delete from archive_info where key = 'identity'");
    const { client, app } = await start(test.archiveDir);
    // Nothing that is done meanwhile makes it another's.
    await changeFacts(client, id, { place: '仓库' });
    await asks(client, id, '身份登记在程序之外被改动或者删除过');
    expect((await finalise(client, id)).documentNumber).toBe('濮市监罚告〔2026〕2号');
    await app.close();
    opened = [];
    expect(await standing((await start(test.archiveDir)).client)).toBeUndefined();
  });
});

describe('a copy of the folder', () => {
  it('beside the original asks which is in use; moved or reached another way it does not', async () => {
    const { id } = await aDecisionCase(test.client);
    await test.app.close();
    const copy = join(test.dir, '复制件');
    cpSync(test.archiveDir, copy, { recursive: true });
    const { client, app } = await start(copy);
    expect(await standing(client)).toBe('twin');
    expect(await refused(finalise(client, id))).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining(`“${test.archiveDir}”是同一个档案库，这里的是它的复制件`),
    });
    await app.close();

    const way = join(test.dir, '快捷方式');
    symlinkSync(test.archiveDir, way);
    const linked = await start(way);
    expect(await standing(linked.client)).toBeUndefined();
    await linked.app.close();
    rmSync(way);

    const moved = join(test.dir, '挪了地方');
    renameSync(test.archiveDir, moved);
    const there = await start(moved);
    expect(await standing(there.client)).toBeUndefined();
    await there.app.close();
    opened = [];
  });
});

describe('a trigger or a view somebody planted', () => {
  const plant = (dir: string, statement: string): void => {
    const database = new Sqlite(join(dir, 'archive.sqlite'));
    database.unsafeMode(true);
    database.exec(statement);
    database.close();
  };
  const trigger = "create trigger planted after insert on acts begin update cases set cause = 'x'; end";

  it.each([
    ['a trigger', trigger],
    ['a view', 'create view planted as select 1'],
    [
      'a trigger under a name of SQLite’s own',
      `${trigger}; pragma writable_schema = on;
       update sqlite_schema set name = 'sqlite_planted', sql = replace(sql, 'planted', 'sqlite_planted') where name = 'planted'`,
    ],
  ])(
    '%s: nothing is numbered, no word of a person settles it, and verification names it',
    async (_what, statement) => {
      const { id } = await aDecisionCase(test.client);
      await test.app.close();
      plant(test.archiveDir, statement);
      const { client, app } = await start(test.archiveDir);
      expect(await standing(client)).toBe('planted');
      expect(await refused(finalise(client, id))).toMatchObject({
        code: expect.stringMatching(/^(blocked-by-rule|archive-damaged)$/),
        message: expect.stringContaining('planted'),
      });
      expect(await refused(client.archive.adopt({ reason: '没关系' }))).toMatchObject({
        code: 'blocked-by-rule',
        message: expect.stringContaining('请保留现状，联系维护人员查明来由'),
      });
      const { jobId } = await client.archive.verify({});
      expect(JSON.stringify((await app.workplace().jobs.ended(jobId)).result)).toMatch(
        /planted”不是程序建立的/,
      );
    },
  );

  it('in a backup does not make it writable', async () => {
    const { id } = await aDecisionCase(test.client);
    const copy = await backup();
    plant(copy, trigger);
    const { client } = await start(copy);
    expect(await refused(changeFacts(client, id, { place: '仓库' }))).toMatchObject({
      code: 'archive-read-only',
    });
  });
});

describe("the machine's clock", () => {
  /** A clock that is not a test's word but a machine's. */
  const machine = (at: string): Clock => ({ now: () => at, today: () => at.slice(0, 10) });

  it.each([
    ['earlier than the last act', '2026-01-05T09:00:00+08:00', '比上一次操作的时间2026-03-05 09:30还早'],
    ['far ahead of it', '2028-03-05T09:00:00+08:00', '距上一次操作（2026-03-05 09:30）超过'],
  ])('%s is asked about before anything is numbered; the answer is an act', async (_name, at, words) => {
    const { id } = await aDecisionCase(test.client);
    await test.app.close();
    const { client } = await start(test.archiveDir, machine(at));
    expect((await client.archive.status({})).clockDoubt).toContain(words);
    const draft = await aReadyDraft(client, id, PENALTY_NOTICE);
    const attempt = () => client.documents.finalise({ documentId: draft.id, revision: draft.revision });
    expect(await refused(attempt())).toMatchObject({
      code: 'blocked-by-rule',
      message: expect.stringContaining(words),
    });
    await client.archive.confirmClock({ reason: '已与标准时间核对' });
    expect(await newestAct(client)).toMatchObject({
      act: 'archive.clock',
      sentence: expect.stringContaining('已与标准时间核对'),
    });
    expect((await attempt()).state).toBe('finalised');
  });
});

describe('what is believed of the time', () => {
  const machine = (at: string): Clock => ({ now: () => at, today: () => at.slice(0, 10) });

  it.each(['"2025-12-31T09:00:00+08:00"', '"x"', 'x', '"2028-03-05T09:00:00+08:00"'])(
    'is what the chain says, whatever was written into its row: %s',
    async (written) => {
      await aDecisionCase(test.client);
      await test.app.close();
      const database = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
      database.prepare("update archive_info set value = ? where key = 'clock_mark'").run(written);
      database.close();
      for (const at of ['2026-01-05T09:00:00+08:00', '2028-03-05T09:30:00+08:00']) {
        const { app, client } = await start(test.archiveDir, machine(at));
        expect((await client.archive.status({})).clockDoubt).toContain('2026-03-05 09:30');
        await app.close();
      }
    },
  );
});

it('the end of a case not sealed yet is known outside, also when everything inside was made to fit', async () => {
  const { id } = await aDecisionCase(test.client);
  await aDecisionCase(test.client);
  await test.app.workplace().archive.custody.flush();
  // The program is cut off here: no seal is written at its end.
  const copy = join(test.dir, '断电');
  cpSync(test.archiveDir, copy, { recursive: true });
  const database = new Sqlite(join(copy, 'archive.sqlite'));
  database.prepare("update acts set hash = 'f' where chain = ? and position = 1").run(id);
  database.prepare("update chains set hash = 'f' where chain = ? and position = 1").run(id);
  database.close();
  const { client } = await start(copy);
  const { standing: found } = await client.archive.status({});
  expect(found).toMatchObject({ state: 'other', sentence: expect.stringContaining('最后的几条被改动') });
});

describe('a case that does not agree with its acts', () => {
  const byHand = (statement: string): void => {
    const database = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
    database.exec(statement);
    database.close();
  };

  it('is neither finalised, bound nor exported, and the sentence names what differs', async () => {
    const { id } = await aDecisionCase(test.client);
    await finalise(test.client, id);
    const draft = await aReadyDraft(test.client, id, PENALTY_NOTICE);
    byHand(`update documents set document_number = '濮市监罚告〔2026〕9号' where state = 'finalised'`);
    const disagreement = (undone: string) => ({
      code: 'archive-damaged',
      message: expect.stringMatching(
        new RegExp(`与操作记录不一致，${undone}。.*濮市监罚告〔2026〕1号.*濮市监罚告〔2026〕9号`),
      ),
    });
    const attempt = test.client.documents.finalise({ documentId: draft.id, revision: draft.revision });
    expect(await refused(attempt)).toMatchObject(disagreement('没有定稿'));

    const jobs = test.app.workplace().jobs;
    const { jobId: bound } = await test.client.volumes.assemble({ caseId: id });
    expect(await jobs.ended(bound)).toMatchObject({ state: 'failed', problem: disagreement('没有组卷') });
    const { jobId: sent } = await test.client.output.exportPackage({
      caseId: id,
      folderId: test.app.folders.hand(disk).folderId,
    });
    expect(await jobs.ended(sent)).toMatchObject({ state: 'failed', problem: disagreement('没有导出') });
    expect(readdirSync(disk)).toEqual([]);
  });
});
