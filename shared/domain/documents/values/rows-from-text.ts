import { checkValue, columnsOf } from './check-values.ts';
import type { Field, FieldValue, Row } from '../template/template.ts';
import { withoutLimits } from '../template/without-limits.ts';

/** `1.`, `（2）`, `3、` before an item */
const ITEM_NUMBER = /^\s*(?:[（(]\s*\d{1,3}\s*[）)]|\d{1,3}\s*[.．、])\s*/;
/** 现场笔录一份，证明当事人…… */
const PROVES = /\s*[，,；;]\s*证明(?:内容[：:]|了|：|:)?/;

/**
 * A text of the case as rows of a field, one line each: evidence is cut before 证明, other columns at tabs.
 * Undefined when the rows would not fit the field by their kind; too long ones are not lost, only not issued.
 */
export function rowsFromText(field: Field, text: string): FieldValue | undefined {
  const rows = itemLines(text).map((line) => rowOf(field, line));
  return rows.length === 0 || checkValue(withoutLimits(field), rows) !== undefined ? undefined : rows;
}

/** The items of a text, one a line, without their numbers. */
export const itemLines = (text: string): readonly string[] =>
  text
    .split(/\r?\n/)
    .map((line) => line.replace(ITEM_NUMBER, '').trim())
    .filter((line) => line !== '');

/** Lines of evidence as `{item, proves}`, cut before 证明. */
export const rowsFromEvidence = (text: string): readonly Row[] =>
  itemLines(text).map((line) => {
    const [item = '', proves = ''] = evidenceCells(line);
    return { item, proves };
  });

function rowOf(field: Field, line: string): Row {
  const columns = columnsOf(field);
  const cells =
    columns[1]?.id === 'proves' ? evidenceCells(line) : line.split('\t').map((cell) => cell.trim());
  return Object.fromEntries(columns.map((column, index) => [column.id, cells[index] ?? '']));
}

function evidenceCells(line: string): readonly string[] {
  const match = PROVES.exec(line);
  if (match === null) return [line];
  return [line.slice(0, match.index), line.slice(match.index + match[0].length)];
}
