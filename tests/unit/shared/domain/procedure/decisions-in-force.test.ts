import { describe, expect, it } from 'vitest';
import { moneyFaults } from '#shared/domain/money/faults.ts';
import { moneyLedger } from '#shared/domain/money/ledger.ts';
import { refusePayment } from '#shared/domain/money/refuse-payment.ts';
import type { Payment } from '#shared/domain/money/payment.ts';
import {
  outcomeDetail,
  outcomeIn,
  type RemedyOutcome,
} from '#shared/domain/procedure/events/remedy-outcome.ts';
import type { ProcedureDocument } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { stageOf } from '#shared/domain/cases/stage-of.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { aDecidedCase, type DecidedCase } from '#tests/support/decided-case.ts';
import { aWalkedCase } from '#tests/support/walked-case.ts';

/** Decided and served on 2026-03-12, published on the 20th; sued in April, and the judgment of 2026-07-01 says so. */
function judged(outcome: RemedyOutcome, words = ''): DecidedCase {
  const walked = aDecidedCase();
  walked.on('2026-03-20');
  walked.tell('published');
  walked.on('2026-04-10');
  walked.tell('litigation_begun');
  walked.on('2026-07-01');
  walked.tell('litigation_ended', outcomeDetail(outcome, words));
  return walked;
}

describe('a decision made void', () => {
  it.each([['published'], ['paid'], ['paid', 'published']] as const)(
    'after it was %s is to be made anew: nothing of that counts any more',
    (...told) => {
      const walked = aDecidedCase();
      walked.on('2026-03-20');
      for (const event of told) walked.tell(event);
      walked.on('2026-03-25');
      walked.void(walked.decisionId);
      expect(walked.stateOf('decide')).toBe('here');
      expect(walked.nextSteps()).not.toContain('ordinary.close');
      expect(walked.nextSteps()).not.toContain('ordinary.serve_decision');
      expect(walked.clocks().map((clock) => clock.slice(0, 3))).not.toContain('E13');
      const withdraw = walked.nextSteps().includes('ordinary.withdraw_publication');
      expect(withdraw).toBe(told.some((event) => event === 'published'));
      const again = walked.make('penalty_decision');
      walked.make('service_receipt', {}, again);
      expect(walked.stateOf('publish')).toBe('here');
      expect(walked.stateOf('perform')).toBe('here');
    },
  );
});

it('what was withdrawn before the decision became void is not withdrawn again', () => {
  const walked = aDecidedCase();
  walked.on('2026-03-20');
  walked.tell('published');
  walked.on('2026-03-25');
  walked.tell('publication_withdrawn');
  walked.on('2026-03-27');
  walked.void(walked.decisionId);
  expect(walked.clocks().filter((clock) => clock.startsWith('E15'))).toEqual([]);
  expect(walked.nextSteps()).not.toContain('ordinary.withdraw_publication');
});

