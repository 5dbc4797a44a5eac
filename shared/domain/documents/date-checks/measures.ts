import { addDays, chineseDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import { type DateRemark, type DateRule, warning, WEEKENDS_ONLY } from './date-remark.ts';

const RELEASE_OF_EVIDENCE = 20;
const MEASURE = 21;
const MEASURE_EXTENSION = 22;

/** 程序规定第三十八条: the period of a measure, and an extension decided in time. */
export const measure: DateRule = ({ template, values, facts: { measureOn, limits }, born }) => {
  if (template.number !== MEASURE && template.number !== MEASURE_EXTENSION) return [];
  const { amount, extension = 0, article } = limits.measure;
  const most = template.number === MEASURE ? amount : extension;
  const remarks: DateRemark[] = template.fields.flatMap((field) => {
    const days = values[field.id];
    if (field.type !== 'number' || !field.label.includes('期限') || typeof days !== 'number') return [];
    if (days <= most) return [];
    const what = template.number === MEASURE ? '查封、扣押的期限' : '延长的期限';
    return [
      warning(
        'measure-period',
        field.id,
        `${what}不得超过${most.toString()}日，现填${days.toString()}日；法律、行政法规另有规定的，请在依据中写明。（${article}）`,
      ),
    ];
  });
  if (template.number === MEASURE_EXTENSION && measureOn !== undefined && born !== undefined) {
    const end = addDays(measureOn, amount);
    if (born.day > end) {
      remarks.push(
        warning(
          'measure-extension-late',
          born.field.id,
          `行政强制措施自${chineseDate(measureOn)}起${amount.toString()}日，到${chineseDate(end)}届满，延长应当在届满前决定；有检测、鉴定时间的请核对扣除。（${article}）`,
        ),
      );
    }
  }
  return remarks;
};

/** 程序规定第三十五条 */
export const preservation: DateRule = ({ template, facts: { preservationOn, limits }, born }) => {
  if (template.number !== RELEASE_OF_EVIDENCE || preservationOn === undefined || born === undefined)
    return [];
  const { amount, article } = limits.preservation;
  const due = addWeekdays(preservationOn, amount);
  if (born.day <= due) return [];
  return [
    warning(
      'preservation-late',
      born.field.id,
      `先行登记保存的证据自${chineseDate(preservationOn)}起应当在${amount.toString()}个工作日内处理，到${chineseDate(due)}届满${WEEKENDS_ONLY}，逾期自动解除。（${article}）`,
    ),
  ];
};
