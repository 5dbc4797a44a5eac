import { chineseDate } from '../../../lib/date.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import type { Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { named, ofKind } from './reading.ts';
import { servedOn } from './service-of.ts';

/**
 * Five workdays after the notice was served the party may still speak (程序规定第五十七条, 行政处罚法第六十二条); until
 * they are over no penalty is decided. Without a day of service the day of the notice itself is the earliest possible.
 */
export const defencePeriod: Rule = (theCase) =>
  theCase.documents.flatMap((notice) => {
    if (!ofKind(notice, 'penalty_notice') || notice.date === undefined) return [];
    const served = servedOn(theCase, notice);
    const from = served?.day ?? notice.date;
    const limit = reckon(theCase.counting, 'D4', from);
    if (limit === undefined) return [];
    const { amount, due: end, note } = limit;
    return (
      theCase.documents
        .filter((document) => ofKind(document, 'penalty_decision'))
        // Before the notice itself: that is what the order of dates says.
        .filter(({ date }) => date !== undefined && date <= end && date >= from)
        .map((decision): Finding => ({
          rule: 'defence-period',
          severity: 'blocking',
          sentence:
            `${named(decision)}的日期${chineseDate(decision.date ?? '')}在陈述、申辩期满之前：${named(notice)}` +
            `${served === undefined ? `落款${chineseDate(from)}` : `${chineseDate(from)}送达`}，${amount.toString()}个工作日到${chineseDate(end)}止${note}。` +
            '请推后决定日期；当事人书面放弃陈述、申辩的，定稿时写明。',
          article: '行政处罚法第四十五条、第六十二条，程序规定第五十七条',
          compared: [from, decision.date ?? ''],
          places: [decision, served?.receipt ?? notice].map(datePlace),
        }))
    );
  });
