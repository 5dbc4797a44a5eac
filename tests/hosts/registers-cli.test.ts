import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WHOLE } from '#shared/domain/goods/quantity.ts';
import { aCase } from '#tests/support/a-case.ts';
import { aDecisionCase, anIssued, PENALTY_DECISION, SERVICE_RECEIPT } from '#tests/support/a-document.ts';
import { anjuan as run, expectRefused, json as asJson } from '#tests/support/command-line.ts';
import { aGoodsCase, type GoodsCase } from '#tests/support/goods-case.ts';
import { TEST_PIN } from '#tests/support/sit-down.ts';
import { fixedClock, openTestApp, type TestApp } from '#tests/support/temporary-archive.ts';

/** The archive as the screens left it; every command is one of its own. */
let test: TestApp;
let goods: GoodsCase;
let decided: string;
let bare: string;
let seat: readonly string[];
beforeAll(async () => {
  test = await openTestApp({ clock: fixedClock('2026-03-13T09:30:00+08:00') });
  const { client } = test;
  goods = await aGoodsCase(client);
  const line = { listId: goods.listId, name: '辣椒酱', model: '210克/瓶', unit: '瓶' };
  const move = (kind: 'sent' | 'returned', on: string, quantity: number) =>
    client.goods.move({ caseId: goods.caseId, kind, on, lines: [{ ...line, quantity: quantity * WHOLE }] });
  await move('sent', '2026-03-06', 2);
  await move('returned', '2026-03-07', 3);
  ({ id: decided } = await aDecisionCase(client));
  const decision = await anIssued(client, decided, PENALTY_DECISION, { document_date: '2026-03-10' });
  await anIssued(client, decided, SERVICE_RECEIPT, { received_on: '2026-03-12' }, decision.id);
  await client.money.pay({ caseId: decided, kind: 'paid', of: 'fine', on: '2026-03-13', amount: 200_000 });
  ({ id: bare } = await client.cases.create(await aCase(client)));
  const pinFile = join(test.dir, 'pin');
  writeFileSync(pinFile, `${TEST_PIN}\n`);
  const people = await client.people.list({});
  const login = people.find(({ id }) => id === test.actor.id)?.login ?? '';
  seat = ['--archive', test.archiveDir, '--as', login, '--pin-file', pinFile];
});
afterAll(() => test.close());

const anjuan = (...args: readonly string[]) => run(...args, ...seat);
const json = (...args: readonly string[]) => asJson(...args, ...seat);

describe('goods', () => {
  it('shows where every part of each thing is, by the id and by the number of the case', async () => {
    const shown = await anjuan('goods', 'show', '--case', goods.caseId);
    expect(shown.code).toBe(0);
    expect(shown.out.trim().split('\n')).toEqual([
      `清单${goods.listNumber}`,
      '  辣椒酱（210克/瓶） 12瓶，在库7瓶，送检2瓶，退还3瓶',
      '  芝麻酱（210克/瓶） 8瓶，在库8瓶',
    ]);
    // What does not add up is said beside it, whatever the form of the answer.
    expect(shown.error).toContain('登记退还');
    expect(await anjuan('goods', 'show', '--case', goods.caseNumber)).toEqual(shown);
    const { code, out, error } = await anjuan('goods', 'show', '--case', goods.caseId, '--json');
    expect([code, error]).toEqual([0, shown.error]);
    expect(JSON.parse(out)).toMatchObject({
      lists: [
        { number: goods.listNumber, items: [{ name: '辣椒酱', testing: 2 * WHOLE }, { name: '芝麻酱' }] },
      ],
      standing: { any: true, left: true, told: true },
    });
  });

  it('makes the labels as a file, and none of a case without property', async () => {
    const file = join(test.dir, '标签.pdf');
    expect(await json('goods', 'labels', '--case', goods.caseId, '--out', file)).toEqual({
      file,
      bytes: readFileSync(file).byteLength,
    });
    expect(readFileSync(file).subarray(0, 5).toString()).toBe('%PDF-');
    const none = join(test.dir, '没有.pdf');
    expectRefused(await anjuan('goods', 'labels', '--case', bare, '--out', none), /^本案还没有查封、扣押/);
    expect(existsSync(none)).toBe(false);
    expectRefused(
      await anjuan('goods', 'labels', '--case', goods.caseId, '--out', test.dir),
      /^“.+”是一个文件夹，请写明文件的名称。$/,
    );
    expect((await anjuan('goods', 'show', '--case', bare)).out).toBe(
      '本案没有查封、扣押、先行登记保存的财物。\n',
    );
  });
});

