import { timeSpans } from '../values/date-spans.ts';
import { type DateRemark, type DateRule, warning } from './date-remark.ts';

/** A usual measure, not law: a record of more than eight hours is looked at again. */
const LONGEST_MINUTES = 8 * 60;

/** An end before its beginning cannot be; a very long or empty span is looked at again. */
export const spans: DateRule = ({ template, values }) =>
  timeSpans(template, values).flatMap(({ start, end, minutes }): DateRemark[] => {
    if (minutes < 0) {
      const sentence = `“${end.label}”早于“${start.label}”，请改正其中一个。`;
      return [{ field: end.id, level: 'refusal', rule: 'ends-before-start', sentence }];
    }
    if (start.type !== 'datetime') return [];
    if (minutes === 0) {
      return [warning('span-empty', end.id, `“${end.label}”与“${start.label}”相同，请核对。`)];
    }
    if (minutes <= LONGEST_MINUTES) return [];
    const hours = `${Math.floor(minutes / 60).toString()} 小时 ${(minutes % 60).toString()} 分`;
    const sentence = `历时 ${hours}，请核对开始、结束的日期和时间；中间有间断的，在笔录中写明。`;
    return [warning('span-length', end.id, sentence)];
  });
