import { describe, expect, it } from 'vitest';
import {
  outcomeDetail,
  outcomeIn,
  remedyOutcomeNames,
} from '#shared/domain/procedure/events/remedy-outcome.ts';
import { aDecidedCase, type DecidedCase } from '#tests/support/decided-case.ts';

const court = (walked: DecidedCase): string | undefined =>
  walked.clocks().find((clock) => clock.startsWith('E10'));

/** Nobody pays, the party is demanded to after the remedies are over, and the demand is served. */
function demanded(walked: DecidedCase): void {
  const demand = walked.make('performance_demand');
  walked.make('service_receipt', {}, demand);
}

describe('while 复议 or 诉讼 is pending', () => {
  it.each([
    ['litigation_begun', 'litigation.answer'],
    ['reconsideration_begun', 'reconsideration.answer'],
  ] as const)('%s: what is next is to wait for its end, not to demand', (begun, wait) => {
    const walked = aDecidedCase();
    walked.on('2026-03-20');
    walked.tell('published');
    walked.on('2026-04-10');
    walked.tell(begun);
    walked.on('2026-12-20');
    expect(walked.nextSteps()).toEqual([wait, 'ordinary.perform']);
    expect(walked.next()[0]?.status.step.says).toContain('收到后登记结果');
    expect(walked.stateOf('demand')).toBe('off');
    expect(court(walked)).toBeUndefined();
  });

  it('the court is not asked, whatever was demanded before', () => {
    const walked = aDecidedCase();
    walked.on('2026-03-20');
    walked.tell('published');
    walked.on('2026-09-20');
    demanded(walked);
    walked.tell('litigation_begun');
    walked.on('2026-10-20');
    expect(walked.nextSteps()[0]).toBe('litigation.answer');
    expect(walked.unmetAt('apply', 'enforcement')).toEqual([
      'unlawful 当事人申请了复议或者提起了诉讼，还没有终结，不能申请人民法院强制执行。',
    ]);
    walked.tell('litigation_ended', outcomeDetail('upheld', ''));
    walked.pass(1);
    expect(walked.unmetAt('apply', 'enforcement')).toEqual([]);
    expect(walked.nextSteps()[0]).toBe('enforcement.apply');
    expect(court(walked)).toBe('E10 2027-01-20');
  });
});

describe('the three months to ask the court', () => {
  const ended = (
    begun: 'litigation_begun' | 'reconsideration_begun',
    detail: string,
    day = '2026-05-08',
  ): string | undefined => {
    const walked = aDecidedCase();
    walked.on('2026-04-10');
    walked.tell(begun);
    walked.on(day);
    walked.tell(begun === 'litigation_begun' ? 'litigation_ended' : 'reconsideration_ended', detail);
    return court(walked);
  };

  it('run from the end of what may be begun after it ended', () => {
    // Served on 2026-03-12: six months, then three.
    expect(court(aDecidedCase())).toBe('E10 2026-12-14');
    // 行政诉讼法第四十五条: fifteen days after the decision on reconsideration, whose last is a Saturday.
    expect(ended('reconsideration_begun', outcomeDetail('upheld', ''))).toBe('E10 2026-08-25');
    expect(ended('litigation_begun', outcomeDetail('upheld', '驳回诉讼请求'))).toBe('E10 2026-08-08');
    // What was taken back leaves the other as long as its time lasts.
    expect(ended('reconsideration_begun', outcomeDetail('withdrawn', ''))).toBe('E10 2026-12-14');
    expect(ended('litigation_begun', outcomeDetail('withdrawn', ''), '2026-11-02')).toBe('E10 2027-02-02');
    // An archive from before the outcome was told.
    expect(ended('reconsideration_begun', '决定书已收')).toBe('E10 2026-12-14');
  });

  it('of a decision made on the spot run from the sixty days of reconsideration, which comes first', () => {
    const walked = aDecidedCase();
    walked.make('on_the_spot_penalty_decision');
    expect(walked.clocks()).toContain('E10 2026-08-11');
  });
});

describe('inside the time of 复议 and 诉讼', () => {
  it('the court is not asked, and the day on which it may be is waited for', () => {
    const walked = aDecidedCase();
    walked.on('2026-04-01');
    walked.tell('published');
    demanded(walked);
    walked.on('2026-04-20');
    const apply = walked.next().find(({ status }) => status.step.id === 'apply');
    expect(apply?.waitsUntil).toBe('2026-09-14');
    expect(walked.unmetAt('apply', 'enforcement')).toEqual([
      'unlawful 申请复议、提起诉讼的期限还没有届满，不能申请人民法院强制执行。',
    ]);
    walked.on('2026-09-14');
    expect(walked.unmetAt('apply', 'enforcement')).toHaveLength(1);
    walked.on('2026-09-15');
    expect(walked.unmetAt('apply', 'enforcement')).toEqual([]);
  });

  it('of what was deferred the last day of that counts, unless something is pending', () => {
    const walked = aDecidedCase();
    walked.make('fine_deferral_notice', { kind: '延期', deferral_terms: '缴纳期限延长至2026年9月30日' });
    walked.on('2026-09-30');
    demanded(walked);
    walked.on('2026-10-25');
    expect(walked.unmetAt('apply', 'enforcement')).toEqual([]);
    walked.tell('litigation_begun');
    expect(walked.unmetAt('apply', 'enforcement')).toHaveLength(1);
    expect(court(walked)).toBeUndefined();
    walked.on('2027-01-04');
    walked.tell('litigation_ended', outcomeDetail('upheld', ''));
    expect(court(walked)).toBe('E10 2027-04-04');
  });
});

describe('how a remedy ended', () => {
  it('is read from what was told of it, with the words beside', () => {
    for (const outcome of remedyOutcomeNames) {
      expect(outcomeIn(outcomeDetail(outcome, ''))).toEqual({ outcome, words: '' });
      expect(outcomeIn(outcomeDetail(outcome, '（2026）豫09行终1号：罚款'))).toEqual({
        outcome,
        words: '（2026）豫09行终1号：罚款',
      });
    }
    expect(outcomeIn('收到决定书')).toEqual({ outcome: undefined, words: '收到决定书' });
  });
});
