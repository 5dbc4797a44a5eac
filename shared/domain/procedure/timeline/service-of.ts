import type { ProcedureEntry, Timeline } from './procedure-entry.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';

const SERVED: readonly ProcedureEvent[] = [
  'notice_served',
  'hearing_notice_served',
  'decision_served',
  'demand_served',
  'document_served',
];

/** Every proof that a document was served, first to last; versions before a 补正 too. */
export const proofsOf = (timeline: Timeline, documentId: string): Timeline =>
  timeline.filter(({ event, aboutId }) => SERVED.includes(event) && aboutId === documentId);

/** The service of a document: what its limits start from. Undefined while nothing proves it, or only a version before a 补正. */
export const serviceOf = (timeline: Timeline, documentId: string): ProcedureEntry | undefined =>
  proofsOf(timeline, documentId).find(({ detail }) => detail === undefined);
