import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quantityWords, readQuantity } from '#shared/domain/goods/quantity.ts';

describe('a quantity', () => {
  it.each([
    ['12', '瓶', '12'],
    ['１２', '瓶', '12'],
    ['12瓶', '瓶', '12'],
    ['12瓶', '', '12'],
    ['1,200.50', '千克', '1200.5'],
    ['0.000001', '克', '0.000001'],
    ['十二', '瓶', '12'],
    ['两', '台', '2'],
    ['二十', '箱', '20'],
  ])('of a cell that says %s %s is %s', (written, unit, words) => {
    const read = readQuantity(written, unit);
    expect(read === undefined ? undefined : quantityWords(read)).toBe(words);
  });

  it.each([['一批'], ['若干'], ['约500'], ['12箱'], [''], ['-3'], ['1.2.3'], ['12345678901'], ['1,20']])(
    'is none where a cell says “%s”',
    (written) => {
      expect(readQuantity(written, '瓶')).toBeUndefined();
    },
  );

  it('is read as it was written, and whatever is added up is exact', () => {
    const quantities = fc.integer({ min: 0, max: 1e12 });
    fc.assert(
      fc.property(quantities, quantities, (one, other) => {
        expect(readQuantity(quantityWords(one), '千克')).toBe(one);
        expect(readQuantity(quantityWords(one + other))).toBe(one + other);
      }),
      { seed: 20260305, numRuns: 1000 },
    );
  });
});
