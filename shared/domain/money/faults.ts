import { moneyInFigures } from '../../lib/chinese-numerals.ts';
import { chineseDate, type IsoDate } from '../../lib/date.ts';
import { textIn } from '../procedure/timeline/document-events.ts';
import { ADDED_FINE } from './added-fine.ts';
import type { MoneyLedger } from './ledger.ts';
import { owedNames, paymentRule } from './payment.ts';

export const moneyFaultRules = [
  'no-figure',
  'overpaid',
  'to-return',
  'late',
  'instalment-late',
  'instalments-short',
  'added-open',
  'collected-unlawfully',
  'collected-unfounded',
  'not-handed-in',
  'no-voucher',
  'demand-differs',
  'before-decision',
] as const;
export type MoneyFaultRule = (typeof moneyFaultRules)[number];

/** What does not add up, waits, or lacks its ground; nothing is refused for it. */
export interface MoneyFault {
  readonly rule: MoneyFaultRule;
  readonly weight: 'wrong' | 'due' | 'note';
  readonly sentence: string;
  readonly article: string;
}

export const yuan = (fen: number): string => `${moneyInFigures(fen)}元`;

/** So much may be taken on the spot without further reason (程序规定第七十二条第一项). */
const SPOT = 10_000;

export function moneyFaults(
  ledger: MoneyLedger,
  {
    today,
    handInBy,
  }: { readonly today: IsoDate; readonly handInBy: (collectedOn: IsoDate) => IsoDate | undefined },
): readonly MoneyFault[] {
  const found = [
    ...sumFaults(ledger, today),
    ...instalmentFaults(ledger, today),
    ...spotFaults(ledger, { today, handInBy }),
    ...ledger.payments
      .filter(({ attachmentId, kind }) => attachmentId === undefined && paymentRule(kind).pays)
      .map(({ on, kind, amount }): MoneyFault => ({
        rule: 'no-voucher',
        weight: 'note',
        sentence: `${chineseDate(on)}${paymentRule(kind).words}${yuan(amount)}没有附上${paymentRule(kind).proof}。`,
        article: paymentRule(kind).article,
      })),
  ];
  const weights: readonly MoneyFault['weight'][] = ['wrong', 'due', 'note'];
  return weights.flatMap((weight) => found.filter((fault) => fault.weight === weight));
}

function sumFaults(ledger: MoneyLedger, today: IsoDate): readonly MoneyFault[] {
  const { decision, sums, dueOn, deferral, added, payments } = ledger;
  const faults: MoneyFault[] = [];
  const say = (rule: MoneyFaultRule, weight: MoneyFault['weight'], sentence: string, article: string): void =>
    void faults.push({ rule, weight, sentence, article });
  for (const { of, owed, open, over } of sums) {
    if (of === 'added') continue;
    if (decision?.owes === true && owed === undefined)
      say(
        'no-figure',
        'wrong',
        `处罚决定书的${owedNames[of]}没有写明数额，或者写法读不出来（如“罚款5000.00元”），台账不能计算。`,
        '程序规定第六十二条',
      );
    if (over > 0 && ledger.toReturn > 0)
      say(
        'overpaid',
        'wrong',
        `${owedNames[of]}多收了${yuan(over)}，请核对数额；确属多收的，应当退还。`,
        '程序规定第七十二条',
      );
    if (deferral === undefined && dueOn !== undefined && dueOn < today && (open ?? 0) > 0)
      say(
        'late',
        'due',
        `${owedNames[of]}${yuan(open ?? 0)}应当在${chineseDate(dueOn)}以前缴纳，已经逾期。`,
        '程序规定第七十二条',
      );
  }
  const former = ledger.toReturn - sums.reduce((all, { over }) => all + over, 0);
  if (former > 0)
    say(
      'to-return',
      'wrong',
      `收取时的处罚决定已经失效，或者收取早于现在的处罚决定：还有${yuan(former)}没有退还，请登记退还；日期有误的，请更正登记。`,
      '行政强制法第四十一条、行政复议法第七十二条',
    );
  const extra = sums.find(({ of }) => of === 'added');
  if (extra !== undefined && (extra.open ?? 0) > 0)
    say(
      'added-open',
      'due',
      `加处罚款已计${yuan(added.total)}，还有${yuan(extra.open ?? 0)}没有缴纳，也没有登记不加处或者减免。`,
      ADDED_FINE.article,
    );
  if (decision?.document.date !== undefined) {
    const early = payments.find(({ on }) => on < (decision.document.date ?? ''));
    if (early !== undefined)
      say(
        'before-decision',
        'wrong',
        `${chineseDate(early.on)}的${paymentRule(early.kind).words}早于处罚决定书的日期${chineseDate(decision.document.date)}，请核对。`,
        '行政处罚法第六十七条',
      );
  }
  return faults;
}

