import { FILING_RULE } from '#shared/domain/procedure/clock-runs.ts';
import { outlivesClosing } from '#shared/domain/procedure/clocks.ts';
import { changesOn } from '#shared/domain/procedure/stages/changes-on.ts';
import { type Desk, desksOfGap, desksOfStep, type Holders } from '#shared/domain/procedure/stages/desks.ts';
import { isToDo, type NextStep, nextSteps } from '#shared/domain/procedure/stages/next-steps.ts';
import type { LaneRun, StepStatus } from '#shared/domain/procedure/stages/run-lane.ts';
import type { Situation } from '#shared/domain/procedure/stages/situation.ts';
import { kindsOfOneParty } from '#shared/domain/procedure/timeline/parties.ts';
import type { ServiceDuty } from '#shared/domain/service/register.ts';
import { unservedOf } from '#shared/domain/service/unserved.ts';
import type { IsoDate } from '#shared/lib/date.ts';
import type { KeptWay } from './kept-ways.repository.ts';
import type { PartyWay } from './way-of-case.ts';
import { type FormOf, waysView } from './way-view.ts';

/** A case as what is kept of its way is read from. */
export interface WayFacts {
  readonly ways: readonly PartyWay[];
  readonly duties: readonly ServiceDuty[];
  readonly holders: Holders;
  /** who was named host of the hearing a step is of */
  readonly hostOf: (run: LaneRun, situation: Situation) => string | undefined;
  readonly formOf: FormOf;
  readonly firstName: string;
  readonly today: IsoDate;
}

const FILED = 'archived';
/** Sorts behind every day. */
const NO_DAY = '9999-12-31';

/** What is kept of the way of a case: of each desk the first thing that may be done now, and what the file lacks. */
export function keptWay(caseId: string, facts: WayFacts): KeptWay {
  const { ways, duties, holders, formOf, firstName, today } = facts;
  const has = (event: string): boolean =>
    ways.every(({ situation }) => situation.timeline.some((entry) => entry.event === event));
  if (has(FILED)) return { steps: [], lines: [] };
  const unserved = unservedOf(duties, today);
  const { missing } = waysView(ways, undefined, { formOf, unserved, firstName });
  const closed = has('closed');
  const next = nextOfParties(facts, closed ? outlivesCase : isToDo);
  const changes = ways.flatMap(({ way, situation }) => changesOn(way, situation, duties) ?? []).sort();
  return {
    steps: next.map(({ step: { run, status, need }, party }, position) => ({
      case_id: caseId,
      position,
      lane: run.lane.id,
      step: status.step.id,
      name: run.start === undefined ? status.step.name : `${run.lane.name}：${status.step.name}`,
      doer: status.step.by,
      party: party ?? null,
      document: need?.kind ?? null,
      due: status.due ?? null,
    })),
    lines: [
      ...next.flatMap(({ step: { status }, desks }, position) =>
        desks.map((desk) => ({
          desk,
          kind: isFiling(status) ? ('filing' as const) : ('step' as const),
          rank: status.due ?? NO_DAY,
          case_id: caseId,
          position,
        })),
      ),
      ...(missing.length === 0 ? [] : desksOfGap(holders)).map((desk) => ({
        desk,
        kind: 'gap' as const,
        // What is closed waits for nothing but the archive; what still goes on is asked for first.
        rank: `${closed ? 'b' : 'a'} ${missing.flatMap(({ since }) => since ?? []).sort()[0] ?? NO_DAY}`,
        case_id: caseId,
        position: 0,
      })),
    ],
    way: {
      case_id: caseId,
      missing: missing.length,
      first_missing: missing[0]?.sentence ?? '',
      changes_on: changes[0] ?? null,
    },
  };
}

/** 组卷归档: one file of all its parties. */
const isFiling = ({ step }: StepStatus): boolean => step.limit === FILING_RULE;

/** What is closed waits for the archive, and for what its end does not end. */
const outlivesCase = (next: NextStep): boolean =>
  isToDo(next) && next.status.step.limit !== undefined && outlivesClosing(next.status.step.limit);

interface OnDesks {
  readonly step: NextStep;
  readonly desks: readonly Desk[];
}

/** Of each party the first steps; what is done for all of them at once is one step. */
function nextOfParties(
  { ways, holders, hostOf, firstName }: WayFacts,
  counts: (step: NextStep) => boolean,
): readonly (OnDesks & { readonly party?: string })[] {
  const shared = new Set<string>();
  return ways.flatMap(({ way, situation, name }) =>
    firstOfDesks(nextSteps(way, situation).filter(counts), ({ run, status: { step } }) =>
      desksOfStep(step.by, holders, step.by === 'hearing_host' ? hostOf(run, situation) : undefined),
    ).flatMap((one) => {
      if (ways.length < 2) return [one];
      const { run, status, need, serves } = one.step;
      if (
        !isFiling(status) &&
        (need === undefined || serves !== undefined || kindsOfOneParty.includes(need.kind))
      )
        return [{ ...one, party: name ?? firstName }];
      const key = `${run.lane.id} ${run.start?.documentId ?? ''} ${status.step.id}`;
      if (shared.has(key)) return [];
      shared.add(key);
      return [one];
    }),
  );
}

/** Of each desk the first step: a list of everything that might be done besides would hide what comes next. */
function firstOfDesks(
  steps: readonly NextStep[],
  desksOf: (step: NextStep) => readonly Desk[],
): readonly OnDesks[] {
  const taken = new Set<Desk>();
  return steps.flatMap((step) => {
    const desks = desksOf(step).filter((desk) => !taken.has(desk));
    for (const desk of desks) taken.add(desk);
    return desks.length === 0 ? [] : [{ step, desks }];
  });
}
