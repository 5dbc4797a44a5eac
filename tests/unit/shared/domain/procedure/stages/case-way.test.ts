import { describe, expect, it } from 'vitest';
import { present } from '#shared/lib/assert.ts';
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

  it('takes a summary case to the archive', () => {
    const walked = aWalkedCase({ procedure: 'summary' });
    expect([...new Set(follow(walked))]).toEqual([
      'summary.evidence',
      'summary.decide',
      'summary.perform',
      'summary.archive',
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