describe('what a judgment says', () => {
  it('that changes nothing changes nothing', () => {
    for (const outcome of ['upheld', 'withdrawn'] as const) {
      const walked = judged(outcome);
      expect(walked.stateOf('publish')).toBe('done');
      expect(walked.nextSteps()).toEqual(expect.arrayContaining(['ordinary.perform']));
      expect(walked.clocks().filter((clock) => clock.startsWith('E15'))).toEqual([]);
    }
  });

  it('revoked: what was published is withdrawn in three workdays, nothing is to be paid, the case may be closed', () => {
    for (const outcome of ['revoked', 'void'] as const) {
      const walked = judged(outcome);
      expect(walked.clocks()).toEqual(['E15 2026-07-06']);
      expect(walked.nextSteps()).toEqual(['ordinary.withdraw_publication', 'ordinary.close']);
      expect(walked.next()[0]?.status.due).toBe('2026-07-06');
      expect(['perform', 'demand', 'publish'].map((step) => walked.stateOf(step))).not.toContain('here');
      walked.tell('publication_withdrawn');
      expect(walked.clocks()).toEqual([]);
      expect(walked.nextSteps()).toEqual(['ordinary.close']);
      walked.void(walked.decisionId);
      expect(walked.nextSteps()).toEqual(['ordinary.close']);
    }
  });

  it('unlawful: it is to be paid as before, and withdrawn from the public', () => {
    const walked = judged('unlawful');
    expect(walked.clocks()).toEqual(expect.arrayContaining(['E15 2026-07-06', 'E10 2026-10-01']));
    expect(walked.stateOf('perform')).toBe('here');
    expect(walked.stateOf('publish')).toBe('off');
  });

  it('changed on reconsideration: the reconsideration body enforces it (行政复议法第七十八条)', () => {
    const walked = aDecidedCase();
    walked.on('2026-04-10');
    walked.tell('reconsideration_begun');
    walked.on('2026-05-08');
    walked.tell('reconsideration_ended', outcomeDetail('changed', '罚款3000元'));
    walked.on('2026-10-20');
    expect(walked.stateOf('demand')).toBe('off');
    expect(walked.stateOf('perform')).toBe('here');
  });

  it('to be made anew: told, heard, decided and served again, and paid by the new one alone', () => {
    const walked = judged('redo');
    walked.tell('publication_withdrawn');
    const seen: string[] = [];
    for (let turn = 0; turn < 12 && walked.stateOf('serve', 'redecide') !== 'done'; turn++) {
      const next = walked.next()[0];
      if (next === undefined) throw new Error('the way stands still');
      seen.push(next.status.step.id);
      expect(next.run.lane.id).toBe('redecide');
      walked.take(next);
      if (turn === 0) walked.pass(1);
    }
    expect(seen).toEqual(['review', 'notify', 'serve_notice', 'hear_party', 'approve', 'decide', 'serve']);
    expect(walked.clocks().map((clock) => clock.slice(0, 3).trim())).toEqual(
      expect.arrayContaining(['P4', 'E6', 'E10']),
    );
    expect(walked.stateOf('publish')).toBe('here');
    expect(walked.stateOf('perform')).toBe('here');
    expect(walked.way().runs[0]?.steps.filter(({ state }) => state === 'left_out')).toEqual([]);
    expect(walked.nextSteps()).not.toContain('ordinary.close');
  });

  it('to be made anew: nothing that was not done before is said to be done, or missing', () => {
    const walked = judged('redo');
    const heardOn = () => walked.way().runs[0]?.steps.find(({ step }) => step.id === 'hear_party')?.on;
    expect(heardOn()).toBe(
      aDecidedCase()
        .way()
        .runs[0]?.steps.find(({ step }) => step.id === 'hear_party')?.on,
    );
    for (const step of ['hear', 'review_hearing', 'discuss']) expect(walked.stateOf(step)).toBe('off');
    expect(missingOf(walked.way(), walked.situation(), (kind) => kind)).toEqual([]);
    expect(walked.stateOf('hear_party')).toBe('done');
  });

  it('to be made anew after it was closed: the case is open again, and closed once more when that is done', () => {
    const walked = aDecidedCase();
    walked.on('2026-04-01');
    walked.tell('paid');
    walked.tell('published');
    walked.make('case_closure_approval');
    expect(stageOf(walked.situation().timeline).stage).toBe('closed');
    expect(walked.nextSteps()).toEqual(['ordinary.archive']);
    walked.tell('litigation_begun');
    walked.on('2026-07-01');
    walked.tell('litigation_ended', outcomeDetail('redo', ''));
    const open = stageOf(walked.situation().timeline);
    expect(open.stage).toBe('served');
    expect(open).not.toHaveProperty('closedOn');
    expect(walked.nextSteps()).toEqual(['ordinary.withdraw_publication', 'redecide.review']);
    expect(walked.clocks().filter((clock) => clock.startsWith('E16'))).toEqual([]);
    expect(walked.stateOf('archive')).toBe('ahead');
    walked.on('2026-08-01');
    walked.make('case_closure_approval');
    expect(walked.clocks().filter((clock) => clock.startsWith('E16'))).toEqual(['E16 2026-08-31']);
    expect(walked.stateOf('archive')).toBe('here');
  });

  it('to be made anew: what is held stays so until the new decision says what becomes of it', () => {
    const walked = aDecidedCase({ penalties: '罚款5000元' });
    // Held, and not yet given back.
    walked.make('compulsory_measure_decision');
    expect(walked.stateOf('goods')).toBe('here');
    walked.tell('litigation_begun');
    walked.on('2026-07-01');
    walked.tell('litigation_ended', outcomeDetail('redo', ''));
    expect(walked.stateOf('goods')).toBe('off');
    expect(walked.nextSteps()).not.toContain('ordinary.goods');
    walked.on('2026-08-01');
    walked.make('service_receipt', {}, walked.make('penalty_decision'));
    expect(walked.stateOf('goods')).toBe('here');
  });

  it('to be made anew: it may not be decided without being told and heard again', () => {
    const walked = judged('redo');
    expect(walked.unmetAt('decide', 'redecide').map((one) => one.slice(0, 8))).toEqual([
      'unlawful',
      'unlawful',
      'unlawful',
    ]);
    expect(walked.nextSteps()).not.toContain('ordinary.close');
  });
});

