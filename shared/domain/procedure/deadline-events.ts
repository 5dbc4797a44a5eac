import { chineseDate, type IsoDate } from '../../lib/date.ts';
import { ProblemError } from '../../lib/problem.ts';
import { dueOf } from './counting/count.ts';
import { excludedInterval, type Interval } from './counting/excluded-time.ts';
import { momentWords, durationWords } from './counting/explain.ts';
import { type DeductionKind, deductionKinds, deductionWords } from './events/limit-events.ts';
import type { Limit } from './counting/limits.ts';
import type { Given } from './counting/walk.ts';

/** What happened while a limit ran, in the order of days. */
export type DeadlineEvent =
  /** 批准延长: so many more, in the limit's unit */
  | { readonly event: 'extended'; readonly on: IsoDate; readonly amount: number }
  /** 决定书写明的期限: shorter than the article allows */
  | { readonly event: 'period'; readonly on: IsoDate; readonly amount: number }
  /** time that does not count, from the day it began to the day it ended */
  | { readonly event: DeductionKind; readonly on: IsoDate; readonly until?: IsoDate | undefined };

/** Names of the events a file may speak of. */
export const deadlineEventNames = ['extended', 'period', ...deductionKinds] as const;

/** A limit as it runs after all that happened. */
export interface Running {
  readonly limit: Limit;
  readonly given: Given;
  /** what happened and made no difference */
  readonly notes: readonly string[];
}

const refuse = (sentence: string, at: number): never => {
  throw new ProblemError('invalid-input', sentence, { event: at + 1 });
};

/**
 * Takes events one by one. Errors (`invalid-input`): out of order, before the limit began, in the future, not lawful for
 * this limit, an interval that has not ended.
 */
export function runLimit(
  limit: Limit,
  start: string,
  events: readonly DeadlineEvent[],
  { calendar, today }: { readonly calendar: Given['calendar']; readonly today: IsoDate },
): Running {
  let running = { limit, extended: 0, extensions: 0, deductions: [] as readonly Interval[] };
  const notes: string[] = [];
  const given = (): Given => ({ calendar, extended: running.extended, deductions: running.deductions });
  for (const [at, event] of events.entries()) {
    refuseDay(event, events[at - 1], { at, start, today });
    const { due } = dueOf(running.limit, start, given());
    const over = event.on > due.slice(0, 10);
    switch (event.event) {
      case 'extended': {
        if (over)
          refuse(
            `${place(at)}批准延长的日期${chineseDate(event.on)}晚于期限届满的日期（${momentWords(due)}），届满以后不能延长。`,
            at,
          );
        refuseExtension(limit, event.amount, running.extensions, at);
        running = {
          ...running,
          extended: running.extended + event.amount,
          extensions: running.extensions + 1,
        };
        break;
      }
      case 'period':
        if (limit.id !== 'B3')
          refuse(
            `${place(at)}规则${limit.id}的期限由法律规定，不由决定书写明；只有查封、扣押的决定书可以写明较短的期限。`,
            at,
          );
        if (event.amount > limit.amount)
          refuse(
            `${place(at)}写明的期限${durationWords(event.amount, limit.unit)}超过了${durationWords(limit.amount, limit.unit)}（${limit.article}）。`,
            at,
          );
        running = { ...running, limit: { ...running.limit, amount: event.amount } };
        break;
      default:
        if (over)
          notes.push(
            `“${deductionWords(event.event)}”自${chineseDate(event.on)}开始，期限已在${momentWords(due)}届满，没有扣除。`,
          );
        running = {
          ...running,
          deductions: [...running.deductions, ...intervalsOf(limit, event.event, event, at)],
        };
    }
  }
  return { limit: running.limit, given: given(), notes };
}

const place = (at: number): string => `第${(at + 1).toString()}个事件：`;

function refuseDay(
  { on }: DeadlineEvent,
  before: DeadlineEvent | undefined,
  { at, start, today }: { readonly at: number; readonly start: string; readonly today: IsoDate },
): void {
  if (before !== undefined && on < before.on)
    refuse(
      `${place(at)}日期${chineseDate(on)}早于前一个事件（${chineseDate(before.on)}），事件应按日期先后排列。`,
      at,
    );
  if (on > today)
    refuse(`${place(at)}日期${chineseDate(on)}晚于今天（${chineseDate(today)}），还没有发生。`, at);
  if (on < start.slice(0, 10))
    refuse(
      `${place(at)}日期${chineseDate(on)}早于起算日（${chineseDate(start.slice(0, 10))}），请核对。`,
      at,
    );
}

/** Longer than anything that is ever approved: a slip of the hand, and a count without end. */
const MOST = 3660;

function refuseExtension(limit: Limit, amount: number, before: number, at: number): void {
  if (amount > MOST) refuse(`${place(at)}延长${amount.toString()}超出了可以计算的范围，请核对。`, at);
  const { id, extension, furtherBy, article, unit } = limit;
  if (extension === undefined && furtherBy === undefined)
    refuse(`${place(at)}规则${id}的期限没有规定可以延长（${article}）。`, at);
  if (before === 0 && extension !== undefined && amount > extension)
    refuse(`${place(at)}首次延长不得超过${durationWords(extension, unit)}（${article}）。`, at);
  if (before > 0 && extension !== undefined && furtherBy === undefined)
    refuse(`${place(at)}规则${id}的期限只能延长一次（${article}）。`, at);
}

function intervalsOf(
  limit: Limit,
  kind: DeductionKind,
  { on, until }: { readonly on: IsoDate; readonly until?: IsoDate | undefined },
  at: number,
): readonly Interval[] {
  const words = deductionWords(kind);
  if (!limit.deductions.includes(kind))
    refuse(`${place(at)}规则${limit.id}的期限不扣除“${words}”的时间（${limit.article}）。`, at);
  if (until === undefined)
    return refuse(
      `${place(at)}“${words}”自${chineseDate(on)}开始，还没有结束的日期，期限停在那里，结束以后才能算出。`,
      at,
    );
  if (until < on)
    refuse(`${place(at)}“${words}”结束的日期${chineseDate(until)}早于开始的日期${chineseDate(on)}。`, at);
  const interval = excludedInterval(kind, on, until);
  return interval === undefined ? [] : [interval];
}
