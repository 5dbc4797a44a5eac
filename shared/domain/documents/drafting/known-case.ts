import type { CaseFactPath } from '../template/case-facts.ts';
import type { CaseFacts, FieldValue, Row, Template, Values } from '../template/template.ts';
import type { DocumentKind } from '../../procedure/timeline/document-kind.ts';
import type { ProcedureEvent } from '../../procedure/events/procedure-event.ts';
import type {
  ProcedureDocument,
  ProcedureEntry,
  Timeline,
} from '../../procedure/timeline/procedure-entry.ts';
import type { Counting } from '../../procedure/counting/counting.ts';
import type { IsoDate } from '../../../lib/date.ts';
import { rowsOf } from '../values/check-values.ts';

/** An issued document with the form it was written on. */
export interface IssuedPaper extends Pick<
  ProcedureDocument,
  'id' | 'kind' | 'values' | 'date' | 'documentNumber'
> {
  readonly fields: Template['fields'];
}

/** What is known of a case when a document of it is drafted. */
export interface KnownCase {
  readonly facts: CaseFacts;
  /** in the order in which they were issued */
  readonly issued: readonly IssuedPaper[];
  readonly timeline: Timeline;
  readonly counting: Counting;
  readonly today: IsoDate;
  /** what the draft is begun with: which measure it is about */
  readonly given: Values;
  /** of a 送达回证: what it is to prove the service of */
  readonly serves: readonly string[];
}

export const factOf = ({ facts }: KnownCase, path: CaseFactPath): string => {
  const fact = facts[path];
  return typeof fact === 'string' ? fact.trim() : '';
};

/** The last issued document of one of these kinds. */
export const lastIssued = (
  { issued }: KnownCase,
  ...kinds: readonly DocumentKind[]
): IssuedPaper | undefined => issued.findLast(({ kind }) => kind !== undefined && kinds.includes(kind));

/** The text of a field; empty without the document, or when the field holds something else. */
export const textOf = (paper: Pick<IssuedPaper, 'values'> | undefined, field: string): string => {
  const value = paper?.values[field];
  return typeof value === 'string' ? value.trim() : '';
};

export const rowsIn = (paper: Pick<IssuedPaper, 'values'> | undefined, field: string): readonly Row[] =>
  rowsOf(paper?.values[field]);

/** Fields of another document under the names they have here; what that one does not say is left out. */
export function copied(
  paper: Pick<IssuedPaper, 'values'> | undefined,
  fields: Readonly<Record<string, string>>,
): Values {
  const values: Record<string, FieldValue> = {};
  for (const [here, there] of Object.entries(fields)) {
    const value = paper?.values[there];
    if (value !== undefined) values[here] = value;
  }
  return values;
}

/** The last time something happened. */
export const lastOf = (
  { timeline }: KnownCase,
  ...events: readonly ProcedureEvent[]
): ProcedureEntry | undefined => timeline.findLast(({ event }) => events.includes(event));

export const happened = (known: KnownCase, ...events: readonly ProcedureEvent[]): boolean =>
  lastOf(known, ...events) !== undefined;
