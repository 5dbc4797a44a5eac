import { describe, expect, it } from 'vitest';
import { remember, rememberMade } from '#main/platform/remember.ts';

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

describe('what is waited for', () => {
  it('is made once for all who ask, and again after it could not be made', async () => {
    const kept = rememberMade<string>(2);
    let made = 0;
    const make = (): Promise<string> => {
      made++;
      return made === 1 ? Promise.reject(new Error('not now')) : Promise.resolve('甲');
    };
    await expect(kept('a', make)).rejects.toThrow('not now');
    expect(await Promise.all([kept('a', make), kept('a', make)])).toEqual(['甲', '甲']);
    expect(made).toBe(2);
  });
});
