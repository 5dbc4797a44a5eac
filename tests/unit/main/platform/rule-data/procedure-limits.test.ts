import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readRules, readRulesText } from '#main/platform/rule-data/procedure-limits.ts';
import { ruleIds } from '#shared/domain/procedure/counting/limits.ts';
import { basisWords } from '#shared/domain/procedure/counting/explain.ts';
import { present } from '#shared/lib/assert.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const folder = join(resourcesRoot, 'resources', 'limits', 'rules');
const limits = await readRules(folder);
const decision = readFileSync(join(folder, 'decision.yaml'), 'utf8');

function spoilt(from: string, to: string): () => unknown {
  expect(decision).toContain(from);
  return () => readRulesText('decision.yaml', decision.replace(from, to));
}

describe('the limits that are shipped', () => {
  it('have every rule', () => {
    const there = new Set(limits.all().map(({ id }) => id));
    expect(ruleIds.filter((id) => !there.has(id))).toEqual([]);
  });

  it('say from when on another number holds', () => {
    const amount = (rule: 'E2' | 'D4' | 'B2', date: string): string => {
      const limit = present(limits.on(rule, date), rule);
      return `${limit.amount.toString()} ${limit.unit}`;
    };
    expect(amount('E2', '2022-10-31')).toBe('60 day');
    expect(amount('E2', '2022-11-01')).toBe('30 day');
    expect(amount('D4', '2021-07-14')).toBe('3 workday');
    expect(amount('D4', '2021-07-15')).toBe('5 workday');
    expect(amount('B2', '2021-07-14')).toBe('7 day');
    expect(limits.on('A7', '2026-04-14')).toBeUndefined();
  });

  it('say where the text of the article was not seen, or only in a copy', () => {
    const unseen = limits.all().filter(({ basis }) => basis === 'unverified');
    for (const rule of ['B5', 'B9', 'B10'] as const)
      expect(unseen.find(({ id }) => id === rule)?.remark).toContain('没有与公布机关的文本核对');
    expect(unseen.find(({ id, from }) => id === 'E2' && from === '2019-04-01')?.remark).toContain(
      '第七十二条是按修改决定的条次推定的',
    );
    for (const limit of unseen) expect(basisWords(limit)).toBe('条文原文没有核对');
  });

  it('never move a limit that binds the bureau past a day of rest', () => {
    for (const rule of ['A3', 'B2', 'B3', 'B5', 'D1', 'E1', 'E10'] as const)
      expect([rule, limits.on(rule, '2026-03-02')?.restDay]).toEqual([rule, 'stays']);
  });
});

describe('limits that are refused, with line and cause', () => {
  it.each([
    ['an unknown event', 'start: notice_served', 'start: notice_sent', '：不认识的起算事件“notice_sent”'],
    ['an unknown unit', 'unit: workday', 'unit: week', '：不认识的单位“week”'],
    ['an unknown deduction', '[suspension, ', '[holidays, ', '：不认识的扣除时间“holidays”'],
    ['an unknown rule', '  D4:', '  D99:', '没有编号为“D99”的规则'],
    ['no amount', 'amount: 90', 'amount: 0', 'amount'],
  ])('%s', (_, from, to, sentence) => {
    expect(spoilt(from, to)).toThrow(/^期限文件“decision\.yaml”第\d+行：/);
    expect(spoilt(from, to)).toThrow(sentence);
  });

  it('editions in force at the same time', () => {
    const both = decision.replace('until: 2021-07-14', 'until: 2021-07-16');
    expect(() => readRulesText('decision.yaml', both)).toThrow(
      /第\d+行：规则D1自2021-07-15起的一版与自2019-04-01起的一版施行日期重叠。$/,
    );
  });

  it('a rule that stands in two files', async () => {
    const twice = temporaryFolder();
    writeFileSync(join(twice, 'a.yaml'), decision);
    writeFileSync(join(twice, 'b.yaml'), decision);
    await expect(readRules(twice)).rejects.toThrow('期限文件“b.yaml”：规则D1在别的文件里已经有了。');
  });
});
