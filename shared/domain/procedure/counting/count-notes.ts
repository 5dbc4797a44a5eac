import { chineseDate, dateOfNumber, dayNumber, type IsoInstant } from '../../../lib/date.ts';
import type { Calendar } from './calendar.ts';
import { openBefore } from './check-year.ts';
import type { Countable, End } from './walk.ts';

/** What a reader should know of the end of a count. */
export function notesOf(limit: Countable, start: number, end: End, calendar: Calendar): readonly string[] {
  return [
    ...unknownYears(limit, start, end, calendar),
    ...openDecember(limit, start, end, calendar),
    ...restDay(limit, end, calendar),
  ];
}

/** Where the count looks at the calendar: working days all the way, other units at their end. */
const looksFrom = ({ unit }: Countable, start: number, end: End): number =>
  unit === 'workday' ? start + 1 : end.counted;

function unknownYears(limit: Countable, start: number, end: End, calendar: Calendar): readonly string[] {
  if ((limit.unit === 'month' || limit.unit === 'year') && limit.restDay === 'stays') return [];
  const years = new Set<string>();
  for (let day = looksFrom(limit, start, end); day <= end.due; day++)
    if (!calendar.on(day).known) years.add(dateOfNumber(day).slice(0, 4));
  return [...years].map(
    (year) => `${year}年的放假安排还没有导入，只按周六、周日估计，导入以后日期可能变化。`,
  );
}

/** The days around New Year may stand in the notice of the year after. */
function openDecember(limit: Countable, start: number, end: End, calendar: Calendar): readonly string[] {
  if (limit.unit !== 'workday' && limit.restDay === 'stays') return [];
  const next = Number(dateOfNumber(end.due).slice(0, 4)) + 1;
  const { from, to } = openBefore(next);
  const touches = end.due >= dayNumber(from) && looksFrom(limit, start, end) <= dayNumber(to);
  if (!touches || !calendar.on(end.due).known || calendar.on(dayNumber(to) + 1).known) return [];
  return [`${chineseDate(from)}以后的放假、调休可能写在${next.toString()}年的通知里，该通知还没有导入。`];
}

function restDay(limit: Countable, end: End, calendar: Calendar): readonly string[] {
  if (limit.unit === 'workday') return [];
  const { workday, why } = calendar.on(end.counted);
  if (workday) return [];
  const day = chineseDate(dateOfNumber(end.counted));
  if (limit.restDay === 'stays') return [`${day}是休息日（${why}）；这一期限约束本机关，不顺延。`];
  return why.startsWith('周末') ? [`${day}是周末。条文说的是法定节假日，周末同样顺延是通行的从宽算法。`] : [];
}

/** The hour that is not counted in gives the bureau some minutes; who is careful does not use them. */
export const hourNotes = (due: IsoInstant, strictly: IsoInstant): readonly string[] =>
  due === strictly
    ? []
    : [
        `开始的时不计算在内；按钟点算，到${chineseDate(strictly.slice(0, 10))}${strictly.slice(11, 16)}期满，宜在此之前完成。`,
      ];
