import { addDays, chineseDate, isIsoDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import { type DateRule, warning, WEEKENDS_ONLY } from './date-remark.ts';

const HEARING_NOTICE = 39;

/** 听证办法第二十条: the notice is served seven workdays before the hearing. */
export const hearing: DateRule = ({ template, values, facts: { limits }, born }) => {
  if (template.number !== HEARING_NOTICE || born === undefined) return [];
  const { amount, article } = limits.hearingNotice;
  return template.fields.flatMap((field) => {
    const value = values[field.id];
    if (field.id === born.field.id || !field.label.includes('听证') || typeof value !== 'string') return [];
    const day = value.slice(0, 10);
    const earliest = addDays(addWeekdays(born.day, amount), 1);
    if ((field.type !== 'date' && field.type !== 'datetime') || !isIsoDate(day) || day >= earliest) return [];
    return [
      warning(
        'hearing-early',
        field.id,
        `听证通知书应当在举行听证的${amount.toString()}个工作日前送达；${chineseDate(born.day)}当日送达的，听证最早在${chineseDate(earliest)}${WEEKENDS_ONLY}。（${article}）`,
      ),
    ];
  });
};
