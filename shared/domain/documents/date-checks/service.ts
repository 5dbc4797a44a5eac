import { chineseDate } from '../../../lib/date.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { isOfKind, ordinaryDecisions } from '../../procedure/timeline/document-kind.ts';
import { type DateRule, warning } from './date-remark.ts';

/** 送达回证: not before the document it serves, a decision within seven workdays (程序规定第八十一条). */
export const service: DateRule = ({ template, facts: { served, counting }, born }) => {
  if (!isOfKind(template.id, 'service_receipt') || served?.date === undefined || born === undefined)
    return [];
  if (born.day < served.date) {
    return [
      warning(
        'served-before-issued',
        born.field.id,
        `送达时间早于《${served.title}》的日期（${chineseDate(served.date)}），请核对。`,
      ),
    ];
  }
  const { correctedOn } = served;
  const limit =
    correctedOn === undefined ? reckon(counting, 'E1', served.date) : reckon(counting, 'E1b', correctedOn);
  if (!isOfKind(served.templateId, ...ordinaryDecisions) || limit === undefined || born.day <= limit.due)
    return [];
  const { amount, article, due, note } = limit;
  return [
    warning(
      'service-late',
      born.field.id,
      `${correctedOn === undefined ? '处罚决定书应当当场交付；当事人不在场的，应当' : `处罚决定书${chineseDate(correctedOn)}作了补正，补正后的应当`}在${amount.toString()}个工作日内送达，到${chineseDate(due)}届满${note}。（${article}）`,
    ),
  ];
};
