import { daysBetween, type IsoDate } from '../../../lib/date.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import { answersOf, type Situation, type SituationDocument } from './situation.ts';
import type { CaseWay } from './case-way.ts';
import { isMet } from './condition.ts';
import type { DocumentNeed, Doer, StepRule } from './lane.ts';
import { documentFor, type LaneRun, type StepStatus } from './run-lane.ts';

/** One thing that may lawfully be done now. */
export interface NextStep {
  readonly run: LaneRun;
  readonly status: StepStatus;
  /** what to make, or to finish: the first document of the step that is not there */
  readonly need?: DocumentNeed | undefined;
  /** the draft of it, if it was begun */
  readonly draft?: SituationDocument | undefined;
  /** of a 送达回证: the document to be served */
  readonly serves?: SituationDocument | undefined;
  /** every paper of the step is there and it is still not done: this one does not say yet what ends it */
  readonly made?: SituationDocument | undefined;
  /** nothing to do but to wait, until this day */
  readonly waitsUntil?: IsoDate | undefined;
}

/** So many days before its last day a step of a side way comes before the way of the case. */
const SOON_DAYS = 5;

/** What these do, the bureau can only wait for. */
const outside: readonly Doer[] = ['party', 'court', 'police'];

/**
 * What may be done now, the one next thing first: what runs out within days, then the case's own way, then what was
 * begun in it, and what only has to be waited for last.
 */
export function nextSteps({ runs }: CaseWay, situation: Situation): readonly NextStep[] {
  const isElsewhere = ({ through }: StepRule): boolean =>
    through !== undefined && runs.some(({ lane, over }) => lane.id === through && !over);
  const open = runs.flatMap((run) =>
    run.over
      ? []
      : run.steps.flatMap((status) =>
          status.state === 'here' && !isElsewhere(status.step) ? [stepOf(run, status, situation)] : [],
        ),
  );
  const rank = ({ status, waitsUntil, run }: NextStep): number => {
    if (waitsUntil !== undefined || outside.includes(status.step.by)) return 3;
    if (status.due !== undefined && daysBetween(situation.today, status.due) <= SOON_DAYS) return 0;
    return run.start === undefined ? 1 : 2;
  };
  return open
    .map((step, index) => ({ step, index }))
    .sort((a, b) => rank(a.step) - rank(b.step) || byDue(a.step, b.step) || a.index - b.index)
    .map(({ step }) => step);
}

/** Only of what is equally pressing; what has no last day comes after what has. */
function byDue(a: NextStep, b: NextStep): number {
  const [one, other] = [a.status.due ?? '9999', b.status.due ?? '9999'];
  return one < other ? -1 : one > other ? 1 : 0;
}

function stepOf(run: LaneRun, status: StepStatus, situation: Situation): NextStep {
  const { scope, ...answers } = answersOf(situation, run.start);
  const waitsUntil = status.waitsUntil;
  const asked = needsOf(status.step, (condition) => isMet(condition, answers)).map((need) => ({
    need,
    there: documentFor(need, situation, scope),
  }));
  const lacking = asked.find(({ there }) => there?.state !== 'finalised');
  if (lacking === undefined) return { run, status, waitsUntil, made: asked.at(-1)?.there };
  const { need, there } = lacking;
  return { run, status, waitsUntil, need, draft: there, serves: toBeServed(need.serves, situation) };
}

/** What a step asks for now: optional papers are offered elsewhere, they are nobody's next step. */
const needsOf = (
  { documents }: StepRule,
  holds: (condition: DocumentNeed['when']) => boolean,
): readonly DocumentNeed[] => documents.filter(({ need, when }) => need !== 'optional' && holds(when));

/** The last finalised document of these kinds of which nothing proves the service. */
function toBeServed(
  kinds: readonly DocumentKind[],
  { documents, timeline }: Situation,
): SituationDocument | undefined {
  return documents.findLast(
    ({ id, kind, state }) =>
      state === 'finalised' &&
      kind !== undefined &&
      kinds.includes(kind) &&
      !timeline.some(({ aboutId, event }) => aboutId === id && event.endsWith('_served')),
  );
}
