import type { Values } from './template/template.ts';

/** The list that other documents cite by its number: 场所/设施/财物清单. */
export const PROPERTY_LIST = 'property_list';
/** 文书编号 of a list; the form has no place for a 文号. */
export const LIST_NUMBER = 'list_number';

const YEAR_AND_SEQUENCE = /(\d{4})\D+(\d+)\D*$/;

/**
 * The number of a new list of a case: year and number of the case, then which list of it.
 * 濮市监案〔2026〕12号, of which 2026-12-1 is used → 2026-12-2. The clerk may write another.
 */
export function nextListNumber(caseNumber: string, used: readonly string[]): string {
  const [, year, sequence] = YEAR_AND_SEQUENCE.exec(caseNumber) ?? [];
  const base = year === undefined || sequence === undefined ? '' : `${year}-${sequence}-`;
  let next = 1;
  while (used.includes(`${base}${next.toString()}`)) next += 1;
  return `${base}${next.toString()}`;
}

/** The number a list bears by these values; undefined while it has none. */
export function listNumberOf(values: Values): string | undefined {
  const number = values[LIST_NUMBER];
  return typeof number === 'string' && number.trim() !== '' ? number : undefined;
}
