import { addDays, addMonths, type IsoDate } from '#shared/lib/date.ts';
import { weekdayName } from '#shared/domain/procedure/counting/check-year.ts';
import type { Step } from '#shared/domain/procedure/counting/step.ts';

/** A month of the picture: weeks from Monday to Sunday, days outside the month left out. */
export interface Month {
  /** 2026年3月 */
  readonly title: string;
  readonly first: IsoDate;
  readonly weeks: readonly (readonly (IsoDate | undefined)[])[];
}

/** Beyond this the picture shows how a long count begins and ends. */
const MOST_MONTHS = 8;
const SHOWN_OF_LONG = 2;

const WEEK = ['周一', '周二', '周三', '周四', '周五', '周六', '周日'];

/** The months from the first step to the last; `left` of them in the middle are not shown. */
export function monthsOf(steps: readonly Pick<Step, 'date'>[]): {
  readonly months: readonly Month[];
  readonly left: number;
} {
  const [from, to] = [steps[0]?.date ?? '', steps.at(-1)?.date ?? ''];
  const months: Month[] = [];
  for (let first = `${from.slice(0, 7)}-01`; first !== '-01' && first <= to; first = addMonths(first, 1))
    months.push(monthOf(first));
  const left = months.length - 2 * SHOWN_OF_LONG;
  if (months.length <= MOST_MONTHS) return { months, left: 0 };
  return { months: [...months.slice(0, SHOWN_OF_LONG), ...months.slice(-SHOWN_OF_LONG)], left };
}

function monthOf(first: IsoDate): Month {
  const weeks: (IsoDate | undefined)[][] = [];
  let week: (IsoDate | undefined)[] = new Array<undefined>(WEEK.indexOf(weekdayName(first))).fill(undefined);
  for (let day = first; day.startsWith(first.slice(0, 7)); day = addDays(day, 1)) {
    week.push(day);
    if (week.length === 7) {
      weeks.push(week);
      week = [];
    }
  }
  if (week.length > 0) weeks.push([...week, ...new Array<undefined>(7 - week.length).fill(undefined)]);
  return { title: `${first.slice(0, 4)}年${Number(first.slice(5, 7)).toString()}月`, first, weeks };
}
