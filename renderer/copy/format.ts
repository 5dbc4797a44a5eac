import { daysBetween, type IsoDate, type IsoInstant } from '#shared/lib/date.ts';

const UNITS = ['B', 'KB', 'MB', 'GB', 'TB'] as const;

/** `1.4 GB`; counts in 1024. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 1024 && unit < UNITS.length - 1) {
    value /= 1024;
    unit += 1;
  }
  const digits = unit === 0 || value >= 100 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}

const two = (n: number) => String(n).padStart(2, '0');

/** `0:07`, `12:30`, `1:02:03`. */
export function formatDuration(ms: number): string {
  const seconds = Math.round(ms / 1000);
  const [h, m, s] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  return h > 0 ? `${h}:${two(m)}:${two(s)}` : `${m}:${two(s)}`;
}

/** `2026-03-05 09:30`, as tables show it. */
export const formatInstant = (instant: IsoInstant): string => instant.slice(0, 16).replace('T', ' ');

/** `2026-03-05 09:30:12` */
export const formatSecond = (instant: IsoInstant): string => instant.slice(0, 19).replace('T', ' ');

/** `今天 09:30`, `昨天 17:02`, `3 天前`, then the date. `today` in Asia/Shanghai. */
export function formatPast(instant: IsoInstant, today: IsoDate): string {
  const days = daysBetween(instant.slice(0, 10), today);
  if (days === 0) return `今天 ${instant.slice(11, 16)}`;
  if (days === 1) return `昨天 ${instant.slice(11, 16)}`;
  if (days > 1 && days <= 30) return `${days} 天前`;
  return instant.slice(0, 10);
}

/** `今日到期`, `明天到期`, `剩 41 天`, `已过期3天`. */
export function formatDaysLeft(days: number): string {
  if (days < 0) return `已过期${-days}天`;
  if (days === 0) return '今日到期';
  if (days === 1) return '明天到期';
  return `剩 ${days} 天`;
}
