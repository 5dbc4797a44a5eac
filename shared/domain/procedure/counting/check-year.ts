import { addDays, chineseDate, dayNumber, type IsoDate } from '../../../lib/date.ts';
import type { HolidayDay, HolidayYear } from './calendar.ts';

/** What is wrong with a year's days, and with which of them (its place in `days`). */
export interface YearFault {
  readonly at?: number | undefined;
  /** without a full stop */
  readonly sentence: string;
}

/** Days before New Year that a notice may speak of: 2018-12-29 stands in the notice of 2019. */
const EARLIEST = '-12-25';

/** 法定节日 that lie on the same days every year. */
const FIXED = [
  { name: '元旦', days: ['01-01'] },
  { name: '劳动节', days: ['05-01'] },
  { name: '国庆节', days: ['10-01', '10-02', '10-03'] },
] as const;

/** 法定节日 that move: the notice names them. `days`: how many days of rest they have at least. */
const MOVING = [
  { name: '春节', days: 3, from: '01-20', to: '02-29' },
  { name: '清明', days: 1, from: '04-01', to: '04-10' },
  { name: '端午', days: 1, from: '05-20', to: '06-30' },
  { name: '中秋', days: 1, from: '09-01', to: '10-15' },
] as const;

/** 周一 … 周日 */
export const weekdayName = (date: IsoDate): string =>
  `周${'四五六日一二三'.charAt(((dayNumber(date) % 7) + 7) % 7)}`;

const isWeekend = (date: IsoDate): boolean => ['周六', '周日'].includes(weekdayName(date));

/**
 * The first thing that is wrong with a year: a day of another year, a day twice, a make-up day that is no Saturday or
 * Sunday, a holiday that is missing. Nothing is mended: the notice decides.
 */
export function yearFault(year: HolidayYear): YearFault | undefined {
  if (year.days.length === 0)
    return { sentence: `没有一天的安排；${year.year.toString()}年的通知公布以后再导入` };
  return dayFault(year) ?? missingHoliday(year);
}

function dayFault({ year, days }: HolidayYear): YearFault | undefined {
  const seen = new Map<IsoDate, number>();
  for (const [at, day] of days.entries()) {
    const sentence =
      wrongDay(day, year) ?? (seen.has(day.date) ? `${chineseDate(day.date)}出现了两次` : undefined);
    if (sentence !== undefined) return { at, sentence };
    seen.set(day.date, at);
  }
  return undefined;
}

function wrongDay({ date, isOffDay }: HolidayDay, year: number): string | undefined {
  const first = `${(year - 1).toString()}${EARLIEST}`;
  if (date < first || date > `${year.toString()}-12-31`)
    return `${chineseDate(date)}不在${year.toString()}年（连同上一年12月25日以后的日子），请核对年份`;
  if (!isOffDay && !isWeekend(date))
    return `${chineseDate(date)}是${weekdayName(date)}，调休上班的日子只能是周六、周日`;
  return undefined;
}

function missingHoliday({ year, days }: HolidayYear): YearFault | undefined {
  const rest = days.filter(({ isOffDay }) => isOffDay);
  const incomplete = (what: string): YearFault => ({
    sentence: `${year.toString()}年的安排不完整：${what}；一年要一次导全`,
  });
  for (const { name, days: fixed } of FIXED) {
    const missing = fixed.find((day) => !rest.some(({ date }) => date === `${year.toString()}-${day}`));
    if (missing !== undefined)
      return incomplete(`没有${name}（${chineseDate(`${year.toString()}-${missing}`)}）`);
  }
  for (const { name, days: least, from, to } of MOVING) {
    const own = rest.filter(
      (day) =>
        day.name.includes(name) &&
        day.date >= `${year.toString()}-${from}` &&
        day.date <= `${year.toString()}-${to}`,
    );
    if (own.length === 0) return incomplete(`没有${name}`);
    if (own.length < least) return incomplete(`${name}只有${own.length.toString()}天`);
  }
  return undefined;
}

/** A day on which two years' files contradict each other. */
export function contradiction(
  years: readonly HolidayYear[],
): { readonly date: IsoDate; readonly years: readonly [number, number] } | undefined {
  const said = new Map<IsoDate, { readonly year: number; readonly isOffDay: boolean }>();
  for (const { year, days } of years.toSorted((a, b) => a.year - b.year)) {
    for (const { date, isOffDay } of days) {
      const before = said.get(date);
      if (before !== undefined && before.isOffDay !== isOffDay) return { date, years: [before.year, year] };
      said.set(date, { year, isOffDay });
    }
  }
  return undefined;
}

/** Days a notice of `year` may still move although the year before is known: the last week of December. */
export const openBefore = (year: number): { readonly from: IsoDate; readonly to: IsoDate } => ({
  from: `${(year - 1).toString()}${EARLIEST}`,
  to: addDays(`${year.toString()}-01-01`, -1),
});
