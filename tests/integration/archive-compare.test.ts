import { copyFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { codeOfHead } from '#shared/domain/archive/head-code.ts';
import { present } from '#shared/lib/assert.ts';
import { type App, createApp } from '#main/app.ts';
import { headOfCase } from '#main/features/archive/archive.ts';
import { stderrLog } from '#main/platform/log.ts';
import { changeFacts } from '#tests/support/a-case.ts';
import { aDecisionCase } from '#tests/support/a-document.ts';
import { sitDown } from '#tests/support/sit-down.ts';
import { fixedClock, openTestApp, resourcesRoot, type TestApp } from '#tests/support/temporary-archive.ts';
import { windowAt } from '#tests/support/window-at.ts';

const clock = fixedClock();
let test: TestApp;
let caseId: string;
let others: App[];
beforeEach(async () => {
  others = [];
  test = await openTestApp({ clock });
  ({ id: caseId } = await aDecisionCase(test.client));
});
afterEach(async () => {
  for (const app of others) await app.close();
  await test.close();
});

/** What 备考表 prints of a case at this moment. */
const onPaper = async ({ app }: TestApp, of = caseId): Promise<string> =>
  codeOfHead(present(await headOfCase(app.workplace().archive.db, of), 'the end of the chain of a case'));
const compare = (code: string, { client }: Pick<TestApp, 'client'> = test) =>
  client.archive.compareCode({ code });

/** Changes the database past the program, by a hand of its own. */
function byHand(change: (db: Sqlite.Database) => void): void {
  const db = new Sqlite(join(test.archiveDir, 'archive.sqlite'));
  try {
    change(db);
  } finally {
    db.close();
  }
}

describe('the code on paper', () => {
  it('fits the archive it was printed from, however it is typed', async () => {
    const code = await onPaper(test);
    const { holds, said } = await compare(code);
    expect({ holds, said }).toEqual({
      holds: true,
      said: expect.stringMatching(
        /^与备考表一致：到第\d+条操作记录（2026-03-05 09:30，.+）为止没有被改动。$/,
      ),
    });
    expect(await compare(`  ${code.toLowerCase().replaceAll('-', ' ')} `)).toEqual({ holds, said });
  });

  it('fits still when the case went on, and says how far it speaks', async () => {
    const code = await onPaper(test);
    const [, until] = code.split('-');
    await changeFacts(test.client, caseId, { title: '后来改的案件名称' });
    expect(await onPaper(test)).not.toBe(code);
    expect(await compare(code)).toEqual({
      holds: true,
      said: expect.stringContaining(`到第${until ?? ''}条操作记录`),
    });
  });

  it('fits no more when the act was changed, also by somebody who changed what hangs on it', async () => {
    const code = await onPaper(test);
    byHand((db) => {
      db.prepare(`update acts set hash = ? where chain = ? and sequence = ?`).run(
        'b'.repeat(64),
        caseId,
        Number(code.split('-')[1]),
      );
    });
    expect(await compare(code)).toEqual({
      holds: false,
      said: expect.stringMatching(/^第\d+条操作记录与备考表上的校验码不一致：输入有误，或者/),
    });
  });

  it('fits and is not enough when something of the case is not as its acts say', async () => {
    const code = await onPaper(test);
    byHand((db) => db.prepare(`update cases set title = '改过的' where id = ?`).run(caseId));
    expect(await compare(code)).toEqual({
      holds: false,
      said: expect.stringMatching(/^校验码一致，但本案现在与操作记录不一致：.*案件名称.*改过的/),
    });
  });

  it('fits and is not enough when an act of the case says something else now', async () => {
    const code = await onPaper(test);
    byHand((db) => db.prepare(`update acts set sentence = '没有做过' where chain = ?`).run(caseId));
    expect(await compare(code)).toEqual({
      holds: false,
      said: expect.stringMatching(/^校验码一致，但本案现在与操作记录不一致：.*的内容被改动过。$/),
    });
  });

  it('fits and is not enough when the end of the chain is noted by another number', async () => {
    const code = await onPaper(test);
    byHand((db) => db.prepare(`update chains set sequence = sequence - 1 where chain = ?`).run(caseId));
    expect(await compare(code)).toEqual({
      holds: false,
      said: expect.stringMatching(/^校验码一致，但本案现在与操作记录不一致：本案的操作记录链末尾/),
    });
  });

  it('of one case speaks of no other', async () => {
    const { id: other } = await aDecisionCase(test.client);
    const code = await onPaper(test);
    byHand((db) => db.prepare(`update cases set title = '改过的' where id = ?`).run(other));
    expect(await compare(code)).toMatchObject({ holds: true });
    expect(await compare(await onPaper(test, other))).toMatchObject({ holds: false });
  });

  it('of another bureau fits nothing here', async () => {
    const another = await openTestApp({ clock });
    try {
      const { id } = await aDecisionCase(another.client);
      const code = await onPaper(another, id);
      expect(await compare(code, another)).toMatchObject({ holds: true });
      expect(await compare(code)).toEqual({
        holds: false,
        said: expect.stringContaining('与备考表上的校验码不一致'),
      });
    } finally {
      await another.close();
    }
  });

  it('is missing where the older database was put back', async () => {
    const aside = join(test.dir, 'old.sqlite');
    await test.app.workplace().archive.copyDatabase(aside);
    const before = await onPaper(test);
    await changeFacts(test.client, caseId, { title: '后来改的案件名称' });
    const code = await onPaper(test);
    await test.app.close();
    for (const name of readdirSync(test.archiveDir))
      if (name.startsWith('archive.sqlite')) rmSync(join(test.archiveDir, name));
    copyFileSync(aside, join(test.archiveDir, 'archive.sqlite'));

    const app = await createApp({
      resourcesRoot,
      configDir: join(test.dir, 'config'),
      archiveDir: test.archiveDir,
      capabilities: { host: 'cli' },
      log: stderrLog,
      clock,
    });
    others.push(app);
    const { client } = windowAt(app);
    await sitDown(client, test.actor.id);
    expect(await compare(code, { client })).toEqual({
      holds: false,
      said: `档案库里没有第${code.split('-')[1] ?? ''}条操作记录：档案库被换成了旧的，或者操作记录被删除过。`,
    });
    expect(await compare(before, { client })).toMatchObject({ holds: true });
  });

  it.each(['', 'AJ-1', 'AJ-12-9F3A-22C1-0B7E', '2026-001', 'AJ-12-9F3A-22C1-0B7E-45DG'])(
    'is asked for again where it is none: %j',
    async (typed) => {
      expect(await compare(typed)).toEqual({
        holds: false,
        said: expect.stringMatching(/^这不是完整的案卷校验码/),
      });
    },
  );
});
