import { type DayEvent, iCalendar } from '../../lib/icalendar.ts';
import { isSetRule } from './agreed-days.ts';
import { chineseDate, type IsoDate, type IsoInstant } from '../../lib/date.ts';

/** A running limit, as far as another calendar shows it. */
export interface CalendarClock {
  readonly caseId: string;
  readonly caseNumber: string;
  readonly title: string;
  readonly officers: string;
  readonly rule: string;
  readonly what: string;
  readonly start: IsoDate;
  readonly documentId?: string | undefined;
  readonly on: IsoDate;
  readonly estimate: boolean;
  readonly stopped: boolean;
  readonly article: string;
}

/** Every running limit as an iCalendar file; days that may still move say so. */
export const clocksCalendar = (clocks: readonly CalendarClock[], at: IsoInstant): string =>
  iCalendar('案件期限', clocks.map(eventOf), at);

/** What tells a clock from the others of its case is its rule and what it starts from, not the day, which may move; one that was set is its day. */
const uidOf = ({ caseId, rule, start, documentId, on }: CalendarClock): string =>
  `${caseId}.${rule}.${documentId ?? start}${isSetRule(rule) ? `.${on}` : ''}@anjuan`;

function eventOf(clock: CalendarClock): DayEvent {
  const { on, what, title, caseNumber, officers, article, start, estimate, stopped } = clock;
  return {
    uid: uidOf(clock),
    on,
    summary: `${estimate ? '（估计）' : stopped ? '（暂计）' : ''}${what}：${title}`,
    description: [
      caseNumber,
      `办案人员：${officers}`,
      `自${chineseDate(start)}起算，${article}`,
      ...(estimate ? ['放假安排还没有公布或者导入，日期是估计的。'] : []),
      ...(stopped ? ['不计入期限的时间还没有结束，日期会顺延。'] : []),
    ].join('\n'),
    category: what,
    tentative: estimate || stopped,
  };
}
