import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { Timeline } from '../timeline/procedure-entry.ts';
import type { SituationDocument } from './situation.ts';

/** What every step of every run looks up, made once for each list: the lists never change. */

const documents = new WeakMap<readonly SituationDocument[], ReadonlyMap<string, SituationDocument>>();

export function documentsById(list: readonly SituationDocument[]): ReadonlyMap<string, SituationDocument> {
  const known = documents.get(list) ?? new Map(list.map((document) => [document.id, document]));
  documents.set(list, known);
  return known;
}

const events = new WeakMap<Timeline, ReadonlyMap<string, ReadonlySet<ProcedureEvent>>>();

/** Which events each document tells of. */
export function eventsByDocument(timeline: Timeline): ReadonlyMap<string, ReadonlySet<ProcedureEvent>> {
  const before = events.get(timeline);
  if (before !== undefined) return before;
  const told = new Map<string, Set<ProcedureEvent>>();
  for (const { documentId, event } of timeline) {
    if (documentId === undefined) continue;
    const found = told.get(documentId);
    if (found === undefined) told.set(documentId, new Set([event]));
    else found.add(event);
  }
  events.set(timeline, told);
  return told;
}
