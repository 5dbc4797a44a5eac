import { chineseDate } from '../../../lib/date.ts';
import { datedBy } from '../document-date.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import type { Finding, Severity } from './finding.ts';
import { named, placeOf } from './reading.ts';

interface Order {
  /** template numbers; one of these must be no later than… */
  readonly before: readonly number[];
  /** …each of these */
  readonly after: readonly number[];
  /** `each`: none of the earlier kind may be later than the last of the later kind */
  readonly each?: true;
  readonly severity: Severity;
  readonly article: string;
  /** why, in words that follow both dates */
  readonly why: string;
}

/** The way of a case by its documents, procedure.md §2 and §10 (V13, V35). Numbers are template numbers. */
const orders: readonly Order[] = [
  {
    before: [1],
    after: [7],
    severity: 'attention',
    article: '程序规定第十八条',
    why: '案源登记在前，立案在后',
  },
  {
    before: [7],
    after: [35],
    severity: 'attention',
    article: '程序规定第四十八条',
    why: '立案在前，调查终结在后',
  },
  {
    before: [9, 12, 14, 29, 38],
    after: [36],
    each: true,
    severity: 'attention',
    article: '程序规定第四十九条',
    why: '调查取证在前，审核在后',
  },
  {
    before: [9, 12, 14, 29],
    after: [35],
    each: true,
    severity: 'attention',
    article: '程序规定第四十八条',
    why: '调查取证在前，调查终结报告在后',
  },
  {
    before: [35],
    after: [36],
    severity: 'blocking',
    article: '程序规定第四十九条',
    why: '调查终结报告在前，审核在后',
  },
  {
    before: [35],
    after: [37],
    severity: 'blocking',
    article: '程序规定第四十九条、第五十六条',
    why: '调查终结在前，告知在后',
  },
  {
    before: [36],
    after: [37],
    severity: 'blocking',
    article: '程序规定第五十六条',
    why: '审核在前，告知在后',
  },
  {
    before: [37],
    after: [43, 45],
    severity: 'blocking',
    article: '行政处罚法第四十四条、第六十二条',
    why: '先告知，后决定；没有告知的不得作出处罚决定',
  },
  {
    before: [37],
    after: [39],
    severity: 'blocking',
    article: '听证办法第七条',
    why: '告知在前，听证通知在后',
  },
  {
    before: [39],
    after: [40],
    severity: 'blocking',
    article: '听证办法第二十条',
    why: '听证通知在前，听证在后',
  },
  {
    before: [40],
    after: [41],
    severity: 'blocking',
    article: '听证办法第二十九条',
    why: '听证在前，听证报告在后',
  },
  {
    before: [41],
    after: [43, 45],
    severity: 'blocking',
    article: '程序规定第六十条',
    why: '听证报告在前，决定在后',
  },
  {
    before: [42],
    after: [45, 46],
    severity: 'blocking',
    article: '程序规定第六十条',
    why: '集体讨论在前，决定在后',
  },
  {
    before: [43],
    after: [45, 46],
    severity: 'blocking',
    article: '程序规定第六十条',
    why: '审批在前，决定书在后',
  },
  {
    before: [19],
    after: [20],
    severity: 'blocking',
    article: '程序规定第三十五条',
    why: '先行登记保存在前，解除在后',
  },
  {
    before: [21],
    after: [22, 23],
    severity: 'blocking',
    article: '程序规定第三十八条、第四十二条',
    why: '实施强制措施在前，延长、解除在后',
  },
  {
    before: [30],
    after: [32],
    severity: 'blocking',
    article: '程序规定第三十二条',
    why: '委托在前，结果告知在后',
  },
  {
    before: [44, 45, 46],
    after: [53],
    severity: 'attention',
    article: '程序规定第七十七条',
    why: '决定在前，结案在后',
  },
  {
    before: [44, 45],
    after: [47, 48, 51],
    severity: 'attention',
    article: '程序规定第七十四条、第七十六条',
    why: '决定在前，履行环节的文书在后',
  },
  {
    before: [48],
    after: [49],
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

function dated(documents: readonly CheckedDocument[], templates: readonly number[]): readonly Dated[] {
  return documents
    .flatMap((document) =>
      document.date !== undefined && templates.includes(document.template.number)
        ? [{ document, day: document.date }]
        : [],
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
