import { format, isDateFormat } from 'numfmt';
import { isIsoDate } from '#shared/lib/date.ts';
import { writeNumber } from '../../../../ui/typed/read-typed.ts';
import type { CellFacts } from './sheet-cells.ts';

/** What a cell shows, and what is to be known besides. */
export interface ShownCell {
  readonly text: string;
  readonly facts?: CellFacts;
}

/** Days that follow the machine they are shown on are written as the house writes them. */
const SYSTEM_DAY = /^m\/d\/yy(?: h:mm)?$|\[\$-(?:x-sysdate|F800)\]/i;
const SYSTEM_DAY_AND_TIME = 'm/d/yy h:mm';

const YEAR_MONTH = 'yyyy"年"m"月"';
const MONTH_DAY = 'm"月"d"日"';
const HALF_DAY = 'AM/PMh"时"mm"分"';

/** Built-in formats that a Chinese spreadsheet uses without writing them into the file (ECMA-376-1, 18.8.30, zh-cn). */
export const chineseFormats: ReadonlyMap<number, string> = new Map([
  [5, '¥#,##0;¥-#,##0'],
  [6, '¥#,##0;[Red]¥-#,##0'],
  [7, '¥#,##0.00;¥-#,##0.00'],
  [8, '¥#,##0.00;[Red]¥-#,##0.00'],
  ...[27, 36, 50, 52, 57].map((id) => [id, YEAR_MONTH] as const),
  ...[28, 29, 51, 53, 54, 58].map((id) => [id, MONTH_DAY] as const),
  [30, 'm-d-yy'],
  [31, 'yyyy"年"m"月"d"日"'],
  [32, 'h"时"mm"分"'],
  [33, 'h"时"mm"分"ss"秒"'],
  ...[34, 55].map((id) => [id, HALF_DAY] as const),
  ...[35, 56].map((id) => [id, `${HALF_DAY}ss"秒"`] as const),
  [41, '_ * #,##0_ ;_ * -#,##0_ ;_ * "-"_ ;_ @_ '],
  [42, '_ ¥* #,##0_ ;_ ¥* -#,##0_ ;_ ¥* "-"_ ;_ @_ '],
  [43, '_ * #,##0.00_ ;_ * -#,##0.00_ ;_ * "-"??_ ;_ @_ '],
  [44, '_ ¥* #,##0.00_ ;_ ¥* -#,##0.00_ ;_ ¥* "-"??_ ;_ @_ '],
]);

/** A number (days are numbers too, counted from 1900) with its format as a spreadsheet in China shows it. */
export function shownNumber(value: number, pattern: string | undefined, date1904 = false): ShownCell {
  const shown = shownInDigits(value, pattern, date1904);
  if (!/\[DBNum\d\]/i.test(pattern ?? '') || shown.facts?.oddity !== undefined) return shown;
  return { ...shown, facts: { ...shown.facts, oddity: { kind: 'numerals' } } };
}

function shownInDigits(value: number, pattern: string | undefined, date1904: boolean): ShownCell {
  const code = readable(pattern ?? 'yyyy-mm-dd');
  if (isDateFormat(code)) return shownDay(value + (date1904 ? 1462 : 0), code);
  const whole = tidy(value);
  if (isGeneral(code))
    return Math.abs(value) < 1e15 ? { text: whole } : { text: whole, facts: { oddity: LOST } };
  const text = shownBy(code, value) ?? whole;
  if (Math.abs(value) >= 1e15 && !/[E%]/i.test(code)) return { text: whole, facts: { oddity: LOST } };
  if (text === '') return { text, facts: { oddity: { kind: 'unseen', words: whole } } };
  return numberIn(text) === Math.abs(Number(tidy(text.includes('%') ? value * 100 : value)))
    ? { text }
    : { text, facts: { oddity: { kind: 'shown-otherwise', words: whole } } };
}

/** Text with a format: `@"号"` adds to it, `;;;` hides it. */
export function shownWords(words: string, pattern: string | undefined): ShownCell {
  if (pattern === undefined || words === '' || !/;.*;.*;|@/.test(pattern) || pattern === '@')
    return { text: words };
  const text = shownBy(readable(pattern), words) ?? words;
  return text === '' ? { text, facts: { oddity: { kind: 'unseen', words } } } : { text };
}

const LOST = { kind: 'lost-digits' } as const;
const DAY = 86_400_000;

function shownDay(serial: number, code: string): ShownCell {
  const minutes = Math.round(serial * 1440);
  const moment = new Date(Date.UTC(1899, 11, 30) + minutes * 60_000);
  // Outside the days a spreadsheet knows it shows ####.
  if (serial < 0 || Number.isNaN(moment.getTime()) || moment.getTime() > 3_000_000 * DAY)
    return { text: tidy(serial) };
  const day = moment.toISOString().slice(0, 10);
  const clock = moment.toISOString().slice(11, 16);
  const text = SYSTEM_DAY.test(code)
    ? code === SYSTEM_DAY_AND_TIME && clock !== '00:00'
      ? `${day} ${clock}`
      : day
    : (shownBy(code, serial) ?? day);
  // Below 1 it is a time of day without a day.
  if (serial < 1 || !isIsoDate(day)) return { text };
  return { text, facts: { day, ...(clock === '00:00' ? {} : { time: clock }) } };
}

/** Undefined when the format is none. */
function shownBy(code: string, value: number | string): string | undefined {
  try {
    return format(code, value, { locale: 'zh-CN', throws: true }).trim();
  } catch {
    return undefined;
  }
}

/**
 * Spellings of Chinese spreadsheets that numfmt does not know: `!` before a character stands for `\`, 上午/下午 for
 * AM/PM, format 47 (mmss.0) shows a colon. Numerals in Chinese characters ([DBNum1]) are given as digits.
 */
const readable = (pattern: string): string =>
  pattern
    .replace(/"[^"]*"|\[[^\]]*\]|!(.)/g, (all, escaped?: string) =>
      escaped === undefined ? all : `\\${escaped}`,
    )
    .replace(/\[DBNum\d\]/gi, '')
    .replace('上午/下午', 'AM/PM')
    .replace(/^mmss\.0$/, 'mm:ss.0');

const isGeneral = (code: string): boolean =>
  code === '@' || /^(?:\[[^\]]*\])?(?:general|G\/通用格式)$/i.test(code);

/** `0.30000000000000004` → 0.3, `1e-7` in plain digits: the 15 digits a spreadsheet knows. */
const tidy = (value: number): string => writeNumber(Number(value.toPrecision(15)));

/** The number among the words of a cell, without its sign; NaN when there is none. */
function numberIn(text: string): number {
  const digits = text.replace(/[^\d.E+]/gi, '').replace(/E\+?$/i, '');
  return digits === '' ? Number.NaN : Number(digits);
}
