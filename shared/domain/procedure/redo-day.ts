import { daysBetween, type IsoDate } from '../../lib/date.ts';
import type { notLimits } from './counting/limits.ts';
import type { ProcedureEvent } from './events/procedure-event.ts';
import type { Timeline } from './timeline/procedure-entry.ts';

/** 责令重新作出: no article counts these days, the judgment or the decision upon reconsideration fixes them. */
export const REDO_RULE = 'E17' satisfies (typeof notLimits)[number]['id'];
export const REDO_WORDS = '按复议决定、裁判写明的期限重新作出决定';
export const REDO_ARTICLE = '行政复议法第六十四条、行政诉讼法第七十条';

/** The day until which a decision is to be made anew. */
export interface RedoDay {
  /** the day on which it was ordered */
  readonly start: IsoDate;
  readonly due: IsoDate;
}

const ends: readonly ProcedureEvent[] = [
  'decided',
  'closed',
  'case_terminated',
  'transferred',
  'crime_transferred',
];

/** The day of the last order, while it waits; undefined where the order set none. @param timeline of one party */
export function redoDay(timeline: Timeline): RedoDay | undefined {
  const order = timeline.findLast(({ event }) => event === 'redecision_ordered');
  if (order?.until === undefined) return undefined;
  if (timeline.some(({ event, on }) => ends.includes(event) && on >= order.on)) return undefined;
  return { start: order.on, due: order.until };
}

/** The days from the order to its last day, as they are shown. */
export const redoCount = ({ start, due }: RedoDay) =>
  ({ amount: daysBetween(start, due), unit: 'day', restDay: 'stays' }) as const;
