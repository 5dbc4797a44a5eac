import type { Explained } from '#shared/contract/calendar.ts';
import { AGREED_ARTICLE, AGREED_RULE, AGREED_WORDS } from '#shared/domain/procedure/agreed-days.ts';
import { REDO_ARTICLE, REDO_RULE, REDO_WORDS } from '#shared/domain/procedure/redo-day.ts';
import type { Calendar } from '#shared/domain/procedure/counting/calendar.ts';
import { countLimit } from '#shared/domain/procedure/counting/count.ts';
import { limitInForce, limitNotes } from '#shared/domain/procedure/deadline.ts';
import type { Interval } from '#shared/domain/procedure/counting/excluded-time.ts';
import { limitSentence } from '#shared/domain/procedure/counting/explain.ts';
import type { Limits } from '#shared/domain/procedure/counting/limits.ts';
import { chineseDate } from '#shared/lib/date.ts';

export interface ToExplain {
  readonly rule: string;
  readonly start: string;
  readonly amount?: number | undefined;
  readonly extended?: number | undefined;
  readonly deductions?: readonly Interval[] | undefined;
}

/** A day that no article counts: what the approval says, with the days until then. */
function explainAgreed(start: string, amount: number, calendar: Calendar): Explained {
  const days = { amount, unit: 'day', restDay: 'stays' } as const;
  const { due, finishBy, steps } = countLimit(days, start, { calendar });
  return {
    rule: AGREED_RULE,
    what: AGREED_WORDS,
    sentence: `${AGREED_WORDS}：${chineseDate(start)}的《延期、分期缴纳罚款通知书》写明到${chineseDate(due)}。（${AGREED_ARTICLE}）`,
    article: AGREED_ARTICLE,
    consequence:
      '这一天没有缴纳的部分，自次日起每日可以加处百分之三的罚款，加处的总额不超出罚款的数额（行政处罚法第七十二条）',
    start,
    due,
    estimate: false,
    finishBy,
    notes: ['日期由通知书写明，不按条文计算；逢休息日的，程序不作顺延，以通知书为准。'],
    steps: [...steps],
  };
}

/** 责令重新作出: the day the judgment or the decision upon reconsideration says. */
function explainRedo(start: string, amount: number, calendar: Calendar): Explained {
  const days = { amount, unit: 'day', restDay: 'stays' } as const;
  const { due, finishBy, steps } = countLimit(days, start, { calendar });
  return {
    rule: REDO_RULE,
    what: REDO_WORDS,
    sentence: `${REDO_WORDS}：${chineseDate(start)}终结的复议、诉讼，登记的重新作出期限到${chineseDate(due)}。（${REDO_ARTICLE}）`,
    article: REDO_ARTICLE,
    consequence: '没有在写明的期限内重新作出决定的，是不履行复议决定、裁判',
    start,
    due,
    estimate: false,
    finishBy,
    notes: ['日期由复议决定、裁判写明，不按条文计算；逢休息日的，程序不作顺延，以复议决定书、裁判文书为准。'],
    steps: [...steps],
  };
}

/** A limit that a screen shows, day by day. Errors: those of `limitInForce`. */
export function explain(asked: ToExplain, limits: Limits, calendar: Calendar): Explained {
  const { rule, start, extended = 0, deductions } = asked;
  if (rule === AGREED_RULE) return explainAgreed(start, asked.amount ?? 1, calendar);
  if (rule === REDO_RULE) return explainRedo(start, asked.amount ?? 1, calendar);
  const law = limitInForce(rule, start, limits);
  const limit = { ...law, amount: asked.amount ?? law.amount };
  const counted = countLimit(limit, start, { calendar, extended, deductions });
  return {
    rule,
    what: limit.what,
    sentence: limitSentence(limit, start, counted, extended),
    article: limit.article,
    consequence: limit.consequence,
    start,
    due: counted.due,
    estimate: counted.estimate,
    finishBy: counted.finishBy,
    notes: [...counted.notes, ...limitNotes(limit)],
    steps: [...counted.steps],
  };
}
