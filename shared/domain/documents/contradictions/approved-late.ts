import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import { chineseDate } from '../../../lib/date.ts';
import { slipsAbout } from './approval-slips.ts';
import type { Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding } from './finding.ts';
import { named, ofKind } from './reading.ts';

interface Approved {
  readonly kind: DocumentKind;
  readonly matter: RegExp;
  readonly article: string;
}

/** What the head of the department approves beforehand, procedure.md §5. Taking a measure has its own rule (24 hours). */
const approved: readonly Approved[] = [
  { kind: 'evidence_preservation_release', matter: /解除.*(?:登记|保存)/, article: '程序规定第三十三条' },
  {
    kind: 'compulsory_measure_extension',
    matter: /延长.*(?:强制|查封|扣押)/,
    article: '程序规定第三十八条、行政强制法第二十五条',
  },
  { kind: 'compulsory_measure_release', matter: /解除.*(?:强制|查封|扣押)/, article: '程序规定第三十六条' },
  { kind: 'penalty_notice', matter: /处罚建议/, article: '程序规定第五十六条' },
  { kind: 'fine_deferral_notice', matter: /(?:延期|分期|暂缓).*(?:缴|罚款)/, article: '程序规定第七十四条' },
];

/** A document whose approval bears a later day than the document itself; nothing where no slip speaks of it. */
export const approvedBefore: Rule = ({ documents }) =>
  approved.flatMap(({ kind, matter, article }) => {
    const [first] = slipsAbout(documents, (said) => matter.test(said));
    if (first?.date === undefined) return [];
    const { date: on } = first;
    return documents
      .filter((document) => ofKind(document, kind))
      .flatMap((document): readonly Finding[] => {
        const { date } = document;
        if (date === undefined || date >= on) return [];
        return [
          {
            rule: 'approved-late',
            severity: 'attention',
            sentence: `${named(document)}的日期${chineseDate(date)}早于${named(first)}批准的${chineseDate(on)}。应当先经部门负责人批准，请核对两份文书的日期。`,
            article,
            compared: [date, on],
            places: [document, first].map(datePlace),
          },
        ];
      });
  });