describe('the day a judgment sets for making a decision anew', () => {
  const dayOf = (walked: DecidedCase) =>
    walked
      .way()
      .runs.find(({ lane }) => lane.id === 'redecide')
      ?.steps.find(({ step }) => step.id === 'decide')?.due;
  const clocks = (walked: DecidedCase) => walked.clocks().filter((clock) => clock.startsWith('E17'));
  const ordered = (redoBy?: string) => {
    const walked = aDecidedCase();
    walked.tell('litigation_begun');
    walked.on('2026-07-01');
    walked.tell('litigation_ended', outcomeDetail('redo', '（2026）豫09行终1号', redoBy));
    return walked;
  };

  it('is the clock of the new decision and stands at its step, until it is made', () => {
    const walked = ordered('2026-08-30');
    expect(clocks(walked)).toEqual(['E17 2026-08-30']);
    expect(dayOf(walked)).toBe('2026-08-30');
    walked.on('2026-08-20');
    walked.make('penalty_decision');
    expect(clocks(walked)).toEqual([]);
  });

  it('is none where none was set, and the last one where it was ordered twice', () => {
    const walked = ordered();
    expect(clocks(walked)).toEqual([]);
    expect(dayOf(walked)).toBeUndefined();
    const again = ordered('2026-08-30');
    again.on('2026-07-20');
    again.make('penalty_decision');
    again.tell('litigation_begun');
    again.on('2026-10-01');
    again.tell('litigation_ended', outcomeDetail('redo', '', '2026-11-30'));
    expect(clocks(again)).toEqual(['E17 2026-11-30']);
  });

  it('is read back from what the timeline says', () => {
    expect(outcomeIn(outcomeDetail('redo', '说明：（期限至2026年1月1日）', '2026-08-03'))).toEqual({
      outcome: 'redo',
      words: '说明：（期限至2026年1月1日）',
      redoBy: '2026-08-03',
    });
    expect(outcomeIn(outcomeDetail('redo', '（期限至2026年1月1日）'))).not.toHaveProperty('redoBy');
  });
});

describe('the money of a decision that is in force no more', () => {
  const document = (id: string, date: string, penalties = '罚款5000元'): ProcedureDocument => ({
    id,
    kind: 'penalty_decision',
    state: 'finalised',
    values: { penalties },
    date,
  });
  const payment = (more: Partial<Payment>): Payment => ({
    id: more.on ?? '',
    kind: 'paid',
    of: 'fine',
    on: '2026-04-20',
    amount: 500_000,
    detail: '',
    attachmentId: 'v1',
    ...more,
  });
  const ledger = (
    outcome: RemedyOutcome | undefined,
    words: string,
    more: Partial<Parameters<typeof moneyLedger>[0]>,
  ) =>
    moneyLedger({
      documents: [document('d1', '2026-03-12')],
      payments: [payment({})],
      timeline:
        outcome === undefined
          ? []
          : [
              {
                event: 'litigation_ended',
                on: '2026-07-01',
                detail: outcomeDetail(outcome, words),
                article: '',
              },
            ],
      dueOn: '2026-03-27',
      today: '2026-08-01',
      ...more,
    });
  const faults = (of: ReturnType<typeof moneyLedger>) =>
    moneyFaults(of, { today: '2026-08-01', handInBy: () => undefined }).map(({ rule }) => rule);

  it('is given back, and nothing is added for being late', () => {
    const revoked = ledger('revoked', '', {});
    expect(revoked.toReturn).toBe(500_000);
    expect(revoked.added.total).toBe(0);
    expect(faults(revoked)).toEqual(['to-return']);
    const returned = ledger('revoked', '', {
      payments: [payment({}), payment({ kind: 'returned', on: '2026-07-20' })],
    });
    expect(returned.toReturn).toBe(0);
    expect(faults(returned)).toEqual([]);
  });

  it('may still be told as received, to be given back; before any decision nothing can be', () => {
    const revoked = ledger('revoked', '', { payments: [] });
    expect(revoked).toMatchObject({ decision: undefined, former: { id: 'd1' }, toReturn: 0 });
    expect(() => {
      refusePayment(payment({}), revoked, '2026-08-01');
    }).not.toThrow();
    const nothing = ledger(undefined, '', { documents: [], payments: [] });
    expect(nothing.former).toBeUndefined();
    expect(() => {
      refusePayment(payment({}), nothing, '2026-08-01');
    }).toThrow(/还没有定稿的处罚决定书/);
    expect(ledger('upheld', '', {}).former).toBeUndefined();
  });

  it('pays nothing of the one made anew', () => {
    const anew = ledger('redo', '', {
      documents: [document('d1', '2026-03-12'), document('d2', '2026-07-20', '罚款3000元')],
    });
    expect(anew.sums[0]).toMatchObject({ owed: 300_000, paid: 0, open: 300_000 });
    expect(anew.toReturn).toBe(500_000);
    expect(anew.settledOn).toBeUndefined();
  });

  it('is as much as the judgment left of it, and what is more is given back', () => {
    const changed = ledger('changed', '变更为罚款3000元', {});
    expect(changed.sums[0]).toMatchObject({ owed: 300_000, paid: 500_000, over: 200_000 });
    expect(changed.toReturn).toBe(200_000);
    expect(faults(ledger('changed', '', {}))).toContain('no-figure');
    expect(ledger('upheld', '', {}).toReturn).toBe(0);
  });
});

