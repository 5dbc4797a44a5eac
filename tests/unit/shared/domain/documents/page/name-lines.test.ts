import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameLines } from '#shared/domain/documents/page/name-lines.ts';
import { emsOf } from '#shared/domain/documents/page/inline-width.ts';

describe('the name of an organ', () => {
  it.each([
    ['濮阳市市场监督管理局华龙区分局', 19, ['濮阳市市场监督管理局华龙区分局']],
    [
      '濮阳市市场监督管理局华龙区分局综合行政执法大队',
      19,
      ['濮阳市市场监督管理局', '华龙区分局综合行政执法大队'],
    ],
    [
      '郑州市市场监督管理局航空港经济综合实验区分局综合行政执法大队',
      19,
      ['郑州市市场监督管理局', '航空港经济综合实验区', '分局综合行政执法大队'],
    ],
    ['郑州市市场监督管理局经济技术开发区分局', 18, ['郑州市市场监督管理局', '经济技术开发区分局']],
    [
      '河南省濮阳市濮阳县市场监督管理局综合行政执法大队',
      14,
      ['河南省濮阳市濮阳县', '市场监督管理局', '综合行政执法大队'],
    ],
    ['综合执法一中队', 5.2, ['综合执法', '一中队']],
    ['食品安全监督管理科', 5.2, ['食品安全', '监督管理科']],
    ['综合行政执法大队', 6.5, ['综合行政执法', '大队']],
  ])('%s is broken between its parts', (name, fits, lines) => {
    expect(nameLines(name, fits)).toEqual(lines);
  });

  it('keeps every character and every line within its width, whatever it is called', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 120 }), fc.nat(30), (name, more) => {
        const fits = 4 + more;
        const lines = nameLines(name, fits);
        expect(lines.join('')).toBe(name);
        for (const line of lines) expect(emsOf(line)).toBeLessThanOrEqual(fits);
      }),
    );
  });
});
