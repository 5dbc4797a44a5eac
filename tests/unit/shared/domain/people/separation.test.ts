import { describe, expect, it } from 'vitest';
import type { recusalDecider } from '#shared/domain/people/separation.ts';
import { capacityWords, deciderWords, postOf, recusalProblem } from '#shared/domain/people/separation.ts';

describe('a recusal', () => {
  const person = (id: string, ...roles: Parameters<typeof recusalDecider>[0]) => ({ id, roles });
  const chief = person('chief', 'chief');
  const leader = person('leader', 'leader');
  const second = person('second', 'leader');
  const clerk = person('clerk', 'clerk');
  const officer = person('officer', 'officer');

  it.each([
    ['of an officer by a leader', officer, [leader], undefined],
    ['of an officer by the chief', officer, [chief], undefined],
    ['of an officer by a clerk', officer, [clerk], /其他有关人员的回避，由市场监督管理部门负责人决定/],
    ['of a leader by the chief', leader, [chief], undefined],
    ['of a leader by another leader', leader, [second], /其他负责人的回避，由主要负责人决定/],
    ['of the chief by two leaders together', chief, [leader, second], undefined],
    ['of the chief by one leader', chief, [leader], /负责人集体讨论决定/],
    ['of the chief by a leader and a clerk', chief, [leader, clerk], /负责人集体讨论决定/],
    ['by the person itself', leader, [leader, chief], /本人不能决定/],
    ['by nobody', officer, [], /由市场监督管理部门负责人决定/],
  ] as const)('%s', (_, of, by, why) => {
    const problem = recusalProblem(of, by);
    if (why === undefined) expect(problem).toBeUndefined();
    else expect(problem).toMatch(why);
  });

  it('of who hosts a hearing is decided by a leader, whatever else he is; nobody decides on himself there', () => {
    expect(recusalProblem(leader, [second], 'hearing-host')).toBeUndefined();
    expect(recusalProblem(leader, [clerk], 'hearing-host')).toMatch(/听证主持人的回避/);
    expect(recusalProblem(officer, [officer], 'hearing-staff')).toMatch(/听证办法/);
  });

  it('听证办法第四条: in a hearing an interpreter withdraws as a member and the recorder do, by word of its host', () => {
    expect(deciderWords(['officer'], 'hearing-staff')).toMatch(
      /^听证员、记录员、翻译人员的回避，由听证主持人决定/,
    );
    expect(capacityWords['hearing-staff']).toBe('听证员、记录员、翻译人员');
  });
});

it('only a field of the form gives a post in the case', () => {
  expect(postOf('case_review_form', 'reviewer')).toBe('review');
  expect(postOf('case_review_form', 'constructor')).toBeUndefined();
});
