import { describe, expect, it } from 'vitest';
import { moneyInCapitals, moneyInFigures } from '#shared/lib/chinese-numerals.ts';

describe('money in Chinese capitals', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [105, '壹元零伍分'],
    [110, '壹元壹角整'],
    [1_234, '壹拾贰元叁角肆分'],
    [1_000, '壹拾元整'],
    [10_005, '壹佰元零伍分'],
    [100_100, '壹仟零壹元整'],
    [101_000, '壹仟零壹拾元整'],
    [1_200_000, '壹万贰仟元整'],
    [1_000_500, '壹万零伍元整'],
    [10_000_000, '壹拾万元整'],
    [10_010_000, '壹拾万零壹佰元整'],
    [10_100_000, '壹拾万壹仟元整'],
    [100_000_001, '壹佰万元零壹分'],
    [10_000_000_000, '壹亿元整'],
    [10_000_010_000, '壹亿零壹佰元整'],
    [10_001_000_000, '壹亿零壹万元整'],
    [1_000_000_000_000, '壹佰亿元整'],
    [16_880_099, '壹拾陆万捌仟捌佰元玖角玖分'],
    [670_000_153, '陆佰柒拾万零壹元伍角叁分'],
  ])('writes %d 分 as %s', (fen, words) => {
    expect(moneyInCapitals(fen)).toBe(words);
  });

  it('refuses fractions of a 分, debts and amounts beyond a thousand milliard', () => {
    for (const wrong of [0.5, -1, 1e15, Number.NaN]) expect(() => moneyInCapitals(wrong)).toThrow();
  });

  it('writes figures with two decimals', () => {
    expect([0, 5, 1_200_000, -250].map(moneyInFigures)).toEqual(['0.00', '0.05', '12000.00', '-2.50']);
  });
});
