import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import { addDays, chineseDate, type IsoDate } from '../../../lib/date.ts';
import { slipsAbout } from './approval-slips.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { named, ofKind } from './reading.ts';

/** Measures that the head of the department must have approved. */
const measures: readonly {
  readonly kind: DocumentKind;
  readonly matter: RegExp;
  readonly article: string;
}[] = [
  { kind: 'evidence_preservation_notice', matter: /先行登记/, article: '程序规定第三十三条' },
  {
    kind: 'compulsory_measure_decision',
    matter: /强制措施|查封|扣押/,
    article: '程序规定第三十六条、行政强制法第十九条',
  },
];

/** A slip about ending or lengthening a measure does not approve it. */
const OTHER_MATTER = /解除|延长|延期/;

/**
 * A measure is approved before it is taken, or on the spot in urgency: then reported within twenty-four hours and
 * approved afterwards. Documents bear days, not hours, so the following day still passes, with a word.
 */
export const measuresApproved: Rule = ({ documents, today }) =>
  measures.flatMap(({ kind, matter, article }) => {
    const approvals = slipsAbout(documents, (said) => matter.test(said) && !OTHER_MATTER.test(said));
    return documents
      .filter((document) => ofKind(document, kind))
      .flatMap((measure) => [
        ...late(measure, approvals, article),
        ...unapproved(measure, approvals, article, today),
        ...beforeFiling(measure, approvals, documents, article),
      ]);
  });

function late(
  measure: CheckedDocument,
  approvals: readonly CheckedDocument[],
  article: string,
): readonly Finding[] {
  const first = approvals.find(({ date }) => date !== undefined);
  if (measure.date === undefined || first?.date === undefined || first.date <= measure.date) return [];
  const inTime = first.date === addDays(measure.date, 1);
  return [
    {
      rule: 'measure-approved-late',
      severity: inTime ? 'attention' : 'blocking',
      sentence:
        `${named(measure)}${chineseDate(measure.date)}，${named(first)}${chineseDate(first.date)}才批准。` +
        (inTime
          ? '情况紧急当场采取的，请确认在二十四小时内报告并补办了批准手续，笔录中写明时间。'
          : '情况紧急当场采取的，也应当在二十四小时内报告并补办批准手续。请核对日期。'),
      article,
      compared: [measure.date, first.date],
      places: [measure, first].map(datePlace),
    },
  ];
}

/** No slip at all a day later: it may be on paper only, so somebody looks. */
function unapproved(
  measure: CheckedDocument,
  approvals: readonly CheckedDocument[],
  article: string,
  today: IsoDate,
): readonly Finding[] {
  const { date } = measure;
  if (measure.state !== 'finalised' || date === undefined || approvals.length > 0) return [];
  const end = addDays(date, 1);
  if (today <= end) return [];
  return [
    {
      rule: 'measure-unapproved',
      severity: 'attention',
      sentence: `${named(measure)}${chineseDate(date)}，没有批准的审批表。情况紧急当场采取的，应当在二十四小时内（${chineseDate(end)}以前）报告并补办批准手续；负责人认为不应当采取的，立即解除。请补上审批表，或者核对已经在纸上批准。`,
      article,
      compared: [date],
      places: [datePlace(measure)],
    },
  ];
}

function beforeFiling(
  measure: CheckedDocument,
  approvals: readonly CheckedDocument[],
  documents: readonly CheckedDocument[],
  article: string,
): readonly Finding[] {
  const filing = documents.find(
    (document) => ofKind(document, 'case_filing_approval') && document.date !== undefined,
  );
  if (measure.date === undefined || filing?.date === undefined || measure.date >= filing.date) return [];
  const end = addDays(measure.date, 1);
  if (approvals.some(({ date }) => date !== undefined && date <= end)) return [];
  return [
    {
      rule: 'measure-before-filing',
      severity: 'attention',
      sentence:
        `${named(measure)}${chineseDate(measure.date)}，早于立案（${chineseDate(filing.date)}），又没有当日或者次日批准的审批表。` +
        '情况紧急当场采取的，应当在二十四小时内报告并补办批准手续，请补做审批表。',
      article,
      compared: [measure.date, filing.date],
      places: [measure, filing].map(datePlace),
    },
  ];
}
