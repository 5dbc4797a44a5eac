import { Select } from 'antd';
import type { Column } from '#shared/domain/documents/template/template.ts';
import type { ColumnMatch } from './match-columns.ts';
import { columnLetters } from './sheet-cells.ts';

interface ImportPairsProps {
  readonly columns: readonly Column[];
  readonly headings: readonly string[];
  /** the first row below the headings, to know the columns by */
  readonly sample: readonly string[];
  readonly match: ColumnMatch;
  readonly onMatch: (match: ColumnMatch) => void;
}

const NONE = -1;
const SAMPLE_CHARACTERS = 16;

/** Lists with more columns than this are paired in two columns, so that what does not fit is still in sight. */
export const PAIRED_IN_ONE = 8;

/** Which column of the sheet goes into which column of the list. */
export function ImportPairs({ columns, headings, sample, match, onMatch }: ImportPairsProps) {
  const options = [
    { value: NONE, label: '不导入' },
    ...headings.flatMap((words, index) => {
      const cell = sample[index]?.trim() ?? '';
      if (words.trim() === '' && cell === '') return [];
      const name = words.trim() === '' ? '（无表头）' : words.trim();
      const letters = columnLetters(index);
      return [{ value: index, label: `${letters} 列 ${name}${cell === '' ? '' : `，如“${shorten(cell)}”`}` }];
    }),
  ];
  return (
    <div>
      <div className="import-pairs-head">本文书的栏目，取自表格中的列</div>
      <div className={columns.length > PAIRED_IN_ONE ? 'import-pairs import-pairs-two' : 'import-pairs'}>
        {columns.map((column) => (
          <div key={column.id} className="import-pair" data-import-column={column.id}>
            <span>
              {column.label}
              {column.required === true && <span className="field-required">*</span>}
            </span>
            <Select
              aria-label={`“${column.label}”取自`}
              {...(column.required === true && match[column.id] === undefined
                ? { status: 'error' as const }
                : {})}
              value={match[column.id] ?? NONE}
              options={options}
              onChange={(next: number) => {
                onMatch(paired(match, column.id, next));
              }}
            />
          </div>
        ))}
      </div>
    </div>
  );
}

const shorten = (text: string): string =>
  text.length > SAMPLE_CHARACTERS ? `${text.slice(0, SAMPLE_CHARACTERS)}…` : text;

/** One source column serves one column: chosen for another, it leaves the one it was for. */
function paired(match: ColumnMatch, column: string, source: number): ColumnMatch {
  const others = Object.entries(match).filter(([id, at]) => id !== column && at !== source);
  return Object.fromEntries(source === NONE ? others : [...others, [column, source]]);
}
