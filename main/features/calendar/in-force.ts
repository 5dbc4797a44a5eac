import {
  type Calendar,
  calendarOf,
  type HolidayYear,
  type LocalDay,
} from '#shared/domain/procedure/counting/calendar.ts';
import { contradiction } from '#shared/domain/procedure/counting/check-year.ts';
import { chineseDate } from '#shared/lib/date.ts';
import type { OwnData } from '../../platform/rule-data/own-data.ts';
import { type CalendarProblem, type OwnYear, readOwnCalendars } from './year-files.ts';

/** What counts: the program's years, the bureau's own in their place, and the days of this place. */
export interface InForce {
  readonly years: readonly HolidayYear[];
  readonly own: readonly OwnYear[];
  readonly localDays: readonly LocalDay[];
  readonly calendar: Calendar;
  /** files that were refused, each with what to mend */
  readonly problems: readonly CalendarProblem[];
}

/** Reads the bureau's files over the shipped years; a year that contradicts another one is left out by name. */
export function readInForce(shipped: readonly HolidayYear[], files: OwnData): InForce {
  const read = readOwnCalendars(files);
  const own: OwnYear[] = [];
  const problems = [...read.problems];
  for (const one of read.years) {
    const others = replaceYears(
      shipped,
      own.map(({ year }) => year),
    ).filter(({ year }) => year !== one.year.year);
    const clash = contradiction([...others, one.year]);
    if (clash === undefined) own.push(one);
    else problems.push({ file: one.file, message: `节假日文件“${one.file}”：${clashWords(clash)}` });
  }
  const years = replaceYears(
    shipped,
    own.map(({ year }) => year),
  );
  return { years, own, localDays: read.localDays, calendar: calendarOf(years, read.localDays), problems };
}

export const clashWords = ({ date, years }: NonNullable<ReturnType<typeof contradiction>>): string =>
  `${chineseDate(date)}在${years[0].toString()}年和${years[1].toString()}年的通知里一个是休息、一个是上班，请核对。`;

/** A year of the bureau takes the place of the program's. */
const replaceYears = (
  shipped: readonly HolidayYear[],
  own: readonly HolidayYear[],
): readonly HolidayYear[] => [...own, ...shipped.filter((one) => !own.some(({ year }) => year === one.year))];
