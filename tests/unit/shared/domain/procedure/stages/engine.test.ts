import { NOTHING_OPEN } from '#shared/domain/money/standing.ts';
import { describe, expect, it } from 'vitest';
import { wayOf } from '#shared/domain/procedure/stages/case-way.ts';
import type { Condition } from '#shared/domain/procedure/stages/condition.ts';
import type { DocumentNeed, Lane, StepRule } from '#shared/domain/procedure/stages/lane.ts';
import { laneOn } from '#shared/domain/procedure/stages/lane.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { nextSteps } from '#shared/domain/procedure/stages/next-steps.ts';
import { documentFor, runLane } from '#shared/domain/procedure/stages/run-lane.ts';
import { answersOf } from '#shared/domain/procedure/stages/answers.ts';
import type { Situation, SituationDocument } from '#shared/domain/procedure/stages/situation.ts';
import type { SituationFact } from '#shared/domain/procedure/stages/situation-fact.ts';
import type { ProcedureEvent } from '#shared/domain/procedure/events/procedure-event.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureEntry } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';

/** The engine alone, on lanes of a step or two: what a guard of it does is seen without any other. */
const TODAY = '2026-03-20';

const event = (of: ProcedureEvent, not = false): Condition => [[{ kind: 'event', event: of, not }]];
const fact = (of: SituationFact): Condition => [[{ kind: 'fact', fact: of, not: false }]];

const step = (id: string, more: Partial<StepRule> = {}): StepRule => ({
  id,
  name: id,
  when: [],
  after: [],
  done: [],
  by: 'officer',
  through: [],
  documents: [],
  requires: [],
  article: '第一条',
  says: '',
  ...more,
});

const lane = (steps: readonly StepRule[], more: Partial<Lane> = {}): Lane => ({
  id: 'own',
  name: '普通程序',
  procedure: 'ordinary',
  startsWith: [],
  endsWith: [],
  steps,
  leaves: [],
  article: '第一条',
  from: '2021-07-15',
  basis: 'law',
  ...more,
});

const entry = (of: ProcedureEvent, on: string, more: Partial<ProcedureEntry> = {}): ProcedureEntry => ({
  event: of,
  on,
  article: '',
  ...more,
});

const need = (kind: DocumentKind, more: Partial<DocumentNeed> = {}): DocumentNeed => ({
  kind,
  need: 'required',
  when: [],
  serves: [],
  ...more,
});

const paper = (id: string, kind: DocumentKind, more: Partial<SituationDocument> = {}): SituationDocument => ({
  id,
  kind,
  state: 'finalised',
  date: '2026-03-05',
  ...more,
});

const situation = (more: Partial<Situation> = {}): Situation => ({
  timeline: [],
  documents: [],
  traits: { major: false, refund: false },
  goods: { any: false, left: false, told: false },
  money: NOTHING_OPEN,
  departures: [],
  counting: shippedCounting,
  today: TODAY,
  ...more,
});

const stateIn = (one: Lane, of: Situation, id: string, start?: ProcedureEntry) =>
  runLane(one, of, start).steps.find((status) => status.step.id === id)?.state;
const holds = (of: SituationFact, more: Partial<Situation>, start?: ProcedureEntry): boolean =>
  answersOf(situation(more), start).holds(of);

describe('the edition of a lane', () => {
  const before = lane([step('before')], { from: '2019-04-01', until: '2021-07-14' });
  const now = lane([step('now')]);
  const lanes = [now, before];
  const wayOn = (on: string) => wayOf(lanes, 'ordinary', on, situation());

  it('is that of the day of its start, the first and the last day too', () => {
    expect(laneOn(lanes, 'own', '2019-03-31')).toBeUndefined();
    expect(laneOn(lanes, 'own', '2019-04-01')).toBe(before);
    expect(laneOn(lanes, 'own', '2021-07-14')).toBe(before);
    expect(laneOn(lanes, 'own', '2021-07-15')).toBe(now);
  });

  it('of a day before all of them is the oldest, and says that it is a later one', () => {
    const { runs, byLaterEdition } = wayOn('2018-01-01');
    expect([runs[0]?.lane, byLaterEdition]).toEqual([before, true]);
    expect(wayOn('2020-01-01')).toMatchObject({ byLaterEdition: false, runs: [{ lane: before }] });
  });
});

