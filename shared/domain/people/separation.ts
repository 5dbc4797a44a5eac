import type { Role } from './roles.ts';

/** What one is to be in a case besides handling it. */
export const casePosts = ['review', 'host-hearing', 'decide-alone'] as const;
export type CasePost = (typeof casePosts)[number];

export interface CaseHands {
  /** Who handles it, or has handled it. */
  readonly handlers: readonly string[];
  /** Who has been taken off it: 回避. */
  readonly recused: readonly string[];
}

const kept: Readonly<Record<CasePost, string>> = {
  review: '办案人员不得作为本案的审核人员（市场监督管理行政处罚程序规定第四十九条第三款）。',
  'host-hearing':
    '办案人员不得担任本案的听证主持人、听证员和记录员（市场监督管理行政处罚听证办法第十一条第三款，行政处罚法第六十四条第四项）。',
  'decide-alone':
    '办案人员不得一人作出本案的处罚决定：调查终结后由行政机关负责人审查决定（行政处罚法第五十七条）。',
};

/** Why this person cannot have this post in the case; undefined when nothing the law keeps apart meets here. */
export function keptApart(
  personId: string,
  post: CasePost,
  { handlers, recused }: CaseHands,
): string | undefined {
  if (recused.includes(personId))
    return '已经回避的人员不得参与本案办理（市场监督管理行政处罚程序规定第四条）。';
  return handlers.includes(personId) ? kept[post] : undefined;
}

/** Who decides whether somebody is taken off a case: 程序规定第四条第二款. */
export type RecusalDecider = 'leaders-together' | 'chief' | 'leader';

export function recusalDecider(held: readonly Role[]): RecusalDecider {
  if (held.includes('chief')) return 'leaders-together';
  return held.includes('leader') ? 'chief' : 'leader';
}

export const deciderWords: Readonly<Record<RecusalDecider, string>> = {
  'leaders-together': '主要负责人的回避，由市场监督管理部门负责人集体讨论决定',
  chief: '其他负责人的回避，由主要负责人决定',
  leader: '其他有关人员的回避，由市场监督管理部门负责人决定',
};

const RULE = '市场监督管理行政处罚程序规定第四条第二款';

/** Why these people cannot decide on the recusal of `person`; undefined when they can. */
export function recusalProblem(
  person: { readonly id: string; readonly roles: readonly Role[] },
  deciders: readonly { readonly id: string; readonly roles: readonly Role[] }[],
): string | undefined {
  if (deciders.some(({ id }) => id === person.id)) return `本人不能决定自己的回避（${RULE}）。`;
  const decider = recusalDecider(person.roles);
  const leads = ({ roles }: { readonly roles: readonly Role[] }) =>
    roles.includes('leader') || roles.includes('chief');
  const holds =
    deciders.length > 0 &&
    (decider === 'leaders-together'
      ? deciders.length >= 2 && deciders.every(leads)
      : decider === 'chief'
        ? deciders.some(({ roles }) => roles.includes('chief'))
        : deciders.some(leads));
  return holds ? undefined : `${deciderWords[decider]}（${RULE}）。`;
}
