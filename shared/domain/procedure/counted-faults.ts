import { chineseDate, type IsoDate } from '../../lib/date.ts';
import type { ProcedureEvent } from './events/procedure-event.ts';
import { eventRule } from './events/procedure-event.ts';
import { runningLimit, type RunningData } from './running-limit.ts';
import type { RuleId } from './counting/limits.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';
import type { TimelineFault } from './timeline/timeline-faults.ts';

const idsOf = (...entries: readonly ProcedureEntry[]): readonly string[] => [
  ...new Set(entries.flatMap(({ documentId }) => documentId ?? [])),
];

/** What a limit says of the days of a case, besides what is due: it was exceeded by the party, or none is known for that day. */
export const countedFaults = (timeline: Timeline, data: RunningData): readonly TimelineFault[] => [
  ...lateHearings(timeline, data),
  ...unknownLimits(timeline, data),
];

/**
 * The hearing that was asked for after its period, with the last day of it: 五个工作日内未要求听证的，视为放弃此权利
 * (听证办法第七条).
 */
export function lateHearing(
  timeline: Timeline,
  data: RunningData,
): { readonly asked: ProcedureEntry; readonly served: ProcedureEntry; readonly due: IsoDate } | undefined {
  const served = timeline.findLast(({ event }) => event === 'notice_served');
  const asked = timeline.findLast(({ event }) => event === 'hearing_requested');
  if (served === undefined || asked === undefined) return undefined;
  const due = runningLimit('D4', served, timeline, data)?.due;
  return due === undefined || asked.on <= due ? undefined : { asked, served, due };
}

function lateHearings(timeline: Timeline, data: RunningData): readonly TimelineFault[] {
  const late = lateHearing(timeline, data);
  if (late === undefined) return [];
  const { asked, served, due } = late;
  return [
    {
      sentence: `听证申请的日期${chineseDate(asked.on)}晚于要求听证的期限${chineseDate(due)}（告知书${chineseDate(served.on)}送达）。期限内未要求听证的，视为放弃此权利，请核对日期。`,
      documentIds: idsOf(asked, served),
    },
  ];
}

/** What the case hangs on, with the limit that begins there. */
const begun: readonly (readonly [ProcedureEvent, RuleId])[] = [
  ['clue_found', 'A3'],
  ['filed', 'D1'],
  ['measure_taken', 'B3'],
  ['notice_served', 'D4'],
  ['decision_served', 'E6'],
];

/** An old day: no edition of the limit is in force on it, so nothing is counted. */
function unknownLimits(timeline: Timeline, { limits }: RunningData): readonly TimelineFault[] {
  return begun.flatMap(([event, rule]) => {
    const entry = timeline.find((one) => one.event === event);
    if (entry === undefined || limits.on(rule, entry.on) !== undefined) return [];
    return [
      {
        sentence: `“${eventRule(event).words}”的日期是${chineseDate(entry.on)}，程序没有那一天施行的期限规定，从它起算的期限没有计算，请核对日期，或者按当时的规定办理。`,
        documentIds: idsOf(entry),
      },
    ];
  });
}
