import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { NO_OWN_DATA } from '#main/platform/rule-data/own-data.ts';
import { createStatutes } from '#main/features/statutes/statutes.ts';
import { readStatute, readStatutes } from '#main/platform/rule-data/statutes.ts';
import { countedFiles } from '#tests/support/counted-files.ts';
import { resourcesRoot } from '#tests/support/temporary-archive.ts';
import { temporaryFolder } from '#tests/support/temporary-folder.ts';

const shipped = join(resourcesRoot, 'resources', 'statutes');

describe('the laws of the program', () => {
  it('are whole: every article from the first to the last, none empty', async () => {
    const { statutes, problems } = await readStatutes(shipped);
    expect(problems).toEqual([]);
    const counts = Object.fromEntries(statutes.map(({ short, articles }) => [short, articles.length]));
    expect(counts).toMatchObject({
      行政处罚法: 86,
      行政强制法: 71,
      程序规定: 87,
      听证办法: 35,
      行政复议法: 90,
    });
    for (const { title, articles } of statutes) {
      expect(
        articles.map(({ number }) => number),
        title,
      ).toEqual(articles.map((_, index) => index + 1));
      for (const { number, paragraphs } of articles) {
        const texts = paragraphs.flatMap(({ text, items }) => [text, ...items.map((item) => item.text)]);
        expect(texts.length > 0 && texts.every((text) => text !== ''), `${title} ${String(number)}`).toBe(
          true,
        );
        for (const { items } of paragraphs)
          expect(
            items.map((item) => item.number),
            `${title} ${String(number)}`,
          ).toEqual(items.map((_, at) => at + 1));
      }
    }
    const procedure = statutes.find(({ short }) => short === '程序规定');
    expect(procedure?.articles[81]?.paragraphs[0]?.items[4]?.text).toContain('经过三十日，即视为送达');
  });
});

describe('the laws of a bureau', () => {
  it('join those of the program, in the place of one with the same title, as soon as their file is there', async () => {
    const own = join(temporaryFolder(), 'statutes');
    const statutes = createStatutes(shipped, () =>
      Promise.resolve(existsSync(own) ? countedFiles(own) : NO_OWN_DATA),
    );
    const before = (await statutes.list()).statutes.length;
    mkdirSync(own);
    writeFileSync(join(own, 'a.yaml'), 'title: 某市条例\ntext: |\n  第一条　试验。\n');
    writeFileSync(
      join(own, 'b.yaml'),
      'title: 中华人民共和国行政处罚法\ntext: |\n  第一条　本局所用文本。\n',
    );
    writeFileSync(join(own, 'c.yaml'), 'title: 没有正文\n');
    const { statutes: after, problems } = await statutes.list();
    expect(after).toHaveLength(before + 1);
    expect(
      after
        .filter(({ title }) => title === '中华人民共和国行政处罚法')
        .map(({ articles }) => articles.length),
    ).toEqual([1]);
    expect(problems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/法规文件“c\.yaml”.*text（正文/),
    ]);
  });

  it('are refused with what to mend', () => {
    expect(readStatute('title: [')).toMatch(/不是正确的 YAML/);
    expect(readStatute('title: 甲\ntext: 没有条文\n')).toMatch(/每条应另起一行/);
  });
});
