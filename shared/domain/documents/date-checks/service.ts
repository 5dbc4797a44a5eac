import { chineseDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import { type DateRule, warning, WEEKENDS_ONLY } from './date-remark.ts';
import { DECISIONS } from './decisions.ts';

const PROOF_OF_SERVICE = 50;

/** 送达回证: not before the document it serves, a decision within seven workdays (程序规定第八十一条). */
export const service: DateRule = ({ template, facts: { served, limits }, born }) => {
  if (template.number !== PROOF_OF_SERVICE || served?.date === undefined || born === undefined) return [];
  if (born.day < served.date) {
    return [
      warning(
        'served-before-issued',
        born.field.id,
        `送达时间早于《${served.title}》的日期（${chineseDate(served.date)}），请核对。`,
      ),
    ];
  }
  const { amount, article } = limits.service;
  const due = addWeekdays(served.date, amount);
  if (!DECISIONS.includes(served.templateNumber) || born.day <= due) return [];
  return [
    warning(
      'service-late',
      born.field.id,
      `处罚决定书应当当场交付；当事人不在场的，应当在${amount.toString()}个工作日内送达，到${chineseDate(due)}届满${WEEKENDS_ONLY}。（${article}）`,
    ),
  ];
};
