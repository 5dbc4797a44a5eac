import { weekdayName } from '#shared/domain/procedure/counting/check-year.ts';
import { addDays, addMonths, type IsoDate } from '#shared/lib/date.ts';

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** Every day of the sheet a month is shown on: whole weeks from Monday to Sunday. */
export function daysOfSheet(day: IsoDate): { readonly from: IsoDate; readonly to: IsoDate } {
  const first = `${day.slice(0, 7)}-01`;
  const last = addDays(addMonths(first, 1), -1);
  return {
    from: addDays(first, -WEEK.indexOf(weekdayName(first))),
    to: addDays(last, 6 - WEEK.indexOf(weekdayName(last))),
  };
}

/** 2026年3月 */
export const monthTitle = (day: IsoDate): string =>
  `${day.slice(0, 4)}年${Number(day.slice(5, 7)).toString()}月`;
