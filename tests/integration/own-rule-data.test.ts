import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { type OwnFileName, ownFileSchema } from '#shared/contract/archive.ts';
import { sha256Of, takeFile } from '#main/features/archive/archive.ts';
import { dropOwnFile, takeOwnFile } from '#main/features/archive/take-own-file.ts';
import { type App, createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import type { Workplace } from '#main/workplace/workplace.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { sitDown } from '#tests/support/sit-down.ts';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { windowAt } from '#tests/support/window-at.ts';

let test: TestApp;
let app: App;
/** What the log was told since the archive was opened last. */
let logged: (readonly [where: string, error: unknown])[];
beforeEach(async () => {
  test = await openTestApp();
  app = test.app;
});
afterEach(async () => {
  await app.close();
  await test.close();
});

const shipped = (...path: string[]): string =>
  readFileSync(join(resourcesRoot, 'resources', ...path), 'utf8');

const named = (path: string): OwnFileName =>
  ownFileSchema.parse({ folder: dirname(path), file: basename(path) });

/** Puts files of the bureau into the archive, takes them in, and opens it again. */
async function withOwn(files: Readonly<Record<string, string>>): Promise<Workplace> {
  const { archive } = await withLying(files);
  for (const path of Object.keys(files))
    await takeOwnFile(archive, test.actor, { ...named(path), source: '本局' });
  return withLying({});
}

/** Only puts them there. */
async function withLying(files: Readonly<Record<string, string>>): Promise<Workplace> {
  await app.close();
  logged = [];
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(test.archiveDir, path, '..'), { recursive: true });
    writeFileSync(join(test.archiveDir, path), text);
  }
  app = await createApp({
    archiveDir: test.archiveDir,
    resourcesRoot,
    configDir: join(test.dir, 'config'),
    capabilities: { host: 'cli' },
    log: { ...stderrLog, error: (where, error) => void logged.push([where, error]) },
  });
  return app.workplace();
}

/** Something done by the one who sits at the archive as it is open now. */
async function seated<T>(work: (at: ReturnType<typeof windowAt>) => Promise<T>): Promise<T> {
  const window = windowAt(app);
  await sitDown(window.client, test.actor.id);
  return work(window);
}

const acts = async (kind: string): Promise<readonly string[]> =>
  (
    await app
      .workplace()
      .archive.db.selectFrom('acts')
      .select('sentence')
      .where('act', '=', kind)
      .orderBy('sequence')
      .execute()
  ).map(({ sentence }) => sentence);

const rule = (id: string, days: number): string => `
rules:
  ${id}:
    what: 本地规定的期限
    start: filed
    restDay: rolls
    nature: within
    consequence: 应说明理由
    editions:
      - { from: 2020-01-01, amount: ${days.toString()}, unit: day, article: 本省规定第三条, basis: practice }
`;

