import { isIsoDate, type IsoDate } from '../../../lib/date.ts';
import type { Template, Values } from '../template/template.ts';

/** Labels of days a form says about itself, though the case lent them. */
const OWN_DAY = /^(?:登记|立卷|制作|填表|签署)日期$/;

/**
 * The day to propose for a form that prints none of its own (`documentDate`): one the form says about itself (登记日期),
 * for a 清单 that of the document that cites it. `why` tells it. Undefined where nothing is known: today.
 */
export function proposedDay(
  template: Template,
  values: Values,
  citedBy: { readonly title: string; readonly date: IsoDate } | undefined,
): { readonly day: IsoDate; readonly why: string } | undefined {
  const [own] = template.fields.flatMap(({ id, type, label }) => {
    const value = values[id];
    return type === 'date' && OWN_DAY.test(label) && typeof value === 'string' && isIsoDate(value)
      ? [{ day: value, why: `取自本文书的${label}。` }]
      : [];
  });
  if (own !== undefined || citedBy === undefined) return own;
  return { day: citedBy.date, why: `取自引用本清单的《${citedBy.title}》。` };
}
