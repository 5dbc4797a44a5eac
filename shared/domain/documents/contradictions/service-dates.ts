import { chineseDate } from '../../../lib/date.ts';
import type { Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { doesServe } from '../../procedure/timeline/service-entries.ts';
import { named, placeOf, textAt, ofKind } from './reading.ts';

/** Nothing is served before its day, and nobody signs for it before it came (程序规定第八十二条). */
export const serviceDates: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'service_receipt'))
    .flatMap((receipt): readonly Finding[] => {
      const { date } = receipt;
      if (date === undefined) return [];
      const early = documents.flatMap((served): readonly Finding[] =>
        !doesServe(receipt, served.id) || served.date === undefined || served.date <= date
          ? []
          : [
              {
                rule: 'served-before-issued',
                severity: 'blocking',
                sentence: `${named(receipt)}的送达时间${chineseDate(date)}早于所送达的${named(served)}的日期${chineseDate(served.date)}。请核对。`,
                article: '程序规定第八十二条',
                compared: [date, served.date],
                places: [receipt, served].map(datePlace),
              },
            ],
      );
      const signedEarly = receipt.template.fields
        .filter((field) => field.type === 'date')
        .filter(({ id }) => textAt(receipt, id) !== '' && textAt(receipt, id) < date)
        .map((field): Finding => ({
          rule: 'signed-before-served',
          severity: 'attention',
          sentence: `${named(receipt)}的${field.label}${chineseDate(textAt(receipt, field.id))}早于送达时间${chineseDate(date)}。请核对。`,
          article: '程序规定第八十二条',
          compared: [textAt(receipt, field.id), date],
          places: [placeOf(receipt, field), datePlace(receipt)],
        }));
      return [...early, ...signedEarly];
    });
