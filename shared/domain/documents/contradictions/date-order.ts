import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import { chineseDate } from '../../../lib/date.ts';
import { datedBy } from '../values/document-date.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding, Severity } from './finding.ts';
import { named, ofKind, placeOf } from './reading.ts';

interface Order {
  /** one of these must be no later than… */
  readonly before: readonly DocumentKind[];
  /** …each of these */
  readonly after: readonly DocumentKind[];
  /** `each`: none of the earlier kind may be later than the last of the later kind */
  readonly each?: true;
  readonly severity: Severity;
  readonly article: string;
  /** why, in words that follow both dates */
  readonly why: string;
}

/** The way of a case by its documents, procedure.md §2 and §10 (V13, V35). */
const orders: readonly Order[] = [
  {
    before: ['case_source_register'],
    after: ['case_filing_approval'],
    severity: 'attention',
    article: '程序规定第十八条',
    why: '案源登记在前，立案在后',
  },
  {
    before: ['case_filing_approval'],
    after: ['investigation_report'],
    severity: 'attention',
    article: '程序规定第四十八条',
    why: '立案在前，调查终结在后',
  },
  {
    before: [
      'site_record',
      'electronic_data_record',
      'inquiry_record',
      'sampling_record',
      'statement_defence_record',
    ],
    after: ['case_review_form'],
    each: true,
    severity: 'attention',
    article: '程序规定第四十九条',
    why: '调查取证在前，审核在后',
  },
  {
    before: ['site_record', 'electronic_data_record', 'inquiry_record', 'sampling_record'],
    after: ['investigation_report'],
    each: true,
    severity: 'attention',
    article: '程序规定第四十八条',
    why: '调查取证在前，调查终结报告在后',
  },
  {
    before: ['investigation_report'],
    after: ['case_review_form'],
    severity: 'blocking',
    article: '程序规定第四十九条',
    why: '调查终结报告在前，审核在后',
  },
  {
    before: ['investigation_report'],
    after: ['penalty_notice'],
    severity: 'blocking',
    article: '程序规定第四十九条、第五十六条',
    why: '调查终结在前，告知在后',
  },
  {
    before: ['case_review_form'],
    after: ['penalty_notice'],
    severity: 'blocking',
    article: '程序规定第五十六条',
    why: '审核在前，告知在后',
  },
  {
    before: ['penalty_notice'],
    after: ['disposition_approval', 'penalty_decision'],
    severity: 'blocking',
    article: '行政处罚法第四十四条、第六十二条',
    why: '先告知，后决定；没有告知的不得作出处罚决定',
  },
  {
    before: ['penalty_notice'],
    after: ['hearing_notice'],
    severity: 'blocking',
    article: '听证办法第七条',
    why: '告知在前，听证通知在后',
  },
  {
    before: ['hearing_notice'],
    after: ['hearing_record'],
    severity: 'blocking',
    article: '听证办法第二十条',
    why: '听证通知在前，听证在后',
  },
  {
    before: ['hearing_record'],
    after: ['hearing_report'],
    severity: 'blocking',
    article: '听证办法第二十九条',
    why: '听证在前，听证报告在后',
  },
  {
    before: ['hearing_report'],
    after: ['disposition_approval', 'penalty_decision'],
    severity: 'blocking',
    article: '程序规定第六十条',
    why: '听证报告在前，决定在后',
  },
  {
    before: ['collective_discussion_record'],
    after: ['penalty_decision', 'no_penalty_decision'],
    severity: 'blocking',
    article: '程序规定第六十条',
    why: '集体讨论在前，决定在后',
  },
  {
    before: ['disposition_approval'],
    after: ['penalty_decision', 'no_penalty_decision'],
    severity: 'blocking',
    article: '程序规定第六十条',
    why: '审批在前，决定书在后',
  },
  {
    before: ['evidence_preservation_notice'],
    after: ['evidence_preservation_release'],
    severity: 'blocking',
    article: '程序规定第三十五条',
    why: '先行登记保存在前，解除在后',
  },
  {
    before: ['compulsory_measure_decision'],
    after: ['compulsory_measure_extension', 'compulsory_measure_release'],
    severity: 'blocking',
    article: '程序规定第三十八条、第四十二条',
    why: '实施强制措施在前，延长、解除在后',
  },
  {
    before: ['testing_entrustment'],
    after: ['testing_result_notice'],
    severity: 'blocking',
    article: '程序规定第三十二条',
    why: '委托在前，结果告知在后',
  },
  {
    before: ['on_the_spot_penalty_decision', 'penalty_decision', 'no_penalty_decision'],
    after: ['case_closure_approval'],
    severity: 'attention',
    article: '程序规定第七十七条',
    why: '决定在前，结案在后',
  },
  {
    before: ['on_the_spot_penalty_decision', 'penalty_decision'],
    after: ['fine_deferral_notice', 'performance_demand', 'service_announcement'],
    severity: 'attention',
    article: '程序规定第七十四条、第七十六条',
    why: '决定在前，履行环节的文书在后',
  },
  {
    before: ['performance_demand'],
    after: ['enforcement_application'],
    severity: 'blocking',
    article: '行政强制法第五十四条',
    why: '催告在前，申请强制执行在后',
  },
];

/** Documents that bear days in the wrong order. */
export const datesOutOfOrder: Rule = ({ documents }) => orders.flatMap((order) => findIn(documents, order));

interface Dated {
  readonly document: CheckedDocument;
  readonly day: string;
}

function dated(documents: readonly CheckedDocument[], kinds: readonly DocumentKind[]): readonly Dated[] {
  return documents
    .flatMap((document) =>
      document.date !== undefined && ofKind(document, ...kinds) ? [{ document, day: document.date }] : [],
    )
    .sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0));
}

function findIn(documents: readonly CheckedDocument[], order: Order): readonly Finding[] {
  const earlier = dated(documents, order.before);
  const later = dated(documents, order.after);
  if (order.each === true) {
    const last = later.at(-1);
    if (last === undefined) return [];
    return earlier.filter(({ day }) => day > last.day).map((first) => finding(order, first, last));
  }
  const [first] = earlier;
  if (first === undefined) return [];
  return later.filter(({ day }) => day < first.day).map((second) => finding(order, first, second));
}

function finding({ severity, article, why }: Order, first: Dated, second: Dated): Finding {
  return {
    rule: 'dates-out-of-order',
    severity,
    sentence:
      `${named(second.document)}的日期${chineseDate(second.day)}早于${named(first.document)}的` +
      `${chineseDate(first.day)}。${why}，请核对两份文书的日期。`,
    article,
    compared: [second.day, first.day],
    places: [second, first].map(({ document }) => datePlace(document)),
  };
}

/** Where a document bears its day. */
export function datePlace(document: CheckedDocument) {
  const by = datedBy(document.template, document.values);
  return placeOf(document, by?.field ?? { id: '', label: '日期', type: 'date', required: false });
}
