import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readLocalDays, readYear } from '#main/platform/rule-data/calendar.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';

const shipped = readFileSync(join(resourcesRoot, 'resources', 'calendars', '2026.yaml'), 'utf8');

/** The notice of 2026 with one word of it wrong. */
function spoilt(from: string, to: string): () => unknown {
  expect(shipped).toContain(from);
  return () => readYear('2026.yaml', shipped.replace(from, to));
}

const day = (date: string, isOffDay = true, name = '春节'): string =>
  `  - { date: ${date}, name: ${name}, isOffDay: ${isOffDay.toString()} }\n`;

describe('a year of holidays', () => {
  it('is read as YAML and as JSON, with its source', () => {
    const year = readYear('2026.yaml', shipped);
    expect(year).toMatchObject({
      year: 2026,
      title: '国务院办公厅关于2026年部分节假日安排的通知',
      papers: ['https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm'],
    });
    expect(readYear('2026.json', JSON.stringify(year, null, 2))).toEqual(year);
  });

  it.each([
    [
      'a day twice',
      day('2026-02-15'),
      day('2026-02-15') + day('2026-02-15'),
      /第\d+行：2026年2月15日出现了两次。$/,
    ],
    [
      'a make-up day on a Monday',
      day('2026-02-14', false),
      day('2026-03-02', false),
      /第\d+行：2026年3月2日是周一，调休上班的日子只能是周六、周日。$/,
    ],
    ['a day of another year', day('2026-02-15'), day('2025-02-15'), /第\d+行：2025年2月15日不在2026年/],
    ['a day that does not exist', day('2026-02-15'), day('2026-02-30'), /第\d+行：“days\.\d+\.date”应是日期/],
    ['another year in the head', 'year: 2026', 'year: 2027', /第\d+行：2026年1月1日不在2027年/],
    ['a word that is no field', 'isOffDay: true', 'isOffday: true', /第\d+行：.*isOff/],
    [
      'no source',
      /papers:\n.*\n/.exec(shipped)?.[0] ?? '',
      'papers: []\n',
      /第\d+行：“papers”应写明通知的网址。$/,
    ],
    ['a name that is no YAML', 'year: 2026', 'year: [2026', /第\d+行：不是正确的 YAML/],
  ])('is refused with line and cause: %s', (_, from, to, sentence) => {
    const read = spoilt(from, to);
    expect(read).toThrow(sentence);
    expect(read).toThrow(/^节假日文件“2026\.yaml”/);
  });

  it('is refused when half of it is missing', () => {
    const lines = shipped.split('\n');
    const half = lines.slice(
      0,
      lines.findIndex((line) => line.includes('2026-06')),
    );
    expect(() => readYear('2026.yaml', half.join('\n'))).toThrow(
      '2026年的安排不完整：没有国庆节（2026年10月1日）；一年要一次导全。',
    );
    const noFestival = lines.filter((line) => !line.includes('端午'));
    expect(() => readYear('2026.yaml', noFestival.join('\n'))).toThrow('2026年的安排不完整：没有端午；');
    const shortFestival = lines.filter((line) => !/2026-02-(1[7-9]|2)/.test(line));
    expect(() => readYear('2026.yaml', shortFestival.join('\n'))).toThrow(
      '2026年的安排不完整：春节只有2天；一年要一次导全。',
    );
    expect(() =>
      readYear('2027.json', '{"year":2027,"papers":["https://www.gov.cn/x.htm"],"days":[]}'),
    ).toThrow('没有一天的安排；2027年的通知公布以后再导入。');
  });

  it('names the very line', () => {
    const lines = shipped.trimEnd().split('\n');
    const at = lines.findIndex((line) => line.includes('2026-02-17'));
    const twice = [...lines.slice(0, at), lines[at], ...lines.slice(at)].join('\n');
    expect(() => readYear('2026.yaml', twice)).toThrow(
      `第${(at + 2).toString()}行：2026年2月17日出现了两次。`,
    );
  });
});

describe('local days', () => {
  it('have a reason and are there once', () => {
    const one = 'days:\n  - { date: 2021-07-21, workday: false, reason: 暴雨停工 }\n';
    expect(readLocalDays('local.yaml', one)).toEqual([
      { date: '2021-07-21', workday: false, reason: '暴雨停工' },
    ]);
    expect(() => readLocalDays('local.yaml', one.replace('暴雨停工', "''"))).toThrow('第2行');
    expect(() => readLocalDays('local.yaml', `${one}${one.split('\n')[1] ?? ''}\n`)).toThrow(
      '第3行：2021-07-21出现了两次。',
    );
  });
});
