import { daysBetween, type IsoDate } from '../../../lib/date.ts';
import { isTellable } from '../events/told-events.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import { isCorrectionOfServed, isServed } from '../timeline/service-of.ts';
import { answersOf } from './answers.ts';
import { type Situation, type SituationDocument, SOON_DAYS } from './situation.ts';
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

/** The way of the case itself, in its own order. */
const OWN = 1;

/** What these do, the bureau can only wait for. */
const outside: readonly Doer[] = [
  'party',
  'court',
  'police',
  'procuratorate',
  'receiver',
  'superior',
  'reconsideration',
];

/** Somebody of the bureau may do it today, and it is lawful as things stand. */
export const isToDo = ({ status: { step, unmet }, waitsUntil }: NextStep): boolean =>
  waitsUntil === undefined &&
  !outside.includes(step.by) &&
  !unmet.some(({ weight }) => weight === 'unlawful');

/** It is done, or waited for, in another lane of which a run is open. */
export const isElsewhere = ({ through }: StepRule, { runs }: CaseWay): boolean =>
  runs.some(({ lane, over }) => through.includes(lane.id) && !over);

/**
 * What may be done now, the one next thing first: what runs out within days, then the case's own way, then what was
 * begun in it, then what only has to be waited for, and last what would be unlawful as things stand.
 */
export function nextSteps(way: CaseWay, situation: Situation): readonly NextStep[] {
  const { runs } = way;
  const open = runs.flatMap((run) =>
    run.over
      ? []
      : run.steps.flatMap((status) =>
          status.state === 'here' && !isElsewhere(status.step, way) ? [stepOf(run, status, situation)] : [],
        ),
  );
  const rank = ({ status, waitsUntil, run, need, serves }: NextStep): number => {
    if (status.unmet.some(({ weight }) => weight === 'unlawful') && waitsUntil === undefined) return 4;
    // Of what is waited for first what was begun in the case: the rest of its way hangs on it.
    if (waitsUntil === undefined && outside.includes(status.step.by) && run.start !== undefined) return 2.75;
    // A right of the bureau that lapses by itself: nothing hangs on it (提请公安机关复议).
    if (waitsUntil !== undefined && isOwnRight(status.step)) return 3.5;
    if (waitsUntil !== undefined || outside.includes(status.step.by)) return 3;
    if (status.due !== undefined && daysBetween(situation.today, status.due) <= SOON_DAYS) return 0;
    if (status.unmet.length > 0) return 2.5;
    // What was made out to the party is handed over before anything else is begun.
    if (need?.kind === 'service_receipt' && serves !== undefined) return 0.5;
    return run.start === undefined ? OWN : 2;
  };
  return open
    .map((step, index) => ({ step, index }))
    .sort(
      (a, b) =>
        rank(a.step) - rank(b.step) ||
        (rank(a.step) === OWN ? 0 : byDue(a.step, b.step)) ||
        a.index - b.index,
    )
    .map(({ step }) => step);
}

const isOwnRight = ({ waits, by }: StepRule): boolean => waits !== undefined && !outside.includes(by);

/** What only has to be waited for ends with its waiting. */
const endOf = ({ status: { due }, waitsUntil }: NextStep): IsoDate => waitsUntil ?? due ?? '9999';

/** Only of what is equally pressing; what has no last day comes after what has. */
function byDue(a: NextStep, b: NextStep): number {
  const [one, other] = [endOf(a), endOf(b)];
  return one < other ? -1 : one > other ? 1 : 0;
}

function stepOf(run: LaneRun, status: StepStatus, situation: Situation): NextStep {
  const { scope, ...answers } = answersOf(situation, run.start);
  const waitsUntil = status.waitsUntil;
  const asked = needsOf(status.step, (condition) => isMet(condition, answers)).map((need) => ({
    need,
    there: documentFor(need, situation, scope, { again: true }),
  }));
  const lacking = asked.find(({ there }) => there?.state !== 'finalised');
  if (lacking === undefined) {
    const made = asked.at(-1)?.there;
    // Nothing is asked for yet, and nothing can be told: it only waits for its day.
    const idle = made === undefined && status.step.documents.length > 0 && !canBeTold(status.step);
    return { run, status, waitsUntil: waitsUntil ?? (idle ? status.due : undefined), made };
  }
  const { need, there } = lacking;
  const serves = toBeServed(need.serves, situation, servedAnew(run));
  return {
    run,
    status,
    // What is announced is served when its notice has hung; its receipt is written then.
    waitsUntil: waitsUntil ?? (there === undefined ? hangsUntil(serves, situation) : undefined),
    need,
    draft: there,
    serves,
  };
}

/** What a run of its own serves that began with the document being corrected. */
const servedAnew = ({ start }: LaneRun): string | undefined =>
  start !== undefined && isCorrectionOfServed(start.event) ? start.documentId : undefined;

const canBeTold = ({ done }: StepRule): boolean =>
  done.flat().some((word) => word.kind === 'event' && !word.not && isTellable(word.event));

/** What a step asks for now: optional papers are offered elsewhere, they are nobody's next step. */
const needsOf = (
  { documents }: StepRule,
  holds: (condition: DocumentNeed['when']) => boolean,
): readonly DocumentNeed[] => documents.filter(({ need, when }) => need !== 'optional' && holds(when));

/** The last finalised document of these kinds whose version in force nothing proves the service of. */
export const toBeServed = (
  kinds: readonly DocumentKind[],
  { documents, timeline }: Situation,
  about?: string,
): SituationDocument | undefined =>
  documents.findLast(
    ({ id, kind, state }) =>
      state === 'finalised' &&
      kind !== undefined &&
      kinds.includes(kind) &&
      (about === undefined || id === about) &&
      !isServed(timeline, id),
  );

/** The last day on which a 送达公告 of it hangs, while no receipt tells of it; undefined where none does, or it is over. */
function hangsUntil(
  served: SituationDocument | undefined,
  { timeline, today }: Situation,
): IsoDate | undefined {
  const until =
    served === undefined
      ? undefined
      : timeline.findLast(({ event, aboutId }) => event === 'announced' && aboutId === served.id)?.until;
  return until === undefined || until < today ? undefined : until;
}
