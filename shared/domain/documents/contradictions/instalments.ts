import { moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { chineseDate, isIsoDate } from '../../../lib/date.ts';
import { rowsOf } from '../values/check-values.ts';
import type { CheckedDocument, Rule } from './checked-case.ts';
import { datePlace } from './date-order.ts';
import type { Finding, Place } from './finding.ts';
import { fineOf } from './penalty-text.ts';
import { named, place, ofKind } from './reading.ts';

const ARTICLE = '行政处罚法第六十六条、程序规定第七十四条';

interface Instalment {
  readonly due: string;
  /** 分 */
  readonly amount: number;
  readonly at: (column: 'due_on' | 'amount') => Place;
}

const yuan = (fen: number): string => `${moneyInFigures(fen)}元`;

function moneyIn(document: CheckedDocument, field: string): number | undefined {
  const value = document.values[field];
  return typeof value === 'number' ? value : undefined;
}

/** The rows that have an amount. */
const instalmentsOf = (document: CheckedDocument): readonly Instalment[] =>
  rowsOf(document.values['installments']).flatMap(({ due_on: due = '', amount = '' }, index) => {
    const nth = `第${(index + 1).toString()}期`;
    const at: Instalment['at'] = (column) =>
      place(
        document,
        `installments[${index.toString()}].${column}`,
        `${nth}${column === 'amount' ? '缴款数额' : '缴款时间'}`,
      );
    return /^\d+$/.test(amount) ? [{ due, amount: Number(amount), at }] : [];
  });

/** 延期/分期缴纳罚款通知书 (行政处罚法第六十六条, 程序规定第七十四条; procedure.md V30): sums, days and the fine itself. */
export const instalments: Rule = ({ documents }) =>
  documents
    .filter((document) => ofKind(document, 'fine_deferral_notice'))
    .flatMap((consent) => [
      ...fineMatches(consent, documents),
      ...(consent.values['kind'] === '分期' ? [...sumMatches(consent), ...daysInOrder(consent)] : []),
    ]);

/** The instalments make the total that is written below them, and that is the fine still open: never more than the fine. */
function sumMatches(consent: CheckedDocument): readonly Finding[] {
  const rows = instalmentsOf(consent);
  if (rows.length === 0) return [];
  const sum = rows.reduce((total, { amount }) => total + amount, 0);
  const total = moneyIn(consent, 'installment_total');
  const fine = moneyIn(consent, 'fine_amount');
  const say = (severity: Finding['severity'], sentence: string, field: string, other: number): Finding => ({
    rule: 'instalments-differ',
    severity,
    sentence: `${named(consent)}${sentence}`,
    article: ARTICLE,
    compared: [field, ...rows.map(({ amount }) => amount.toString()), other.toString()],
    places: [
      place(consent, field, field === 'fine_amount' ? '罚款数额' : '缴款数额合计'),
      ...rows.map(({ at }) => at('amount')),
    ],
  });
  const findings: Finding[] = [];
  if (total !== undefined && total !== sum) {
    const sentence = `各期缴款相加是${yuan(sum)}，合计写作${yuan(total)}。请核对后改成一致。`;
    findings.push(say('blocking', sentence, 'installment_total', total));
  }
  if (fine !== undefined && sum > fine) {
    const sentence = `各期缴款相加是${yuan(sum)}，多于罚款${yuan(fine)}。请核对各期数额。`;
    findings.push(say('blocking', sentence, 'fine_amount', fine));
  }
  if (fine !== undefined && sum < fine) {
    const sentence = `各期缴款相加是${yuan(sum)}，少于罚款${yuan(fine)}，差${yuan(fine - sum)}。差额已经缴纳的，核对无误即可；没有缴纳的，请补足各期数额。`;
    findings.push(say('attention', sentence, 'fine_amount', fine));
  }
  return findings;
}

/** Each instalment falls due after the one before, the first not before the consent itself. */
function daysInOrder(consent: CheckedDocument): readonly Finding[] {
  const rows = instalmentsOf(consent).filter(({ due }) => isIsoDate(due));
  const late = rows.flatMap((row, index): readonly Finding[] => {
    const before = rows[index - 1];
    if (before === undefined || row.due > before.due) return [];
    return [
      {
        rule: 'instalments-order',
        severity: 'blocking',
        sentence: `${named(consent)}的${row.at('due_on').label}${chineseDate(row.due)}不晚于上一期的${chineseDate(before.due)}。请按先后改正各期时间。`,
        article: ARTICLE,
        compared: [before.due, row.due],
        places: [row.at('due_on'), before.at('due_on')],
      },
    ];
  });
  const [first] = rows;
  const { date } = consent;
  if (first === undefined || date === undefined || first.due >= date) return late;
  return [
    {
      rule: 'instalments-order',
      severity: 'attention',
      sentence: `${named(consent)}的${first.at('due_on').label}${chineseDate(first.due)}早于本通知书的日期${chineseDate(date)}。请核对第一期时间。`,
      article: ARTICLE,
      compared: [date, first.due],
      places: [first.at('due_on'), datePlace(consent)],
    },
    ...late,
  ];
}

/** The fine the consent speaks of is the fine of the decision. */
function fineMatches(consent: CheckedDocument, documents: readonly CheckedDocument[]): readonly Finding[] {
  const written = moneyIn(consent, 'fine_amount');
  const decision = documents.findLast((document) =>
    ofKind(document, 'on_the_spot_penalty_decision', 'penalty_decision'),
  );
  const decided = decision === undefined ? undefined : fineOf(decision);
  if (written === undefined || decided === undefined || decided.fen === written) return [];
  return [
    {
      rule: 'fine-differs',
      severity: 'attention',
      sentence: `${named(consent)}的罚款数额${yuan(written)}与${decided.document}的${yuan(decided.fen)}不符。请对照处罚决定书核对。`,
      article: ARTICLE,
      compared: [written.toString(), decided.fen.toString()],
      places: [place(consent, 'fine_amount', '罚款数额'), ...decided.places],
    },
  ];
}
