import type { IsoDate } from '../../../lib/date.ts';
import type { ProcedureEntry, Timeline } from '../timeline/procedure-entry.ts';
import { runsAnew } from '../timeline/served-entries.ts';
import { provesVersion, servedIdsOf } from '../timeline/service-entries.ts';
import { type Answers, type Condition, type ConditionWord, isMet } from './condition.ts';
import { documentsById, eventsByDocument } from './lookup.ts';
import type { DocumentNeed, Lane, Requirement, StepRule } from './lane.ts';
import { answersOf } from './answers.ts';
import type { Departure, Situation, SituationDocument } from './situation.ts';
import { dueOfRule, runningDue } from './rule-due.ts';
import { eveOfFact } from './fact-days.ts';

/**
 * `done`; `here`: may be done now; `ahead`: what comes before it is not done; `off`: not on the path of this case;
 * `left_out`: something behind it was done without it, or somebody said why it is not done.
 */
export type StepState = 'done' | 'here' | 'ahead' | 'off' | 'left_out';

/** A step of one run as it stands. */
export interface StepStatus {
  readonly step: StepRule;
  readonly state: StepState;
  /** `here` although something behind it was done without it: its own limit still waits for it */
  readonly overtaken: boolean;
  /** the day on which it was done, as far as something tells it */
  readonly on?: IsoDate | undefined;
  /** why it was left out, if somebody said so */
  readonly departure?: Departure | undefined;
  /** all that was ever said of leaving it out, what was taken back or done after all too */
  readonly departures: readonly Departure[];
  /** last day, while its limit runs */
  readonly due?: IsoDate | undefined;
  readonly estimate: boolean;
  /** time that does not count still runs: `due` moves on with every day */
  readonly stopped: boolean;
  /** what only has to pass runs until this day */
  readonly waitsUntil?: IsoDate | undefined;
  /** what should hold before it is done and does not */
  readonly unmet: readonly Requirement[];
}

/** One way of a case: the case's own, or that of something begun in it. */
export interface LaneRun {
  readonly lane: Lane;
  /** what it began with; absent for the way of the whole case */
  readonly start?: ProcedureEntry | undefined;
  readonly steps: readonly StepStatus[];
  /** nothing of it is left to do */
  readonly over: boolean;
}

/** Where a case stands on a lane. Pure; the same situation gives the same run. */
export function runLane(lane: Lane, situation: Situation, start?: ProcedureEntry): LaneRun {
  const answers = answersOf(situation, start);
  const kept = keptSteps(lane, answers);
  const done = new Map(lane.steps.map((step) => [step.id, isDone(step, answers)]));
  const offPath = new Set(
    lane.steps
      .filter(
        ({ id, when }) =>
          done.get(id) !== true && (!isMet(when, answers) || (kept !== undefined && !kept.has(id))),
      )
      .map(({ id }) => id),
  );
  const said = new Map(lane.steps.map((step) => [step.id, departuresOf(lane, step, situation, start)]));
  const inForce = ({ id }: StepRule): Departure | undefined =>
    said.get(id)?.findLast(({ withdrawn }) => withdrawn === undefined);
  const departedFrom = lane.steps.filter((step) => !offPath.has(step.id) && inForce(step) !== undefined);
  // What a limit of its own still waits for is still to be done, whatever came after it.
  const isAwaited = ({ limit, id }: StepRule): boolean =>
    limit !== undefined &&
    lane.steps.every((one) => one.limit !== limit || one.id === id) &&
    runningDue(situation, answers.scope, limit) !== undefined;
  const awaited = new Set(lane.steps.filter(isAwaited).map(({ id }) => id));
  const overtaken = leftOutSteps(lane, (id) => done.get(id) === true, offPath);
  const leftOut = new Set([
    ...[...overtaken].filter((id) => !awaited.has(id)),
    ...departedFrom.map(({ id }) => id),
  ]);
  const before = new Map(lane.steps.map(({ id, after }) => [id, after]));
  // What is off the path hides nothing: what comes before it must be done all the same.
  const passed = (id: string): boolean =>
    done.get(id) === true || leftOut.has(id) || (offPath.has(id) && (before.get(id) ?? []).every(passed));
  const steps = lane.steps.map((step) => status(step));

  function status(step: StepRule): StepStatus {
    const state = stateOf(step);
    const limit = step.limit === undefined ? undefined : runningDue(situation, answers.scope, step.limit);
    const waits = step.waits === undefined ? undefined : dueOfRule(situation, answers.scope, step.waits);
    const open = state === 'here' || state === 'ahead';
    const unmet = open ? step.requires.filter(({ that }) => !isMet(that, answers)) : [];
    return {
      step,
      state,
      overtaken: state === 'here' && overtaken.has(step.id),
      on: state === 'done' ? (doneOn(step.done, answers.scope) ?? waits?.on) : undefined,
      departure: state === 'left_out' ? inForce(step) : undefined,
      departures: said.get(step.id) ?? [],
      due: open ? limit?.on : undefined,
      stopped: open && (limit?.stopped === true || waits?.stopped === true),
      estimate: open && (limit?.estimate === true || waits?.estimate === true),
      waitsUntil: state === 'here' ? (waits?.on ?? comesOf(step) ?? waitsFor(unmet)) : undefined,
      unmet,
    };
  }

  /** The day after which nothing hinders any more that only has to pass; undefined where something else hinders too. */
  function waitsFor(unmet: readonly Requirement[]): IsoDate | undefined {
    const ends = unmet.map(({ that }) =>
      that
        .flat()
        .flatMap((word) => endOf(word) ?? [])
        .filter((on) => on >= situation.today)
        .sort()
        .at(-1),
    );
    return ends.includes(undefined)
      ? undefined
      : ends
          .flatMap((on) => on ?? [])
          .sort()
          .at(-1);
  }

  /** What ends a step by its day alone: a fact that only comes. */
  function comesOf({ done }: StepRule): IsoDate | undefined {
    const [only, ...more] = done.flat();
    return more.length === 0 && only?.kind === 'fact' && !only.not ? endOf(only) : undefined;
  }

  function endOf(word: ConditionWord): IsoDate | undefined {
    if (word.not) return undefined;
    if (word.kind === 'passed') return dueOfRule(situation, answers.scope, word.rule)?.on;
    return word.kind === 'fact' ? eveOfFact(word.fact, situation, answers.scope) : undefined;
  }

  function stateOf({ id, after }: StepRule): StepState {
    if (done.get(id) === true) return 'done';
    if (offPath.has(id)) return 'off';
    if (leftOut.has(id)) return 'left_out';
    if (overtaken.has(id)) return 'here';
    return after.every(passed) ? 'here' : 'ahead';
  }

  const ended = lane.endsWith.some(answers.happened);
  const left = steps.some(({ state }) => state === 'here' || state === 'ahead');
  return { lane, start, steps, over: ended || !left };
}

