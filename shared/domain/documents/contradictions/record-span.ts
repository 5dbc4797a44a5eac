import type { Field } from '../template/template.ts';
import type { CheckedDocument } from './checked-case.ts';
import { officersIn } from './officer-fields.ts';
import { plain, textAt } from './reading.ts';

/** When a document says that something went on. */
export interface Span {
  readonly document: CheckedDocument;
  readonly start: Field;
  readonly end: Field;
  /** `2026-03-05T09:30` */
  readonly from: string;
  readonly to: string;
}

/** Two points of time, one called 开始 and one called 结束; an end that is only a time of day is on the day of the start. */
export function spanOf(document: CheckedDocument): Span | undefined {
  const { fields } = document.template;
  const start = fields.find(({ type, label }) => type === 'datetime' && label.includes('开始'));
  const end = fields.find(
    ({ type, label }) => (type === 'datetime' || type === 'time') && label.includes('结束'),
  );
  if (start === undefined || end === undefined) return undefined;
  const from = textAt(document, start.id).slice(0, 16);
  const until = textAt(document, end.id).slice(0, 16);
  if (from === '' || until === '') return undefined;
  return { document, start, end, from, to: end.type === 'time' ? `${from.slice(0, 10)}T${until}` : until };
}

/** 笔录 written on the spot, which takes the time of those who write it; a report about a hearing only repeats its times. */
export function recordSpan(document: CheckedDocument): Span | undefined {
  const span = document.template.kind === 'record' ? spanOf(document) : undefined;
  return span === undefined || span.from >= span.to ? undefined : span;
}

export const overlaps = (one: Span, other: Span): boolean => one.from < other.to && other.from < one.to;

/** 2026-03-05 09:30至10:10 */
export const clock = ({ from, to }: Span): string =>
  `${from.replace('T', ' ')}至${from.slice(0, 10) === to.slice(0, 10) ? to.slice(11) : to.replace('T', ' ')}`;

interface Present {
  readonly name: string;
  readonly certificate: string;
}

/** Officers of the bureau whom a record names as present. */
export function presentIn(document: CheckedDocument): readonly Present[] {
  const lists = document.template.fields.filter(({ type }) => type === 'officer');
  return [
    ...officersIn(document).map(({ name, certificate }) => ({
      name,
      certificate: certificate?.number ?? '',
    })),
    ...lists.flatMap(({ id }) =>
      textAt(document, id)
        .split(/[\n、，,]/)
        .map((name) => ({ name: name.trim(), certificate: '' }))
        .filter(({ name }) => name !== ''),
    ),
  ];
}

/** Who is named in both; two people of one name carry different cards. */
export function presentInBoth(one: CheckedDocument, other: CheckedDocument): readonly string[] {
  const there = presentIn(other);
  const both = presentIn(one).filter((here) =>
    there.some(
      ({ name, certificate }) =>
        plain(name) === plain(here.name) &&
        (certificate === '' || here.certificate === '' || plain(certificate) === plain(here.certificate)),
    ),
  );
  return [...new Set(both.map(({ name }) => name))];
}
