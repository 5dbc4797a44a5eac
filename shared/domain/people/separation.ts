import type { Role } from './roles.ts';

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
