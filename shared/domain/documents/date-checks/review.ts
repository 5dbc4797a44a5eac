import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { isOfKind } from '../../procedure/timeline/document-kind.ts';
import { type DateRule, warning } from './date-remark.ts';

/** 程序规定第五十五条: the file comes back ten workdays after it was handed in. */
export const review: DateRule = ({ values, template, facts: { counting } }) => {
  const [from, to] = [values['submitted_on'], values['returned_on']];
  if (!isOfKind(template.id, 'case_review_form') || typeof from !== 'string' || typeof to !== 'string')
    return [];
  if (!isIsoDate(from) || !isIsoDate(to)) return [];
  if (to < from) return [warning('review-order', 'returned_on', '退卷时间早于送审时间，请核对。')];
  const limit = reckon(counting, 'D3', from);
  if (limit === undefined || to <= limit.due) return [];
  const { amount, article, due, note } = limit;
  return [
    warning(
      'review-late',
      'returned_on',
      `自接到审核材料起${amount.toString()}个工作日到${chineseDate(due)}届满${note}；经部门负责人批准延长的，请附审批。（${article}）`,
    ),
  ];
};