describe('money', () => {
  it('shows what is owed, paid and open, and by when', async () => {
    const { code, out } = await anjuan('money', 'show', '--case', decided);
    expect([code, out.trim().split('\n')]).toEqual([
      0,
      [
        '罚款：应缴5000.00元，已缴2000.00元，未缴3000.00元',
        '没收违法所得：应缴0.00元，已缴0.00元，未缴0.00元',
        expect.stringMatching(/^加处罚款：应缴/),
        '缴纳期限：2026年3月27日',
      ],
    ]);
    const { out: text } = await anjuan('money', 'show', '--case', decided, '--json');
    expect(JSON.parse(text)).toMatchObject({
      dueOn: '2026-03-27',
      sums: [{ of: 'fine', owed: 500_000, paid: 200_000, open: 300_000 }, { of: 'gains' }, { of: 'added' }],
      payments: [{ on: '2026-03-13', amount: 200_000 }],
    });
  });

  it('says that nothing is owed before a decision, not that the decision is silent', async () => {
    expect(await anjuan('money', 'show', '--case', bare)).toEqual({
      code: 0,
      out: '本案还没有定稿的处罚决定书，没有应缴的款项。\n',
      error: '',
    });
  });
});

describe('procedure', () => {
  it('shows where a case stands, what comes next, what runs and what is missing', async () => {
    const { code, out } = await anjuan('procedure', 'show', '--case', bare);
    expect(code).toBe(0);
    expect(out).toMatch(/^.+ 普通程序 · /);
    expect(out).toMatch(/\n {2}● 案源登记/);
    expect(out).toMatch(/\n下一步：案源登记（案件来源登记表），办案人员/);
    const { out: text } = await anjuan('procedure', 'show', '--case', bare, '--json');
    expect(JSON.parse(text)).toMatchObject({
      lane: 'ordinary',
      steps: expect.arrayContaining([expect.objectContaining({ id: 'register', state: 'here' })]),
      next: expect.arrayContaining([expect.objectContaining({ step: 'register', by: '办案人员' })]),
      missing: [],
      warnings: expect.any(Array),
    });
  });
});

describe('whatever is asked of a case', () => {
  it.each([
    ['goods', 'show'],
    ['goods', 'labels', '--out', 'x.pdf'],
    ['money', 'show'],
    ['procedure', 'show'],
  ])('%s %s names a case there is not, and what is missing, in one sentence', async (...command) => {
    expectRefused(await anjuan(...command, '--case', '没有的案件'), /^没有找到该案件/);
    expectRefused(await run(...command), /^缺少必需的选项“--case <编号>”、“--archive <文件夹>”。$/);
    expectRefused(await run(...command, '--case', bare, '--archive', join(test.dir, '没有')), /里没有档案库/);
    // Nobody looks into an archive with passwords who shows none.
    expectRefused(await run(...command, '--case', bare, '--archive', test.archiveDir), /--as <登录名>/);
  });

  it.each([
    ['goods', 'show、labels'],
    ['money', 'show'],
    ['procedure', 'show'],
    ['people', 'example、list、add、cases、hand-over'],
    ['rules', 'take、drop、list'],
  ])('%s alone says what may follow it', async (group, names) => {
    expectRefused(await run(group), new RegExp(`^“anjuan ${group}”后面要写明命令：${names}。$`));
    const help = await run(group, '--help');
    expect([help.code, help.error]).toEqual([0, '']);
    for (const name of names.split('、'))
      expect(help.out).toMatch(new RegExp(`^ {2}${name} +\\p{Script=Han}`, 'mu'));
  });
});
