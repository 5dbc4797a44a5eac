import { chineseDate, type IsoDate, isIsoDate } from '../../../lib/date.ts';
import type { Field } from '../template/template.ts';
import { type Checked, type DateRule, warning } from './date-remark.ts';

/** Days and points of time that lie in the past once the document is signed, by what their label says. */
const DONE =
  /落款日期|签署日期|签名日期|签收日期|登记日期|核查日期|经办日期|审核日期|(送达|取证|处理|送审|退卷|开始|结束)时间/;

function doneDates({ template, values }: Checked): readonly { field: Field; date: IsoDate }[] {
  return template.fields.flatMap((field) => {
    if (field.type !== 'date' && field.type !== 'datetime') return [];
    if (field.from !== 'document.date' && !DONE.test(field.label)) return [];
    const value = values[field.id];
    const date = typeof value === 'string' ? value.slice(0, 10) : '';
    return isIsoDate(date) ? [{ field, date }] : [];
  });
}

/** What is signed or done cannot lie ahead. */
export const future: DateRule = (checked) =>
  doneDates(checked)
    .filter(({ date }) => date > checked.today)
    .map(({ field, date }) =>
      warning(
        'future',
        field.id,
        `“${field.label}”${chineseDate(date)}晚于今天（${chineseDate(checked.today)}），请核对。`,
      ),
    );

export const beforeClue: DateRule = (checked) => {
  const { clueOn } = checked.facts;
  if (clueOn === undefined) return [];
  return doneDates(checked)
    .filter(({ date }) => date < clueOn)
    .map(({ field, date }) =>
      warning(
        'before-clue',
        field.id,
        `“${field.label}”${chineseDate(date)}早于发现线索、收到材料之日（${chineseDate(clueOn)}），请核对本栏或者案件的线索日期。`,
      ),
    );
};
