import type { ProcedureEvent } from './events/procedure-event.ts';
import type { ProcedureEntry, Timeline } from './timeline/procedure-entry.ts';

type Begins = 'measure_taken' | 'evidence_preserved';

const approval = {
  measure_taken: 'measure_approved',
  evidence_preserved: 'preservation_approved',
} as const satisfies Readonly<Record<Begins, ProcedureEvent>>;
const release = {
  measure_taken: 'measure_released',
  evidence_preserved: 'preservation_released',
} as const satisfies Readonly<Record<Begins, ProcedureEvent>>;

const begins = (event: ProcedureEvent | undefined): event is Begins =>
  event === 'measure_taken' || event === 'evidence_preserved';

/**
 * 情况紧急当场采取: what was taken without an approval of its day or before is reported and approved within twenty-four hours
 * (行政强制法第十九条、程序规定第三十三条、第三十六条).
 */
export const isUrgent = ({ event, on }: ProcedureEntry, timeline: Timeline): boolean =>
  begins(event) && !timeline.some((entry) => entry.event === approval[event] && entry.on <= on);

/** It was approved after all, or ended: 不应当采取的，应当立即解除. */
export const endsUrgency = (entry: ProcedureEntry, began: ProcedureEvent | undefined): boolean =>
  begins(began) && (entry.event === approval[began] || entry.event === release[began]);