describe('a way that is begun in a case', () => {
  const side = lane([step('one')], {
    id: 'side',
    procedure: undefined,
    startsWith: ['hearing_requested', 'hearing_notified'],
  });
  const runsOf = (...timeline: readonly ProcedureEntry[]) =>
    wayOf([side], 'ordinary', TODAY, situation({ timeline })).runs.map(({ start }) => [
      start?.event,
      start?.on,
    ]);

  it('begins with the first of its events that happened at all, once for each time it did', () => {
    expect(runsOf(entry('hearing_notified', '2026-03-09'))).toEqual([['hearing_notified', '2026-03-09']]);
    expect(
      runsOf(
        entry('hearing_requested', '2026-03-06', { documentId: 'a' }),
        entry('hearing_notified', '2026-03-09'),
        entry('hearing_requested', '2026-03-10', { documentId: 'b' }),
      ),
    ).toEqual([
      ['hearing_requested', '2026-03-06'],
      ['hearing_requested', '2026-03-10'],
    ]);
  });

  it('stands in the order of days, whatever the order of the lanes', () => {
    const measure = lane([step('one')], {
      id: 'measure',
      procedure: undefined,
      startsWith: ['measure_taken'],
    });
    const timeline = [entry('measure_taken', '2026-03-05'), entry('hearing_requested', '2026-03-09')];
    for (const lanes of [
      [side, measure],
      [measure, side],
    ])
      expect(wayOf(lanes, 'ordinary', TODAY, situation({ timeline })).runs.map((run) => run.lane.id)).toEqual(
        ['measure', 'side'],
      );
  });

  it('is over with the event that ends it, whatever is open in it', () => {
    const ended = { ...side, endsWith: ['hearing_held' as const] };
    const start = entry('hearing_requested', '2026-03-06', { documentId: 'a' });
    expect(runLane(ended, situation({ timeline: [start] }), start).over).toBe(false);
    const timeline = [start, entry('hearing_held', '2026-03-12')];
    expect(runLane(ended, situation({ timeline }), start)).toMatchObject({
      over: true,
      steps: [{ state: 'here' }],
    });
  });

  it('knows what came since, what approved it before, and nothing of another of its kind', () => {
    const start = entry('measure_taken', '2026-03-10', { documentId: 'mine' });
    const timeline = [
      entry('inspected', '2026-03-05'),
      entry('measure_approved', '2026-03-09'),
      entry('measure_taken', '2026-03-08', { documentId: 'other' }),
      start,
      entry('measure_released', '2026-03-12', { aboutId: 'other' }),
      entry('sampled', '2026-03-10'),
    ];
    const { happened } = answersOf(situation({ timeline }), start);
    const asked = ['inspected', 'measure_approved', 'measure_taken', 'measure_released', 'sampled'] as const;
    expect(asked.filter((one) => happened(one))).toEqual(['measure_approved', 'measure_taken', 'sampled']);
  });
});

describe('a step', () => {
  it('of which nothing says when it is done is never done by itself', () => {
    expect(stateIn(lane([step('one')]), situation(), 'one')).toBe('here');
  });

  it('that was done is done, also where somebody said that it is not', () => {
    const one = lane([step('one', { done: event('inspected') }), step('two', { after: ['one'] })]);
    const told = { id: 'd', lane: 'own', step: 'one', reason: '不需要', by: '张三', on: TODAY };
    expect(stateIn(one, situation({ departures: [told] }), 'one')).toBe('left_out');
    const timeline = [entry('inspected', '2026-03-05')];
    expect(stateIn(one, situation({ departures: [told], timeline }), 'one')).toBe('done');
  });

  it('is left out in the run it was said of: not in another lane, nor in that of another start', () => {
    const one = lane([step('one')]);
    const start = entry('measure_taken', '2026-03-10', { documentId: 'mine' });
    const told = {
      id: 'd',
      lane: 'own',
      step: 'one',
      startId: 'mine',
      reason: '不需要',
      by: '张三',
      on: TODAY,
    };
    const departures = [told];
    expect(stateIn(one, situation({ departures, timeline: [start] }), 'one', start)).toBe('left_out');
    expect(stateIn(one, situation({ departures, timeline: [start] }), 'one')).toBe('here');
    const other = { ...start, documentId: 'other' };
    expect(stateIn(one, situation({ departures, timeline: [other] }), 'one', other)).toBe('here');
    expect(
      stateIn({ ...one, id: 'another' }, situation({ departures, timeline: [start] }), 'one', start),
    ).toBe('here');
  });

  it('off the path opens nothing behind it because somebody said that it is not done', () => {
    const one = lane([
      step('before', { done: event('inspected') }),
      step('off', { after: ['before'], when: event('hearing_requested') }),
      step('behind', { after: ['off'] }),
    ]);
    const departures = [{ id: 'd', lane: 'own', step: 'off', reason: '不需要', by: '张三', on: TODAY }];
    expect(stateIn(one, situation({ departures }), 'off')).toBe('off');
    expect(stateIn(one, situation({ departures }), 'behind')).toBe('ahead');
    const timeline = [entry('inspected', '2026-03-05')];
    expect(stateIn(one, situation({ departures, timeline }), 'behind')).toBe('here');
  });

  it('has a last day and something to be mended only while it is open', () => {
    const required = { that: event('inspected'), otherwise: '', article: '', weight: 'unlawful' as const };
    const one = lane([step('one', { done: event('decided'), limit: 'D1', requires: [required] })]);
    const filed = entry('filed', '2026-03-05');
    const [open] = runLane(one, situation({ timeline: [filed] })).steps;
    expect([open?.state, open?.due !== undefined, open?.unmet.length]).toEqual(['here', true, 1]);
    const [done] = runLane(one, situation({ timeline: [filed, entry('decided', '2026-03-12')] })).steps;
    expect([done?.state, done?.due, done?.unmet]).toEqual(['done', undefined, []]);
  });

  it('waits for the last day of what only has to pass, and for nothing that has passed or must not be', () => {
    const until = (that: Condition, today = TODAY) =>
      runLane(
        lane([step('one', { requires: [{ that, otherwise: '', article: '', weight: 'unlawful' }] })]),
        situation({ timeline: [entry('hearing_notified', '2026-03-09', { until: '2026-03-25' })], today }),
      ).steps[0]?.waitsUntil;
    expect(until(fact('hearing_day_come'))).toBe('2026-03-24');
    expect(until([[{ kind: 'fact', fact: 'hearing_day_come', not: true }]])).toBeUndefined();
    // It is not the day that hinders: what must not have come has not.
    expect(
      until([[{ kind: 'fact', fact: 'hearing_day_come', not: true }], ...event('inspected')]),
    ).toBeUndefined();
    // The day has come, and what else is asked for does not come by waiting.
    expect(until([...fact('hearing_day_come'), ...event('inspected')], '2026-03-28')).toBeUndefined();
  });
});

