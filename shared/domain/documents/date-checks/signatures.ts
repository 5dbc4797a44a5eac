import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import { type DateRule, warning } from './date-remark.ts';

/** Who signs later signs on the same day or after. */
const SIGNED_IN_ORDER = [
  'registered_on',
  'verified_on',
  'handled_on',
  'unit_head_on',
  'dept_head_on',
] as const;

export const signatures: DateRule = ({ template, values }) => {
  const signed = SIGNED_IN_ORDER.flatMap((id) => {
    const field = template.fields.find((one) => one.id === id);
    const date = values[id];
    return field !== undefined && typeof date === 'string' && isIsoDate(date) ? [{ field, date }] : [];
  });
  return signed.flatMap(({ field, date }, index) => {
    const before = signed[index - 1];
    if (before === undefined || date >= before.date) return [];
    return [
      warning(
        'signature-order',
        field.id,
        `“${field.label}”早于“${before.field.label}”（${chineseDate(before.date)}），请核对。`,
      ),
    ];
  });
};
