import { describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
import { addDays } from '#shared/lib/date.ts';
import { kindsOnWay } from '#shared/domain/procedure/stages/kinds-on-way.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

const stateOf = ({ way }: WalkedCase, lane: string, step: string) =>
  way()
    .runs.find((run) => run.lane.id === lane)
    ?.steps.find((status) => status.step.id === step)?.state;

const missing = (walked: WalkedCase) => missingOf(walked.way(), walked.situation(), (kind) => kind);

/** Follows the one next step until nothing is left; gives the steps as they were taken. */
function follow(walked: WalkedCase, most = 80): readonly string[] {
  const taken: string[] = [];
  for (let turn = 0; turn < most; turn++) {
    const [next] = walked.next();
    if (next === undefined) return taken;
    expect(next.status.unmet.filter(({ weight }) => weight === 'unlawful')).toEqual([]);
    taken.push(`${next.run.lane.id}.${next.status.step.id}`);
    walked.take(next);
    if (turn % 3 === 2) walked.pass(1);
  }
  throw new Error(`no end: ${taken.slice(-8).join(' ')}`);
}

describe('who follows the next step alone', () => {
  it('takes an ordinary case from its source to the archive and lacks nothing', () => {
    const walked = aWalkedCase();
    const taken = follow(walked);
    expect([...new Set(taken)]).toEqual([
      'ordinary.register',
      'ordinary.verify',
      'ordinary.file',
      'ordinary.investigate',
      'ordinary.end_investigation',
      'ordinary.review',
      'ordinary.propose',
      'ordinary.notify',
      'ordinary.serve_notice',
      'ordinary.hear_party',
      'ordinary.approve',
      'ordinary.decide',
      'ordinary.serve_decision',
      'ordinary.publish',
      'ordinary.perform',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
  });

  it('goes through a hearing that was asked for', () => {
    const walked = aWalkedCase({ values: { penalty_notice: { right: '听证' } } });
    let asked = false;
    const taken: string[] = [];
    for (let turn = 0; turn < 80; turn++) {
      const [next] = walked.next();
      if (next === undefined) break;
      taken.push(`${next.run.lane.id}.${next.status.step.id}`);
      if (next.status.step.id === 'hear_party' && !asked) {
        asked = true;
        walked.pass(1);
        walked.tell('hearing_requested');
        continue;
      }
      if (next.status.step.id === 'hold') walked.pass(20);
      expect(
        next.status.unmet.filter(({ weight }) => weight === 'unlawful' && next.status.step.id !== 'hold'),
      ).toEqual([]);
      walked.take(next);
    }
    expect([...new Set(taken)].slice(9)).toEqual([
      'ordinary.hear_party',
      'hearing.name_host',
      'hearing.notify',
      'hearing.serve',
      'hearing.hold',
      'hearing.report',
      'ordinary.review_hearing',
      'ordinary.discuss',
      'ordinary.approve',
      'ordinary.decide',
      'ordinary.serve_decision',
      'ordinary.publish',
      'ordinary.perform',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
  });

  it('ends a case that is not filed in the archive', () => {
    const walked = aWalkedCase({ values: { case_filing_approval: { decision: '不予立案' } } });
    expect([...new Set(follow(walked))]).toEqual([
      'ordinary.register',
      'ordinary.verify',
      'ordinary.file',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
  });

  it('decides not to penalise without a notice', () => {
    const walked = aWalkedCase({
      values: { disposition_approval: { disposition: '有违法行为，依法不予行政处罚' } },
    });
    const taken: string[] = [];
    for (let turn = 0; turn < 60; turn++) {
      const [next] = walked.next();
      if (next === undefined) break;
      taken.push(next.status.step.id);
      // The review says so: the leader decides without a notice.
      if (next.status.step.id === 'propose') walked.make('disposition_approval');
      else walked.take(next);
    }
    expect(taken.filter((step) => ['notify', 'serve_notice', 'publish', 'perform'].includes(step))).toEqual(
      [],
    );
    expect(taken.slice(-3)).toEqual(['serve_decision', 'close', 'archive']);
    expect(missing(walked)).toEqual([]);
  });

  it('takes a seizure to its end: a release that is served', () => {
    const walked = aWalkedCase();
    for (const step of ['register', 'verify', 'file'] as const) {
      expect(walked.next()[0]?.status.step.id).toBe(step);
      walked.take(present(walked.next()[0], 'next step'));
    }
    walked.make('case_matter_approval', { matter: '实施扣押强制措施' });
    const id = walked.make('compulsory_measure_decision', {});
    expect(stateOf(walked, 'measure', 'end')).toBe('here');
    walked.pass(26);
    expect(walked.next()[0]).toMatchObject({ status: { step: { id: 'end' }, due: '2026-04-01' } });
    walked.make('compulsory_measure_release', { measure_number: id, scope: '全部' });
    expect(stateOf(walked, 'measure', 'end')).toBe('done');
  });

  /** Follows the one next step until it is this one, or this one waits. */
  function goTo(walked: WalkedCase, wanted: string): readonly string[] {
    const taken: string[] = [];
    for (let turn = 0; turn < 60; turn++) {
      const next = present(walked.next()[0], `a step before ${wanted}`);
      const name = `${next.run.lane.id}.${next.status.step.id}`;
      if (name === wanted) return taken;
      expect(
        next.status.unmet.filter(({ weight }) => weight === 'unlawful' && next.waitsUntil === undefined),
      ).toEqual([]);
      taken.push(name);
      walked.take(next);
    }
    throw new Error(`never came to ${wanted}: ${taken.slice(-8).join(' ')}`);
  }

  it('goes with seized goods through testing, extension and release, each paper served in its turn', () => {
    const walked = aWalkedCase();
    goTo(walked, 'ordinary.investigate');
    walked.make('case_matter_approval', { matter: '实施查封、扣押' });
    expect(goTo(walked, 'measure.serve')).toEqual(['ordinary.take_measure', 'ordinary.take_measure']);
    goTo(walked, 'ordinary.end_investigation');
    walked.make('testing_entrustment');
    expect(goTo(walked, 'testing.tell_result')).toEqual(['testing.tell_period', 'testing.serve_period']);
    // The laboratory takes its time, and the thirty days draw to their end.
    walked.pass(28);
    expect(goTo(walked, 'testing.tell_result')).toEqual(['measure.end', 'measure.serve_extension']);
    walked.take(present(walked.next()[0], 'the result'));
    expect(walked.next()[0]?.status.step.id).toBe('serve_result');
    goTo(walked, 'ordinary.publish');
    const release = present(
      walked.next().find(({ run }) => run.lane.id === 'measure'),
      'the end of the measure',
    );
    expect(release.need?.kind).toBe('compulsory_measure_release');
    walked.take(release);
    expect(walked.next()[0]?.status.step.id).toBe('serve_release');
    follow(walked);
    expect(missing(walked)).toEqual([]);
  });

  it('keeps two measures apart: each its days and its release', () => {
    const walked = aWalkedCase();
    goTo(walked, 'ordinary.investigate');
    const first = walked.make('compulsory_measure_decision', { duration_days: 30 });
    walked.pass(10);
    walked.make('compulsory_measure_decision', { duration_days: 10 });
    const ends = () =>
      walked
        .way()
        .runs.filter(({ lane }) => lane.id === 'measure')
        .map(({ steps }) =>
          present(
            steps.find(({ step }) => step.id === 'end'),
            'its end',
          ),
        );
    expect(ends().map(({ due }) => due)).toEqual(['2026-04-01', '2026-03-22']);
    walked.make('compulsory_measure_release', { measure_number: first });
    expect(ends().map(({ state }) => state)).toEqual(['done', 'here']);
  });

  it('asks for payment while it may come, for a demand once it did not, for the court ten workdays later', () => {
    const walked = aWalkedCase({
      values: { fine_deferral_notice: { kind: '延期', deferral_terms: '缴纳期限延长至2026年6月30日' } },
    });
    goTo(walked, 'ordinary.perform');
    walked.make('fine_deferral_notice');
    expect(goTo(walked, 'deferral.pay')).toEqual(['deferral.serve']);
    walked.pass(200);
    expect(goTo(walked, 'enforcement.enforce')).toEqual([
      'ordinary.demand',
      'enforcement.serve',
      'enforcement.wait',
      'enforcement.apply',
    ]);
    expect(follow(walked)).toEqual(['enforcement.enforce', 'ordinary.close', 'ordinary.archive']);
    expect(missing(walked)).toEqual([]);
  });

  it('waits with the demand until the remedies have run out where nothing was put off', () => {
    const walked = aWalkedCase();
    goTo(walked, 'ordinary.perform');
    walked.pass(30);
    const demand = walked.next().find(({ status }) => status.step.id === 'demand');
    expect(demand?.waitsUntil).toBeDefined();
    expect(walked.next()[0]?.status.step.id).toBe('perform');
    walked.pass(180);
    expect(walked.next()[0]?.status.step.id).toBe('demand');
  });

  it('goes to the police at once when the head has decided so, and is closed once they have answered', () => {
    const walked = aWalkedCase();
    goTo(walked, 'ordinary.end_investigation');
    walked.make('case_matter_approval', { matter: '移送涉嫌犯罪案件' });
    expect(walked.next()[0]).toMatchObject({
      run: { lane: { id: 'crime_transfer' } },
      status: { step: { id: 'transfer' }, due: addDays(walked.today(), 1) },
    });
    expect([...new Set(follow(walked))]).toEqual([
      'crime_transfer.transfer',
      'crime_transfer.copy',
      'crime_transfer.receipt',
      'crime_transfer.answer',
      'crime_transfer.hand_over',
      'ordinary.close',
      'ordinary.archive',
    ]);
    expect(missing(walked)).toEqual([]);
  });

  it('holds a hearing on the day its notice fixed, not before', () => {
    const walked = aWalkedCase({ values: { penalty_notice: { right: '听证' } } });
    goTo(walked, 'ordinary.hear_party');
    walked.tell('hearing_requested');
    goTo(walked, 'hearing.hold');
    const [hold] = walked.next();
    const fixed = walked.situation().timeline.find(({ event }) => event === 'hearing_notified')?.until;
    expect(hold?.waitsUntil).toBe(addDays(present(fixed, 'the day'), -1));
  });

  it('is filed before it is investigated, whatever was recorded while the clue was verified', () => {
    const walked = aWalkedCase();
    goTo(walked, 'ordinary.verify');
    walked.make('site_record');
    walked.make('inquiry_record');
    expect(walked.next()[0]?.status.step.id).toBe('file');
    expect(missing(walked)).toEqual([]);
  });

  it('orders a refund before it decides a case with overcharged sums', () => {
    const walked = aWalkedCase({ traits: { major: false, refund: true } });
    expect(follow(walked)).toContain('ordinary.refund');
  });

  it('does nothing but resume while it is suspended', () => {
    const walked = aWalkedCase();
    goTo(walked, 'ordinary.investigate');
    walked.make('case_matter_approval', { matter: '中止案件调查' });
    expect(walked.next()[0]?.status.step.id).toBe('resume');
    walked.take(present(walked.next()[0], 'resume'));
    expect(walked.next()[0]?.status.step.id).toBe('investigate');
  });

  it('takes of a volume only what its way takes', () => {
    const kinds = ({ way, situation }: WalkedCase) => kindsOnWay(way(), situation());
    expect(kinds(aWalkedCase())).toContain('penalty_decision');
    const notFiled = aWalkedCase({ values: { case_filing_approval: { decision: '不予立案' } } });
    follow(notFiled);
    expect([...kinds(notFiled)]).toEqual(
      expect.arrayContaining(['case_source_register', 'case_filing_approval']),
    );
    expect([...kinds(notFiled)]).not.toContain('penalty_decision');
    expect([...kinds(aWalkedCase({ procedure: 'summary' }))]).not.toContain('investigation_report');
    const departed = aWalkedCase();
    departed.depart({ lane: 'ordinary', step: 'propose', reason: '建议在审批表上批准' });
    expect([...kinds(departed)]).not.toContain('case_matter_approval');
  });

  it('takes a summary case to the archive', () => {
    const walked = aWalkedCase({ procedure: 'summary' });
    expect([...new Set(follow(walked))]).toEqual([
      'summary.evidence',
      'summary.decide',
      'summary.archive',
      'summary.perform',
    ]);
    expect(missing(walked)).toEqual([]);
  });
});

describe('a step that somebody says is not done', () => {
  it('is left out at once, and the way goes on past it', () => {
    const walked = aWalkedCase();
    walked.take(present(walked.next()[0], 'next step'));
    walked.depart({ lane: 'ordinary', step: 'verify', reason: '线索来自本机关的检查' });
    expect(stateOf(walked, 'ordinary', 'verify')).toBe('left_out');
    expect(walked.next()[0]?.status.step.id).toBe('file');
    expect(missing(walked).map(({ step }) => step)).not.toContain('verify');
  });

  it('is done when it was done all the same', () => {
    const walked = aWalkedCase();
    walked.take(present(walked.next()[0], 'next step'));
    walked.depart({ lane: 'ordinary', step: 'verify', reason: '线索来自本机关的检查' });
    walked.make('site_record');
    expect(stateOf(walked, 'ordinary', 'verify')).toBe('done');
  });
});