describe('the paper of a step', () => {
  const found = (documents: readonly SituationDocument[], more: Partial<DocumentNeed> = {}) =>
    documentFor(need('penalty_decision', more), situation({ documents }), [])?.id;

  it('is none that is void, and the finalised one before a later draft', () => {
    expect(found([paper('a', 'penalty_decision', { state: 'void' })])).toBeUndefined();
    expect(
      found([
        paper('a', 'penalty_decision'),
        paper('b', 'penalty_decision', { state: 'draft', date: undefined }),
      ]),
    ).toBe('a');
    expect(found([paper('a', 'penalty_decision', { state: 'draft' })])).toBe('a');
  });

  it('is missing as long as it is a draft, and not where somebody said why the step is not done', () => {
    const one = lane([step('one', { done: event('decided'), documents: [need('penalty_decision')] })]);
    const timeline = [entry('decided', '2026-03-12')];
    const missing = (documents: readonly SituationDocument[]) => {
      const of = situation({ timeline, documents });
      return missingOf({ runs: [runLane(one, of)], byLaterEdition: false }, of, (kind) => kind).map(
        ({ sentence }) => sentence,
      );
    };
    expect(missing([])).toEqual(['“one”缺少《penalty_decision》。']);
    expect(missing([paper('a', 'penalty_decision', { state: 'draft' })])).toHaveLength(1);
    expect(missing([paper('a', 'penalty_decision')])).toEqual([]);
  });

  it('of a receipt is asked for of what is not served yet', () => {
    const served = paper('a', 'penalty_decision');
    const open = paper('b', 'penalty_decision', { date: '2026-03-06' });
    const one = lane([
      step('one', { documents: [need('service_receipt', { serves: ['penalty_decision'] })] }),
    ]);
    const toServe = (documents: readonly SituationDocument[], aboutId: string) => {
      const timeline = [entry('decision_served', '2026-03-12', { aboutId })];
      const of = situation({ documents, timeline });
      return nextSteps({ runs: [runLane(one, of)], byLaterEdition: false }, of)[0]?.serves?.id;
    };
    expect(toServe([served, open], 'b')).toBe('a');
    expect(toServe([served, open], 'a')).toBe('b');
    expect(toServe([served], 'a')).toBeUndefined();
  });
});

