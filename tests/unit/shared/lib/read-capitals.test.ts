import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moneyInCapitals } from '#shared/lib/chinese-numerals.ts';
import { readCapitals } from '#shared/lib/read-capitals.ts';

const amounts = fc.oneof(
  fc.integer({ min: 0, max: 999_999_999_999_999 }),
  fc.integer({ min: 0, max: 2_000_000 }),
  // Many noughts inside: 壹亿零伍元整
  fc
    .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 2, max: 14 }), fc.integer({ min: 0, max: 9999 }))
    .map(([digit, places, rest]) => digit * 10 ** places + rest)
    .filter((fen) => fen < 1e15),
);

describe('amounts in capitals', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(amounts, (fen) => {
        expect(readCapitals(moneyInCapitals(fen))).toBe(fen);
      }),
      { seed: 20260305, numRuns: 2000 },
    );
  });

  it('are read in other signs for the same, and no two amounts alike', () => {
    fc.assert(
      fc.property(amounts, amounts, (one, other) => {
        const variant = moneyInCapitals(one)
          .replaceAll('元', '圆')
          .replaceAll('万', '萬')
          .replaceAll('贰', '貳')
          .replaceAll('整', '正');
        expect(readCapitals(variant)).toBe(one);
        if (one !== other) expect(moneyInCapitals(one)).not.toBe(moneyInCapitals(other));
      }),
      { seed: 20260305, numRuns: 500 },
    );
  });

  it('refuse what is no amount, whatever it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('零壹贰拾佰仟万亿元角分整五千x')) }),
        (text) => {
          const fen = readCapitals(text);
          if (fen !== undefined) expect(readCapitals(moneyInCapitals(fen))).toBe(fen);
        },
      ),
      { seed: 20260305, numRuns: 2000 },
    );
    expect(
      ['', '元', '整', '元整', '伍', '伍千元', '伍伍元整', '仟元整', '伍角贰角'].map(readCapitals),
    ).toEqual(Array.from({ length: 9 }, () => undefined));
  });

  it.each([
    ['拾万元整', 10_000_000],
    ['壹拾贰万叁仟元', 12_300_000],
    ['壹万贰仟亿元整', 120_000_000_000_000],
    ['伍角', 50],
    ['壹元零伍分', 105],
  ])('reads %s', (text, fen) => {
    expect(readCapitals(text)).toBe(fen);
  });
});