function instalmentFaults(
  { instalments, decision, deferral }: MoneyLedger,
  today: IsoDate,
): readonly MoneyFault[] {
  const article = '行政处罚法第六十六条、程序规定第七十四条';
  return [
    ...instalments.flatMap(({ due, amount, paid }, index): readonly MoneyFault[] =>
      due < today && paid < amount
        ? [
            {
              rule: 'instalment-late',
              weight: 'due',
              sentence: `${deferral?.kind === '延期' ? '暂缓缴纳的罚款' : `第${(index + 1).toString()}期`}${yuan(amount)}应当在${chineseDate(due)}以前缴清，还差${yuan(amount - paid)}。`,
              article,
            },
          ]
        : [],
    ),
    ...(deferral?.instalments.length === 0 && decision?.owes === true
      ? [
          {
            rule: 'instalments-short' as const,
            weight: 'wrong' as const,
            sentence: `${deferral.kind}缴纳罚款通知书没有写明到哪一天，台账不能计算。`,
            article,
          },
        ]
      : []),
  ];
}

/** 当场收缴: who may, how much, and by when it is handed in (程序规定第七十二条、第七十三条). */
function spotFaults(
  { decision, payments }: MoneyLedger,
  {
    today,
    handInBy,
  }: { readonly today: IsoDate; readonly handInBy: (collectedOn: IsoDate) => IsoDate | undefined },
): readonly MoneyFault[] {
  const onTheSpot = decision?.document.kind === 'on_the_spot_penalty_decision';
  const agreed = decision !== undefined && textIn(decision.document, 'payment') === '当场缴纳';
  let handed = payments.reduce((sum, { kind, amount }) => (kind === 'handed_in' ? sum + amount : sum), 0);
  return payments
    .filter(({ kind }) => kind === 'collected')
    .flatMap(({ on, amount, detail }): readonly MoneyFault[] => {
      const faults: MoneyFault[] = [];
      const article = '程序规定第七十二条、行政处罚法第六十八条、第六十九条';
      if (onTheSpot && !agreed)
        faults.push({
          rule: 'collected-unlawfully',
          weight: 'wrong',
          sentence: `${chineseDate(on)}登记当场收缴${yuan(amount)}，当场行政处罚决定书没有选“当场缴纳”。`,
          article,
        });
      if ((!onTheSpot || (decision.fine ?? 0) > SPOT) && detail.trim() === '')
        faults.push({
          rule: 'collected-unfounded',
          weight: 'wrong',
          sentence: onTheSpot
            ? `罚款超过100元，${chineseDate(on)}当场收缴的，请在说明里写明“不当场收缴事后难以执行”或者当事人提出的情形。`
            : `普通程序只有边远、水上、交通不便地区经当事人提出才可以当场收缴，请在${chineseDate(on)}的登记里说明。`,
          article,
        });
      const here = Math.min(handed, amount);
      handed -= here;
      const by = handInBy(on);
      if (here < amount && by !== undefined && by < today)
        faults.push({
          rule: 'not-handed-in',
          weight: 'wrong',
          sentence: `${chineseDate(on)}当场收缴的${yuan(amount)}应当在${chineseDate(by)}以前交至本局，还有${yuan(amount - here)}没有登记交回。`,
          article: '程序规定第七十三条、行政处罚法第七十一条',
        });
      return faults;
    });
}
