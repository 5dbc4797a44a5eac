import { expect, it } from 'vitest';
import { readPatiently } from '#main/platform/vault/read-source.ts';

const refusal = (code: string): Error => Object.assign(new Error(code), { code });

/** A card that refuses so many readings past the cache, and so many by it. */
function wornCard(past: number, byCache: number, code = 'EIO') {
  let isDirect = true;
  const asked = { past: 0, byCache: 0 };
  return {
    asked,
    isDirect: () => isDirect,
    leaveDirect: () => void (isDirect = false),
    read: (buffer: Buffer) => {
      const refused = isDirect ? (asked.past += 1) <= past : (asked.byCache += 1) <= byCache;
      if (refused) throw refusal(code);
      return buffer.length;
    },
  };
}

it.each([
  ['at the third try', 2, 0, { past: 3, byCache: 0 }],
  ['only by the cache', 99, 0, { past: 3, byCache: 1 }],
  ['only by the cache, at the third try', 99, 2, { past: 3, byCache: 3 }],
])('takes a block that a worn card gives %s', (_when, past, byCache, asked) => {
  const card = wornCard(past, byCache);
  expect(readPatiently(card, Buffer.alloc(8), 0)).toBe(8);
  expect(card.asked).toEqual(asked);
});

it('gives a block up that is refused both ways', () => {
  const card = wornCard(99, 99);
  expect(() => readPatiently(card, Buffer.alloc(8), 0)).toThrow('EIO');
  expect(card.asked).toEqual({ past: 3, byCache: 3 });
});

it('asks once for what is refused for another reason', () => {
  const card = wornCard(99, 99, 'ENODEV');
  expect(() => readPatiently(card, Buffer.alloc(8), 0)).toThrow('ENODEV');
  expect(card.asked).toEqual({ past: 1, byCache: 0 });
});
