import { addDays, daysBetween, type IsoDate } from '../../lib/date.ts';
import type { CaseStage } from './stage.ts';

export interface CaseTimes {
  readonly stage: CaseStage;
  readonly procedure: 'ordinary' | 'summary';
  readonly clueOn: IsoDate;
  readonly filedOn?: IsoDate | undefined;
  readonly decidedOn?: IsoDate | undefined;
  /** When the 行政处罚告知书 was served. */
  readonly noticeServedOn?: IsoDate | undefined;
}

export interface DueDate {
  /** What must have happened by then, in Chinese. */
  readonly what: string;
  readonly on: IsoDate;
  /** Calendar days from today; negative when it has passed. */
  readonly daysLeft: number;
  readonly article: string;
}

/** Statutory holidays are not known here, so the true end lies on this day or later. */
const WITHOUT_HOLIDAYS = '（未计法定节假日）';

/** The day `workdays` days after `from` that is neither Saturday nor Sunday; the first day is not counted (程序规定第八十条). */
export function addWeekdays(from: IsoDate, workdays: number): IsoDate {
  let date = from;
  for (let left = workdays; left > 0;) {
    date = addDays(date, 1);
    const weekday = new Date(`${date}T00:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return date;
}

/**
 * The next limits of a case, nearest first. A limit that binds the bureau is never moved past a weekend.
 * Extensions, suspensions and excluded days are not known here: the true end may lie later.
 */
export function dueDates(theCase: CaseTimes, today: IsoDate): readonly DueDate[] {
  if (theCase.procedure === 'summary') return [];
  const due: DueDate[] = [];
  const add = (what: string, on: IsoDate, article: string) =>
    due.push({ what, on, daysLeft: daysBetween(today, on), article });
  const undecided = ['filed', 'investigated', 'noticed'].includes(theCase.stage);

  if (theCase.stage === 'clue') {
    add(`核查并决定是否立案${WITHOUT_HOLIDAYS}`, addWeekdays(theCase.clueOn, 15), '程序规定第十八条');
  }
  if (undecided && theCase.filedOn !== undefined) {
    add('作出处理决定（办案期限90日）', addDays(theCase.filedOn, 90), '程序规定第六十四条');
  }
  if (theCase.stage === 'noticed' && theCase.noticeServedOn !== undefined) {
    add(
      `陈述、申辩和申请听证期满${WITHOUT_HOLIDAYS}`,
      addWeekdays(theCase.noticeServedOn, 5),
      '程序规定第五十七条',
    );
  }
  if (theCase.stage === 'decided' && theCase.decidedOn !== undefined) {
    add(`送达处罚决定书${WITHOUT_HOLIDAYS}`, addWeekdays(theCase.decidedOn, 7), '程序规定第八十一条');
  }
  return due.sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}
