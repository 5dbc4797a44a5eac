import { describe, expect, it } from 'vitest';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { missingOf } from '#shared/domain/procedure/stages/missing-papers.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

const clocks = ({ situation }: WalkedCase) => {
  const { timeline, counting, today } = situation();
  return clocksOf(timeline, { ...counting, today });
};
const urgent = (walked: WalkedCase) => clocks(walked).filter(({ rule }) => rule === 'B1');
const missing = (walked: WalkedCase) =>
  missingOf(walked.way(), walked.situation(), (kind) => kind).map(({ sentence }) => sentence);

describe.each([
  ['measure', 'compulsory_measure_decision', '实施查封、扣押', 'compulsory_measure_release'],
  ['preservation', 'evidence_preservation_notice', '先行登记保存证据', 'evidence_preservation_release'],
] as const)('%s without approval', (lane, kind, matter, release) => {
  const taken = () => {
    const walked = aWalkedCase();
    walked.make('case_source_register');
    walked.make(kind);
    return walked;
  };

  it('has twenty-four hours from its first day, and is the first thing to do', () => {
    const walked = taken();
    expect(urgent(walked)).toMatchObject([{ start: '2026-03-02', due: '2026-03-03', daysLeft: 1 }]);
    expect(walked.next()[0]).toMatchObject({
      run: { lane: { id: lane } },
      status: { step: { id: 'approve' }, due: '2026-03-03' },
      need: { kind: 'case_matter_approval' },
    });
    expect(missing(walked).join('')).not.toContain('还没有办理');
  });

  it('is missing once its day is over, until it is approved or ended', () => {
    const walked = taken();
    walked.pass(2);
    expect(urgent(walked)).toMatchObject([{ daysLeft: -1 }]);
    expect(missing(walked).join('')).toContain('到2026年3月3日还没有办理');
    walked.make('case_matter_approval', { matter });
    expect(urgent(walked)).toEqual([]);
    expect(missing(walked).join('')).not.toContain('还没有办理');

    const ended = taken();
    ended.pass(2);
    ended.make(
      release,
      kind === 'compulsory_measure_decision' ? { measure_number: 'compulsory_measure_decision-1' } : {},
    );
    expect(urgent(ended)).toEqual([]);
  });

  it('is none where it was approved before, or on its day', () => {
    const walked = aWalkedCase();
    walked.make('case_source_register');
    walked.make('case_matter_approval', { matter });
    walked.make(kind);
    expect(urgent(walked)).toEqual([]);
  });
});
