import { moneyInCapitals, moneyInFigures } from '../../../lib/chinese-numerals.ts';
import { dateParts, type DatePart } from './inline.ts';
import type { Column, Field, FieldValue } from '../template/template.ts';

const DATE = /^(\d{4})-(\d{2})-(\d{2})/;
const TIME = /(?:^|T)(\d{2}):(\d{2})/;

const whole = (digits: string | undefined): string => Number(digits ?? '').toString();

/** `2026-03-05` → 2026年3月5日; anything else as it is. */
export function printDate(value: string): string {
  const match = DATE.exec(value);
  if (match === null) return value;
  return `${match[1] ?? ''}年${whole(match[2])}月${whole(match[3])}日`;
}

/** The year, month or day of `2026-03-05` in digits: 2026, 3, 5. */
export function datePart(value: string, part: DatePart): string | undefined {
  const match = DATE.exec(value);
  return match === null ? undefined : whole(match[dateParts.indexOf(part) + 1]);
}

/** `09:30` → 9时30分; anything else as it is. */
export function printTime(value: string): string {
  const match = TIME.exec(value);
  if (match === null) return value;
  return `${whole(match[1])}时${whole(match[2])}分`;
}

/** Money in 分 as figures, capitals or both. */
export function printMoney(fen: number, style: Field['money']): string {
  switch (style) {
    case 'words':
      return moneyInCapitals(fen);
    case 'both':
      return `${moneyInFigures(fen)}元（大写：${moneyInCapitals(fen)}）`;
    case 'figures':
    case undefined:
      return moneyInFigures(fen);
  }
}

/** The value of a field in the words of the paper. Line breaks in it begin new paragraphs. */
export function printValue(field: Field, value: FieldValue): string {
  if (typeof value === 'number')
    return field.type === 'money' ? printMoney(value, field.money) : value.toString();
  if (typeof value === 'boolean') return '';
  if (typeof value !== 'string') return value.filter((item) => typeof item === 'string').join('、');
  switch (field.type) {
    case 'date':
      return printDate(value);
    case 'datetime':
      return TIME.test(value) ? `${printDate(value)}${printTime(value)}` : printDate(value);
    case 'time':
      return printTime(value);
    case 'officer':
      return value
        .split(/[\n、]/)
        .map((name) => name.trim())
        .filter((name) => name !== '')
        .join('、');
    default:
      return value.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
  }
}

/** One cell of a rows field in the words of the paper. */
export function printCell(column: Column, value: string): string {
  if (column.type === 'date') return printDate(value);
  if (column.type === 'money' && /^\d+$/.test(value)) return moneyInFigures(Number(value));
  return value.replace(/\r\n?/g, '\n').replace(/\n+$/, '');
}
