import { chineseDate } from '../../lib/date.ts';

/** 2026年3月5日 09:30:12 */
export const instantText = (instant: string): string =>
  `${chineseDate(instant.slice(0, 10))} ${instant.slice(11, 19)}`;

/** 1小时02分03秒, 12分03秒, 3秒 */
export function lengthText(milliseconds: number): string {
  const seconds = Math.round(milliseconds / 1000);
  const [hours, minutes, rest] = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60];
  const two = (count: number): string => String(count).padStart(2, '0');
  if (hours > 0) return `${hours}小时${two(minutes)}分${two(rest)}秒`;
  return minutes > 0 ? `${minutes}分${two(rest)}秒` : `${rest}秒`;
}
