import { addDays, chineseDate, type IsoDate } from '../../lib/date.ts';
import { caseLedger, type MoneyCase, paidWithoutFigure } from './case-ledger.ts';
import { yuan } from './faults.ts';
import { owedNames } from './payment.ts';

/** What of the money of a decision in force is open, 分; 0 where nothing is, or nobody can say how much. */
export interface MoneyStanding {
  readonly fine: number;
  readonly gains: number;
  readonly added: number;
  /** agreed days that lie ahead or behind, with what is not paid of each */
  readonly agreed: readonly { readonly due: IsoDate; readonly open: number }[];
  /** the next day from which on more is added if nobody pays */
  readonly addsFrom?: IsoDate | undefined;
}

export const NOTHING_OPEN: MoneyStanding = { fine: 0, gains: 0, added: 0, agreed: [] };

/** How the money of a case stands, out of its ledger. What the court has ended is open no more. */
export function moneyStanding(about: MoneyCase): MoneyStanding {
  const { payments, timeline } = about;
  if (timeline.some(({ event }) => event === 'court_enforced')) return NOTHING_OPEN;
  if (paidWithoutFigure(payments, timeline) !== undefined) return NOTHING_OPEN;
  const { sums, instalments, dueOn, deferral } = caseLedger(about);
  const open = (owed: keyof typeof owedNames): number => sums.find(({ of }) => of === owed)?.open ?? 0;
  const days = [
    ...(dueOn === undefined || deferral !== undefined ? [] : [dueOn]),
    ...instalments.map(({ due }) => due),
  ];
  const addsFrom = days
    .map((day) => addDays(day, 1))
    .filter((day) => day > about.today)
    .toSorted()[0];
  return {
    ...(open('fine') > 0 && addsFrom !== undefined ? { addsFrom } : {}),
    fine: open('fine'),
    gains: open('gains'),
    added: open('added'),
    agreed: instalments.flatMap(({ due, amount, paid }) =>
      paid < amount ? [{ due, open: amount - paid }] : [],
    ),
  };
}

/** 罚款3000.00元（约定2026年9月30日缴纳）、加处罚款150.00元: what is open, in words; empty where nothing is. */
export function openMoney({ fine, gains, added, agreed }: MoneyStanding): string {
  const days = agreed.map(({ due, open }) => `${chineseDate(due)}缴纳${yuan(open)}`);
  const parts = [
    ...(fine > 0
      ? [`${owedNames.fine}${yuan(fine)}${days.length === 0 ? '' : `（约定${days.join('、')}）`}`]
      : []),
    ...(gains > 0 ? [`${owedNames.gains}${yuan(gains)}`] : []),
    ...(added > 0 ? [`${owedNames.added}${yuan(added)}`] : []),
  ];
  return parts.join('、');
}
