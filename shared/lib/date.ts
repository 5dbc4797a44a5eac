/** A calendar day, `2026-03-05`, in Asia/Shanghai. */
export type IsoDate = string;

/** An instant with the zone of the bureau, `2026-03-05T09:30:12+08:00`. */
export type IsoInstant = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const SHANGHAI_OFFSET_MS = 8 * 3_600_000;

/** True for an existing calendar day written `YYYY-MM-DD`. */
export function isIsoDate(text: string): boolean {
  const match = DATE.exec(text);
  if (match === null) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}

/** The instant of `epochMs` as ISO text with the +08:00 offset, to the second. */
export function shanghaiInstant(epochMs: number): IsoInstant {
  return `${new Date(epochMs + SHANGHAI_OFFSET_MS).toISOString().slice(0, 19)}+08:00`;
}

/** The calendar day in Asia/Shanghai at `epochMs`. */
export function shanghaiDate(epochMs: number): IsoDate {
  return shanghaiInstant(epochMs).slice(0, 10);
}

/** `days` calendar days after (or before, when negative) the given day. */
export function addDays(date: IsoDate, days: number): IsoDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}

/** Calendar days from `from` to `to`; negative when `to` lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** `2026年3月5日`, as official documents print a day. Text that is no date comes back unchanged. */
export function chineseDate(date: IsoDate): string {
  const match = DATE.exec(date);
  return match === null ? date : `${match[1]}年${Number(match[2])}月${Number(match[3])}日`;
}

/** Days from 1970-01-01 to the given day: what is counted often is counted in numbers. */
export const dayNumber = (date: IsoDate): number =>
  Date.UTC(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / 86_400_000;

/** The day `days` after 1970-01-01. */
export const dateOfNumber = (days: number): IsoDate => new Date(days * 86_400_000).toISOString().slice(0, 10);

/** `months` later, on the day of the same number, or on the last day of a month that is too short. */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number);
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate();
  return new Date(Date.UTC(year, month - 1 + months, Math.min(day, last))).toISOString().slice(0, 10);
}