describe('简易程序', () => {
  const summary = () => {
    const walked = aWalkedCase({ procedure: 'summary', clueOn: '2026-03-05' });
    walked.make('site_record');
    walked.make('on_the_spot_penalty_decision', { penalties: '罚款1000元' });
    const next = () => walked.next().map(({ run, status: { step } }) => `${run.lane.id}.${step.id}`);
    const clocks = () => {
      const { timeline, counting, today } = walked.situation();
      return clocksOf(timeline, { ...counting, today, summary: true }).map(
        ({ rule, due }) => `${rule} ${due}`,
      );
    };
    return { ...walked, next, clocks };
  };

  it('hands its file in within seven workdays, paid or not, and publishes nothing (公示规定第二条)', () => {
    const walked = summary();
    expect(walked.next()[0]).toBe('summary.archive');
    expect(walked.clocks()).toEqual(['E14 2026-03-16', 'E6 2026-03-20', 'E10 2026-08-06']);
    walked.pass(5);
    walked.tell('archived');
    expect(walked.next()).toEqual(['summary.perform']);
  });

  it('that nobody pays goes on to the demand and the court', () => {
    const walked = summary();
    walked.tell('archived');
    walked.pass(80);
    expect(walked.next()[0]).toBe('summary.demand');
    const demand = walked.make('performance_demand');
    walked.make('service_receipt', {}, demand);
    walked.pass(30);
    expect(walked.next()[0]).toBe('enforcement.apply');
  });
});

describe('责令退款', () => {
  it('is served, and its days are over, before anything is decided', () => {
    const walked = aWalkedCase({
      traits: { major: false, refund: true },
      values: { refund_order: { days: 15 } },
    });
    const next = () => walked.next()[0];
    for (let turn = 0; turn < 40 && next()?.status.step.id !== 'refund'; turn++) {
      const step = next();
      if (step === undefined) throw new Error('the way stands still');
      if (step.status.step.id === 'verify') walked.make('site_record');
      walked.take(step);
    }
    const order = walked.make('refund_order');
    expect(next()?.status.step.id).toBe('serve_refund');
    const served = walked.today();
    walked.make('service_receipt', {}, order);
    expect(next()?.status.step.id).toBe('await_refund');
    expect(next()?.waitsUntil).toBeDefined();
    const step = next();
    if (step !== undefined) walked.take(step);
    expect(walked.today() > served).toBe(true);
    expect(next()?.status.step.id).toBe('approve');
  });

  it('that was not served keeps the decision from being made', () => {
    const walked = aWalkedCase({ traits: { major: false, refund: true } });
    walked.make('case_filing_approval');
    walked.make('refund_order', { days: 15 });
    const decide = walked.way().runs[0]?.steps.find(({ step }) => step.id === 'decide');
    expect(decide?.unmet.map(({ otherwise }) => otherwise)).toEqual(
      expect.arrayContaining(['责令退款通知书没有送达，有多收价款应当退还的，不得先作出处罚决定。']),
    );
  });
});
