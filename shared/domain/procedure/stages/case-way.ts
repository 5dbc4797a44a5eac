import type { Procedure } from '../../cases/stage.ts';
import type { Timeline } from '../timeline/procedure-entry.ts';
import type { IsoDate } from '../../../lib/date.ts';
import { type Lane, laneOn } from './lane.ts';
import { type LaneRun, runLane } from './run-lane.ts';
import type { Situation } from './situation.ts';

/** The whole way of a case: its own lane first, then one run for everything that was begun in it, in the order of days. */
export interface CaseWay {
  readonly runs: readonly LaneRun[];
  /** the day is before every edition of the lane: the oldest one stands for it */
  readonly byLaterEdition: boolean;
}

/** @param begunOn the day by which the edition of the case's own lane is chosen: 发现线索、收到材料 */
export function wayOf(
  lanes: readonly Lane[],
  procedure: Procedure,
  begunOn: IsoDate,
  situation: Situation,
): CaseWay {
  const own = lanes.filter((lane) => lane.procedure === procedure);
  const id = own[0]?.id;
  const inForce = id === undefined ? undefined : laneOn(lanes, id, begunOn);
  const lane = inForce ?? own.toSorted((a, b) => (a.from < b.from ? -1 : 1))[0];
  const main = lane === undefined ? [] : [runLane(lane, situation)];
  const begun = lanes.flatMap((edition) =>
    startsOf(edition, situation)
      .filter(({ on }) => laneOn(lanes, edition.id, on) === edition)
      .map((start) => runLane(edition, situation, start)),
  );
  begun.sort((a, b) => ((a.start?.on ?? '') < (b.start?.on ?? '') ? -1 : 1));
  return { runs: [...main, ...begun], byLaterEdition: lane !== undefined && inForce === undefined };
}

/** Of the events that begin a way the first that happened at all, each time it happened. */
function startsOf({ startsWith }: Lane, { timeline }: Situation): Timeline {
  const begins = startsWith.find((begin) => timeline.some(({ event }) => event === begin));
  return timeline.filter(({ event }) => event === begins);
}
