import { moneyInFigures } from '../../lib/chinese-numerals.ts';
import { daysBetween, type IsoDate } from '../../lib/date.ts';
import type { notLimits, RuleId } from './counting/limits.ts';
import type { ProcedureEvent } from './events/procedure-event.ts';
import { REDO_RULE } from './redo-day.ts';
import type { Timeline } from './timeline/procedure-entry.ts';

/** 延期、分期缴纳: no article counts these days, the approval fixes them (程序规定第七十四条). */
export const AGREED_RULE = 'E8' satisfies (typeof notLimits)[number]['id'];
export const AGREED_WORDS = '按批准的日期缴纳罚款';
export const AGREED_ARTICLE = '程序规定第七十四条、行政处罚法第六十六条';

/** What runs to a day that somebody set, not to one that is counted: such a clock is known by its day as well. */
export const setRules = [AGREED_RULE, REDO_RULE] as const;

/** What a clock may run by: a limit that is counted, or a day that was set. */
export type ClockRule = RuleId | (typeof setRules)[number];
export const isSetRule = (rule: string): boolean => setRules.some((one) => one === rule);

/** A part of a fine with the day that was agreed for it and nothing, or not all, of it paid. */
export interface AgreedDay {
  /** the day on which it was agreed to */
  readonly start: IsoDate;
  /** the paper that says so */
  readonly documentId?: string | undefined;
  readonly due: IsoDate;
  /** 缴纳第2期罚款（还差1000.00元） */
  readonly what: string;
}

/** What came in, part by part: the earlier ones first. @param sum 分 */
export function payInOrder(amounts: readonly number[], sum: number): readonly number[] {
  let open = Math.max(0, sum);
  return amounts.map((amount) => {
    const paid = Math.min(open, amount);
    open -= paid;
    return paid;
  });
}

/** Whatever was paid, or taken to court, is not waited for any more. */
const ends: readonly ProcedureEvent[] = ['paid', 'court_applied', 'court_enforced', 'case_terminated'];

/**
 * The agreed days of the last 延期 or 分期 that wait for a payment, the first first. Sums fill the parts in order; a
 * payment without a sum (a voucher, a word of an old archive) stands for one part. @param timeline of one party
 */
export function agreedDays(timeline: Timeline): readonly AgreedDay[] {
  const granted = timeline.findLast(({ event }) => event === 'deferred');
  if (granted === undefined || timeline.some(({ event }) => ends.includes(event))) return [];
  const parts = timeline
    .filter(({ event, documentId }) => event === 'instalment_agreed' && documentId === granted.documentId)
    .toSorted((a, b) => ((a.until ?? '') < (b.until ?? '') ? -1 : 1));
  const payments = timeline.filter(({ event, on }) => event === 'part_paid' && on >= granted.on);
  const sum = payments.reduce((all, { amount = 0 }) => all + amount, 0);
  const paid = payInOrder(
    parts.map(({ amount = 0 }) => amount),
    sum,
  );
  let wordsOnly = payments.filter(({ amount }) => amount === undefined).length;
  return parts.flatMap(({ until, amount, detail = '' }, index) => {
    const came = paid[index] ?? 0;
    if (until === undefined || (amount !== undefined && came >= amount)) return [];
    if (wordsOnly > 0) {
      wordsOnly--;
      return [];
    }
    const rest =
      amount === undefined ? '' : `（${came === 0 ? '' : '还差'}${moneyInFigures(amount - came)}元）`;
    return [
      {
        start: granted.on,
        documentId: granted.documentId,
        due: until,
        what: `缴纳${detail}罚款${rest}`,
      },
    ];
  });
}

/** The days from the approval to an agreed day, as they are shown; a count shows at least one. */
export const agreedCount = ({ start, due }: Pick<AgreedDay, 'start' | 'due'>) =>
  ({ amount: Math.max(1, daysBetween(start, due)), unit: 'day', restDay: 'stays' }) as const;
