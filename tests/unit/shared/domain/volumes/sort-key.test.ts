import { expect, test } from 'vitest';
import { keyBetween, spreadKeys } from '#shared/domain/volumes/sort-key.ts';

test('keys spread over a slot rise and leave room on both sides', () => {
  for (const count of [0, 1, 2, 35, 36, 1000]) {
    const keys = spreadKeys(count);
    expect(keys).toHaveLength(count);
    expect([...keys].sort()).toEqual(keys);
    expect(new Set(keys).size).toBe(count);
    if (count === 0) continue;
    expect(keyBetween(undefined, keys[0]) < (keys[0] ?? '')).toBe(true);
    expect(keyBetween(keys.at(-1), undefined) > (keys.at(-1) ?? '')).toBe(true);
  }
});

test('there is always a key between two, however often one squeezes in at the same place', () => {
  for (const side of ['low', 'high'] as const) {
    let [low, high] = ['a', 'a1'];
    for (let round = 0; round < 300; round += 1) {
      const key = keyBetween(low, high);
      expect(key > low && key < high && !key.endsWith('0')).toBe(true);
      if (side === 'low') low = key;
      else high = key;
    }
  }
});

test('a key between two in the wrong order is refused', () => {
  expect(() => keyBetween('b', 'a')).toThrow();
  expect(() => keyBetween('a', 'a')).toThrow();
});
