import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatDaysLeft,
  formatDuration,
  formatInstant,
  formatPast,
} from '../../../../renderer/copy/format.ts';

describe('amounts on screen', () => {
  it('counts bytes in units of 1024 with one digit until a hundred', () => {
    expect(formatBytes(0)).toBe('0 B');
    expect(formatBytes(1023)).toBe('1023 B');
    expect(formatBytes(1536)).toBe('1.5 KB');
    expect(formatBytes(2 * 1024 ** 3)).toBe('2.0 GB');
    expect(formatBytes(250 * 1024 ** 2)).toBe('250 MB');
  });

  it('shows hours only when there are any', () => {
    expect(formatDuration(7_000)).toBe('0:07');
    expect(formatDuration(750_000)).toBe('12:30');
    expect(formatDuration(3_723_000)).toBe('1:02:03');
  });
});

describe('time on screen', () => {
  it('shows an instant to the minute', () => {
    expect(formatInstant('2026-03-05T09:30:12+08:00')).toBe('2026-03-05 09:30');
  });

  it('says today and yesterday by name, then days, then the date', () => {
    expect(formatPast('2026-03-05T09:30:12+08:00', '2026-03-05')).toBe('今天 09:30');
    expect(formatPast('2026-03-04T17:02:00+08:00', '2026-03-05')).toBe('昨天 17:02');
    expect(formatPast('2026-02-23T17:02:00+08:00', '2026-03-05')).toBe('10 天前');
    expect(formatPast('2025-03-04T17:02:00+08:00', '2026-03-05')).toBe('2025-03-04');
  });

  it('counts down to a deadline and on past it', () => {
    expect(formatDaysLeft(41)).toBe('剩 41 天');
    expect(formatDaysLeft(1)).toBe('明天到期');
    expect(formatDaysLeft(0)).toBe('今日到期');
    expect(formatDaysLeft(-3)).toBe('已过期3天');
  });
});
