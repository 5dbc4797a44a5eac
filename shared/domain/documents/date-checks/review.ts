import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import { type DateRule, warning, WEEKENDS_ONLY } from './date-remark.ts';

const REVIEW = 36;

/** 程序规定第五十五条: the file comes back ten workdays after it was handed in. */
export const review: DateRule = ({ values, template, facts: { limits } }) => {
  const [from, to] = [values['submitted_on'], values['returned_on']];
  if (template.number !== REVIEW || typeof from !== 'string' || typeof to !== 'string') return [];
  if (!isIsoDate(from) || !isIsoDate(to)) return [];
  if (to < from) return [warning('review-order', 'returned_on', '退卷时间早于送审时间，请核对。')];
  const { amount, article } = limits.review;
  const due = addWeekdays(from, amount);
  if (to <= due) return [];
  return [
    warning(
      'review-late',
      'returned_on',
      `自接到审核材料起${amount.toString()}个工作日到${chineseDate(due)}届满${WEEKENDS_ONLY}；经部门负责人批准延长的，请附审批。（${article}）`,
    ),
  ];
};
