import { describe, expect, it } from 'vitest';
import type { Values } from '#shared/domain/documents/template/template.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import { dutyNotes } from '#shared/domain/service/duty-notes.ts';
import { serviceRegister } from '#shared/domain/service/register.ts';
import { unservedOf } from '#shared/domain/service/unserved.ts';
import { present } from '#shared/lib/assert.ts';
import { PARTY } from '#tests/support/a-register.ts';
import { shippedCounting } from '#tests/support/shipped-counting.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

/** What each of those who answer for a service says of one document. */
function answers(walk: WalkedCase, documentId: string) {
  const { timeline, today } = walk.situation();
  const duties = serviceRegister({
    documents: walk.documents(),
    timeline,
    attempts: [],
    recipients: [],
    party: PARTY,
    counting: shippedCounting,
    today,
  });
  const clocks = clocksOf(timeline, { ...shippedCounting, today });
  const next = walk.next();
  return {
    duty: present(
      duties.find((one) => one.documentId === documentId),
      'it has to be served',
    ),
    missing: unservedOf(duties, today).filter((one) => one.documentId === documentId),
    next: next.find(({ serves }) => serves?.id === documentId),
    first: next[0],
    clock: clocks.find((one) => ['E1', 'E1b'].includes(one.rule) && one.documentId === documentId),
    payment: clocks.find(({ rule }) => rule === 'E6'),
  };
}

/** Decided and served on 2026-03-05. */
function servedCase(values: Values = { penalties: '罚款5000元' }) {
  const walk = aWalkedCase({ clueOn: '2026-03-02' });
  walk.make('case_source_register');
  walk.make('case_filing_approval');
  walk.pass(3);
  const decision = walk.make('penalty_decision', values);
  walk.make('service_receipt', {}, decision);
  walk.tell('published');
  return { walk, decision };
}

describe('a decision corrected after its service', () => {
  it('is to be served again: register, missing list, clock and next step say one day; the first service stays', () => {
    const { walk, decision } = servedCase();
    const before = answers(walk, decision);
    expect(before.duty).toMatchObject({ state: 'served', on: '2026-03-05' });
    expect(before.clock).toBeUndefined();
    walk.pass(27);
    walk.correct(decision);
    // 2026-04-01 and seven workdays, of which Qingming is none.
    const due = '2026-04-13';
    const after = answers(walk, decision);
    expect(after.duty).toMatchObject({ state: 'anew', due, late: false, correctedOn: '2026-04-01' });
    expect(dutyNotes(after.duty)[0]?.sentence).toContain(
      '现有的送达回证是2026年4月1日补正以前的，补正后的应当另行送达，2026年4月13日以前送达',
    );
    expect(after.clock).toMatchObject({ rule: 'E1b', start: '2026-04-01', due });
    expect(after.first).toBe(after.next);
    expect(after.next).toMatchObject({ status: { due }, serves: { id: decision } });
    expect(after.next?.need?.kind).toBe('service_receipt');
    expect(after.missing).toEqual([expect.objectContaining({ since: '2026-04-01', late: false })]);
    expect(after.payment).toEqual({ ...before.payment, daysLeft: (before.payment?.daysLeft ?? 0) - 27 });

    walk.pass(13);
    const late = answers(walk, decision);
    expect(late.duty.late).toBe(true);
    expect(late.missing).toEqual([expect.objectContaining({ since: '2026-04-14', late: true })]);
    expect(late.clock?.daysLeft).toBe(-1);
    expect(late.next?.status.due).toBe(due);

    walk.make('service_receipt', {}, decision);
    const served = answers(walk, decision);
    expect(served.duty).toMatchObject({ state: 'served', on: '2026-04-14', due, late: true });
    expect([served.next, served.clock, served.missing]).toEqual([undefined, undefined, []]);
    expect(served.payment?.start).toBe('2026-03-05');
    expect(walk.situation().timeline.filter(({ aboutId }) => aboutId === decision)).toMatchObject([
      { event: 'decision_served', on: '2026-03-05' },
      { event: 'corrected_decision_served', on: '2026-04-14' },
    ]);
  });

  it('on the day of its service and twice: what was handed over before each 补正 proves nothing for the next', () => {
    const { walk, decision } = servedCase();
    walk.correct(decision);
    expect(answers(walk, decision).first).toMatchObject({ serves: { id: decision } });
    walk.pass(1);
    walk.make('service_receipt', {}, decision);
    expect(answers(walk, decision).duty.state).toBe('served');
    walk.pass(5);
    walk.correct(decision);
    expect(answers(walk, decision)).toMatchObject({
      duty: { state: 'anew', correctedOn: '2026-03-11', due: '2026-03-20' },
      clock: { due: '2026-03-20' },
      next: { status: { due: '2026-03-20' } },
    });
  });

  it('asks for it in a paid and in a closed case too', () => {
    const { walk, decision } = servedCase();
    walk.tell('paid');
    walk.make('case_closure_approval');
    walk.pass(10);
    walk.correct(decision);
    expect(answers(walk, decision)).toMatchObject({
      first: { serves: { id: decision }, status: { due: '2026-03-24' } },
      clock: { rule: 'E1b', due: '2026-03-24' },
    });
  });

  it('before any service is served once, by the days from the decision', () => {
    const walk = aWalkedCase();
    walk.make('case_source_register');
    walk.make('case_filing_approval');
    const decision = walk.make('penalty_decision');
    walk.pass(2);
    walk.correct(decision);
    expect(answers(walk, decision)).toMatchObject({
      duty: { state: 'unserved', due: '2026-03-11' },
      clock: { rule: 'E1', due: '2026-03-11' },
      next: { status: { step: { id: 'serve_decision' } } },
    });
    walk.make('service_receipt', {}, decision);
    expect(answers(walk, decision)).toMatchObject({ duty: { state: 'served' }, clock: undefined });
  });

  it('and changed by a court is not', () => {
    const { walk, decision } = servedCase();
    walk.pass(5);
    walk.correct(decision);
    walk.pass(1);
    walk.tell('litigation_begun');
    walk.pass(20);
    walk.tell('litigation_ended', '撤销决定');
    expect(answers(walk, decision)).toMatchObject({
      clock: undefined,
      next: undefined,
      missing: [],
    });
  });
});

