import { describe, expect, it } from 'vitest';
import { pinProblem, stillToWait, waitAfter, waitWords } from '#shared/domain/people/pin.ts';

describe('a PIN', () => {
  it.each(['246810', '13579a', 'correct horse', '２４６８１０', '900817'])('may be %s', (pin) => {
    expect(pinProblem(pin, ['zhangsan', '16090001001'])).toBeUndefined();
  });

  it.each([
    ['12345', /至少6位/],
    ['', /至少6位/],
    ['  2468  ', /至少6位/],
    ['111111', /相同或者连续/],
    ['123456', /相同或者连续/],
    ['987654', /相同或者连续/],
    ['１２３４５６', /相同或者连续/],
    ['zhangsan', /登录名/],
    ['001001', /登录名、执法证号/],
    ['7'.repeat(3) + 'x'.repeat(130), /最长/],
  ])('may not be %s', (pin, why) => {
    expect(pinProblem(pin, ['zhangsan', '16090001001', ''])).toMatch(why);
  });
});

describe('wrong tries', () => {
  it('are free five times, then wait 30 s, doubling up to a quarter of an hour', () => {
    expect([0, 4, 5, 6, 7, 8, 9, 10, 11, 100].map(waitAfter)).toEqual([
      0, 0, 30, 60, 120, 240, 480, 900, 900, 900,
    ]);
  });

  it('wait from the last of them, and no longer than was said', () => {
    expect(stillToWait(5, 10_000)).toBe(20);
    expect(stillToWait(5, 30_000)).toBe(0);
    expect(stillToWait(4, 0)).toBe(0);
    expect(stillToWait(5, -86_400_000)).toBe(30);
  });

  it('say how long in words', () => {
    expect([30, 60, 150, 900].map(waitWords)).toEqual(['30秒', '1分钟', '2分30秒', '15分钟']);
  });
});
