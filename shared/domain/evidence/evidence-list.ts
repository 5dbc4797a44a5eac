import { rowsFromEvidence } from '../documents/values/rows-from-text.ts';
import type { Column, Row } from '../documents/template/template.ts';

/** One piece of evidence and what it proves; each on one line of the text. */
export const evidenceColumns: readonly Column[] = [
  { id: 'item', label: '证据', type: 'text', required: true, maxLength: 500 },
  { id: 'proves', label: '证明内容', type: 'text', required: true, maxLength: 1000 },
];

/** `1.现场笔录一份，证明……`: the list as documents print it, one line each; empty rows are left out. */
export function evidenceText(rows: readonly Row[]): string {
  return rows
    .map((row) => ({ item: oneLine(row['item']), proves: oneLine(row['proves']) }))
    .filter(({ item, proves }) => item !== '' || proves !== '')
    .map(
      ({ item, proves }, index) =>
        `${(index + 1).toString()}.${item}${proves === '' ? '' : `，证明${proves.replace(/^证明/, '')}`}`,
    )
    .join('\n');
}

const oneLine = (text: string | undefined): string => (text ?? '').replace(/\s*\n\s*/g, ' ').trim();

/** The rows of such a text. */
export const evidenceRows = (text: string): readonly Row[] => rowsFromEvidence(text);

/** Whether a text is such a list: every line says what it proves. Any other is better left as it was written. */
export const isEvidenceList = (text: string): boolean =>
  evidenceRows(text).every((row) => (row['item'] ?? '') !== '' && (row['proves'] ?? '') !== '');
