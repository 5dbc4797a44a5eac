import { chineseDate, type IsoDate } from '../../../lib/date.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import { answersOf } from './answers.ts';
import type { Situation } from './situation.ts';
import type { CaseWay } from './case-way.ts';
import { isMet } from './condition.ts';
import { documentFor, type LaneRun, type StepStatus } from './run-lane.ts';

/** What is missing by now: a step left out without a word, or the paper of a step that was done. */
export interface Missing {
  readonly lane: string;
  readonly step: string;
  readonly sentence: string;
  readonly kind?: DocumentKind | undefined;
  /** since when */
  readonly since?: IsoDate | undefined;
  readonly article: string;
}

/** Nothing is missing before it is due: only of what was done, or passed over, something can be missing. */
export function missingOf(
  { runs }: CaseWay,
  situation: Situation,
  nameOf: (kind: DocumentKind) => string,
): readonly Missing[] {
  return runs.flatMap((run) =>
    run.steps.flatMap((status) => {
      if (status.state === 'left_out') return status.departure === undefined ? [leftOut(run, status)] : [];
      if (status.overtaken) return [leftOut(run, status)];
      if (isPassedOver(run, status, situation)) return [passedOver(run, status)];
      return status.state === 'done'
        ? [...papersOf(run, status, situation, nameOf), ...remaining(run, status, situation)]
        : [];
    }),
  );
}

const leftOut = ({ lane, start, steps }: LaneRun, { step }: StepStatus): Missing => ({
  lane: lane.id,
  step: step.id,
  // A step of a side way says whose it is: “解除或者处理” alone says nothing beside the way of the case.
  sentence: `没有“${start === undefined ? '' : `${lane.name}：`}${step.name}”就办理了后面的步骤。`,
  since: steps.find(({ state, step: { after } }) => state === 'done' && after.includes(step.id))?.on,
  article: step.article,
});

/** It stands before what began the run, was not done with it, and its day is over: an urgent measure nobody approved. */
const isPassedOver = (
  { start, steps }: LaneRun,
  { step, state, due }: StepStatus,
  { today }: Situation,
): boolean =>
  start !== undefined &&
  (state === 'here' || state === 'ahead') &&
  due !== undefined &&
  due < today &&
  steps.slice(steps.findIndex((one) => one.step.id === step.id)).some((one) => one.state === 'done');

const passedOver = ({ lane }: LaneRun, { step, due }: StepStatus): Missing => ({
  lane: lane.id,
  step: step.id,
  sentence: `“${lane.name}：${step.name}”到${chineseDate(due ?? '')}还没有办理。`,
  since: due,
  article: step.article,
});

/** What a step lacked when it was done, and lacks still. */
const remaining = (
  { lane, start }: LaneRun,
  { step, on }: StepStatus,
  situation: Situation,
): readonly Missing[] =>
  step.requires
    .filter(({ that, remains }) => remains === true && !isMet(that, answersOf(situation, start)))
    .map(({ otherwise, article }) => ({
      lane: lane.id,
      step: step.id,
      sentence: `“${step.name}”以后，${otherwise}`,
      since: on,
      article,
    }));

function papersOf(
  { lane, start }: LaneRun,
  { step, on }: StepStatus,
  situation: Situation,
  nameOf: (kind: DocumentKind) => string,
): readonly Missing[] {
  const { scope, ...answers } = answersOf(situation, start);
  return step.documents
    .filter(({ need, when }) => need === 'required' && isMet(when, answers))
    .filter((need) => documentFor(need, situation, scope)?.state !== 'finalised')
    .map(({ kind, article }) => ({
      lane: lane.id,
      step: step.id,
      sentence: `“${step.name}”缺少《${nameOf(kind)}》。`,
      kind,
      since: on,
      article: article ?? step.article,
    }));
}
