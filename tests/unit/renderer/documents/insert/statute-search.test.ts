import { describe, expect, it } from 'vitest';
import { readArticles } from '#shared/domain/statutes/read-articles.ts';
import type { Statute } from '#shared/domain/statutes/statute.ts';
import {
  findStatutes,
  readWanted,
  unitsOf,
} from '../../../../../renderer/features/documents/insert/statute-search.ts';
import {
  choiceWords,
  evidenceChoices,
  findChoices,
  readEvidenceWanted,
} from '../../../../../renderer/features/documents/insert/evidence-search.ts';

const law = (title: string, short: string, text: string): Statute => ({
  title,
  short,
  history: '',
  articles: readArticles(text),
});
const statutes = [
  law(
    '市场监督管理行政处罚程序规定',
    '程序规定',
    '第一条 总则。\n第二条 有下列情形之一的：\n（一）张贴公告；\n（二）刊登。\n经过三十日。',
  ),
  law('中华人民共和国行政处罚法', '行政处罚法', '第一条 为了规范。\n第二条 张贴。'),
];
const shown = (typed: string) =>
  findStatutes(statutes, typed).map((one) =>
    one.kind === 'named' ? one.title : `${one.statute.short}${String(one.article.number)}`,
  );

describe('a law is found', () => {
  it('by name or initials with numbers, written together or apart', () => {
    expect(shown('程序规定 2 1 1')).toEqual(['程序规定2']);
    expect(shown('cxgd 2')).toEqual(['程序规定2']);
    expect(shown('行政处罚法第二条')).toEqual(['程序规定2', '行政处罚法2'].slice(1));
    expect(readWanted('食品安全法124条1款5项')).toEqual({
      words: ['食品安全法'],
      provision: { article: 124, paragraph: 1, item: 5 },
    });
  });

  it('by its words, within one law or in all', () => {
    expect(shown('张贴')).toEqual(['程序规定2', '行政处罚法2']);
    expect(shown('程序规定 张贴')).toEqual(['程序规定2']);
    expect(shown('没有这样的话')).toEqual([]);
  });

  it('without a text by its title: known ones in full, any other as it is typed', () => {
    expect(shown('食品安全法 124 1 5')).toContain('中华人民共和国食品安全法');
    expect(shown('某省食品小作坊条例 3')).toEqual(['某省食品小作坊条例']);
  });

  it('cites only what the article has', () => {
    const [fits] = findStatutes(statutes, '程序规定 2 1 2');
    const [misses] = findStatutes(statutes, '程序规定 2 3');
    expect(fits?.kind === 'article' ? fits.unit : undefined).toEqual({ article: 2, paragraph: 1, item: 2 });
    expect(misses?.kind === 'article' ? misses.unit : 'none').toBeUndefined();
  });

  it('offers the whole article, each paragraph and each item', () => {
    const article = statutes[0]?.articles[1];
    expect(article === undefined ? [] : unitsOf(article).map(({ name }) => name)).toEqual([
      '第二条',
      '第二条第一款',
      '第二条第一款第一项',
      '第二条第一款第二项',
      '第二条第二款',
    ]);
  });
});

describe('evidence is found', () => {
  const choices = evidenceChoices(
    [],
    [],
    [
      {
        id: 'a',
        caseId: 'c',
        name: 'a.pdf',
        title: '营业执照复印件',
        kind: 'scan',
        mime: 'application/pdf',
        sha256: 'a'.repeat(64),
        pages: 2,
        revision: 1,
        slot: '',
        material: '',
        purpose: '',
        place: '',
        photographer: '',
      },
    ],
  );
  const video = { id: 'v', name: '视频03', about: '', count: '一段', timed: true };

  it('by number and time, or by words', () => {
    expect(readEvidenceWanted('3 12:31')).toEqual({ words: ['3'], second: 751 });
    expect(findChoices([video, ...choices], ['3'])).toEqual([video]);
    expect(findChoices([video, ...choices], ['执照']).map(({ id }) => id)).toEqual(['a']);
    expect(choiceWords(video, 751)).toBe('视频03 00:12:31');
    expect(choiceWords(video, undefined)).toBe('视频03');
  });
});
