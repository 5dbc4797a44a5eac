import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkProvision } from '#shared/domain/statutes/check-provision.ts';
import { citationText, joinProvisions, provisionText, type Provision } from '#shared/domain/statutes/cite.ts';
import { chineseNumeral, readNumeral } from '#shared/domain/statutes/numerals.ts';
import { readArticles } from '#shared/domain/statutes/read-articles.ts';
import { findCitations, readProvision } from '#shared/domain/statutes/read-citation.ts';

describe('numbers of articles', () => {
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [100, '一百'],
    [101, '一百零一'],
    [110, '一百一十'],
    [124, '一百二十四'],
    [201, '二百零一'],
    [1260, '一千二百六十'],
    [1005, '一千零五'],
  ])('%i is %s', (number, words) => {
    expect(chineseNumeral(number)).toBe(words);
    expect(readNumeral(words)).toBe(number);
  });

  it('are read back whatever they are', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 9999 }),
        (number) => readNumeral(chineseNumeral(number)) === number,
      ),
    );
  });

  it('are read from figures, and nothing else is', () => {
    expect(readNumeral('１２４')).toBe(124);
    expect(readNumeral('〇')).toBeUndefined();
    expect(readNumeral('若干')).toBeUndefined();
  });
});

describe('a citation', () => {
  it('names 条, 款, 项 and 目 in Chinese numerals', () => {
    expect(provisionText({ article: 124, paragraph: 1, item: 5 })).toBe('第一百二十四条第一款第五项');
    expect(provisionText({ article: 82, item: 2 })).toBe('第八十二条第二项');
    expect(provisionText({ article: 287, after: 2, paragraph: 1, item: 3, subitem: 2 })).toBe(
      '第二百八十七条之二第一款第三项第二目',
    );
    expect(citationText('《中华人民共和国食品安全法》', [{ article: 201 }])).toBe(
      '《中华人民共和国食品安全法》第二百零一条',
    );
  });

  it('joins several provisions, each part said once, neighbours as a range', () => {
    const item = (article: number, number: number): Provision => ({ article, paragraph: 1, item: number });
    expect(joinProvisions([item(34, 1), item(34, 3)])).toBe('第三十四条第一款第一项、第三项');
    expect(joinProvisions([item(34, 1), item(34, 2)])).toBe('第三十四条第一款第一项、第二项');
    expect(joinProvisions([item(34, 1), item(34, 2), item(34, 3)])).toBe('第三十四条第一款第一项至第三项');
    expect(joinProvisions([{ article: 5 }, { article: 6 }, { article: 7 }, { article: 9 }])).toBe(
      '第五条至第七条、第九条',
    );
    expect(joinProvisions([item(34, 1), item(35, 1)])).toBe('第三十四条第一款第一项、第三十五条第一款第一项');
  });

  it.each([
    ['第一百二十四条第一款第五项', { article: 124, paragraph: 1, item: 5 }],
    ['124条1款5项', { article: 124, paragraph: 1, item: 5 }],
    ['124条5项', { article: 124, item: 5 }],
    ['124.1.5', { article: 124, paragraph: 1, item: 5 }],
    ['124 1 5', { article: 124, paragraph: 1, item: 5 }],
    ['124', { article: 124 }],
    ['第三十四条第（一）项', { article: 34, item: 1 }],
    ['120条之1', { article: 120, after: 1 }],
  ])('is read as typed: %s', (typed, provision) => {
    expect(readProvision(typed)).toEqual(provision);
  });

  it('is not read out of other words', () => {
    expect(readProvision('处罚')).toBeUndefined();
    expect(readProvision('')).toBeUndefined();
  });

  it('is found in a text, with what later parts leave out', () => {
    const text =
      '违反了《中华人民共和国食品安全法》第三十四条第一款第一项、第三项和第六十七条第一款，依据《行政处罚法》第五条至第七条。';
    expect(findCitations(text).map(({ title, provisions }) => [title, joinProvisions(provisions)])).toEqual([
      ['中华人民共和国食品安全法', '第三十四条第一款第一项、第三项、第六十七条第一款'],
      ['行政处罚法', '第五条至第七条'],
    ]);
  });

  it('says the same when it is read back', () => {
    const number = fc.integer({ min: 1, max: 300 });
    const provision = fc.oneof(
      fc.record({ article: number }),
      fc.record({ article: number, paragraph: number }),
      fc.record({ article: number, item: number }),
      fc.record({ article: number, paragraph: number, item: number }),
    );
    fc.assert(
      fc.property(fc.array(provision, { minLength: 1, maxLength: 4 }), (provisions) => {
        const text = citationText('某法', provisions);
        const again = findCitations(text)[0]?.provisions ?? [];
        expect(citationText('某法', again)).toBe(text);
        expect(again).toEqual(provisions);
      }),
    );
  });
});

const LAW = `某某法
目\u3000录
第一章\u3000总则
第一章\u3000总则
第一条\u3000为了试验，制定本法。
第二条\u3000有下列情形之一的：
（一）甲；
（二）乙：
1.丙；
2.丁。
前款所称甲，是指……
第二条之一\u3000另行规定。
第二章\u3000附则
第十条\u3000自公布之日起施行。`;

describe('the text of a law', () => {
  const articles = readArticles(LAW);

  it('is taken apart into 条, 款, 项 and 目', () => {
    expect(articles.map(({ number, after, chapter }) => [number, after, chapter])).toEqual([
      [1, 0, '第一章\u3000总则'],
      [2, 0, '第一章\u3000总则'],
      [2, 1, '第一章\u3000总则'],
      [10, 0, '第二章\u3000附则'],
    ]);
    expect(articles[1]?.paragraphs).toEqual([
      {
        text: '有下列情形之一的：',
        items: [
          { number: 1, text: '甲；', subitems: [] },
          {
            number: 2,
            text: '乙：',
            subitems: [
              { number: 1, text: '丙；' },
              { number: 2, text: '丁。' },
            ],
          },
        ],
      },
      { text: '前款所称甲，是指……', items: [] },
    ]);
  });

  it('tells whether it has what is cited', () => {
    const second = articles[1];
    expect(second).toBeDefined();
    if (second === undefined) return;
    expect(checkProvision(second, { article: 2, paragraph: 1, item: 2 })).toBe(true);
    expect(checkProvision(second, { article: 2, item: 2 })).toContain('请写明是哪一款');
    expect(checkProvision(second, { article: 2, paragraph: 3 })).toBe('第二条只有2款，没有第三款。');
    expect(checkProvision(second, { article: 2, paragraph: 1, item: 7 })).toContain('只有2项');
    expect(checkProvision(second, { article: 2, paragraph: 2, item: 1 })).toContain('没有分项');
  });
});