describe('the next step', () => {
  const unlawful = { that: event('inspected'), otherwise: '', article: '', weight: 'unlawful' as const };
  const order = (steps: readonly StepRule[], more: Partial<Situation> = {}, start?: ProcedureEntry) => {
    const of = situation({
      ...more,
      timeline: [...(more.timeline ?? []), ...(start === undefined ? [] : [start])],
    });
    return nextSteps({ runs: [runLane(lane(steps), of, start)], byLaterEdition: false }, of).map(
      ({ status }) => status.step.id,
    );
  };

  it('is nothing that would be unlawful, as long as something else may be done', () => {
    expect(
      order([step('bad', { requires: [unlawful] }), step('good'), step('later', { by: 'party' })]),
    ).toEqual(['good', 'later', 'bad']);
  });

  it('of a way begun in a case is the one that ends first; of the case itself the first of its order', () => {
    const steps = [step('any'), step('later', { limit: 'D1' }), step('sooner', { limit: 'B3' })];
    const timeline = [entry('filed', '2026-03-05')];
    const start = entry('measure_taken', '2026-03-10', { documentId: 'mine', amount: 30 });
    expect(order(steps, { timeline }, start)[0]).not.toBe('any');
    expect(order(steps, { timeline: [...timeline, start] })[0]).toBe('any');
  });

  it('is done in its own way while that is open, and here once it is over', () => {
    const side = lane([step('inside', { done: event('hearing_held') })], {
      id: 'side',
      procedure: undefined,
      startsWith: ['hearing_requested'],
    });
    const own = lane([step('outside', { through: ['side'] })]);
    const start = entry('hearing_requested', '2026-03-06', { documentId: 'a' });
    const next = (...more: readonly ProcedureEntry[]) => {
      const of = situation({ timeline: [start, ...more] });
      return nextSteps(wayOf([own, side], 'ordinary', TODAY, of), of).map(({ status }) => status.step.id);
    };
    expect(next()).toEqual(['inside']);
    expect(next(entry('hearing_held', '2026-03-12'))).toEqual(['outside']);
  });
});

describe('what a condition asks', () => {
  it('of a kind of document is whether every one of them is served', () => {
    const documents = [paper('a', 'penalty_decision'), paper('b', 'penalty_decision')];
    const written = [
      entry('decided', '2026-03-05', { documentId: 'a' }),
      entry('decided', '2026-03-05', { documentId: 'b' }),
    ];
    const served = (...ids: readonly string[]) =>
      answersOf(
        situation({
          documents,
          timeline: [
            ...written,
            ...ids.map((aboutId) => entry('decision_served', '2026-03-12', { aboutId })),
          ],
        }),
      ).served('penalty_decision');
    expect([served(), served('a'), served('a', 'b')]).toEqual([false, false, true]);
  });

  it('of a period is whether its last day has gone by', () => {
    const timeline = [entry('filed', '2026-03-05')];
    const due = runLane(lane([step('one', { limit: 'D1' })]), situation({ timeline })).steps[0]?.due ?? '';
    expect(answersOf(situation({ timeline, today: due })).passed('D1')).toBe(false);
    expect(answersOf(situation({ timeline, today: '2027-03-05' })).passed('D1')).toBe(true);
  });

  it('of a measure is whether all of it was ended, by what is about it', () => {
    const taken = entry('measure_taken', '2026-03-05', { documentId: 'm' });
    const open = (...ends: readonly ProcedureEntry[]) =>
      holds('measure_open', { timeline: [taken, ...ends] });
    expect(open()).toBe(true);
    expect(open(entry('measure_released', '2026-03-10', { aboutId: 'm' }))).toBe(false);
    expect(open(entry('measure_released', '2026-03-10', { aboutId: 'm', detail: '部分' }))).toBe(true);
    expect(open(entry('measure_released', '2026-03-10', { aboutId: 'another' }))).toBe(true);
  });

  it('of the hearing is whether its day has come, and whether the review came after it', () => {
    const notified = entry('hearing_notified', '2026-03-09', { until: '2026-03-20' });
    expect(holds('hearing_day_come', { timeline: [notified], today: '2026-03-19' })).toBe(false);
    expect(holds('hearing_day_come', { timeline: [notified], today: '2026-03-20' })).toBe(true);
    const reviewed = (on: string) =>
      holds('reviewed_after_hearing', {
        timeline: [entry('hearing_held', '2026-03-12'), entry('review_returned', on, { detail: '法制审核' })],
      });
    expect([reviewed('2026-03-10'), reviewed('2026-03-13')]).toEqual([false, true]);
  });

  it('of a deferral is whether its last day has gone by', () => {
    const timeline = [entry('deferred', '2026-03-10', { until: '2026-03-20' })];
    expect(holds('deferral_over', { timeline, today: '2026-03-20' })).toBe(false);
    expect(holds('deferral_over', { timeline, today: '2026-03-21' })).toBe(true);
  });

  it('of the property of a case closed before anybody kept its register is what its documents say', () => {
    const timeline = [
      entry('measure_taken', '2026-03-05', { documentId: 'm' }),
      entry('measure_released', '2026-03-10', { aboutId: 'm' }),
    ];
    const closed = [...timeline, entry('closed', '2026-03-15')];
    const kept = { any: true, left: true, told: false };
    expect(holds('goods_settled', { timeline, goods: kept })).toBe(false);
    expect(holds('goods_settled', { timeline: closed, goods: kept })).toBe(true);
    expect(holds('goods_settled', { timeline: closed, goods: { ...kept, told: true } })).toBe(false);
    expect(holds('goods_settled', { timeline, goods: { ...kept, left: false } })).toBe(true);
    expect(holds('goods_settled', { timeline })).toBe(true);
  });
});
