import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { named, placeOf, textAt, ofKind } from './reading.ts';
import { servedOn } from './service-of.ts';
import { waitOf } from './workday-limit.ts';

/** In the notice the day that is fixed, in the record the day it was held. */
const dayField = (document: CheckedDocument): string | undefined =>
  ofKind(document, 'hearing_notice')
    ? 'hearing_time'
    : ofKind(document, 'hearing_record')
      ? 'start_time'
      : undefined;

/**
 * The party is told seven workdays before the hearing (行政处罚法第六十四条第二项 with 第八十五条, 听证办法第二十条: the
 * notice is served by then; procedure.md V18). The day of service is not counted. Without a 送达回证 the day of the notice
 * is the earliest possible.
 */
export const hearingNoticed: Rule = (theCase) => {
  const { documents, counting } = theCase;
  const [first] = documents
    .filter((document) => ofKind(document, 'hearing_notice'))
    .flatMap((notice) => {
      const served = servedOn(theCase, notice);
      const from = served?.day ?? notice.date;
      return from === undefined ? [] : [{ notice, served, from }];
    })
    .sort((a, b) => (a.from < b.from ? -1 : 1));
  return documents.flatMap((document) => {
    const field = document.template.fields.find(({ id }) => id === dayField(document));
    const day = field === undefined ? '' : textAt(document, field.id).slice(0, 10);
    // A notice is held against its own service, a record against the first notice: a hearing put off was told in time.
    const own = ofKind(document, 'hearing_notice')
      ? { notice: document, served: servedOn(theCase, document) }
      : first;
    const from = own?.served?.day ?? own?.notice.date;
    if (field === undefined || own === undefined || from === undefined || !isIsoDate(day)) return [];
    const wait = waitOf(counting, 'T4', from);
    if (wait === undefined || day > wait.due) return [];
    const { amount, article, earliest, severity, note } = wait;
    const how =
      own.served === undefined ? `落款${chineseDate(from)}，还没有送达回证` : `${chineseDate(from)}送达`;
    const finding: Finding = {
      rule: 'hearing-early',
      severity,
      sentence:
        `${named(document)}的${field.label}${chineseDate(day)}过早：${named(own.notice)}${how}，应当在举行听证的` +
        `${amount.toString()}个工作日前送达，听证最早在${chineseDate(earliest)}${note}。请推后听证，或者核对送达时间。`,
      article: `行政处罚法第六十四条，${article}`,
      compared: [from, day],
      places: [
        placeOf(document, field),
        ...(own.notice === document && own.served === undefined
          ? []
          : [datePlace(own.served?.receipt ?? own.notice)]),
      ],
    };
    return [finding];
  });
};
