import { describe, expect, it } from 'vitest';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { answersOf } from '#shared/domain/procedure/stages/answers.ts';
import { tellableNow } from '#shared/domain/procedure/stages/tellable-now.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

const told = (walk: WalkedCase) => tellableNow(walk.next(), answersOf(walk.situation()).happened);

function noticed(): WalkedCase {
  const walk = aWalkedCase({ clueOn: '2026-03-02' });
  walk.make('case_source_register');
  walk.make('case_filing_approval');
  walk.make('service_receipt', {}, walk.make('penalty_notice'));
  return walk;
}

describe('what may be told', () => {
  it('begins with what ends an open step, and ends with what the case is beyond', () => {
    const walk = noticed();
    expect(told(walk).slice(0, 2).toSorted()).toEqual(['defence_waived', 'hearing_requested']);
    walk.pass(10);
    walk.make('service_receipt', {}, walk.make('penalty_decision'));
    expect(told(walk)[0]).toBe('published');
    expect(told(walk).slice(-2)).toEqual(['hearing_requested', 'defence_waived']);
    walk.tell('published');
    walk.tell('reconsideration_begun');
    expect(told(walk)[0]).toBe('reconsideration_ended');
    walk.tell('reconsideration_ended', '维持决定或者驳回请求');
    walk.tell('paid');
    walk.make('case_closure_approval');
    expect(told(walk)[0]).toBe('archived');
    expect(told(walk).slice(-3)).toEqual(['hearing_requested', 'defence_waived', 'published']);
  });
});

describe('a decision made void after it was published', () => {
  it('has its publication withdrawn, by a day and a clock from the day it was made void', () => {
    const walk = noticed();
    walk.pass(10);
    const decision = walk.make('penalty_decision');
    walk.make('service_receipt', {}, decision);
    walk.tell('published');
    walk.pass(5);
    walk.void(decision);
    // 2026-03-17, a Tuesday, and three workdays.
    const step = walk.next().find(({ status }) => status.step.id === 'withdraw_publication');
    expect(step?.status.due).toBe('2026-03-20');
    const clock = () => {
      const { timeline, counting, today } = walk.situation();
      return clocksOf(timeline, { ...counting, today }).find(({ rule }) => rule === 'E15');
    };
    expect(clock()).toMatchObject({ start: '2026-03-17', due: '2026-03-20' });
    walk.tell('publication_withdrawn');
    expect(clock()).toBeUndefined();
  });

  it('and one that was not published has nothing to withdraw', () => {
    const walk = noticed();
    walk.void(walk.make('penalty_decision'));
    expect(walk.next().map(({ status }) => status.step.id)).not.toContain('withdraw_publication');
  });
});
