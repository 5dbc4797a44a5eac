import type { IsoDate } from '../../../lib/date.ts';
import type { DeductionKind, LimitStart } from '../events/limit-events.ts';

/** The limits of procedure; a letter behind the number is a further limit of the same rule. */
export const ruleIds = [
  ...(['A1', 'A2', 'A3', 'A5', 'A6', 'A7', 'A7b', 'A8', 'A9', 'A9b'] as const),
  ...(['B1', 'B2', 'B3', 'B5', 'B7', 'B8', 'B9', 'B10'] as const),
  ...(['D1', 'D3', 'D4', 'T1', 'T2', 'T3', 'T4', 'T5', 'T6', 'T7'] as const),
  ...(['E1', 'E1b', 'E2', 'E3', 'E3b', 'E5', 'E5b', 'E6', 'E9', 'E10'] as const),
  ...(['E11', 'E11b', 'E11c', 'E11d', 'E12', 'E12b', 'E13', 'E14', 'E15', 'E16'] as const),
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

/** Numbers of rules that are no limits: what the number means instead. */
export const notLimits = [
  {
    id: 'A4',
    what: '检测、检验、检疫、鉴定以及权利人辨认或者鉴别的时间不计入A3',
    article: '程序规定第十八条',
  },
  { id: 'B4', what: '检测、检验、检疫、鉴定的期间明确并书面告知的，不计入B3', article: '程序规定第三十八条' },
  { id: 'B6', what: '应当解除查封、扣押的，及时解除，没有规定日数', article: '程序规定第四十二条' },
  { id: 'B11', what: '每次检查、询问、采取措施不得少于两人并出示证件', article: '程序规定第二十二条' },
  {
    id: 'D2',
    what: '中止、听证、公告、检测鉴定、权利人辨认鉴别、责令退款的时间不计入D1',
    article: '程序规定第六十四条',
  },
  { id: 'T8', what: '委托一至二人参加听证，授权委托书写明事项和权限', article: '听证办法第十五条' },
  { id: 'E4', what: '对当场作出的处罚决定不服的，先申请行政复议', article: '行政复议法第二十三条' },
  { id: 'E7', what: '逾期不缴的每日加处百分之三，不超出罚款的数额', article: '程序规定第七十五条' },
  { id: 'E8', what: '暂缓或者分期的期限由延期、分期缴纳罚款通知书写明', article: '程序规定第七十四条' },
  { id: 'E17', what: '重新作出决定的期限由复议决定、裁判写明', article: '行政复议法第六十四条' },
  { id: 'F6', what: '公安机关退回的，依法作行政处理，没有规定日数', article: '移送涉嫌犯罪案件规定第十条' },
] as const;