/** Steps that stay although the case has left this way; undefined while it has not. */
function keptSteps({ leaves }: Lane, answers: Answers): ReadonlySet<string> | undefined {
  const left = leaves.filter(({ when }) => isMet(when, answers));
  return left.length === 0 ? undefined : new Set(left.flatMap(({ keep }) => keep));
}

/** A step of which nothing says when it is done is never done by itself. */
const isDone = ({ done }: StepRule, answers: Answers): boolean => done.length > 0 && isMet(done, answers);

/** What was not done although something behind it on the way was. */
function leftOutSteps(
  { steps }: Lane,
  isDoneStep: (id: string) => boolean,
  offPath: ReadonlySet<string>,
): ReadonlySet<string> {
  const before = new Map(steps.map(({ id, after }) => [id, after]));
  const found = new Set<string>();
  const visit = (id: string): void => {
    for (const earlier of before.get(id) ?? []) {
      if (found.has(earlier)) continue;
      if (!isDoneStep(earlier) && !offPath.has(earlier)) found.add(earlier);
      visit(earlier);
    }
  };
  for (const { id } of steps) if (isDoneStep(id)) visit(id);
  return found;
}

/** The last day on which something happened that makes the condition true. */
function doneOn(condition: Condition, scope: Timeline): IsoDate | undefined {
  const events = new Set(
    condition.flat().flatMap((word) => (word.kind === 'event' && !word.not ? [word.event] : [])),
  );
  const happened = scope.findLast(({ event }) => events.has(event))?.on;
  const served = condition.flat().some(({ kind, not }) => kind === 'served' && !not);
  return happened ?? (served ? scope.findLast(({ event }) => event.endsWith('_served'))?.on : undefined);
}

const departuresOf = (
  lane: Lane,
  step: StepRule,
  { departures }: Situation,
  start: ProcedureEntry | undefined,
): readonly Departure[] =>
  departures.filter(
    (one) => one.lane === lane.id && one.step === step.id && one.startId === start?.documentId,
  );

/**
 * The document a need asks for, finalised before a draft; undefined while there is none.
 *
 * @param again to be done now: what was done by it once and counts no more (a closing before the case came back) is made anew
 */
export function documentFor(
  need: DocumentNeed,
  { documents, timeline }: Situation,
  scope: Timeline,
  { again = false }: { readonly again?: boolean } = {},
): SituationDocument | undefined {
  const isFormer = ({ id }: SituationDocument): boolean => {
    const told = again ? eventsByDocument(timeline).get(id) : undefined;
    return told !== undefined && [...told].some((event) => event.startsWith('former_'));
  };
  const tells = (id: string): boolean =>
    need.event === undefined ||
    eventsByDocument(scope).get(id)?.has(need.event) === true ||
    // A draft tells of nothing yet: it is taken for what its kind says.
    !eventsByDocument(timeline).has(id);
  // What was served of another run of the same way proves nothing for this one.
  const isOfScope = (id: string): boolean =>
    eventsByDocument(scope).has(id) || !eventsByDocument(timeline).has(id);
  const since = need.since === undefined ? undefined : scope.find(({ event }) => event === need.since)?.on;
  const wanted = documents.filter(
    (document) =>
      document.state !== 'void' &&
      document.kind === need.kind &&
      !isFormer(document) &&
      (since === undefined || document.date === undefined || document.date >= since) &&
      tells(document.id) &&
      (need.serves.length === 0 || servesOne(need, document, documents, isOfScope)),
  );
  return wanted.findLast(({ state }) => state === 'finalised') ?? wanted.at(-1);
}

/** What was corrected since something happened is served by a receipt of the version in force alone. */
const servesOne = (
  { serves: kinds, since }: DocumentNeed,
  receipt: SituationDocument,
  documents: readonly SituationDocument[],
  isOfScope: (id: string) => boolean,
): boolean => {
  const byId = documentsById(documents);
  return servedIdsOf(receipt).some((id) => {
    const served = byId.get(id);
    // What was made void, and how it was served, is as if it had never been.
    if (served?.kind === undefined || served.state === 'void') return false;
    if (!kinds.includes(served.kind) || !isOfScope(id)) return false;
    const anew = since !== undefined || runsAnew(served);
    return !anew || receipt.state === 'draft' || provesVersion(receipt, receipt.date, served);
  });
};
