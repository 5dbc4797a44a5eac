import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { runCli } from '#main/hosts/cli/program.ts';
import { invented2027 } from '#tests/support/year-2027.ts';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'anjuan-deadline-'));
});
afterEach(() => {
  rmSync(dir, { recursive: true, force: true });
});

async function anjuan(...args: readonly string[]) {
  let out = '';
  let error = '';
  const code = await runCli(args, {
    out: (text) => (out += `${text}\n`),
    error: (text) => (error += `${text}\n`),
    progress: () => undefined,
  });
  return { code, out, error };
}

const answer = z.looseObject({
  due: z.string(),
  article: z.string(),
  steps: z.array(z.strictObject({ date: z.string(), counted: z.boolean(), reason: z.string() })),
  notes: z.array(z.string()),
});

async function compute(...args: readonly string[]) {
  const { code, out, error } = await anjuan('deadline', 'compute', ...args, '--json');
  expect({ code, error }).toEqual({ code: 0, error: '' });
  return answer.parse(JSON.parse(out));
}

async function refusal(...args: readonly string[]): Promise<string> {
  const { code, out, error } = await anjuan(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(error.trim().split('\n')).toHaveLength(1);
  return error.trim();
}

function eventsFile(content: unknown): string {
  const file = join(dir, 'events.json');
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

describe('deadline compute', () => {
  it('answers with the day, the article, and every day on the way', async () => {
    const { due, article, steps } = await compute('--rule', 'D4', '--start', '2026-09-28');
    expect(due).toBe('2026-10-10');
    expect(article).toContain('程序规定第五十七条');
    expect(steps).toHaveLength(13);
    expect(steps[0]).toEqual({ date: '2026-09-28', counted: false, reason: '开始的日不计算在内' });
    expect(steps[3]).toEqual({ date: '2026-10-01', counted: false, reason: '国庆节' });
    expect(steps.at(-1)).toEqual({ date: '2026-10-10', counted: true, reason: '调休上班（国庆节）' });
    expect(steps.filter(({ counted }) => counted)).toHaveLength(5);
  });

  it('takes extensions and time that does not count from a file; the example is one', async () => {
    const { out } = await anjuan('deadline', 'example');
    const { due, steps } = await compute(
      '--rule',
      'D1',
      '--start',
      '2026-03-02',
      '--events',
      eventsFile(out),
    );
    // 90 + 30 days; left out are 03-11 … 04-08 (two that overlap, 29 days) and 06-16 … 07-03 (18 days).
    expect(due).toBe('2026-08-16');
    expect(steps.filter(({ reason }) => reason.startsWith('扣除'))).toHaveLength(29 + 18);
    expect(steps.find(({ date }) => date === '2026-03-22')?.reason).toBe(
      '扣除：检测、检验、检疫、鉴定；中止调查',
    );
  });

  it('counts hours through the clock', async () => {
    const { due, notes } = await compute('--rule', 'B1', '--start', '2026-03-05T09:30');
    expect(due).toBe('2026-03-06T10:00+08:00');
    expect(notes.join()).toContain('2026年3月6日09:30');
  });

  it('says that a limit was not read in the text of its article', async () => {
    expect((await compute('--rule', 'E3', '--start', '2023-05-04')).notes).toContain(
      '行政复议法（2017）第九条：条文原文没有核对。',
    );
  });

  it.each([
    ['an unknown rule', ['--rule', 'Z9', '--start', '2026-03-05'], /没有编号为“Z9”的期限规则/],
    ['a rule that is no limit', ['--rule', 'A4', '--start', '2026-03-05'], /A4不是期限：/],
    ['a day that does not exist', ['--rule', 'D1', '--start', '2026-02-30'], /“2026-02-30”不是日期/],
    ['a day for hours', ['--rule', 'B1', '--start', '2026-03-05'], /以小时计算，起算时间应写作/],
    ['an hour that does not exist', ['--rule', 'B1', '--start', '2026-03-05T24:30'], /不是时间/],
    [
      'a year without data',
      ['--rule', 'D4', '--start', '2026-12-28'],
      /没有2027年的放假安排.*估计为2027年1月4日/,
    ],
    ['a start in a year without data', ['--rule', 'D1', '--start', '2031-01-10'], /没有2031年的放假安排/],
    ['a start no calendar reaches', ['--rule', 'D4', '--start', '9999-12-31'], /超出了可以计算的范围/],
    ['a day before the text', ['--rule', 'A7', '--start', '2026-04-14'], /只收录了2026年4月15日以后的条文/],
  ])('refuses %s in one sentence', async (_, args, sentence) => {
    expect(await refusal('deadline', 'compute', ...args)).toMatch(sentence);
  });

  it('estimates only when asked, and says so', async () => {
    const { code, out } = await anjuan(
      ...['deadline', 'compute', '--rule', 'D4', '--start', '2026-12-28', '--estimate', '--json'],
    );
    expect(code).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ due: '2027-01-04', estimate: true });
    expect(out).toContain('2027年的放假安排还没有导入');
  });

  const testing = { event: 'testing', on: '2026-03-10', until: '2026-03-25' };
  it.each([
    [
      'out of order',
      [testing, { event: 'suspension', on: '2026-03-09', until: '2026-03-12' }],
      /第2个事件：.*先后排列/,
    ],
    ['in the future', [{ event: 'extended', on: '2099-03-09', amount: 30 }], /晚于今天.*还没有发生/],
    ['before the start', [{ event: 'testing', on: '2026-02-09', until: '2026-03-25' }], /早于起算日/],
    ['that end before they begin', [{ ...testing, until: '2026-03-09' }], /早于开始的日期/],
    ['that have not ended', [{ event: 'testing', on: '2026-03-10' }], /还没有结束的日期/],
    ['of an unknown kind', [{ event: 'holiday', on: '2026-03-10' }], /event 为 extended、period、testing/],
    ['without a day', [{ event: 'testing' }], /“events\.0\.on”/],
    [
      'with more than the article allows',
      [{ event: 'extended', on: '2026-05-09', amount: 31 }],
      /首次延长不得超过30日/,
    ],
    [
      'without measure',
      [{ event: 'extended', on: '2026-05-09', amount: 999_999_999 }],
      /超出了可以计算的范围/,
    ],
    ['of a period the law fixes', [{ event: 'period', on: '2026-03-02', amount: 1 }], /期限由法律规定/],
    ['that come too late', [{ event: 'extended', on: '2026-06-09', amount: 30 }], /届满以后不能延长/],
    [
      'the rule does not know',
      [{ event: 'hindrance', on: '2026-05-09', until: '2026-05-10' }],
      /不扣除“不可抗力/,
    ],
    ['that are no JSON', '{"events": [', /不是正确的JSON/],
    ['that are no list', '{"events": 5}', /应是事件的列表/],
  ])('refuses events %s', async (_, content, sentence) => {
    expect(
      await refusal(
        ...['deadline', 'compute', '--rule', 'D1', '--start', '2026-03-02', '--events', eventsFile(content)],
      ),
    ).toMatch(sentence);
  });
});

