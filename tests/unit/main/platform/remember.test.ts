import { describe, expect, it } from 'vitest';
import { remember } from '#main/platform/remember.ts';

describe('what is remembered', () => {
  it('is made once, and of all keys those asked for last stay', () => {
    const made: string[] = [];
    const keep = remember<string | undefined>(2);
    const ask = (key: string) =>
      keep(key, () => {
        made.push(key);
        return key === 'none' ? undefined : key.toUpperCase();
      });
    expect([ask('a'), ask('b'), ask('a')]).toEqual(['A', 'B', 'A']);
    ask('c');
    expect(made).toEqual(['a', 'b', 'c']);
    ask('a');
    ask('b');
    expect(made).toEqual(['a', 'b', 'c', 'b']);
  });

  it('may be nothing', () => {
    let made = 0;
    const keep = remember<undefined>(2);
    for (const key of ['a', 'a']) keep(key, () => void (made += 1));
    expect(made).toBe(1);
  });
});
