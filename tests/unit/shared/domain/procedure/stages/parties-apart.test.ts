import { describe, expect, it } from 'vitest';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { FIRST_PARTY } from '#shared/domain/procedure/timeline/parties.ts';
import { serviceRegister } from '#shared/domain/service/register.ts';
import { addDays } from '#shared/lib/date.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

const rulesOf = (walk: WalkedCase, party: string) => {
  walk.turnTo(party);
  const { timeline, today } = walk.situation();
  return clocksOf(timeline, { ...shippedCounting, today }).map(({ rule, due }) => `${rule} ${due}`);
};
const idsOf = (walk: WalkedCase) => walk.next().map(({ run, status }) => `${run.lane.id}.${status.step.id}`);

function filed(parties: readonly string[]): WalkedCase {
  const walk = aWalkedCase({ clueOn: '2026-03-02' });
  for (const party of parties) walk.join(party);
  walk.make('case_source_register');
  walk.make('case_filing_approval');
  walk.make('investigation_report');
  walk.make('case_review_form');
  return walk;
}

/** From the approval of its host to the report of it. */
function hear(walk: WalkedCase): void {
  walk.tell('hearing_requested');
  walk.make('case_matter_approval', { matter: '指定听证主持人' });
  walk.make('service_receipt', {}, walk.make('hearing_notice'));
  walk.pass(16);
  walk.make('hearing_record');
  walk.make('hearing_report');
}

describe('what parties do apart', () => {
  it('two are told, heard, decided and served each on days of their own, and pay each their own', () => {
    const walk = filed(['second']);
    walk.make('service_receipt', {}, walk.make('penalty_notice'));
    walk.turnTo('second');
    walk.pass(2);
    walk.make('service_receipt', {}, walk.make('penalty_notice'));
    expect(rulesOf(walk, FIRST_PARTY)).toContain('D4 2026-03-09');
    expect(rulesOf(walk, 'second')).toContain('D4 2026-03-11');
    // Both ask for a hearing; the first is heard, the second waits for its own.
    walk.turnTo(FIRST_PARTY);
    hear(walk);
    walk.turnTo('second');
    expect(idsOf(walk)).not.toContain('ordinary.review_hearing');
    walk.pass(1);
    walk.tell('hearing_requested');
    expect(idsOf(walk).some((id) => id.startsWith('hearing.'))).toBe(true);
    hear(walk);
    expect(idsOf(walk)).toContain('ordinary.review_hearing');

    walk.make('case_review_form', { review_kind: '法制审核' });
    walk.make('collective_discussion_record');
    walk.make('disposition_approval');
    walk.turnTo(FIRST_PARTY);
    const own = walk.make('penalty_decision', { penalties: '罚款5000元' });
    walk.turnTo('second');
    walk.pass(1);
    const other = walk.make('penalty_decision', { penalties: '罚款1000元；责令停产停业' });
    walk.make('service_receipt', {}, other);
    expect(idsOf(walk)).toContain('ordinary.carry_out');
    walk.turnTo(FIRST_PARTY);
    expect(idsOf(walk)).toContain('ordinary.serve_decision');
    expect(idsOf(walk)).not.toContain('ordinary.carry_out');
    walk.make('service_receipt', {}, own);
    walk.tell('published');
    walk.pay(500_000);
    expect(idsOf(walk)[0]).toBe('ordinary.close');
    expect(walk.situation().money).toMatchObject({ fine: 0 });
    walk.turnTo('second');
    expect(walk.situation().money).toMatchObject({ fine: 100_000 });
    expect(idsOf(walk)).not.toContain('ordinary.close');
    // One corrected decision is served anew; the other party has nothing to do with it.
    walk.pass(1);
    walk.correct(other);
    expect(idsOf(walk)).toContain('serve_corrected.serve');
    walk.turnTo(FIRST_PARTY);
    expect(idsOf(walk)).not.toContain('serve_corrected.serve');
  });

  it('one is heard twice after changed facts, each hearing by its own days', () => {
    const walk = filed([]);
    walk.make('service_receipt', {}, walk.make('penalty_notice'));
    hear(walk);
    walk.pass(5);
    walk.make('service_receipt', {}, walk.make('penalty_notice'));
    const second = walk.today();
    expect(walk.situation().timeline.filter(({ event }) => event === 'hearing')).toHaveLength(1);
    hear(walk);
    const hearings = walk.situation().timeline.filter(({ event }) => event === 'hearing');
    expect(hearings.map(({ on, until }) => [on, until])).toEqual([
      ['2026-03-02', '2026-03-18'],
      [second, addDays(second, 16)],
    ]);
    // Nothing of the second is still asked for.
    expect(idsOf(walk).filter((id) => id.startsWith('hearing.'))).toEqual([]);
  });

  it('ten of them are ten registers, ten clocks to serve, ten sums', () => {
    const further = Array.from({ length: 9 }, (_, index) => `party-${index.toString()}`);
    const walk = filed(further);
    const parties = [FIRST_PARTY, ...further];
    const decisions = parties.map((party) => {
      walk.turnTo(party);
      walk.pass(1);
      return walk.make('penalty_decision', { penalties: '罚款1000元' });
    });
    const { timeline, today } = walk.situation();
    const duties = serviceRegister({
      documents: walk.documents(),
      timeline: timeline.length === 0 ? [] : walk.situation().timeline,
      attempts: [],
      recipients: [],
      party: '第一',
      further: new Map(further.map((id) => [id, id])),
      counting: shippedCounting,
      today,
    });
    expect(duties.map(({ recipient }) => recipient)).toEqual(['第一', ...further]);
    for (const [at, party] of parties.entries()) {
      walk.turnTo(party);
      expect(rulesOf(walk, party).filter((rule) => rule.startsWith('E1 '))).toHaveLength(1);
      expect(walk.next().flatMap(({ serves }) => serves?.id ?? [])).toEqual([decisions[at]]);
    }
  });
});
