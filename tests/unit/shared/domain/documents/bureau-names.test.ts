import { describe, expect, it } from 'vitest';
import { bureauRemarks } from '#shared/domain/documents/bureau-remarks.ts';
import { documentNumber, seriesName } from '#shared/domain/documents/document-number.ts';
import { bureauSchema } from '#shared/contract/settings.ts';

const usual = {
  name: '濮阳市市场监督管理局',
  abbreviation: '濮市监',
  reconsiderationAuthority: '濮阳市人民政府',
  court: '濮阳市华龙区人民法院',
};

describe('the names of a bureau', () => {
  it.each([
    { name: '濮阳市市场监督管理局华龙区分局', abbreviation: '濮市监华' },
    { name: '濮阳市市场监督管理局综合行政执法支队', abbreviation: '濮市监执' },
    { name: '横琴粤澳深度合作区商事服务局', court: '横琴粤澳深度合作区人民法院' },
    { name: '上海市浦东新区市场监督管理局', court: '上海铁路运输法院' },
    { name: '北京市市场监督管理局', court: '北京互联网法院', abbreviation: '京市监稽查总队第一支队' },
  ])('are taken as they are: $name', (names) => {
    const bureau = { ...usual, ...names };
    expect(bureauSchema.parse(bureau)).toMatchObject(bureau);
    expect(bureauRemarks(bureau)).toEqual([]);
  });

  it.each([
    [{ name: '濮阳市' }, 'name', '请与印章核对'],
    [{ name: '濮阳市市场监管综合执法办公室' }, 'name', '请与印章核对'],
    [{ abbreviation: '濮' }, 'abbreviation', '“濮罚告〔2026〕1号”'],
    [{ court: '濮阳市华龙区' }, 'court', '请核对'],
  ] as const)(
    'are remarked upon when they look unusual, and taken all the same: %o',
    (names, field, words) => {
      const bureau = { ...usual, ...names };
      expect(bureauSchema.safeParse(bureau).success).toBe(true);
      expect(bureauRemarks(bureau)).toEqual([{ field, message: expect.stringContaining(words) }]);
    },
  );

  it('make 文号 with the short form as it is typed', () => {
    expect(documentNumber('濮市监', '市监罚告', 2026, 1)).toBe('濮市监罚告〔2026〕1号');
    expect(documentNumber('濮市监华', '市监罚告', 2026, 1)).toBe('濮市监华罚告〔2026〕1号');
    expect(documentNumber('濮市监（华）', '市监处罚', 2026, 12)).toBe('濮市监（华）处罚〔2026〕12号');
    // What is said before a number is drawn is what the number begins with.
    expect(seriesName('濮市监华', '市监罚告')).toBe('濮市监华罚告');
  });
});
