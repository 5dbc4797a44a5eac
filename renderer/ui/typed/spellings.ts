import { isIsoDate, type IsoDate } from '#shared/lib/date.ts';
import { moneyInFigures } from '#shared/lib/chinese-numerals.ts';
import { readDate, readMoney, readNumber, readTime, writeNumber } from './read-typed.ts';
import type { Spelling } from './typed-box.ts';

const asItIs = (value: string): string => value;
const isNumber = (kept: number | string): kept is number => typeof kept === 'number';
const isFen = (kept: string): kept is string => /^\d{1,15}$/.test(kept);
const isDayText = (kept: string): kept is IsoDate => isIsoDate(kept);

/** A day, kept and shown as `2026-03-05`. Short forms (`5`, `3-5`, 今天) count when the box is left. */
export const daySpelling = (today: () => IsoDate): Spelling<IsoDate> => ({
  show: asItIs,
  read: (text) => readDate(text, today()),
  is: isDayText,
  whole: (text) => /^\s*\d{4}\D\d{1,2}\D\d{1,2}日?\s*$|^\s*\d{8}\s*$/.test(text),
});

/** The same where nothing is kept before a button is pressed: short forms count while they are typed. */
export const dayAtOnce = (today: () => IsoDate): Spelling<IsoDate> => ({
  show: asItIs,
  read: (text) => readDate(text, today()),
  is: isDayText,
});

/** A time of day, kept and shown as `09:30`; short forms (`930`, 9点) count when the box is left. */
export const timeSpelling: Spelling<string> = {
  show: asItIs,
  read: readTime,
  is: (kept): kept is string => /^([01]\d|2[0-3]):[0-5]\d$/.test(kept),
  whole: (text) => /^\s*\d{1,2}[:：]\d{2}\s*$/.test(text),
};

const grouped = (figures: string): string =>
  figures.replace(/\B(?=(\d{3})+(?!\d))/g, ',').replace(/\.00$/, '');

/** An amount, kept in 分, shown as `12,000` or `12,000.50`. */
export const moneySpelling: Spelling<number> = {
  show: (fen) => (Number.isSafeInteger(fen) && fen >= 0 ? grouped(moneyInFigures(fen)) : fen.toString()),
  read: readMoney,
  is: isNumber,
};

/** A plain number. */
export const numberSpelling: Spelling<number> = { show: writeNumber, read: readNumber, is: isNumber };

/** A whole number within bounds; anything else means none and stays as it was typed. */
export const wholeNumberSpelling = (least: number, most: number): Spelling<number> => ({
  show: writeNumber,
  read: (text) => {
    const number = readNumber(text);
    return number !== undefined && isBetween(number, least, most) ? number : undefined;
  },
  is: (kept): kept is number => isNumber(kept) && isBetween(kept, least, most),
});
const isBetween = (number: number, least: number, most: number): boolean =>
  Number.isInteger(number) && number >= least && number <= most;

/** In lists an amount is kept as the digits of its 分 and shown with both decimals, so that a column lines up. */
export const moneyCellSpelling: Spelling<string> = {
  show: (fen) => moneyInFigures(Number(fen)),
  read: (text) => readMoney(text)?.toString(),
  is: isFen,
  // Digits alone would be read as 分.
  aside: (text) => (isFen(text) ? `${text}元` : text),
};

/** In lists a number is kept as its digits. */
export const numberCellSpelling: Spelling<string> = {
  show: asItIs,
  read: (text) => {
    const number = readNumber(text);
    return number === undefined ? undefined : writeNumber(number);
  },
  is: (kept): kept is string => readNumber(kept) !== undefined && Number.isFinite(Number(kept)),
};
