import { chineseDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import { type DateRule, warning, WEEKENDS_ONLY } from './date-remark.ts';
import { DECISIONS } from './decisions.ts';

/** 程序规定第五十七条: five workdays from the service of the notice; waived in writing it need not be waited for. */
export const defence: DateRule = ({ template, facts: { noticeOn, noticeServedOn, limits }, born }) => {
  const from = noticeServedOn ?? noticeOn;
  if (!DECISIONS.includes(template.number) || from === undefined || born === undefined) return [];
  const { amount, article } = limits.defence;
  const until = addWeekdays(from, amount);
  if (born.day > until) return [];
  const since =
    noticeServedOn === undefined
      ? `告知书还没有送达回证，按告知书日期${chineseDate(from)}计算`
      : `告知书于${chineseDate(from)}送达`;
  return [
    warning(
      'defence-period',
      born.field.id,
      `${since}，陈述、申辩和要求听证的期限到${chineseDate(until)}届满${WEEKENDS_ONLY}。届满前不得作出决定，当事人书面表示放弃的除外。（${article}）`,
    ),
  ];
};
