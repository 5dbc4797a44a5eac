import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dropOwnFile, takeOwnFile } from '#main/features/archive/take-own-file.ts';
import { type App, createApp } from '#main/app.ts';
import { stderrLog } from '#main/platform/log.ts';
import type { Workplace } from '#main/workplace.ts';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';

let test: TestApp;
let app: App;
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

/** Puts files of the bureau into the archive and opens it again. */
async function withOwn(files: Readonly<Record<string, string>>): Promise<Workplace> {
  await app.close();
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(test.archiveDir, path, '..'), { recursive: true });
    writeFileSync(join(test.archiveDir, path), text);
  }
  app = await createApp({
    archiveDir: test.archiveDir,
    resourcesRoot,
    configDir: join(test.dir, 'config'),
    capabilities: { host: 'cli' },
    log: { ...stderrLog, error: () => undefined },
  });
  return app.workplace();
}

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
    const { limits, filingOrders, refusedData, penaltyAmounts } = await withOwn({
      'limits/坏.yaml': rule('D1', 60).replace('start: filed', 'start: whenever'),
      'limits/penalty-amounts.yaml': 'hearing: 1\n',
      'filing-order/坏.yaml': 'id: SAMR-78\n',
      'recorder-profiles/坏.json': '{',
      'phrases/坏.json': '{"source": 1}',
    });
    expect(limits.on('D1', '2026-03-05')).toEqual(before.limits.on('D1', '2026-03-05'));
    expect(penaltyAmounts).toEqual(before.penaltyAmounts);
    expect(filingOrders.byId.get('SAMR-78')?.parts.length).toBeGreaterThan(0);
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
    const { limits, refusedData } = await withOwn({
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

  it('is entered in the record when it comes, changes or goes', async () => {
    const noted = async (it: Workplace) =>
      (
        await it.archive.db
          .selectFrom('acts')
          .select('sentence')
          .where('act', '=', 'archive.own-files')
          .orderBy('sequence')
          .execute()
      ).map(({ sentence }) => sentence.replace(/^.*照现有的采用：/, ''));
    await withOwn({ 'limits/本省.yaml': rule('D1', 60) });
    expect(await noted(app.workplace())).toEqual(['limits/本省.yaml（新放入）']);
    await withOwn({ 'limits/本省.yaml': rule('D1', 50) });
    await withOwn({});
    await app.close();
    rmSync(join(test.archiveDir, 'limits/本省.yaml'));
    expect(await noted(await withOwn({}))).toEqual([
      'limits/本省.yaml（新放入）',
      'limits/本省.yaml（已更换）',
      'limits/本省.yaml（已移走）',
    ]);
  });

  it('that gives rights counts only when somebody took it in', async () => {
    const roles = shipped('access', 'roles.yaml').replace(
      'archive.decide: { administrator: all }',
      'archive.decide: { clerk: all, administrator: all }',
    );
    const name = { folder: 'access', file: 'roles.yaml' } as const;
    const first = await withOwn({ 'access/roles.yaml': roles });
    expect(first.access.own).toBe(false);
    expect(first.access.table['archive.decide']).toEqual({ administrator: 'all' });
    expect(first.refusedData).toEqual([
      expect.objectContaining({
        message: '权限文件“roles.yaml”是在程序之外放入的，没有采用。核对内容和来源以后，在“设置”里采用。',
        untaken: name,
      }),
    ]);
    await takeOwnFile(first.archive, test.actor, { ...name, source: '局党组会议纪要' });
    const second = await withOwn({});
    expect(second.access.table['archive.decide']).toEqual({ clerk: 'all', administrator: 'all' });
    // Changed or taken away since, it counts as it was taken in.
    const third = await withOwn({
      'access/roles.yaml': roles.replace(
        'people.edit: { administrator: all }',
        'people.edit: { clerk: all, administrator: all }',
      ),
    });
    expect(third.access.table['people.edit']).toEqual({ administrator: 'all' });
    expect(third.access.table['archive.decide']).toEqual({ clerk: 'all', administrator: 'all' });
    expect(third.refusedData[0]?.message).toContain('在程序之外被改动过，没有采用');
    await dropOwnFile(third.archive, test.actor, name);
    expect((await withOwn({})).access).toMatchObject({ own: false, problems: [] });
  });

  it('that brings the same twice is taken once, and the second file is named', async () => {
    const { limits, refusedData } = await withOwn({
      'limits/一.yaml': rule('D1', 60),
      'limits/二.yaml': rule('D1', 70),
    });
    expect(limits.on('D1', '2026-03-05')?.amount).toBe(60);
    expect(refusedData).toEqual([
      { file: '二.yaml', message: '本局期限文件“二.yaml”：“D1”在文件“一.yaml”里已经有了，两份只能留一份。' },
    ]);
  });
});
