import { expect, it } from 'vitest';
import { drawable, undrawable } from '#main/platform/typst/font-coverage.ts';

const fonts = { has: (code: number) => code < 0x1f000 && code !== 0x5555 };

it('names each sign no font has once, also those of two halves, and puts 〓 in their place', () => {
  const text = '甲🍎乙\u5555🍎𰻝丙 abc';
  expect(undrawable(text, fonts)).toEqual(['🍎', '\u5555', '𰻝']);
  expect(drawable(text, fonts)).toBe('甲〓乙〓〓〓丙 abc');
});

it('leaves a text alone of which all can be drawn', () => {
  expect(undrawable('全部印得出 abc', fonts)).toEqual([]);
  expect(drawable('全部印得出 abc', fonts)).toBe('全部印得出 abc');
});
