import type { DocumentKind } from '#shared/domain/procedure/timeline/document-kind.ts';
import type { ProcedureDocument, Timeline } from '#shared/domain/procedure/timeline/procedure-entry.ts';
import { timelineOf } from '#shared/domain/procedure/timeline/timeline.ts';
import { shippedCounting } from './shipped-counting.ts';

/** A document in force of a day, as the timeline reads it; its id is its kind unless another is given. */
export const paper = (
  kind: DocumentKind,
  date: string | undefined,
  more: Partial<ProcedureDocument> = {},
): ProcedureDocument => ({ id: kind, kind, state: 'finalised', values: {}, date, ...more });

/** A 送达回证 of a document, by its values. */
export const receipt = (
  serves: string,
  values: ProcedureDocument['values'],
  more: Partial<ProcedureDocument> = {},
): ProcedureDocument =>
  paper('service_receipt', undefined, {
    id: `receipt of ${serves}`,
    values,
    servesDocumentId: serves,
    ...more,
  });

/** What happened by these documents in a case whose clue was found on 2026-03-02. */
export const happened = (...documents: readonly ProcedureDocument[]): Timeline =>
  timelineOf({ clueOn: '2026-03-02', documents }, shippedCounting);
