import { isIsoDate } from '../../../lib/date.ts';
import { holds, isEmptyValue } from '../template/conditions.ts';
import type { Column, Field, FieldValue, Row, Template, Values } from '../template/template.ts';

export interface MissingField {
  readonly field: string;
  readonly label: string;
}

/** Required blanks that are still open, in the order of the form. */
export function missingFields(template: Template, values: Values): readonly MissingField[] {
  return template.fields
    .filter((field) => field.required && (field.when === undefined || holds(field.when, values)))
    .filter((field) => isOpen(field, values[field.id]))
    .map((field) => ({ field: field.id, label: field.label }));
}

function isOpen(field: Field, value: FieldValue | undefined): boolean {
  if (field.type === 'flag') return value === undefined;
  if (isEmptyValue(value)) return true;
  const rows = rowsOf(value);
  if (rows.length === 0) return false;
  return rows.some((row) =>
    columnsOf(field).some((column) => column.required === true && (row[column.id] ?? '').trim() === ''),
  );
}

const qaColumns: readonly Column[] = [
  { id: 'question', label: '问', type: 'longtext', required: true },
  { id: 'answer', label: '答', type: 'longtext' },
];

const dialogueColumns: readonly Column[] = [
  { id: 'speaker', label: '发言人', type: 'text', required: true, maxLength: 60 },
  { id: 'text', label: '发言', type: 'longtext', required: true },
];

/** The columns of a rows, qa or dialogue field. */
export function columnsOf(field: Field): readonly Column[] {
  if (field.type === 'qa') return qaColumns;
  return field.type === 'dialogue' ? dialogueColumns : (field.columns ?? []);
}

const isList = (value: FieldValue | undefined): value is readonly string[] | readonly Row[] =>
  Array.isArray(value);

/** The rows of a value; none when it holds something else. */
export function rowsOf(value: FieldValue | undefined): readonly Row[] {
  if (!isList(value)) return [];
  const rows: Row[] = [];
  for (const item of value) if (typeof item === 'object') rows.push(item);
  return rows;
}

/** The rows up to the last one in which anything stands: Enter on the last row leaves an empty one behind. */
export function withoutBlankTail(rows: readonly Row[]): readonly Row[] {
  const last = rows.findLastIndex((row) => Object.values(row).some((text) => text.trim() !== ''));
  return rows.slice(0, last + 1);
}

/**
 * What is wrong with a value, as a sentence for the clerk; undefined when it may stand.
 * An empty value is never wrong here: that is what `missingFields` says.
 */
export function checkValue(field: Field, value: FieldValue | undefined): string | undefined {
  if (value === undefined || value === '') return undefined;
  const problem = problemOf(field, value);
  return problem === undefined ? undefined : `“${field.label}”${problem}`;
}

function problemOf(field: Field, value: FieldValue): string | undefined {
  switch (field.type) {
    case 'text':
    case 'longtext':
    case 'person':
    case 'officer':
    case 'documentNumber':
      if (typeof value !== 'string') return '应填写文字。';
      return tooLong(value, field.maxLength);
    case 'date':
      return typeof value === 'string' && isIsoDate(value) ? undefined : '应为存在的日期，例如 2026-03-05。';
    case 'datetime':
      return typeof value === 'string' && isDatetime(value) ? undefined : datetimeProblem(value);
    case 'time':
      return typeof value === 'string' && isTime(value) ? undefined : '应为时间，例如 09:30。';
    case 'number':
      return typeof value === 'number' && Number.isFinite(value) ? undefined : '应为数字。';
    case 'money':
      return typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < 1e15
        ? undefined
        : '应为不小于零的金额，最小到分。';
    case 'choice':
      return typeof value === 'string' && hasOption(field, value) ? undefined : '应从所列选项中选择。';
    case 'multichoice':
      return Array.isArray(value) && value.every((item) => typeof item === 'string' && hasOption(field, item))
        ? undefined
        : '应从所列选项中选择。';
    case 'flag':
      return typeof value === 'boolean' ? undefined : '应为是或者否。';
    case 'rows':
    case 'qa':
    case 'dialogue':
      return rowsProblem(field, value);
  }
}

/** Day and time are two boxes: what is said is about the one that is not right. */
function datetimeProblem(value: FieldValue): string {
  const [day = '', time = ''] = typeof value === 'string' ? value.split('T') : [];
  if (isIsoDate(day) && time === '') return '还没有填几时几分。';
  if (day === '' && isTime(time)) return '还没有填年月日。';
  return '应为存在的日期和时间，例如 2026-03-05 09:30。';
}

const hasOption = (field: Field, value: string): boolean =>
  (field.options ?? []).some((option) => option.value === value);

const isTime = (text: string): boolean => /^([01]\d|2[0-3]):[0-5]\d$/.test(text);

const isDatetime = (text: string): boolean => {
  const match = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})?$/.exec(text);
  return match !== null && isIsoDate(match[1] ?? '') && isTime(match[2] ?? '');
};

function tooLong(value: string, maxLength: number | undefined): string | undefined {
  const length = [...value].length;
  return maxLength !== undefined && length > maxLength
    ? `最多 ${maxLength.toString()} 字，现有 ${length.toString()} 字。`
    : undefined;
}

function rowsProblem(field: Field, value: FieldValue): string | undefined {
  if (!Array.isArray(value) || value.some((item) => typeof item !== 'object')) return '应为逐行填写的内容。';
  const columns = columnsOf(field);
  for (const [index, row] of rowsOf(value).entries()) {
    const place = `第 ${(index + 1).toString()} 行`;
    for (const [key, text] of Object.entries(row)) {
      const column = columns.find((one) => one.id === key);
      if (column === undefined) return `${place}有多余的一栏“${key}”。`;
      const problem = text === '' ? undefined : cellProblem(column, text);
      if (problem !== undefined) return `${place}的“${column.label}”${problem}`;
    }
  }
  return undefined;
}

/** What is wrong with a cell that is not empty; undefined when it may stand. */
export function cellProblem(column: Column, text: string): string | undefined {
  switch (column.type) {
    case 'date':
      return isIsoDate(text) ? undefined : '应为存在的日期，例如 2026-03-05。';
    case 'money':
      return /^\d{1,15}$/.test(text) ? undefined : '应为不小于零的金额，最小到分。';
    case 'number':
      return Number.isFinite(Number(text)) ? undefined : '应为数字。';
    case 'text':
    case 'longtext':
      return tooLong(text, column.maxLength);
  }
}
