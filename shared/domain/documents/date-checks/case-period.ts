import { addDays, chineseDate } from '../../../lib/date.ts';
import { addWeekdays } from '../../cases/due-dates.ts';
import { type DateRule, warning, WEEKENDS_ONLY } from './date-remark.ts';
import { DECISIONS } from './decisions.ts';

const FILING = 7;

/** 程序规定第十八条 */
export const filing: DateRule = ({ template, facts: { clueOn, limits }, born }) => {
  if (template.number !== FILING || clueOn === undefined || born === undefined) return [];
  const { amount, extension = 0, article } = limits.filing;
  const due = addWeekdays(clueOn, amount);
  if (born.day <= due) return [];
  const longest = addWeekdays(clueOn, amount + extension);
  const further =
    born.day <= longest
      ? `经部门负责人批准可以延长${extension.toString()}个工作日；没有延长审批的，请补正或者说明。`
      : `延长${extension.toString()}个工作日后到${chineseDate(longest)}也已超过；只有检测、检验、检疫、鉴定和权利人辨认、鉴别的时间可以扣除。`;
  return [
    warning(
      'filing-late',
      born.field.id,
      `自${chineseDate(clueOn)}发现线索、收到材料起，${amount.toString()}个工作日到${chineseDate(due)}届满${WEEKENDS_ONLY}。${further}（${article}）`,
    ),
  ];
};

/** 程序规定第六十四条 */
export const decision: DateRule = ({ template, facts: { filedOn, limits }, born }) => {
  if (!DECISIONS.includes(template.number) || filedOn === undefined || born === undefined) return [];
  const { amount, extension = 0, article } = limits.decision;
  const due = addDays(filedOn, amount);
  if (born.day < filedOn) {
    return [
      warning(
        'before-filing',
        born.field.id,
        `决定日期${chineseDate(born.day)}早于立案日期（${chineseDate(filedOn)}），请核对。`,
      ),
    ];
  }
  if (born.day <= due) return [];
  return [
    warning(
      'decision-late',
      born.field.id,
      `自${chineseDate(filedOn)}立案起，${amount.toString()}日到${chineseDate(due)}届满。请核对是否已经批准延长（${extension.toString()}日，再延长须集体讨论），或者有中止、听证、公告、检测鉴定等不计入的时间。（${article}）`,
    ),
  ];
};
