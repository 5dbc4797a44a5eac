import type { Values } from '#shared/domain/documents/template/template.ts';
import { clocksOf } from '#shared/domain/procedure/clocks.ts';
import { daysBetween, type IsoDate } from '#shared/lib/date.ts';
import { aWalkedCase, type WalkedCase } from './walked-case.ts';

/** A case as one looks at it while it is walked. */
export interface LookedAtCase extends WalkedCase {
  readonly on: (day: IsoDate) => void;
  /** `lane.step` of what may be done now, the one next thing first */
  readonly nextSteps: () => readonly string[];
  readonly clocks: () => readonly string[];
  /** how a step of the case's own way, or of the last run of a lane, stands */
  readonly stateOf: (step: string, lane?: string) => string | undefined;
  readonly unmetAt: (step: string, lane?: string) => readonly string[];
}

/** A case that has gone its usual way to a decision, which was served the same day. */
export interface DecidedCase extends LookedAtCase {
  readonly decisionId: string;
}

/** @param penalties what the decision imposes; it is made and served on 2026-03-12 */
export function aDecidedCase(decision: Values = { penalties: '罚款5000元' }): DecidedCase {
  const walked = aWalkedCase({ values: { penalty_decision: decision } });
  const { make } = walked;
  make('case_source_register');
  make('site_record');
  make('case_filing_approval');
  make('inquiry_record');
  make('evidence_extraction_form');
  make('investigation_report');
  make('case_review_form');
  make('case_matter_approval', { matter: '行政处罚建议' });
  const notice = make('penalty_notice');
  make('service_receipt', {}, notice);
  walked.pass(10);
  make('disposition_approval');
  const decisionId = make('penalty_decision');
  make('service_receipt', {}, decisionId);
  return { ...lookedAt(walked), decisionId };
}

export function lookedAt(walked: WalkedCase): LookedAtCase {
  const runOf = (lane: string) => walked.way().runs.findLast((run) => run.lane.id === lane);
  const status = (step: string, lane = 'ordinary') => runOf(lane)?.steps.find((one) => one.step.id === step);
  return {
    ...walked,
    on: (day) => {
      walked.pass(daysBetween(walked.today(), day));
    },
    nextSteps: () => walked.next().map(({ run, status: { step } }) => `${run.lane.id}.${step.id}`),
    clocks: () => {
      const { timeline, counting, today } = walked.situation();
      return clocksOf(timeline, { ...counting, today }).map(({ rule, due }) => `${rule} ${due}`);
    },
    stateOf: (step, lane) => status(step, lane)?.state,
    unmetAt: (step, lane) =>
      (status(step, lane)?.unmet ?? []).map(({ weight, otherwise }) => `${weight} ${otherwise}`),
  };
}
