import { chineseDate } from '../../../lib/date.ts';
import type { Counted } from './count.ts';
import { hourBefore } from './count-hours.ts';
import type { Limit, LimitUnit } from './limits.ts';
import { limitStarts } from '../events/limit-events.ts';
import type { Step, StepKind } from './step.ts';

/** Days in a row of one kind and reason. */
export interface Run {
  readonly from: string;
  readonly to: string;
  readonly length: number;
  readonly kind: StepKind;
  readonly counted: boolean;
  readonly reason: string;
  /** of counted ones: the numbers of the first and the last */
  readonly nth?: readonly [number, number] | undefined;
}

/** Hours are named by their ends; a run of them begins where the first one does. */
const beginning = ({ date, kind }: Step): string =>
  date.length > 10 && kind === 'counted' ? hourBefore(date) : date;

/** The compact form of a count: runs of equal days, or hours. */
export function runsOf(steps: readonly Step[]): readonly Run[] {
  const runs: Run[] = [];
  for (const step of steps) {
    const { date, kind, counted, reason, nth } = step;
    const last = runs.at(-1);
    if (last?.kind === kind && last.reason === reason) {
      const first = last.nth?.[0];
      runs[runs.length - 1] = {
        ...last,
        to: date,
        length: last.length + 1,
        nth: first === undefined || nth === undefined ? undefined : [first, nth],
      };
    } else {
      runs.push({
        from: beginning(step),
        to: date,
        length: 1,
        kind,
        counted,
        reason,
        nth: nth === undefined ? undefined : [nth, nth],
      });
    }
  }
  return runs;
}

const unitWords: Readonly<Record<LimitUnit, string>> = {
  hour: '小时',
  workday: '个工作日',
  day: '日',
  month: '个月',
  year: '年',
};

/** 15个工作日, 90日, 6个月 */
export const durationWords = (amount: number, unit: LimitUnit): string =>
  `${amount.toString()}${unitWords[unit]}`;

/** `2026年3月6日10时00分`, or the day alone. */
export const momentWords = (moment: string): string =>
  moment.length > 10
    ? `${chineseDate(moment.slice(0, 10))}${moment.slice(11, 13)}时${moment.slice(14, 16)}分`
    : chineseDate(moment);

/** How sure a limit is that was not read in the text of its article; empty for law. */
export const basisWords = ({ basis }: Pick<Limit, 'basis'>): string =>
  basis === 'law' ? '' : basis === 'practice' ? '通行做法，不是法定期限' : '条文原文没有核对';

/** One sentence: from what, how long, until when, by which article. */
export function limitSentence(limit: Limit, start: string, counted: Counted, extended = 0): string {
  const length =
    extended === 0
      ? durationWords(limit.amount, limit.unit)
      : `${durationWords(limit.amount, limit.unit)}，延长${durationWords(extended, limit.unit)}`;
  const end = `${counted.estimate ? '估计' : ''}到${momentWords(counted.due)}届满`;
  const basis = basisWords(limit);
  const source = `（${limit.article}${basis === '' ? '' : `；${basis}`}）`;
  return `${limit.what}：自${limitStarts[limit.start]}（${momentWords(start)}）起${length}，${end}。${source}`;
}
