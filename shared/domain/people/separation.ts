import type { DocumentKind } from '../procedure/timeline/document-kind.ts';
import type { Role } from './roles.ts';

/** In which capacity somebody is asked to withdraw: as one who takes part in the case, or in its hearing. */
export const recusalCapacities = ['case', 'hearing-host', 'hearing-staff'] as const;
export type RecusalCapacity = (typeof recusalCapacities)[number];

export const capacityWords: Readonly<Record<RecusalCapacity, string>> = {
  case: '办理本案的人员',
  'hearing-host': '听证主持人',
  'hearing-staff': '听证员、记录员、翻译人员',
};

/** Who decides whether somebody is taken off a case: 程序规定第四条第二款, in a hearing 听证办法第四条第二款. */
export type RecusalDecider = 'leaders-together' | 'chief' | 'leader' | 'host';

export function recusalDecider(held: readonly Role[], capacity: RecusalCapacity = 'case'): RecusalDecider {
  if (capacity === 'hearing-staff') return 'host';
  if (capacity === 'hearing-host') return 'leader';
  if (held.includes('chief')) return 'leaders-together';
  return held.includes('leader') ? 'chief' : 'leader';
}

const CASE_RULE = '市场监督管理行政处罚程序规定第四条第二款';
const HEARING_RULE = '市场监督管理行政处罚听证办法第四条第二款';

export const deciderWords = (held: readonly Role[], capacity: RecusalCapacity = 'case'): string => {
  const decider = recusalDecider(held, capacity);
  if (decider === 'host') return `听证员、记录员、翻译人员的回避，由听证主持人决定（${HEARING_RULE}）。`;
  if (capacity === 'hearing-host')
    return `听证主持人的回避，由市场监督管理部门负责人决定（${HEARING_RULE}）。`;
  return `${whoDecides[decider]}（${CASE_RULE}）。`;
};

const whoDecides: Readonly<Record<Exclude<RecusalDecider, 'host'>, string>> = {
  'leaders-together': '主要负责人的回避，由市场监督管理部门负责人集体讨论决定',
  chief: '其他负责人的回避，由主要负责人决定',
  leader: '其他有关人员的回避，由市场监督管理部门负责人决定',
};

/** Whether this person may take part in deciding it; who hosts the hearing has no role of his own. */
export function mayDecideRecusal(
  decider: RecusalDecider,
  { roles }: { readonly roles: readonly Role[] },
): boolean {
  if (decider === 'host') return true;
  return decider === 'chief' ? roles.includes('chief') : roles.includes('leader') || roles.includes('chief');
}

/** Why these people cannot decide on the recusal of `person`; undefined when they can. */
export function recusalProblem(
  person: { readonly id: string; readonly roles: readonly Role[] },
  deciders: readonly { readonly id: string; readonly roles: readonly Role[] }[],
  capacity: RecusalCapacity = 'case',
): string | undefined {
  const rule = capacity === 'case' ? CASE_RULE : HEARING_RULE;
  if (deciders.some(({ id }) => id === person.id)) return `本人不能决定自己的回避（${rule}）。`;
  const decider = recusalDecider(person.roles, capacity);
  const may = deciders.filter((one) => mayDecideRecusal(decider, one));
  const holds =
    decider === 'leaders-together' ? deciders.length >= 2 && may.length === deciders.length : may.length > 0;
  return holds ? undefined : deciderWords(person.roles, capacity);
}

/** What one does in a case besides handling it. */
export const casePosts = ['review', 'hear', 'approve'] as const;
export type CasePost = (typeof casePosts)[number];

const hearing: Readonly<Record<string, CasePost>> = {
  host: 'hear',
  hearing_member: 'hear',
  recorder: 'hear',
};
const approval: Readonly<Record<string, CasePost>> = { dept_head: 'approve' };

const postFields: Readonly<Partial<Record<DocumentKind, Readonly<Record<string, CasePost>>>>> = {
  case_review_form: { reviewer: 'review', review_head: 'review' },
  hearing_notice: hearing,
  hearing_record: hearing,
  hearing_report: hearing,
  case_filing_approval: approval,
  case_matter_approval: approval,
  disposition_approval: approval,
  case_closure_approval: approval,
};

/** The post that whoever is named in this field of a form has in the case; undefined for other fields. */
export function postOf(kind: DocumentKind | undefined, field: string): CasePost | undefined {
  const fields = kind === undefined ? undefined : postFields[kind];
  return fields !== undefined && Object.hasOwn(fields, field) ? fields[field] : undefined;
}

export interface CaseHands {
  /** Who handles it, or has handled it. */
  readonly handlers: ReadonlySet<string>;
  /** Who has been taken off it: 回避. */
  readonly recused: ReadonlySet<string>;
}

export interface KeptApart {
  readonly rule: string;
  /** The law says so; without it, there is only reason to doubt. */
  readonly unlawful: boolean;
  readonly why: string;
  readonly article: string;
}

const RECUSED: KeptApart = {
  rule: 'recused-takes-part',
  unlawful: true,
  why: '已经决定回避，不得参与本案办理',
  article: '行政处罚法第四十三条、程序规定第四条',
};

const kept: Readonly<Record<CasePost, KeptApart>> = {
  review: {
    rule: 'review-by-officer',
    unlawful: true,
    why: '办案人员不得作为审核人员，请由其他人员审核',
    article: '程序规定第四十九条',
  },
  hear: {
    rule: 'hearing-by-officer',
    unlawful: true,
    why: '办案人员不得担任听证主持人、听证员和记录员，请另行指定',
    article: '行政处罚法第六十四条、听证办法第十一条',
  },
  approve: {
    rule: 'approved-by-officer',
    unlawful: false,
    why: '自己办理的案件不宜由自己一人批准，请由其他负责人批准或者集体讨论',
    article: '行政处罚法第五十七条',
  },
};

/** Why this person cannot, or should not, have this post in the case; undefined when nothing is kept apart here. */
export function keptApart(
  who: string,
  post: CasePost,
  { handlers, recused }: CaseHands,
): KeptApart | undefined {
  if (recused.has(who)) return RECUSED;
  return handlers.has(who) ? kept[post] : undefined;
}
