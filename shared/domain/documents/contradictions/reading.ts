import { type DocumentKind, isOfKind } from '../../procedure/timeline/document-kind.ts';
import type { CaseFactPath } from '../template/case-facts.ts';
import { columnsOf, rowsOf } from '../values/check-values.ts';
import { nameWithNumber } from '../facts/issued-facts.ts';
import { printCell, printValue } from '../page/print-value.ts';
import type { Field, FieldValue } from '../template/template.ts';
import type { CheckedDocument } from './checked-case.ts';
import type { Place } from './finding.ts';

/** Whether a document is one of these, whatever its template's number. */
export const ofKind = ({ template }: CheckedDocument, ...kinds: readonly DocumentKind[]): boolean =>
  isOfKind(template.id, ...kinds);

/** Words somebody wrote or the case lent, with the path of their field. */
export interface Text {
  readonly field: string;
  readonly label: string;
  readonly text: string;
}

const held = new WeakMap<CheckedDocument, readonly Text[]>();

/** Every text of a document, cells of rows singly; dates, choices and amounts are no texts. */
export function textsOf(document: CheckedDocument): readonly Text[] {
  const known = held.get(document);
  if (known !== undefined) return known;
  const texts = document.template.fields.flatMap((field) => textsIn(field, document.values[field.id]));
  held.set(document, texts);
  return texts;
}

function textsIn(field: Field, value: FieldValue | undefined): readonly Text[] {
  if (typeof value === 'string') {
    return field.type === 'choice' ? [] : [{ field: field.id, label: field.label, text: value }];
  }
  return rowsOf(value).flatMap((row, index) =>
    columnsOf(field).map((column) => ({
      field: `${field.id}[${index.toString()}].${column.id}`,
      label: `${field.label}第${(index + 1).toString()}行${column.label}`,
      text: row[column.id] ?? '',
    })),
  );
}

export const fieldsFrom = (document: CheckedDocument, ...paths: readonly CaseFactPath[]): readonly Field[] =>
  document.template.fields.filter((field) => field.from !== undefined && paths.includes(field.from));

/** The text in a field; empty when it holds something else. */
export function textAt({ values }: CheckedDocument, field: string): string {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
}

/** 《行政处罚告知书》（濮市监罚告〔2026〕1号） */
export const named = ({ title, documentNumber }: CheckedDocument): string =>
  nameWithNumber(`《${title}》`, documentNumber);

export const place = (document: CheckedDocument, field: string, label: string): Place => ({
  documentId: document.id,
  document: named(document),
  field,
  label,
  issued: document.state === 'finalised',
});

export const placeOf = (document: CheckedDocument, field: Field): Place =>
  place(document, field.id, field.label);

/** A value in words, to be quoted. */
export function wordsOf(field: Field, value: FieldValue | undefined): string {
  if (value === undefined) return '';
  const rows = rowsOf(value);
  if (rows.length === 0) return printValue(field, value);
  const columns = columnsOf(field);
  return rows
    .map((row) => columns.map((column) => printCell(column, row[column.id] ?? '')).join(' '))
    .join('；');
}

const QUOTED = 24;

/** A quotation short enough for a sentence. */
export function quote(text: string): string {
  const signs = [...text.replace(/\s+/g, ' ')];
  return `“${signs.length > QUOTED ? `${signs.slice(0, QUOTED).join('')}…` : signs.join('')}”`;
}

/** Full-width letters and spaces are no difference between two texts. */
export const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');
