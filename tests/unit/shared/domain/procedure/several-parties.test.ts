import { describe, expect, it } from 'vitest';
import { stageOf } from '#shared/domain/cases/stage-of.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { forParty, kindsOfOneParty } from '#shared/domain/procedure/timeline/parties.ts';
import type { OtherEvent, ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { servedKinds } from '#shared/domain/service/served-kinds.ts';
import { paper, receipt } from '#tests/support/procedure-document.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

const SECOND = 'second';
const filing = paper('case_filing_approval', '2026-03-04', { values: { decision: '立案' } });
const penalties = { penalties: '罚款5000元' };

/** A decision about a party and the receipt of it. */
const decided = (id: string, date: string, partyId?: string): ProcedureDocument =>
  paper('penalty_decision', date, { id, values: penalties, partyId });
const served = (of: string, day: string, partyId?: string): ProcedureDocument =>
  receipt(of, { service_method: '直接送达', received_on: day }, { partyId });

const happened = (
  documents: readonly ProcedureDocument[],
  {
    others = [],
    parties = [{ id: SECOND, joinedOn: '2026-03-05' }],
  }: { others?: OtherEvent[]; parties?: { id: string; joinedOn: string }[] } = {},
) => timelineOf({ clueOn: '2026-03-02', documents, others, parties }, shippedCounting);
const clocks = (timeline: ReturnType<typeof happened>, today = '2026-04-20') =>
  clocksOf(timeline, { ...shippedCounting, today }).map(({ rule, documentId }) => [rule, documentId]);

describe('a case of several parties', () => {
  it('is of one as it was while there is but one', () => {
    const timeline = happened([filing, decided('a', '2026-04-01')], { parties: [] });
    expect(timeline.every(({ partyId }) => partyId === undefined)).toBe(true);
    expect(timeline.map(({ event }) => event)).not.toContain('party_joined');
  });

  it('tells each what is about it, and all what is about the case', () => {
    const timeline = happened([filing, decided('a', '2026-04-01'), decided('b', '2026-04-02', SECOND)]);
    const of = (party: string) =>
      forParty(timeline, party).map(({ event, documentId }) => documentId ?? event);
    expect(of('first')).toEqual(['clue_found', 'party_joined', 'case_filing_approval', 'a']);
    expect(of(SECOND)).toEqual(['clue_found', 'case_filing_approval', 'party_joined', 'b']);
  });

  it('has what is served and paid for each, and is decided when all are', () => {
    const one = [filing, decided('a', '2026-04-01'), served('a', '2026-04-02')];
    expect(stageOf(happened(one)).stage).toBe('filed');
    expect(clocks(happened(one))).toEqual(
      expect.arrayContaining([
        ['D1', 'case_filing_approval'],
        ['E6', 'receipt of a'],
      ]),
    );
    const both = [...one, decided('b', '2026-04-03', SECOND), served('b', '2026-04-07', SECOND)];
    expect(stageOf(happened(both)).stage).toBe('served');
    const paidByFirst: OtherEvent[] = [{ event: 'paid', on: '2026-04-10' }];
    const open = clocks(happened(both, { others: paidByFirst }));
    expect(open.filter(([rule]) => rule === 'E6')).toEqual([['E6', 'receipt of b']]);
    // Closed only when every party gives a reason.
    expect(open.some(([rule]) => rule === 'E13')).toBe(false);
    const paidByBoth: OtherEvent[] = [...paidByFirst, { event: 'paid', on: '2026-04-14', partyId: SECOND }];
    const closing = clocksOf(happened(both, { others: paidByBoth }), {
      ...shippedCounting,
      today: '2026-04-20',
    });
    // Each decision is published by itself; the case is closed once.
    expect(closing.map(({ rule, start }) => [rule, start])).toEqual([
      ['P4', '2026-04-01'],
      ['P4', '2026-04-03'],
      ['E13', '2026-04-14'],
    ]);
  });

  it('gives each its own days to defend itself', () => {
    const notices = [
      filing,
      paper('penalty_notice', '2026-03-20', { id: 'na' }),
      paper('penalty_notice', '2026-03-20', { id: 'nb', partyId: SECOND }),
      served('na', '2026-03-23'),
      served('nb', '2026-03-30', SECOND),
    ];
    const timeline = happened(notices);
    expect(
      timeline.filter(({ event }) => event === 'defence_ended').map(({ on, partyId }) => [partyId, on]),
    ).toEqual([
      ['first', '2026-03-30'],
      [SECOND, '2026-04-07'],
    ]);
  });

  it('serves nobody anything that is about nobody', () => {
    expect(servedKinds.filter((kind) => !kindsOfOneParty.includes(kind))).toEqual([]);
  });
});
