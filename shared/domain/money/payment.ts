import type { IsoDate } from '../../lib/date.ts';

/** What is paid: 罚款, 没收的违法所得, 加处的罚款. */
export const owedNames = { fine: '罚款', gains: '没收违法所得', added: '加处罚款' } as const;
export type Owed = keyof typeof owedNames;
// `as`: Object.keys forgets the keys.
export const owedKinds = Object.keys(owedNames) as readonly Owed[];

interface PaymentRule {
  readonly words: string;
  /** it makes what is open smaller */
  readonly pays: boolean;
  /** only of these */
  readonly of?: readonly Owed[];
  /** the paper that shows it */
  readonly proof: string;
  readonly article: string;
  /** asks for a reason */
  readonly reasoned?: true;
}

/** 款项的登记, each with the paper that shows it and the article it rests on. */
export const paymentRules = {
  paid: {
    words: '缴纳',
    pays: true,
    proof: '缴款凭证',
    article: '程序规定第七十二条、行政处罚法第六十七条',
  },
  collected: {
    words: '当场收缴',
    pays: true,
    of: ['fine'],
    proof: '财政部门统一制发的专用票据',
    article: '程序规定第七十二条、行政处罚法第六十八条至第七十条',
  },
  handed_in: {
    words: '当场收缴的罚款交至本局',
    pays: false,
    of: ['fine'],
    proof: '收款凭证',
    article: '程序规定第七十三条、行政处罚法第七十一条',
  },
  banked: {
    words: '收缴的罚款缴付银行',
    pays: false,
    of: ['fine'],
    proof: '银行回单',
    article: '程序规定第七十三条、行政处罚法第七十一条',
  },
  enforced: {
    words: '强制执行到款',
    pays: true,
    proof: '法院的执行文书、到款凭证',
    article: '程序规定第七十六条、行政强制法第五十三条',
  },
  returned: {
    words: '退还',
    pays: false,
    proof: '退款凭证、当事人的收据',
    article: '行政强制法第四十一条、行政复议法第七十二条',
  },
  waived: {
    words: '不加处、减免加处罚款',
    pays: true,
    of: ['added'],
    proof: '审批表、执行协议',
    article: '程序规定第七十五条、行政强制法第四十二条',
    reasoned: true,
  },
} as const satisfies Readonly<Record<string, PaymentRule>>;

export type PaymentKind = keyof typeof paymentRules;
// `as`: Object.keys forgets the keys.
export const paymentKinds = Object.keys(paymentRules) as readonly PaymentKind[];
export const paymentRule = (kind: PaymentKind): PaymentRule => paymentRules[kind];

/** One sum that came in, was handed on, or was given up. */
export interface Payment {
  readonly id: string;
  readonly kind: PaymentKind;
  readonly of: Owed;
  readonly on: IsoDate;
  /** 分 */
  readonly amount: number;
  readonly detail: string;
  /** the voucher */
  readonly attachmentId?: string | undefined;
  /** in a case of several parties: the further one whose it is; the first without one */
  readonly partyId?: string | undefined;
}
