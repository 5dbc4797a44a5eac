import { chineseDate } from '../../../lib/date.ts';
import { isOfKind, ordinaryDecisions } from '../../procedure/timeline/document-kind.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { type DateRule, warning } from './date-remark.ts';

/** 程序规定第十八条 */
export const filing: DateRule = ({ template, facts: { clueOn, running, counting }, born }) => {
  if (!isOfKind(template.id, 'case_filing_approval') || clueOn === undefined || born === undefined) return [];
  const limit = reckon(counting, 'A3', clueOn, running.A3);
  if (limit === undefined || born.day <= limit.due) return [];
  const { amount, extension, article, due, longest, note } = limit;
  const further =
    born.day <= longest
      ? `经部门负责人批准可以延长${extension.toString()}个工作日；没有延长审批的，请补正或者说明。`
      : `延长${extension.toString()}个工作日后到${chineseDate(longest)}也已超过；只有检测、检验、检疫、鉴定和权利人辨认、鉴别的时间可以扣除。`;
  return [
    warning(
      'filing-late',
      born.field.id,
      `自${chineseDate(clueOn)}发现线索、收到材料起，${amount.toString()}个工作日到${chineseDate(due)}届满${note}。${further}（${article}）`,
    ),
  ];
};

/** 程序规定第六十四条 */
export const decision: DateRule = ({ template, facts: { filedOn, running, counting }, born }) => {
  if (!isOfKind(template.id, ...ordinaryDecisions) || filedOn === undefined || born === undefined) return [];
  if (born.day < filedOn) {
    return [
      warning(
        'before-filing',
        born.field.id,
        `决定日期${chineseDate(born.day)}早于立案日期（${chineseDate(filedOn)}），请核对。`,
      ),
    ];
  }
  const limit = reckon(counting, 'D1', filedOn, running.D1);
  if (limit === undefined || born.day <= limit.due) return [];
  const { amount, extension, article, due } = limit;
  return [
    warning(
      'decision-late',
      born.field.id,
      `自${chineseDate(filedOn)}立案起，${amount.toString()}日到${chineseDate(due)}届满。请核对是否已经批准延长（${extension.toString()}日，再延长须集体讨论），或者有中止、听证、公告、检测鉴定等不计入的时间。（${article}）`,
    ),
  ];
};
