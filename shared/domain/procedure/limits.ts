import type { IsoDate } from '../../lib/date.ts';
import type { DeductionKind, LimitStart } from './limit-events.ts';

/** The limits of procedure; a letter behind the number is a further limit of the same rule. */
export const ruleIds = [
  ...(['A1', 'A2', 'A3', 'A5', 'A6', 'A7', 'A7b', 'A8', 'A9', 'A9b'] as const),
  ...(['B1', 'B2', 'B3', 'B5', 'B7', 'B8', 'B9', 'B10'] as const),
  ...(['D1', 'D3', 'D4', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const),
  ...(['E1', 'E2', 'E3', 'E3b', 'E5', 'E5b', 'E6', 'E9', 'E10'] as const),
  ...(['E11', 'E11b', 'E11c', 'E11d', 'E12', 'E12b', 'E13', 'E14', 'E15'] as const),
  ...(['F1', 'F2', 'F3', 'F3b', 'F4', 'F4b', 'F4c', 'F5'] as const),
  ...(['P4', 'P5', 'P5b', 'P6', 'P7', 'P8', 'P9', 'P9b', 'P10', 'P10b', 'P11', 'P12', 'P12b'] as const),
  ...(['P14', 'P14b', 'P14c', 'P15', 'P15b', 'P15c', 'P15d', 'P15e'] as const),
] as const;

export type RuleId = (typeof ruleIds)[number];

export const limitUnits = ['hour', 'workday', 'day', 'month', 'year'] as const;

export type LimitUnit = (typeof limitUnits)[number];

/** 期限：one edition of a rule, in force from one day to another. */
export interface Limit {
  readonly id: RuleId;
  /** what must have happened when it ends, or what it waits for: 作出处理决定 */
  readonly what: string;
  readonly start: LimitStart;
  readonly amount: number;
  readonly unit: LimitUnit;
  /** what may be added, in the same unit */
  readonly extension?: number | undefined;
  /** who approves it */
  readonly extensionBy?: string | undefined;
  /** how a period longer than amount and extension comes about; absent: it does not */
  readonly furtherBy?: string | undefined;
  /** time that does not count */
  readonly deductions: readonly DeductionKind[];
  /** `rolls`: a last day of rest moves on to the next working day; `stays`: it binds the bureau and never moves (C10) */
  readonly restDay: 'rolls' | 'stays';
  /** `within`: done on the last day at the latest; `passes`: the period must have passed before what follows */
  readonly nature: 'within' | 'passes';
  /** what happens when it has passed */
  readonly consequence: string;
  /** 程序规定第六十四条 */
  readonly article: string;
  /** first and last day on which a start falls under this edition */
  readonly from: IsoDate;
  readonly until?: IsoDate | undefined;
  /** `law`: read in the text of the article; `practice`: a usual measure; `unverified`: the text was not seen */
  readonly basis: 'law' | 'practice' | 'unverified';
  /** what a reader should know of it */
  readonly remark?: string | undefined;
}

export interface Limits {
  /** The edition of a rule for what starts on `date`. */
  on(rule: RuleId, date: IsoDate): Limit | undefined;
  /** Every edition of every rule, in the order of the ids. */
  all(): readonly Limit[];
}

export function limitsOf(editions: readonly Limit[]): Limits {
  const byRule = new Map<RuleId, Limit[]>();
  for (const limit of editions) byRule.set(limit.id, [...(byRule.get(limit.id) ?? []), limit]);
  return {
    on: (rule, date) =>
      byRule.get(rule)?.find(({ from, until }) => from <= date && (until === undefined || date <= until)),
    all: () => ruleIds.flatMap((id) => byRule.get(id) ?? []),
  };
}

/** Text that names a rule, `D1`. */
export const isRuleId = (text: string): text is RuleId => ruleIds.some((id) => id === text);
