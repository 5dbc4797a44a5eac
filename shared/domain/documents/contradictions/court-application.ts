import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { addDays, chineseDate, isIsoDate } from '../../../lib/date.ts';
import { ESTIMATE } from '../../procedure/counting/counting.ts';
import { pendingRemedy, remediesExpired } from '../../procedure/remedies.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { fineOf } from './penalty-text.ts';
import { named, place, placeOf, textAt, ofKind } from './reading.ts';
import { servedOn, timelineAsWritten } from './service-of.ts';
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

const BOTH = '行政强制法第五十三条、程序规定第七十六条';

/** What was begun against the decision and had not ended on that day. */
const pendingOn = (theCase: CheckedCase, day: string) =>
  pendingRemedy(timelineAsWritten(theCase).filter(({ on }) => on <= day));

/**
 * The court is asked when nothing can be begun against the decision any more, and nothing is pending (行政强制法
 * 第五十三条; procedure.md V31). 复议 and 诉讼 do not stop that a party is demanded to pay (行政处罚法第七十三条), but the
 * demand goes before an application that cannot be made: somebody looks.
 */
export const remediesBeforeCourt: Rule = (theCase) =>
  theCase.documents.flatMap((document): readonly Finding[] => {
    const { date } = document;
    const asks = ofKind(document, 'enforcement_application');
    if (date === undefined || !(asks || ofKind(document, 'performance_demand'))) return [];
    const pending = pendingOn(theCase, date);
    if (pending !== undefined)
      return [
        {
          rule: asks ? 'court-pending' : 'demand-pending',
          severity: asks ? 'blocking' : 'attention',
          sentence: asks
            ? `${named(document)}的日期${chineseDate(date)}在${pending.words}期间：${chineseDate(pending.on)}开始，还没有终结。当事人申请了复议或者提起了诉讼的，不能申请人民法院强制执行。请等待终结，或者登记结果。`
            : `${named(document)}的日期${chineseDate(date)}在${pending.words}期间：${chineseDate(pending.on)}开始，还没有终结。法律没有禁止这时催告，但是终结以前不能申请人民法院强制执行。请核对是否现在催告。`,
          article: `${BOTH}、行政处罚法第七十三条`,
          compared: [pending.words, pending.on, date],
          places: [datePlace(document)],
        },
      ];
    return asks ? beforeTheirEnd(theCase, document, date) : [];
  });

function beforeTheirEnd(
  theCase: CheckedCase,
  application: CheckedDocument,
  date: string,
): readonly Finding[] {
  const timeline = timelineAsWritten(theCase).filter(({ event, on }) => on <= date || event === 'deferred');
  const served = timeline.findLast(({ event }) => event === 'decision_served');
  const end = served === undefined ? undefined : remediesExpired(served, timeline, theCase.counting);
  if (served === undefined || end === undefined || date > end.on) return [];
  const note = end.estimate ? ESTIMATE : '';
  const until = timeline.some(({ event }) => event === 'deferred')
    ? `暂缓、分期缴纳的期限到${chineseDate(end.on)}`
    : `决定书${chineseDate(served.on)}送达，申请复议、提起诉讼的期限到${chineseDate(end.on)}`;
  return [
    {
      rule: 'court-early',
      severity: end.estimate ? 'attention' : 'blocking',
      sentence: `${named(application)}的日期${chineseDate(date)}过早：${until}${note}，期满才可以申请，最早在${chineseDate(addDays(end.on, 1))}。请推后申请，或者核对送达日期。`,
      article: BOTH,
      compared: [served.on, end.on, date],
      places: [datePlace(application)],
    },
  ];
}

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
