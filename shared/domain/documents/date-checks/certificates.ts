import { chineseDate, daysBetween } from '../../../lib/date.ts';
import { type DateRule, warning } from './date-remark.ts';

/** 行政处罚法第四十二条: an officer named in the document held a valid certificate on its day. */
export const certificates: DateRule = ({ template, values, facts: { officers }, born }) => {
  if (born === undefined) return [];
  const named = new Set(
    template.fields.flatMap(({ id, type }) => {
      const value = values[id];
      if (typeof value !== 'string' || (type !== 'person' && type !== 'officer' && type !== 'text'))
        return [];
      return value.split(/[\n、]/).map((word) => word.trim());
    }),
  );
  return officers
    .filter(({ name, certificateNumber }) => named.has(name) || named.has(certificateNumber))
    .filter(({ validUntil }) => validUntil < born.day)
    .map(({ name, validUntil }) =>
      warning(
        'certificate-expired',
        born.field.id,
        `${name}的执法证登记的有效期到${chineseDate(validUntil)}，早于本日期${daysBetween(validUntil, born.day).toString()}天。已经换证的请在“设置 · 执法人员”中更新，没有换证的请另选执法人员。（行政处罚法第四十二条）`,
      ),
    );
};
