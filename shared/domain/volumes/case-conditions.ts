import { penaltiesIn } from '../penalties/penalties-in.ts';
import { takesGoods } from '../penalties/taken.ts';
import type { ProcedureEvent } from '../procedure/events/procedure-event.ts';
import type { Timeline } from '../procedure/timeline/procedure-entry.ts';
import type { CaseCondition } from './filing-order.ts';

const HEARING: readonly ProcedureEvent[] = ['hearing_notified', 'hearing_held', 'hearing_reported'];
const SEIZED_GOODS: readonly ProcedureEvent[] = ['measure_taken', 'goods_listed'];
const GIVEN_BACK: readonly ProcedureEvent[] = [
  'measure_released',
  'preservation_released',
  'goods_transferred',
];

/** Which conditional documents a case needs, judged by what happened in it, drafts included. */
export function caseConditionsOf(timeline: Timeline): readonly CaseCondition[] {
  const has = (events: readonly ProcedureEvent[]): boolean =>
    timeline.some(({ event }) => events.includes(event));
  const decided = timeline
    .flatMap(({ event, detail = '' }) => (event === 'decided' ? [detail] : []))
    .join('\n');
  const conditions: [CaseCondition, boolean][] = [
    ['hearing', has(HEARING)],
    ['goods', takesGoods(decided) || (has(SEIZED_GOODS) && !has(GIVEN_BACK))],
    ['fine', penaltiesIn(decided).kinds.has('罚款')],
    ['deliberation', has(['discussed'])],
  ];
  return conditions.flatMap(([condition, holds]) => (holds ? [condition] : []));
}
