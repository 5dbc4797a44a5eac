import type { ProcedureEvent } from '../../procedure/events/procedure-event.ts';
import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import { chineseDate, daysBetween } from '../../../lib/date.ts';
import { approvalEvent } from '../../procedure/events/approval-matters.ts';
import { slipsAbout } from './approval-slips.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { named, ofKind, place, textAt } from './reading.ts';
import { timelineAsWritten } from './service-of.ts';

/** What each 结案情形 presupposes (程序规定第七十七条), by documents or by what happened. */
const ends: readonly {
  readonly closures: readonly string[];
  readonly decision?: DocumentKind;
  readonly events?: readonly ProcedureEvent[];
}[] = [
  { closures: ['行政处罚决定执行完毕', '人民法院裁定终结执行'], decision: 'penalty_decision' },
  { closures: ['依法不予行政处罚', '违法事实不能成立'], decision: 'no_penalty_decision' },
  { closures: ['案件终止调查'], events: ['case_terminated'] },
  { closures: ['移送其他行政管理部门'], events: ['transferred'] },
  { closures: ['移送司法机关'], events: ['crime_transferred'] },
];

/** The 结案情形 that the case bears out; none while its end is on papers the program does not read. */
function closuresOf(theCase: CheckedCase): readonly string[] {
  const timeline = timelineAsWritten(theCase);
  return ends.flatMap(({ closures, decision, events = [] }) =>
    (decision !== undefined && theCase.documents.some((document) => ofKind(document, decision))) ||
    timeline.some(({ event }) => events.includes(event))
      ? closures
      : [],
  );
}

/** The 结案情形 is that by which the case came to its end (程序规定第七十七条; procedure.md V42). */
export const closureMatches: Rule = (theCase) =>
  theCase.documents
    .filter((document) => ofKind(document, 'case_closure_approval'))
    .flatMap((closing): readonly Finding[] => {
      const closure = textAt(closing, 'closure');
      const borneOut = closuresOf(theCase);
      if (['', '其他'].includes(closure) || borneOut.length === 0 || borneOut.includes(closure)) return [];
      return [
        {
          rule: 'closure-differs',
          severity: 'attention',
          sentence: `${named(closing)}的结案情形是“${closure}”，案件里的文书对应的是“${borneOut.join('”“')}”。请核对结案情形。`,
          article: '程序规定第七十七条',
          compared: [closure, ...borneOut],
          places: [place(closing, 'closure', '结案情形')],
        },
      ];
    });

/** Who did wrong and is not penalised is taught; who did none is not (行政处罚法第三十三条第三款; procedure.md V29). */
export const educationFits: Rule = ({ documents }) => {
  const approval = documents.findLast((document) => ofKind(document, 'disposition_approval'));
  const disposition = approval === undefined ? '' : textAt(approval, 'disposition');
  const wrong = disposition.startsWith('有违法行为');
  if (approval === undefined || (!wrong && !disposition.startsWith('违法事实不能成立'))) return [];
  return documents
    .filter((document) => ofKind(document, 'no_penalty_decision'))
    .filter(({ values }) => (values['education'] === true) !== wrong)
    .map((decision): Finding => ({
      rule: 'education-differs',
      severity: 'attention',
      sentence: wrong
        ? `${named(decision)}没有对当事人进行教育的内容。违法行为依法不予行政处罚的，应当对当事人进行教育，请补上，或者核对处理类别。`
        : `${named(decision)}写了对当事人进行教育，${named(approval)}认定的却是违法事实不能成立。请去掉，或者核对处理类别。`,
      article: '行政处罚法第三十三条第三款、程序规定第六十一条',
      compared: [disposition, String(decision.values['education'] === true)],
      places: [
        place(decision, 'education', '对当事人进行教育'),
        place(approval, 'disposition', '行政处理决定建议类别'),
      ],
    }));
};

const dayOf = ({ date }: CheckedDocument): string => date ?? '';

/**
 * A case goes to the police with the decision of the head, within twenty-four hours (移送涉嫌犯罪案件规定第五条;
 * procedure.md V38). The decision may be on paper only, and papers bear days: somebody looks.
 */
export const transferApproved: Rule = (theCase) => {
  const slips = slipsAbout(
    theCase.documents,
    (matter) => approvalEvent(matter) === 'crime_transfer_approved',
  );
  // The day stands on the signed paper only.
  if (slips.some(({ date }) => date === undefined)) return [];
  return theCase.documents
    .filter((document) => ofKind(document, 'suspected_crime_transfer') && document.date !== undefined)
    .flatMap((transfer): readonly Finding[] => {
      const before = slips
        .map(dayOf)
        .filter((day) => day <= dayOf(transfer))
        .at(-1);
      const late = before !== undefined && daysBetween(before, dayOf(transfer)) > 1;
      if (before !== undefined && !late) return [];
      return [
        {
          rule: before === undefined ? 'transfer-unapproved' : 'transfer-late',
          severity: 'attention',
          sentence:
            before === undefined
              ? `${named(transfer)}之前没有批准移送的审批表。移送涉嫌犯罪案件由正职负责人或者主持工作的负责人批准，请补上审批表，或者核对日期。`
              : `${named(transfer)}的日期晚于批准移送（${chineseDate(before)}）二十四小时以上。决定批准的，应当在二十四小时内移送，请核对日期。`,
          article: '移送涉嫌犯罪案件规定第五条',
          compared: [before ?? '', dayOf(transfer)],
          places: [datePlace(transfer)],
        },
      ];
    });
};
