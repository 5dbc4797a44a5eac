import { chineseDate, type IsoDate, isIsoDate } from '../../lib/date.ts';
import { ProblemError } from '../../lib/problem.ts';
import type { Calendar } from './counting/calendar.ts';
import { type Counted, countLimit } from './counting/count.ts';
import { INSTANT } from './counting/count-hours.ts';
import { type DeadlineEvent, runLimit } from './deadline-events.ts';
import { basisWords } from './counting/explain.ts';
import { limitStarts } from './events/limit-events.ts';
import { isRuleId, type Limit, type Limits, notLimits } from './counting/limits.ts';

export interface DeadlineQuestion {
  readonly rule: string;
  /** the day, or for hours the minute, it starts from */
  readonly start: string;
  readonly events: readonly DeadlineEvent[];
}

export interface Deadline {
  readonly limit: Limit;
  readonly counted: Counted;
  /** what was added with approval, in the limit's unit */
  readonly extended: number;
}

/** A rule, a day and what happened since: the end, and why. Errors: `invalid-input` with one sentence. */
export function deadlineOf(
  { rule, start, events }: DeadlineQuestion,
  law: { readonly limits: Limits; readonly calendar: Calendar; readonly today: IsoDate },
): Deadline {
  const asked = limitInForce(rule, start, law.limits);
  const { limit, given, notes } = runLimit(asked, start, events, law);
  const counted = countLimit(limit, start, given);
  return {
    limit,
    extended: given.extended ?? 0,
    counted: { ...counted, notes: [...counted.notes, ...notes, ...limitNotes(limit)] },
  };
}

/** What is to be known of a limit whenever it is shown: that its text was not seen, how it is read. */
export function limitNotes(limit: Limit): readonly string[] {
  const basis = basisWords(limit);
  return [
    ...(basis === '' ? [] : [`${limit.article}：${basis}。`]),
    ...(limit.remark === undefined ? [] : [`${limit.remark}。`]),
  ];
}

/** Years have four digits. */
const LAST_START = '2199-12-31';

/** The edition for a start. Errors: `invalid-input` for a rule that is none, a start that is no day, a day without a text. */
export function limitInForce(rule: string, start: string, limits: Limits): Limit {
  const wrong = (sentence: string): ProblemError => new ProblemError('invalid-input', sentence, { rule });
  if (!isRuleId(rule)) {
    const other = notLimits.find(({ id }) => id === rule);
    throw wrong(
      other === undefined
        ? `没有编号为“${rule}”的期限规则，可用 rules list 查看全部规则。`
        : `${rule}不是期限：${other.what}（${other.article}）。`,
    );
  }
  const editions = limits.all().filter(({ id }) => id === rule);
  const [first] = editions;
  const hours = first?.unit === 'hour';
  const day = start.slice(0, 10);
  if (!(hours ? INSTANT.test(start) && isIsoDate(day) : isIsoDate(start)))
    throw wrong(
      hours
        ? `“${start}”不是时间；规则${rule}以小时计算，起算时间应写作2026-03-05T09:30的形式。`
        : `“${start}”不是日期，应写作2026-03-05的形式。`,
    );
  if (day > LAST_START)
    throw wrong(`${chineseDate(day)}超出了可以计算的范围，最晚到${chineseDate(LAST_START)}。`);
  const limit = limits.on(rule, day);
  if (limit !== undefined) return limit;
  throw wrong(
    first === undefined || day >= first.from
      ? `规则${rule}在${chineseDate(day)}没有施行的条文。`
      : `规则${rule}（自${limitStarts[first.start]}起）只收录了${chineseDate(first.from)}以后的条文，${chineseDate(day)}的算不出。`,
  );
}
