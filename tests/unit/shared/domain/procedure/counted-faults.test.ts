import { describe, expect, it } from 'vitest';
import { countedFaults } from '#shared/domain/procedure/counted-faults.ts';
import { aWalkedCase, type WalkedCase } from '#tests/support/walked-case.ts';

const sentences = ({ situation }: WalkedCase) => {
  const { timeline, counting, today } = situation();
  return countedFaults(timeline, { ...counting, today }).map(({ sentence }) => sentence);
};

/** A case whose notice was served on 2026-03-02, and in which a hearing is asked for so many days later. */
function askedAfter(days: number): WalkedCase {
  const walked = aWalkedCase({ values: { penalty_notice: { right: '听证' } } });
  walked.make('case_source_register');
  walked.make('case_filing_approval');
  walked.make('investigation_report');
  walked.make('case_review_form');
  walked.make('service_receipt', {}, walked.make('penalty_notice'));
  walked.pass(days);
  walked.tell('hearing_requested');
  return walked;
}
const hostStep = (walked: WalkedCase) =>
  walked.next().find(({ status }) => status.step.id === 'name_host')?.status;

describe('a hearing asked for', () => {
  it('after its period is said with both days, at its step too', () => {
    const late = askedAfter(30);
    expect(sentences(late)).toEqual([
      '听证申请的日期2026年4月1日晚于要求听证的期限2026年3月9日（告知书2026年3月2日送达）。期限内未要求听证的，视为放弃此权利，请核对日期。',
    ]);
    expect(hostStep(late)?.unmet).toMatchObject([{ weight: 'unusual', article: '听证办法第七条' }]);
  });

  it('on its last day is in time', () => {
    const inTime = askedAfter(7);
    expect(sentences(inTime)).toEqual([]);
    expect(hostStep(inTime)?.unmet).toEqual([]);
    expect(sentences(askedAfter(8))).toHaveLength(1);
  });
});

describe('a day before every edition of its limit', () => {
  it('is said instead of no clock', () => {
    const [sentence, ...more] = sentences(aWalkedCase({ clueOn: '2018-05-02' }));
    expect(more).toEqual([]);
    expect(sentence).toContain('2018年5月2日，程序没有那一天施行的期限规定');
    expect(sentences(aWalkedCase())).toEqual([]);
  });
});

describe('what was told for a day before what it comes after', () => {
  it('does not open what follows it, and its step stays with its clock', () => {
    const walked = aWalkedCase();
    walked.make('case_source_register');
    walked.make('case_filing_approval');
    walked.make('investigation_report');
    walked.make('case_review_form');
    walked.tell('defence_waived');
    walked.pass(1);
    walked.make('service_receipt', {}, walked.make('penalty_notice'));
    expect(walked.next().find(({ status }) => status.step.id === 'hear_party')).toBeDefined();
    walked.tell('published');
    walked.pass(10);
    walked.make('disposition_approval');
    walked.make('service_receipt', {}, walked.make('penalty_decision'));
    expect(walked.next().some(({ status }) => status.step.id === 'publish')).toBe(true);
    walked.tell('published');
    expect(walked.next().some(({ status }) => status.step.id === 'publish')).toBe(false);
  });
});