describe('workdays', () => {
  it('counts both ends', async () => {
    const { code, out } = await anjuan('workdays', '--from', '2026-02-13', '--to', '2026-02-24', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toEqual({ count: 3, days: ['2026-02-13', '2026-02-14', '2026-02-24'] });
  });

  it.each([
    ['a year without data', '2026-12-31', '2027-01-04', /没有2027年的放假安排/],
    ['a bad day', '2026-13-01', '2026-12-31', /“2026-13-01”不是日期/],
    ['an end before its beginning', '2026-03-02', '2026-03-01', /早于第一日/],
  ])('refuses %s', async (_, from, to, sentence) => {
    expect(await refusal('workdays', '--from', from, '--to', to)).toMatch(sentence);
  });
});

describe('the data of an archive', () => {
  it('takes a new year by file, shown before it counts, and says where it comes from', async () => {
    const archive = join(dir, '档案库');
    const file = join(dir, '2027.json');
    writeFileSync(file, JSON.stringify(invented2027));
    const bureau = join(dir, 'bureau.json');
    writeFileSync(bureau, (await anjuan('archive', 'example')).out);
    await anjuan('archive', 'create', '--archive', archive, '--bureau', bureau);
    const into = ['--file', file, '--archive', archive];

    const shown = await anjuan('calendar', 'import', ...into, '--show');
    expect(shown.out).toContain('来源：https://www.example.org/2027.htm');
    expect(shown.out).toContain('2027-02-13  上班  春节');
    const question = ['--rule', 'D4', '--start', '2026-12-28', '--archive', archive];
    expect(await refusal('deadline', 'compute', ...question)).toContain('没有2027年的放假安排');

    expect((await anjuan('calendar', 'import', ...into)).out).toContain('已导入：2027年');
    expect((await compute(...question)).due).toBe('2027-01-05');
    const rules = await anjuan('rules', 'list', '--archive', archive);
    expect(rules.out).toContain('为测试编造的2027年放假安排 https://www.example.org/2027.htm（本局）');

    await anjuan('calendar', 'close', '--date', '2026-12-30', '--reason', '暴雪停工', '--archive', archive);
    const closed = await compute(...question);
    expect(closed.due).toBe('2027-01-06');
    expect(closed.steps).toContainEqual({ date: '2026-12-30', counted: false, reason: '本地休息：暴雪停工' });
  });

  it('is listed without an archive: limits, years, laws', async () => {
    const { code, out } = await anjuan('rules', 'list', '--json');
    expect(code).toBe(0);
    const { rules } = z
      .looseObject({
        rules: z.array(z.looseObject({ kind: z.string(), id: z.string(), origin: z.string() })),
      })
      .parse(JSON.parse(out));
    expect(rules).toContainEqual(
      expect.objectContaining({ kind: 'limit', id: 'D1', article: '程序规定第六十四条', basis: 'law' }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({
        kind: 'calendar',
        id: '2026',
        papers: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
      }),
    );
    expect(rules).toContainEqual(
      expect.objectContaining({ kind: 'statute', id: '中华人民共和国行政处罚法' }),
    );
  });
});
