import { addDays, isIsoDate, type IsoDate } from '#shared/lib/date.ts';

/** Days said in relation to today. */
const DAYS_AWAY: ReadonlyMap<string, number> = new Map([
  ['今天', 0],
  ['今日', 0],
  ['昨天', -1],
  ['昨日', -1],
  ['前天', -2],
  ['明天', 1],
  ['明日', 1],
  ['后天', 2],
]);

/**
 * A day as clerks type it: 2026-3-5, 2026/3/5, 2026.3.5, 20260305, 2026年3月5日, 3-5 and 3月5日 (year of `today`),
 * 5 (day of this month), 今天, 昨天, 明天. Undefined when it is no existing day.
 */
export function readDate(text: string, today: IsoDate): IsoDate | undefined {
  const plain = halfWidth(text).replace(/\s/g, '');
  const word = DAYS_AWAY.get(plain);
  if (word !== undefined) return addDays(today, word);
  const match =
    /^(\d{4})(\d{2})(\d{2})$/.exec(plain) ??
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(plain) ??
    /^()(\d{1,2})[-/.月](\d{1,2})[日号]?$/.exec(plain) ??
    /^()()(\d{1,2})[日号]?$/.exec(plain);
  if (match === null) return undefined;
  const year = match[1] === '' || match[1] === undefined ? today.slice(0, 4) : match[1];
  const month = match[2] === '' || match[2] === undefined ? today.slice(5, 7) : match[2].padStart(2, '0');
  const date = `${year}-${month}-${(match[3] ?? '').padStart(2, '0')}`;
  return isIsoDate(date) ? date : undefined;
}

/** A time as typed: 9:30, 09：30, 930, 0930, 9时30分, 9点半, 9点. As `09:30`; undefined when it is none. */
export function readTime(text: string): string | undefined {
  const plain = halfWidth(text).replace(/\s/g, '');
  const match =
    /^(\d{1,2})[:时点](\d{1,2})分?$/.exec(plain) ??
    /^(\d{1,2})(\d{2})$/.exec(plain) ??
    /^(\d{1,2})[时点](半)?$/.exec(plain);
  if (match === null) return undefined;
  const hours = Number(match[1]);
  const minutes = match[2] === '半' ? 30 : Number(match[2] ?? '0');
  if (hours > 23 || minutes > 59) return undefined;
  return `${hours.toString().padStart(2, '0')}:${minutes.toString().padStart(2, '0')}`;
}

/**
 * An amount as typed, in 分: 12000, 12,000.50, ￥12000, 1.2万, 12000元. Undefined when it is no amount
 * or finer than one 分.
 */
export function readMoney(text: string): number | undefined {
  const plain = withoutSeparators(halfWidth(text).replace(/[\s¥￥]/g, '')).replace(/元整?$/, '');
  const match = /^(\d{1,13})(?:\.(\d*))?(万)?$/.exec(plain);
  if (match === null) return undefined;
  const places = match[3] === undefined ? 2 : 6;
  const fraction = (match[2] ?? '').replace(/0+$/, '');
  if (fraction.length > places) return undefined;
  const fen = Number(`${match[1] ?? ''}${fraction.padEnd(places, '0')}`);
  return Number.isSafeInteger(fen) && fen < 1e15 ? fen : undefined;
}

/** More digits than a number can hold exactly would come back as another number. */
const MOST_DIGITS = 15;

/** A number as typed, full-width digits and thousands separators allowed; up to 15 digits. */
export function readNumber(text: string): number | undefined {
  const plain = withoutSeparators(halfWidth(text).replace(/\s/g, ''));
  if (!/^-?(\d+\.?\d*|\.\d+)$/.test(plain) || plain.replace(/\D/g, '').length > MOST_DIGITS) return undefined;
  const number = Number(plain);
  return number === 0 ? 0 : number;
}

/** A number in plain digits, never as 1e-7. */
export function writeNumber(number: number): string {
  const text = number.toString();
  const match = /^(-?)(\d)(?:\.(\d+))?e-(\d+)$/.exec(text);
  if (match === null) return text;
  return `${match[1] ?? ''}0.${'0'.repeat(Number(match[4]) - 1)}${match[2] ?? ''}${match[3] ?? ''}`;
}

/** Commas between groups of three or four digits mean nothing; any other comma may have been meant as a point. */
const withoutSeparators = (text: string): string =>
  /^-?\d{1,3}(,\d{3})+(?!\d|,)/.test(text) || /^-?\d{1,4}(,\d{4})+(?!\d|,)/.test(text)
    ? text.replaceAll(',', '')
    : text;

/** Full-width letters, digits and marks as half-width ones (１２．５ → 12.5, ： → :). */
export function halfWidth(text: string): string {
  return text
    .replace(/[！-～]/g, (mark) => String.fromCharCode(mark.charCodeAt(0) - 0xfee0))
    .replace(/。/g, '.')
    .replace(/，/g, ',');
}
