import { describe, expect, it } from 'vitest';
import { clockDoubt, clockSentence } from '#shared/domain/archive/clock-doubt.ts';

const known = '2026-03-05T09:30:00+08:00';

describe('whether a clock can be believed', () => {
  it.each([
    ['the same moment', known, undefined],
    ['ten minutes back, as clocks are set right', '2026-03-05T09:20:00+08:00', undefined],
    ['a second more', '2026-03-05T09:19:59+08:00', 'behind'],
    ['the same instant in another zone', '2026-03-05T01:30:00Z', undefined],
    ['a machine whose battery is dead', '2009-01-01T00:00:00+08:00', 'behind'],
    ['three hundred days ahead', '2026-12-30T09:30:00+08:00', undefined],
    ['a second more', '2026-12-30T09:30:01+08:00', 'ahead'],
    ['the year mistyped by one', '2027-03-05T09:30:00+08:00', 'ahead'],
  ])('%s', (_what, now, doubt) => {
    expect(clockDoubt(now, known)).toBe(doubt);
  });

  it('is not asked where nothing is known yet', () => {
    expect(clockDoubt('2009-01-01T00:00:00+08:00', undefined)).toBeUndefined();
  });

  it('is said with both times and what to do', () => {
    expect(clockSentence('behind', '2009-01-01T00:00:00+08:00', known)).toMatch(
      /2009-01-01 00:00，比上一次操作的时间2026-03-05 09:30还早.*请先核对电脑时间.*anjuan archive clock/,
    );
    expect(clockSentence('ahead', '2027-03-05T09:30:00+08:00', known)).toContain('超过300天');
  });
});
