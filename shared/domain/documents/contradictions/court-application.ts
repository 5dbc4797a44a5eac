import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import type { Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { fineOf } from './penalty-text.ts';
import { named, place, placeOf, textAt, ofKind } from './reading.ts';
import { servedOn } from './service-of.ts';
import { waitOf } from './workday-limit.ts';

/** Ten workdays after the demand was served, and not before, the court is asked (行政强制法第五十四条, 第六十九条; procedure.md V31). */
export const demandedBeforeCourt: Rule = (theCase) =>
  theCase.documents
    .filter((document) => ofKind(document, 'enforcement_application'))
    .flatMap((application): readonly Finding[] => {
      const { date } = application;
      const demand = theCase.documents.find((document) => ofKind(document, 'performance_demand'));
      const served = demand === undefined ? undefined : servedOn(theCase, demand);
      const written = textAt(application, 'demand_served_on');
      const from = served?.day ?? (isIsoDate(written) ? written : undefined);
      if (date === undefined || from === undefined) return [];
      const wait = waitOf(theCase.counting, 'E9', from);
      if (wait === undefined || date > wait.due) return [];
      const { amount, article, earliest, severity, note } = wait;
      const field = application.template.fields.find(({ id }) => id === 'demand_served_on');
      return [
        {
          rule: 'court-early',
          severity,
          sentence:
            `${named(application)}的日期${chineseDate(date)}过早：催告书${chineseDate(from)}送达，${amount.toString()}个工作日后仍不履行的才可以申请，` +
            `最早在${chineseDate(earliest)}${note}。请推后申请，或者核对送达日期。`,
          article,
          compared: [from, date],
          places: [
            datePlace(application),
            ...(served?.receipt !== undefined
              ? [datePlace(served.receipt)]
              : field === undefined
                ? []
                : [placeOf(application, field)]),
          ],
        },
      ];
    });

/** What is added for late payment does not exceed the fine (行政处罚法第七十二条, 程序规定第七十五条; procedure.md V32). */
export const addedFineWithin: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'enforcement_application'))
    .flatMap((application): readonly Finding[] => {
      const added = application.values['added_fine'];
      const decision = documents.findLast((document) =>
        ofKind(document, 'on_the_spot_penalty_decision', 'penalty_decision'),
      );
      const fine = decision === undefined ? undefined : fineOf(decision);
      if (typeof added !== 'number' || fine === undefined || added <= fine.fen) return [];
      return [
        {
          rule: 'added-fine-over',
          severity: 'blocking',
          sentence: `${named(application)}的加处罚款${moneyInFigures(added)}元多于${fine.document}的罚款${moneyInFigures(fine.fen)}元。加处罚款不得超出罚款的数额，请改正。`,
          article: '行政处罚法第七十二条、程序规定第七十五条',
          compared: [added.toString(), fine.fen.toString()],
          places: [place(application, 'added_fine', '加处罚款'), ...fine.places],
        },
      ];
    });
