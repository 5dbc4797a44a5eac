import type { IsoDate } from '../../lib/date.ts';
import type { ProcedureEvent } from '../procedure/events/procedure-event.ts';
import { forParty, partiesIn } from '../procedure/timeline/parties.ts';
import type { Timeline } from '../procedure/timeline/procedure-entry.ts';
import { caseStages, type CaseStage } from './stage.ts';

export interface StageFacts {
  readonly stage: CaseStage;
  /** 立案日期 */
  readonly filedOn?: IsoDate;
  /** 处罚决定日期 */
  readonly decidedOn?: IsoDate;
  /** 结案日期 */
  readonly closedOn?: IsoDate;
}

/** The stage an event brings its case to; an event without one brings it no further. */
const stageAfter: Readonly<Partial<Record<ProcedureEvent, CaseStage>>> = {
  filed: 'filed',
  investigation_ended: 'investigated',
  notice_issued: 'noticed',
  decided: 'decided',
  decision_served: 'served',
  closed: 'closed',
};

const order = (stage: CaseStage): number => caseStages.indexOf(stage);

/**
 * How far a case has come (程序规定第十八至七十七条), with the days of it: the furthest stage anything reaches, so that
 * what is missing in between shows as a gap and not as a case gone back; of several parties what the last of them has
 * reached. Give the timeline of what is in force.
 */
export function stageOf(timeline: Timeline): StageFacts {
  const [stage = 'clue'] = partiesIn(timeline)
    .map((party) => reachedIn(forParty(timeline, party)))
    .sort((a, b) => order(a) - order(b));
  const last = (event: ProcedureEvent) => timeline.findLast((entry) => entry.event === event)?.on;
  const [filedOn, decidedOn, closedOn] = [last('filed'), last('decided'), last('closed')];
  return {
    stage,
    ...(filedOn === undefined ? {} : { filedOn }),
    ...(decidedOn === undefined ? {} : { decidedOn }),
    ...(closedOn === undefined ? {} : { closedOn }),
  };
}

const reachedIn = (timeline: Timeline): CaseStage =>
  timeline
    .map(({ event }) => stageAfter[event])
    .reduce<CaseStage>(
      (furthest, next) => (next !== undefined && order(next) > order(furthest) ? next : furthest),
      'clue',
    );