it.each<[DocumentKind]>([['performance_demand'], ['compulsory_measure_decision'], ['fine_deferral_notice']])(
  'a %s corrected after its service is served again',
  (kind) => {
    const { walk } = servedCase();
    const paper = walk.make(kind);
    walk.make('service_receipt', {}, paper);
    expect(answers(walk, paper)).toMatchObject({ duty: { state: 'served' }, next: undefined });
    walk.pass(1);
    walk.correct(paper);
    expect(answers(walk, paper)).toMatchObject({
      duty: { state: 'anew' },
      next: { run: { lane: { id: 'serve_corrected_paper' } } },
      missing: [{ late: false, receipt: true }],
    });
    walk.make('service_receipt', {}, paper);
    expect(answers(walk, paper)).toMatchObject({ duty: { state: 'served' }, next: undefined, missing: [] });
  },
);

describe('what a 送达公告 announces', () => {
  it.each<[DocumentKind]>([['penalty_notice'], ['penalty_decision'], ['performance_demand']])(
    'waits until the notice has hung, then asks for the receipt of it: %s',
    (kind) => {
      const walk = aWalkedCase();
      walk.make('case_source_register');
      walk.make('case_filing_approval');
      if (kind === 'performance_demand') walk.make('service_receipt', {}, walk.make('penalty_decision'));
      const paper = walk.make(kind);
      if (kind !== 'penalty_notice') walk.tell('published');
      walk.make('service_announcement', {}, paper);
      expect(answers(walk, paper)).toMatchObject({
        duty: { state: 'announced', late: false, announcement: { until: '2026-04-01' } },
        next: { waitsUntil: '2026-04-01' },
        missing: [],
        clock: undefined,
      });
      walk.pass(30);
      expect(answers(walk, paper).next?.waitsUntil).toBe('2026-04-01');
      walk.pass(1);
      const over = answers(walk, paper);
      expect(over).toMatchObject({
        duty: { state: 'unserved' },
        next: { waitsUntil: undefined, need: { kind: 'service_receipt' } },
      });
      expect(over.first).toBe(over.next);
      expect(dutyNotes(over.duty)[0]?.sentence).toContain('2026年4月1日已经期满');
      walk.make('service_receipt', { service_method: '公告送达', published_on: '2026-03-02' }, paper);
      expect(answers(walk, paper)).toMatchObject({
        duty: { state: 'served', on: '2026-04-01' },
        missing: [],
      });
    },
  );

  it('before it was corrected is announced no more', () => {
    const { walk, decision } = servedCase();
    walk.pass(1);
    walk.make('service_announcement', {}, decision);
    walk.pass(1);
    walk.correct(decision);
    expect(answers(walk, decision)).toMatchObject({
      duty: { state: 'anew' },
      next: { waitsUntil: undefined },
    });
    walk.make('service_announcement', {}, decision);
    expect(answers(walk, decision)).toMatchObject({
      duty: { state: 'announced', late: false },
      next: { waitsUntil: '2026-04-07' },
      clock: undefined,
    });
  });

  it('is known by its number where the notice was not begun from it', () => {
    const walk = aWalkedCase();
    walk.make('case_source_register');
    walk.make('case_filing_approval');
    const decision = walk.make('penalty_decision');
    walk.make('service_announcement', { served_with_number: `《行政处罚决定书》（${decision}）` });
    expect(answers(walk, decision)).toMatchObject({ duty: { state: 'announced' }, clock: undefined });
  });
});
