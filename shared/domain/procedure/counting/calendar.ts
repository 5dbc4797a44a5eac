import { dayNumber, type IsoDate } from '../../../lib/date.ts';

/** One day as the State Council's notice of its year has it. */
export interface CalendarDay {
  readonly workday: boolean;
  /** 工作日, 周末, the holiday's name, 调休上班（…）, 本地休息：… */
  readonly why: string;
  /** false: the notice of this year has not been loaded, only Saturdays and Sundays are known */
  readonly known: boolean;
}

/** 工作日历：every day is a working day or not, and says why. */
export interface Calendar {
  dayOf(date: IsoDate): CalendarDay;
  /** The same by the number of the day since 1970-01-01, for counting. */
  on(day: number): CalendarDay;
}

/** The notice of one year as a data file has it; days around New Year may lie in the December before. */
export interface HolidayYear {
  readonly year: number;
  /** 国务院办公厅关于…年部分节假日安排的通知 */
  readonly title: string;
  /** addresses of the notices on gov.cn */
  readonly papers: readonly string[];
  readonly days: readonly HolidayDay[];
}

export interface HolidayDay {
  readonly date: IsoDate;
  /** 春节, 国庆节 … */
  readonly name: string;
  /** true: rest; false: a Saturday or Sunday on which people work */
  readonly isOffDay: boolean;
}

/** A day on which the bureau itself was closed, or worked, against the notice: 暴雨停工. */
export interface LocalDay {
  readonly date: IsoDate;
  readonly workday: boolean;
  readonly reason: string;
}

const WORKDAY: CalendarDay = { workday: true, why: '工作日', known: true };
const WEEKEND: CalendarDay = { workday: false, why: '周末', known: true };
const GUESSED_WORKDAY: CalendarDay = { workday: true, why: '周一至周五（放假安排未导入）', known: false };
const GUESSED_WEEKEND: CalendarDay = { workday: false, why: '周末（放假安排未导入）', known: false };

/** 1970-01-01 was a Thursday. */
const isWeekend = (day: number): boolean => {
  const weekday = (((day + 4) % 7) + 7) % 7;
  return weekday === 0 || weekday === 6;
};

/** The calendar of the given years; a local day takes the place of what the notice says. */
export function calendarOf(years: readonly HolidayYear[], localDays: readonly LocalDay[] = []): Calendar {
  const known = new Map<number, CalendarDay>();
  for (const { year } of years) {
    const end = dayNumber(`${(year + 1).toString()}-01-01`);
    for (let day = dayNumber(`${year.toString()}-01-01`); day < end; day++)
      known.set(day, isWeekend(day) ? WEEKEND : WORKDAY);
  }
  const guess = (day: number): CalendarDay =>
    known.get(day) ?? (isWeekend(day) ? GUESSED_WEEKEND : GUESSED_WORKDAY);
  const special = new Map<number, CalendarDay>();
  for (const { date, name, isOffDay } of years.flatMap(({ days }) => days)) {
    const why = isOffDay ? name : `调休上班（${name}）`;
    special.set(dayNumber(date), { workday: !isOffDay, why, known: true });
  }
  for (const { date, workday, reason } of localDays) {
    const day = dayNumber(date);
    const why = `${workday ? '本地上班' : '本地休息'}：${reason}`;
    special.set(day, { workday, why, known: (special.get(day) ?? guess(day)).known });
  }
  const on = (day: number): CalendarDay => special.get(day) ?? guess(day);
  return { dayOf: (date) => on(dayNumber(date)), on };
}

/** Working days from `from` to `to`, both included. */
export function workdaysBetween(calendar: Calendar, from: IsoDate, to: IsoDate): readonly number[] {
  const days: number[] = [];
  const last = dayNumber(to);
  for (let day = dayNumber(from); day <= last; day++) if (calendar.on(day).workday) days.push(day);
  return days;
}
