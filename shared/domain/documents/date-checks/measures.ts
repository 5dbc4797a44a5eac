import { chineseDate } from '../../../lib/date.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { isOfKind } from '../../procedure/timeline/document-kind.ts';
import { type DateRemark, type DateRule, warning } from './date-remark.ts';

/** 程序规定第三十八条: the period of a measure, and an extension decided in time. */
export const measure: DateRule = ({
  template,
  values,
  facts: { measureOn, running, counting },
  born,
  today,
}) => {
  const begins = isOfKind(template.id, 'compulsory_measure_decision');
  if (!begins && !isOfKind(template.id, 'compulsory_measure_extension')) return [];
  const limit = reckon(counting, 'B3', measureOn ?? born?.day ?? today, begins ? {} : running.B3);
  if (limit === undefined) return [];
  const { amount, extension, article, due: end } = limit;
  const most = begins ? amount : extension;
  const remarks: DateRemark[] = template.fields.flatMap((field) => {
    const days = values[field.id];
    if (field.type !== 'number' || !field.label.includes('期限') || typeof days !== 'number') return [];
    if (days <= most) return [];
    const what = begins ? '查封、扣押的期限' : '延长的期限';
    return [
      warning(
        'measure-period',
        field.id,
        `${what}不得超过${most.toString()}日，现填${days.toString()}日；法律、行政法规另有规定的，请在依据中写明。（${article}）`,
      ),
    ];
  });
  if (!begins && measureOn !== undefined && born !== undefined) {
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
export const preservation: DateRule = ({ template, facts: { preservationOn, counting }, born }) => {
  if (!isOfKind(template.id, 'evidence_preservation_release')) return [];
  if (preservationOn === undefined || born === undefined) return [];
  const limit = reckon(counting, 'B2', preservationOn);
  if (limit === undefined || born.day <= limit.due) return [];
  const { amount, article, due, note } = limit;
  return [
    warning(
      'preservation-late',
      born.field.id,
      `先行登记保存的证据自${chineseDate(preservationOn)}起应当在${amount.toString()}个工作日内处理，到${chineseDate(due)}届满${note}，逾期自动解除。（${article}）`,
    ),
  ];
};
