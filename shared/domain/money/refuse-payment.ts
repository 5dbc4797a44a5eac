import { chineseDate, type IsoDate } from '../../lib/date.ts';
import { ProblemError } from '../../lib/problem.ts';
import type { MoneyLedger } from './ledger.ts';
import { owedNames, type Payment, paymentRule } from './payment.ts';
import { yuan } from './faults.ts';

/**
 * Whether a sum can have come in. Errors (`invalid-input`): a day to come, no amount, a kind that is none of what is
 * owed, a waiver without its reason; `blocked-by-rule` without a decision, or handing on more than was collected.
 */
export function refusePayment(payment: Omit<Payment, 'id'>, ledger: MoneyLedger, today: IsoDate): void {
  const { kind, of, on, amount, detail } = payment;
  const rule = paymentRule(kind);
  const wrong = (sentence: string, field: string) => new ProblemError('invalid-input', sentence, { field });
  if (kind === 'returned') {
    if (amount > ledger.toReturn)
      throw new ProblemError(
        'blocked-by-rule',
        `应当退还而没有退还的只有${yuan(ledger.toReturn)}，不能登记退还${yuan(amount)}。`,
        { field: 'amount' },
      );
  } else if (ledger.decision === undefined && ledger.former === undefined)
    throw new ProblemError('blocked-by-rule', '本案还没有定稿的处罚决定书，没有应缴的款项。');
  if (on > today) throw wrong(`日期${chineseDate(on)}晚于今天（${chineseDate(today)}），请核对。`, 'on');
  if (amount <= 0) throw wrong('数额应当大于零。', 'amount');
  if (rule.of !== undefined && !rule.of.includes(of))
    throw wrong(`“${rule.words}”只能登记${rule.of.map((one) => owedNames[one]).join('、')}。`, 'of');
  if (rule.reasoned === true && detail.trim() === '') throw wrong('请在说明里写明理由。', 'detail');
  if (kind === 'waived') {
    const open = ledger.sums.find((sum) => sum.of === 'added')?.open ?? 0;
    if (amount > open)
      throw new ProblemError(
        'blocked-by-rule',
        `加处罚款尚未缴纳的是${yuan(open)}，不能减免${yuan(amount)}。`,
        {
          field: 'amount',
        },
      );
  }
  const sum = (one: Payment['kind']): number =>
    ledger.payments.reduce(
      (all, other) => (other.kind === one && other.on <= on ? all + other.amount : all),
      0,
    );
  const chain = { handed_in: 'collected', banked: 'handed_in' } as const;
  if (kind === 'handed_in' || kind === 'banked') {
    const there = sum(chain[kind]) - sum(kind);
    if (amount > there)
      throw new ProblemError(
        'blocked-by-rule',
        `到${chineseDate(on)}，${paymentRule(chain[kind]).words}而没有${rule.words}的只有${yuan(Math.max(0, there))}，不能登记${yuan(amount)}。`,
        { field: 'amount' },
      );
  }
}
