import type { ProcedureEntry, Timeline } from './procedure-entry.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';

const SERVED: readonly ProcedureEvent[] = [
  'notice_served',
  'hearing_notice_served',
  'decision_served',
  'corrected_decision_served',
  'corrected_document_served',
  'demand_served',
  'document_served',
];

/** Every proof that a document was served, first to last; versions before a 补正 too. */
export const proofsOf = (timeline: Timeline, documentId: string): Timeline =>
  timeline.filter(({ event, aboutId }) => SERVED.includes(event) && aboutId === documentId);

/** The service of a document: what its limits start from. Undefined while nothing proves it, or only a version before a 补正. */
export const serviceOf = (timeline: Timeline, documentId: string): ProcedureEntry | undefined =>
  proofsOf(timeline, documentId).find(({ detail }) => detail === undefined);

const CORRECTED: readonly ProcedureEvent[] = ['served_decision_corrected', 'served_document_corrected'];
const SERVED_AGAIN: readonly ProcedureEvent[] = ['corrected_decision_served', 'corrected_document_served'];

export const isCorrectionOfServed = (event: ProcedureEvent): boolean => CORRECTED.includes(event);

/** That a document was corrected after it had been served; undefined while the version in force needs no other service. */
export const correctedAfterService = (timeline: Timeline, documentId: string): ProcedureEntry | undefined =>
  timeline.find((entry) => CORRECTED.includes(entry.event) && entry.documentId === documentId);

/** Whether the version in force has come to the party: what was corrected afterwards is served again. */
export const isServed = (timeline: Timeline, documentId: string): boolean =>
  serviceOf(timeline, documentId) !== undefined &&
  (correctedAfterService(timeline, documentId) === undefined ||
    timeline.some(({ event, aboutId }) => SERVED_AGAIN.includes(event) && aboutId === documentId));