describe('rule data of the bureau', () => {
  it('takes the place of the program’s by id, or adds to it', async () => {
    const order = shipped('filing-order', 'samr-78.yaml');
    const layout: object = JSON.parse(shipped('recorder-profiles', 'any-card.json'));
    const { limits, filingOrders, refusedData, phrases, penaltyAmounts } = await withOwn({
      'limits/本省.yaml': rule('D1', 60),
      'limits/penalty-amounts.yaml': shipped('limits', 'penalty-amounts.yaml').replace(
        /person: \d+/,
        'person: 7',
      ),
      'filing-order/本省.yaml': order.replace(/^name: .*$/m, 'name: 本省的顺序'),
      'recorder-profiles/新型号.json': JSON.stringify({ ...layout, id: 'new-model', title: '新型号' }),
      'phrases/本局.json': JSON.stringify({
        source: '本局',
        places: [{ groups: [{ group: '本局', phrases: ['本局的一句话。'] }] }],
      }),
    });
    expect(refusedData).toEqual([]);
    expect(limits.on('D1', '2026-03-05')).toMatchObject({ amount: 60, article: '本省规定第三条' });
    expect(limits.on('D1', '2019-03-05')).toBeUndefined();
    expect(limits.on('B1', '2026-03-05')?.article).toContain('程序规定');
    expect(penaltyAmounts.hearing.person).toBe(700);
    expect([...filingOrders.byId.values()].map(({ name }) => name)).toContain('本省的顺序');
    expect([filingOrders.byId.size, ...filingOrders.ownIds]).toEqual([2, 'SAMR-78']);
    expect((await phrases.list()).map(({ text }) => text)).toContain('本局的一句话。');
  });

  it('with an error is named by file and line, and the program’s stays in force', async () => {
    const before = app.workplace();
    const { limits, filingOrders, refusedData, penaltyAmounts } = await withLying({
      'limits/坏.yaml': rule('D1', 60).replace('start: filed', 'start: whenever'),
      'limits/penalty-amounts.yaml': 'hearing: 1\n',
      'filing-order/坏.yaml': 'id: SAMR-78\n',
      'recorder-profiles/坏.json': '{',
      'phrases/坏.json': '{"source": 1}',
    });
    expect(limits.on('D1', '2026-03-05')).toEqual(before.limits.on('D1', '2026-03-05'));
    expect(penaltyAmounts).toEqual(before.penaltyAmounts);
    expect(filingOrders.byId.get('SAMR-78')?.parts.length).toBeGreaterThan(0);
    // A sentence for whoever mends the file: nothing of the program failed, and no trace of it is shown.
    expect(logged).toEqual(refusedData.map(({ message }) => ['rule-data.read', message]));
    expect(refusedData.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^本局记录仪布局文件“坏\.json”第1行：/),
      expect.stringMatching(/^本局短语文件“坏\.json”第1行：“source”应是文字。$/),
      expect.stringMatching(/^本局归档顺序文件“坏\.yaml”第1行：缺少“name”。$/),
      expect.stringMatching(/^本局期限文件“坏\.yaml”第5行：.*起算事件“whenever”。$/),
      expect.stringMatching(/^本局数额文件“penalty-amounts\.yaml”第1行：/),
    ]);
  });

  it('with editions in force at the same time, or an unknown event, leaves the program’s in force', async () => {
    const before = app.workplace().limits.all();
    const both = `${rule('D1', 60)}      - { from: 2024-01-01, amount: 45, unit: day, article: 本省规定第四条, basis: practice }\n`;
    const { limits, refusedData } = await withLying({
      'limits/重叠.yaml': both,
      'limits/未知.yaml': rule('D4', 7).replace('start: filed', 'start: sometime'),
    });
    expect(limits.all()).toEqual(before);
    expect(refusedData.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^本局期限文件“未知\.yaml”第\d+行：.*不认识的起算事件“sometime”。$/),
      expect.stringMatching(
        /^本局期限文件“重叠\.yaml”第\d+行：规则D1自2024-01-01起的一版与自2020-01-01起的一版施行日期重叠。$/,
      ),
    ]);
  });

  it.each([
    ['limits/本省.yaml', rule('D1', 60)],
    ['limits/penalty-amounts.yaml', shipped('limits', 'penalty-amounts.yaml')],
    ['filing-order/本省.yaml', shipped('filing-order', 'samr-78.yaml')],
    ['recorder-profiles/新型号.json', shipped('recorder-profiles', 'any-card.json')],
    ['phrases/本局.json', '{ "source": "本局", "places": [] }'],
    ['statutes/本省.yaml', 'title: 本省条例\ntext: |\n  第一条　内容。\n'],
    ['access/roles.yaml', shipped('access', 'roles.yaml')],
    ['procedure/本局.yaml', shipped('procedure', 'summary.yaml')],
  ])('%s counts for nothing until somebody took it in, and is offered to be', async (path, text) => {
    const file = basename(path);
    const before = await withLying({ [path]: text });
    expect(before.filingOrders.ownIds.size + before.ownRules.size + Number(before.access.own)).toBe(0);
    expect(await seated(async ({ client }) => client.settings.refusedFiles({}))).toEqual([
      {
        file,
        message: expect.stringMatching(
          new RegExp(`文件“${file}”是在程序之外放入的，没有采用。核对内容和来源以后再采用。$`),
        ),
        untaken: named(path),
      },
    ]);
    await seated(({ client }) => client.archive.takeFile({ ...named(path), source: '本局文件' }));
    await withLying({});
    expect(await seated(({ client }) => client.settings.refusedFiles({}))).toEqual([]);
    expect(await acts('archive.take-file')).toEqual([`采用放入档案库文件夹的${path}（来源：本局文件）`]);
  });

  it('counts on as it was taken in where it was changed or taken away since, until it is dropped', async () => {
    const path = 'limits/本省.yaml';
    const amount = ({ limits }: Workplace) => limits.on('D1', '2026-03-05')?.amount;
    expect(amount(await withOwn({ [path]: rule('D1', 60) }))).toBe(60);
    // In the inventory like any original: verified, and carried by every backup.
    const { original } = app.workplace().archive;
    expect(await original(sha256Of(Buffer.from(rule('D1', 60))))).toMatchObject({ mime: 'text/plain' });
    const changed = await withLying({ [path]: rule('D1', 50) });
    expect(amount(changed)).toBe(60);
    expect(changed.refusedData).toEqual([
      {
        folder: 'limits',
        file: '本省.yaml',
        message: expect.stringContaining('在程序之外被改动过，没有采用'),
        untaken: true,
        taken: true,
      },
    ]);
    rmSync(join(test.archiveDir, path));
    const gone = await withLying({});
    expect(amount(gone)).toBe(60);
    expect(gone.refusedData).toEqual([
      {
        folder: 'limits',
        file: '本省.yaml',
        message: expect.stringContaining('在档案库文件夹里读不到了，仍照采用时的内容办理'),
        taken: true,
      },
    ]);
    await dropOwnFile(gone.archive, test.actor, named(path));
    const dropped = await withLying({});
    expect(dropped.refusedData).toEqual([]);
    expect(amount(dropped)).not.toBe(60);
  });

  it('that the vault has not kept counts as it lies there, and no more once it was changed', async () => {
    const path = 'limits/本省.yaml';
    const { archive } = await withLying({ [path]: rule('D1', 60) });
    // As an earlier program noted it, which kept no bytes.
    await archive.act(test.actor, async (tx) => {
      await takeFile(tx, {
        ...named(path),
        sha256: sha256Of(Buffer.from(rule('D1', 60))),
        source: '放入档案库文件夹',
        by: '程序',
        at: archive.clock.now(),
      });
      return { value: undefined, act: { act: 'archive.own-files', sentence: '有变化' } };
    });
    const noted = await withLying({});
    expect(noted.refusedData).toEqual([]);
    expect(noted.limits.on('D1', '2026-03-05')?.amount).toBe(60);
    const { limits, refusedData } = await withLying({ [path]: rule('D1', 50) });
    expect(limits.on('D1', '2026-03-05')?.amount).toBe(90);
    expect(refusedData[0]?.message).toContain('在程序之外被改动过，没有采用');
  });

  it.each([
    ['limits/坏.yaml', 'rules: 1\n'],
    ['limits/本省.json', '{}'],
    ['phrases/本局.yaml', 'source: 本局\n'],
    ['access/roles.yaml', 'source: 1\n'],
    ['limits/没有的.yaml', undefined],
  ])('%s is not taken in when it cannot be read, or is none of its folder', async (path, text) => {
    const { archive } = await withLying(text === undefined ? {} : { [path]: text });
    await expect(takeOwnFile(archive, test.actor, { ...named(path), source: '本局' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    expect(await acts('archive.take-file')).toEqual([]);
  });

  it('that gives rights counts only when somebody took it in', async () => {
    const roles = shipped('access', 'roles.yaml').replace(
      'archive.decide: { administrator: all }',
      'archive.decide: { clerk: all, administrator: all }',
    );
    const name = { folder: 'access', file: 'roles.yaml' } as const;
    const first = await withLying({ 'access/roles.yaml': roles });
    expect(first.access.own).toBe(false);
    expect(first.access.table['archive.decide']).toEqual({ administrator: 'all' });
    expect(first.refusedData).toEqual([
      expect.objectContaining({
        message: '权限文件“roles.yaml”是在程序之外放入的，没有采用。核对内容和来源以后再采用。',
        untaken: true,
      }),
    ]);
    await takeOwnFile(first.archive, test.actor, { ...name, source: '局党组会议纪要' });
    const second = await withLying({});
    expect(second.access.table['archive.decide']).toEqual({ clerk: 'all', administrator: 'all' });
    // Changed or taken away since, it counts as it was taken in.
    const third = await withLying({
      'access/roles.yaml': roles.replace(
        'people.edit: { administrator: all }',
        'people.edit: { clerk: all, administrator: all }',
      ),
    });
    expect(third.access.table['people.edit']).toEqual({ administrator: 'all' });
    expect(third.access.table['archive.decide']).toEqual({ clerk: 'all', administrator: 'all' });
    expect(third.refusedData[0]?.message).toContain('在程序之外被改动过，没有采用');
    await dropOwnFile(third.archive, test.actor, name);
    expect((await withLying({})).access).toMatchObject({ own: false, problems: [] });
  });

  const way = (changes: (text: string) => string = (text) => text) =>
    changes(
      shipped('procedure', 'summary.yaml')
        .replace('name: 简易程序', 'name: 本局简易程序')
        .replace('from: 2021-07-15', 'from: 2026-06-01'),
    );
  const lanesOf = ({ procedure }: Workplace) =>
    procedure
      .lanes()
      .filter(({ lane }) => lane.procedure === 'summary')
      .map(({ lane: { name, from, until }, own }) => ({ name, from, until, own }));
  const program = { name: '简易程序', from: '2021-07-15', until: undefined, own: false };

  it('that leads a case counts on the days it is in force, and the program’s on the others', async () => {
    expect(lanesOf(await withLying({ 'procedure/简易.yaml': way() }))).toEqual([program]);
    const taken = await withOwn({ 'procedure/简易.yaml': way() });
    expect(taken.refusedData).toEqual([]);
    expect(lanesOf(taken)).toEqual([
      { name: '本局简易程序', from: '2026-06-01', until: undefined, own: true },
      { ...program, until: '2026-05-31' },
    ]);
    await dropOwnFile(taken.archive, test.actor, named('procedure/简易.yaml'));
    expect(lanesOf(await withLying({}))).toEqual([program]);
  });

  it.each([
    [
      'a word nobody knows',
      (text: string) => text.replace('done: [decided]', 'done: [decidet]'),
      /第\d+行：.*不认识的条件“decidet”/,
    ],
    [
      'a step that is not there',
      (text: string) => text.replace(/(stage: closed\s+after:) \[serve\]/, '$1 [serve, pay]'),
      /第\d+行：步骤“archive”排在没有的步骤“pay”之后/,
    ],
    ['a circle', (text: string) => text.replace('after: []', 'after: [perform]'), /第\d+行：.*互相排在后面/],
    [
      'an unknown document',
      (text: string) => text.replace('kind: on_the_spot_penalty_decision', 'kind: spot_decision'),
      /第\d+行：.*不认识的文书“spot_decision”/,
    ],
  ])('that leads a case with %s is not taken in; the sentence says where', async (_, wrong, sentence) => {
    const path = 'procedure/错.yaml';
    const { archive } = await withLying({ [path]: way(wrong) });
    await expect(takeOwnFile(archive, test.actor, { ...named(path), source: '本局' })).rejects.toThrow(
      sentence,
    );
    const { refusedData, procedure } = await withLying({});
    expect(refusedData).toEqual([
      { folder: 'procedure', file: '错.yaml', message: expect.stringMatching(sentence) },
    ]);
    expect(procedure.lanes().some(({ own }) => own)).toBe(false);
  });

  it.each([
    [
      'the same way on one day',
      (text: string) => text.replace('2026-06-01', '2026-09-01'),
      /“错.yaml”.*施行日期重叠/,
    ],
    [
      'another name for the way of a procedure',
      (text: string) => text.replace('id: summary', 'id: quick'),
      /id应是“summary”/,
    ],
    [
      'a side way under the name of a main one',
      (text: string) => text.replace('procedure: summary', 'startsWith: [deferred]'),
      /“summary”是程序自带的简易程序/,
    ],
    [
      'a step done in no known way',
      (text: string) =>
        text
          .replace('through: [deferral, enforcement]', 'through: [nowhere]')
          .replace('2026-06-01', '2020-06-01\n    until: 2020-12-31'),
      /没有这个程序/,
    ],
  ])(
    'that leads a case and brings %s disables itself, and not the one beside it',
    async (_, wrong, sentence) => {
      const both = await withOwn({ 'procedure/错.yaml': way(wrong), 'procedure/对.yaml': way() });
      expect(both.refusedData).toEqual([
        { folder: 'procedure', file: '错.yaml', message: expect.stringMatching(sentence), taken: true },
      ]);
      expect(lanesOf(both).map(({ name }) => name)).toEqual(['本局简易程序', '简易程序']);
    },
  );

  it('that brings the same twice is taken once, and the second file is named', async () => {
    const { limits, refusedData } = await withOwn({
      'limits/一.yaml': rule('D1', 60),
      'limits/二.yaml': rule('D1', 70),
    });
    expect(limits.on('D1', '2026-03-05')?.amount).toBe(60);
    expect(refusedData).toEqual([
      {
        folder: 'limits',
        file: '二.yaml',
        message: '本局期限文件“二.yaml”：“D1”在文件“一.yaml”里已经有了，两份只能留一份。',
        taken: true,
      },
    ]);
  });
});
