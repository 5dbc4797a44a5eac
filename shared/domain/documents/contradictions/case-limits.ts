import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import { reckon } from '../../procedure/counting/counting.ts';
import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import type { CheckedCase, CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { named, ofKind } from './reading.ts';
import { type CheckedLimit, clockOf } from './clock-of.ts';
import { servedOn } from './service-of.ts';

/** 现场笔录, 询问笔录, 先行登记保存证据通知书, 实施行政强制措施决定书: the bureau has begun to look into it. */
const BEGUN: readonly DocumentKind[] = [
  'site_record',
  'inquiry_record',
  'evidence_preservation_notice',
  'compulsory_measure_decision',
];

const firstOf = (documents: readonly CheckedDocument[], kinds: readonly DocumentKind[]) =>
  documents
    .flatMap((document) =>
      document.date !== undefined && ofKind(document, ...kinds) ? [{ document, day: document.date }] : [],
    )
    .sort((a, b) => (a.day < b.day ? -1 : 1))[0];

/**
 * Filed within fifteen workdays after the clue was found, fifteen more with approval (程序规定第十八条; procedure.md V4).
 * A record or a measure before the day of the clue shows that it was known by then.
 */
export const filedInTime: Rule = (theCase) => {
  const { documents, clueOn } = theCase;
  const filing = firstOf(documents, ['case_filing_approval']);
  if (filing === undefined) return [];
  const begun = firstOf(documents, BEGUN);
  const [from, since] =
    begun !== undefined && begun.day < clueOn
      ? [begun.day, `${named(begun.document)}的日期${chineseDate(begun.day)}`]
      : [clueOn, `发现线索、收到材料的${chineseDate(clueOn)}`];
  const limit = clockOf(theCase, 'A3', from);
  if (limit === undefined || filing.day <= limit.due) return [];
  const { amount, article, firstDue, due, extended, extension, note } = limit;
  const longest = extended > 0 ? due : longestOf(theCase, limit, from);
  return [
    {
      rule: 'filing-late',
      severity: 'attention',
      sentence:
        `${named(filing.document)}的日期${chineseDate(filing.day)}超过期限：自${since}起${amount.toString()}个工作日到` +
        `${chineseDate(firstDue)}，延长${extended > 0 ? '' : `${extension.toString()}个工作日`}后到${chineseDate(longest)}${note}。` +
        (filing.day <= longest
          ? '延长应当在届满前经部门负责人批准，请补上延长核查期限的审批表，或者核对日期。'
          : '只有检测、检验、检疫、鉴定和权利人辨认、鉴别的时间可以扣除，请核对日期。'),
      article,
      compared: [from, filing.day, firstDue, extended > 0 ? due : ''],
      places: [filing.document, ...(begun?.day === from ? [begun.document] : [])].map(datePlace),
    },
  ];
};

/** What approval could add to a limit to which nothing was added. */
const longestOf = ({ counting }: CheckedCase, { deductions }: CheckedLimit, from: IsoDate): IsoDate =>
  reckon(counting, 'A3', from, { deductions })?.longest ?? from;

/** Decided within ninety days after filing, thirty more with approval (程序规定第六十四条; procedure.md V21). */
export const decidedInTime: Rule = (theCase) => {
  const { documents } = theCase;
  const filing = firstOf(documents, ['case_filing_approval']);
  if (filing === undefined) return [];
  const limit = clockOf(theCase, 'D1', filing.day);
  if (limit === undefined) return [];
  const { amount, extension, extended, article, due, late } = limit;
  return documents
    .filter((document) => ofKind(document, 'penalty_decision', 'no_penalty_decision'))
    .flatMap((decision): readonly Finding[] => {
      const { date } = decision;
      if (date === undefined || date <= due) return [];
      return [
        {
          rule: 'decision-late',
          severity: 'attention',
          sentence:
            `${named(decision)}的日期${chineseDate(date)}超过办案期限：自${chineseDate(filing.day)}立案起${amount.toString()}日` +
            `${extended > 0 ? `，批准延长${extended.toString()}日` : ''}到${chineseDate(due)}届满。` +
            (late.length > 0 ? '届满以后才批准的延长不起作用。' : '') +
            (extended > 0
              ? '再延长须集体讨论决定；'
              : `延长${extension.toString()}日须在届满前经部门负责人批准，请补上延长办案期限的审批表；`) +
            '中止、听证、公告、检测鉴定等时间不计入，请核对后写明。',
          article,
          compared: [filing.day, date, due],
          places: [decision, filing.document].map(datePlace),
        },
      ];
    });
};

/**
 * A decision that was not handed over at once is served within seven workdays (程序规定第八十一条; procedure.md V22).
 * A public notice takes its thirty days, time on the way does not count (第八十条): both are left out.
 */
export const decisionServedInTime: Rule = (theCase) =>
  theCase.documents
    .filter((document) => ofKind(document, 'penalty_decision', 'no_penalty_decision'))
    .flatMap((decision): readonly Finding[] => {
      const served = servedOn(theCase, decision);
      if (decision.date === undefined || served === undefined) return [];
      const { receipt } = served;
      if (receipt?.values['service_method'] === '公告送达') return [];
      const day = receipt?.date !== undefined && receipt.date < served.day ? receipt.date : served.day;
      const limit = clockOf(theCase, 'E1', decision.date);
      if (limit === undefined || day <= limit.due) return [];
      const { amount, article, due, note } = limit;
      return [
        {
          rule: 'service-late',
          severity: 'attention',
          sentence:
            `${named(decision)}${chineseDate(day)}才送达：当事人不在场的，应当在${amount.toString()}个工作日内送达，` +
            `${chineseDate(decision.date)}作出的到${chineseDate(due)}止${note}。请核对送达时间；有此前送达不成的经过，在送达回证中写明。`,
          article,
          compared: [decision.date, day, due],
          places: [...(receipt === undefined ? [] : [receipt]), decision].map(datePlace),
        },
      ];
    });

/** The report is written within five workdays after the hearing (听证办法第二十九条; procedure.md V19). */
export const hearingReportedInTime: Rule = (theCase) => {
  const held = theCase.documents.findLast(
    (document) => ofKind(document, 'hearing_record') && document.date !== undefined,
  );
  if (held?.date === undefined) return [];
  const limit = clockOf(theCase, 'T7', held.date, { documentId: held.id });
  if (limit === undefined) return [];
  return theCase.documents
    .filter((document) => ofKind(document, 'hearing_report'))
    .flatMap((report): readonly Finding[] =>
      report.date === undefined || report.date <= limit.due
        ? []
        : [
            {
              rule: 'hearing-report-late',
              severity: 'attention',
              sentence: `${named(report)}的日期${chineseDate(report.date)}晚于听证结束后五个工作日（${chineseDate(limit.due)}届满${limit.note}）。请核对日期，或者说明原因。`,
              article: limit.article,
              compared: [held.date ?? '', report.date],
              places: [report, held].map(datePlace),
            },
          ],
    );
};
