import { addDays, daysBetween, type IsoDate } from '../../lib/date.ts';
import type { Instalment } from './owed.ts';

/**
 * 加处罚款 (行政处罚法第七十二条第一款第一项、程序规定第七十五条): three in a hundred of the fine for each day it is late,
 * in all never more than the fine. What the articles leave open is said whenever it is shown: see `unverified`.
 */
export const ADDED_FINE = {
  /** of a hundred, each day */
  rate: 3,
  article: '行政处罚法第七十二条第一款第一项、程序规定第七十五条、行政强制法第四十五条',
  pausedBy: '行政处罚法第七十三条第三款',
  unverified:
    '条文写“按罚款数额”，已经缴纳一部分的，这里按当日尚未缴纳的部分计算；没收的违法所得不加处。本局另有口径的，以本局为准。',
} as const;

/** Time in which nothing is added: from the day 复议 or 诉讼 begins to the day it ends, both included. */
export interface Pause {
  readonly from: IsoDate;
  /** absent: it lasts */
  readonly to?: IsoDate | undefined;
  readonly why: '行政复议' | '行政诉讼';
}

/** Days in a row of which the same is true. */
export interface AddedRun {
  readonly from: IsoDate;
  readonly to: IsoDate;
  readonly days: number;
  /** what is late on each of them, 分 */
  readonly late: number;
  /** why nothing is added; absent where something is */
  readonly why?: string | undefined;
  /** what these days add, and what has been added by their end, 分 */
  readonly adds: number;
  readonly total: number;
}

export interface AddedFine {
  readonly total: number;
  /** no more will be added: it has reached the fine */
  readonly capped: boolean;
  readonly runs: readonly AddedRun[];
}

export interface AddedFineData {
  /** parts of the fine with their last days; one where nothing was deferred */
  readonly parts: readonly Instalment[];
  /** 分, as decided: the most that is added */
  readonly fine: number;
  /** what was paid of the fine */
  readonly paid: readonly { readonly on: IsoDate; readonly amount: number }[];
  readonly pauses: readonly Pause[];
  /** up to and including this day */
  readonly until: IsoDate;
}

/** More days than any fine needs to reach its cap, with pauses of years. */
const MOST_DAYS = 20_000;

/**
 * The additional fine, day by day from the day after the first part was due. What is paid on a day is late on that day
 * still. Fractions of a 分 are kept to the end and dropped there.
 */
export function addedFine({ parts, fine, paid, pauses, until }: AddedFineData): AddedFine {
  const first = parts.map(({ due }) => due).toSorted()[0];
  if (first === undefined || fine <= 0 || until <= first) return { total: 0, capped: false, runs: [] };
  const days = Math.min(daysBetween(first, until), MOST_DAYS);
  const runs: AddedRun[] = [];
  // Hundredths of a 分.
  let sum = 0;
  for (let n = 1; n <= days; n++) {
    const day = addDays(first, n);
    const late = lateOn(day, parts, paid);
    const pause = pauses.find(({ from, to }) => from <= day && (to === undefined || day <= to));
    const before = Math.floor(sum / 100);
    const why = late === 0 ? '没有逾期的罚款' : pause !== undefined ? `${pause.why}期间不予计算` : undefined;
    // Nothing that comes later changes it any more: the days to the end are one run.
    if (before >= fine) {
      runs.push({
        from: day,
        to: until,
        days: days - n + 1,
        late,
        why: '已经达到罚款数额，不再增加',
        adds: 0,
        total: before,
      });
      break;
    }
    if (why === undefined) sum = Math.min(sum + late * ADDED_FINE.rate, fine * 100);
    const total = Math.floor(sum / 100);
    const last = runs.at(-1);
    if (last?.late === late && last.why === why)
      runs[runs.length - 1] = {
        ...last,
        to: day,
        days: last.days + 1,
        adds: last.adds + total - before,
        total,
      };
    else runs.push({ from: day, to: day, days: 1, late, why, adds: total - before, total });
  }
  const total = Math.floor(sum / 100);
  return { total, capped: total >= fine, runs };
}

/** What should have been paid before a day and was not paid by then: payments of the same day come too late for it. */
function lateOn(day: IsoDate, parts: readonly Instalment[], paid: AddedFineData['paid']): number {
  const due = parts.reduce((sum, part) => (part.due < day ? sum + part.amount : sum), 0);
  const came = paid.reduce((sum, one) => (one.on < day ? sum + one.amount : sum), 0);
  return Math.max(0, due - came);
}
