import { chineseDate } from '../../../lib/date.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { isOfKind, ordinaryDecisions } from '../../procedure/timeline/document-kind.ts';
import { type DateRule, warning } from './date-remark.ts';

/** 程序规定第五十七条: five workdays from the service of the notice; waived in writing it need not be waited for. */
export const defence: DateRule = ({ template, facts: { noticeOn, noticeServedOn, counting }, born }) => {
  const from = noticeServedOn ?? noticeOn;
  if (!isOfKind(template.id, ...ordinaryDecisions) || from === undefined || born === undefined) return [];
  const limit = reckon(counting, 'D4', from);
  if (limit === undefined || born.day > limit.due) return [];
  const { article, due, note } = limit;
  const since =
    noticeServedOn === undefined
      ? `告知书还没有送达日期，按告知书日期${chineseDate(from)}计算`
      : `告知书于${chineseDate(from)}送达`;
  return [
    warning(
      'defence-period',
      born.field.id,
      `${since}，陈述、申辩和要求听证的期限到${chineseDate(due)}届满${note}。届满前不得作出决定，当事人书面表示放弃的除外。（${article}）`,
    ),
  ];
};
