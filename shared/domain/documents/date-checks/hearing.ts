import { addDays, chineseDate, isIsoDate } from '../../../lib/date.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { isOfKind } from '../../procedure/timeline/document-kind.ts';
import { type DateRule, warning } from './date-remark.ts';

/** 听证办法第二十条: the notice is served seven workdays before the hearing. */
export const hearing: DateRule = ({ template, values, facts: { counting }, born }) => {
  if (!isOfKind(template.id, 'hearing_notice') || born === undefined) return [];
  const limit = reckon(counting, 'T4', born.day);
  if (limit === undefined) return [];
  const { amount, article, due, note } = limit;
  const earliest = addDays(due, 1);
  return template.fields.flatMap((field) => {
    const value = values[field.id];
    if (field.id === born.field.id || !field.label.includes('听证') || typeof value !== 'string') return [];
    const day = value.slice(0, 10);
    if ((field.type !== 'date' && field.type !== 'datetime') || !isIsoDate(day) || day >= earliest) return [];
    return [
      warning(
        'hearing-early',
        field.id,
        `听证通知书应当在举行听证的${amount.toString()}个工作日前送达；${chineseDate(born.day)}当日送达的，听证最早在${chineseDate(earliest)}${note}。（${article}）`,
      ),
    ];
  });
};
