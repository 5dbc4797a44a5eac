import { cellProblem } from './check-values.ts';
import type { Column, Field, FieldType, FieldValue, Row, Template, Values } from '../template/template.ts';

/** 成批填写: forms the law asks for once per object (抽样记录: one product each), filled in as one table, a row each. */

/** The most documents made at one go: a market inspection samples some dozens, a slip of the hand pastes thousands. */
export const MOST_BATCH_ROWS = 200;

/** How a field stands in the table. Types that are not here (choices, lists, moments) need a form of their own. */
export const batchColumnTypes = {
  text: 'text',
  longtext: 'longtext',
  person: 'text',
  date: 'date',
  number: 'number',
  money: 'money',
} as const satisfies Partial<Record<FieldType, Column['type']>>;

export const isBatchType = (type: FieldType): type is keyof typeof batchColumnTypes =>
  Object.hasOwn(batchColumnTypes, type);

type BatchField = Field & { readonly type: keyof typeof batchColumnTypes };

/** The fields of one row, in the order of the table; none where a template is not made in batches. */
function batchFields({ batch = [], fields }: Template): readonly BatchField[] {
  return batch.flatMap((id) => {
    const field = fields.find((one) => one.id === id);
    // A fresh object narrows its type; a template in force has no other fields here.
    return field !== undefined && isBatchType(field.type) ? [{ ...field, type: field.type }] : [];
  });
}

export const isBatchTemplate = (template: Template): boolean => batchFields(template).length > 0;

/** The columns of the table. A field that only matters under a condition is never asked for. */
export const batchColumns = (template: Template): readonly Column[] =>
  batchFields(template).map(({ id, label, type, required, when, maxLength }) => ({
    id,
    label,
    type: batchColumnTypes[type],
    required: required && when === undefined,
    ...(maxLength === undefined ? {} : { maxLength }),
  }));

/** The values of a document that are not of its row: what all documents of a batch share. */
export const commonValues = ({ batch = [] }: Template, values: Values): Values =>
  Object.fromEntries(Object.entries(values).filter(([id]) => !batch.includes(id)));

/** The row of a document as the table shows it: money in 分, days ISO, empty cells left out. */
export function batchRow(template: Template, values: Values): Row {
  return Object.fromEntries(
    batchFields(template).flatMap(({ id }) => {
      const value = values[id];
      return value === undefined || value === '' || typeof value === 'object' ? [] : [[id, String(value)]];
    }),
  );
}

/** A sound cell as the value of its field; '' for an empty one. */
export function batchValue(template: Template, id: string, text: string): FieldValue {
  const field = batchFields(template).find((one) => one.id === id);
  const isFigure = field?.type === 'number' || field?.type === 'money';
  return isFigure && text !== '' ? Number(text) : text;
}

/** A sound row as values of a document; blanks are left out, so that nothing was entered there. */
export function batchValues(template: Template, row: Row): Values {
  return Object.fromEntries(
    batchFields(template).flatMap(({ id }) => {
      const text = row[id]?.trim() ?? '';
      return text === '' ? [] : [[id, batchValue(template, id, text)]];
    }),
  );
}

/** What keeps a table from becoming documents: row from 1, the column where it lies in one, a sentence naming both. */
export interface RowProblem {
  readonly row: number;
  readonly column?: string;
  readonly sentence: string;
}

const isBlank = (row: Row): boolean => Object.values(row).every((text) => text.trim() === '');

/** Every row that cannot become a document, from the top. Open required cells are none: a draft may have them. */
export function batchProblems(template: Template, rows: readonly Row[]): readonly RowProblem[] {
  const columns = new Map(batchColumns(template).map((column) => [column.id, column]));
  return rows.flatMap((cells, at): readonly RowProblem[] => {
    const row = at + 1;
    const place = `第 ${row.toString()} 行`;
    if (isBlank(cells)) return [{ row, sentence: `${place}没有内容，请填写或者删去。` }];
    return Object.entries(cells).flatMap(([id, text]): readonly RowProblem[] => {
      const column = columns.get(id);
      if (column === undefined)
        return [{ row, column: id, sentence: `${place}有“${id}”一栏，“${template.name}”不按行填写它。` }];
      const problem = text.trim() === '' ? undefined : cellProblem(column, text.trim());
      return problem === undefined
        ? []
        : [{ row, column: id, sentence: `${place}的“${column.label}”${problem}` }];
    });
  });
}

/** What a clerk should see before the documents are made, although it does not stand in the way. */
export function batchRemarks(template: Template, rows: readonly Row[]): readonly string[] {
  const open = batchColumns(template).flatMap(({ id, label, required }) => {
    const places = rows.flatMap((row, at) => ((row[id] ?? '').trim() === '' ? [at + 1] : []));
    return required === true && places.length > 0
      ? [`“${label}”还空着：第 ${places.join('、')} 行。可以建好以后补填。`]
      : [];
  });
  return [...open, ...twins(rows)];
}

/** Rows that say the same in every cell: most often one was pasted twice. */
function twins(rows: readonly Row[]): readonly string[] {
  const first = new Map<string, number>();
  return rows.flatMap((row, at) => {
    const filled = Object.entries(row).filter(([, text]) => text.trim() !== '');
    if (filled.length === 0) return [];
    const words = JSON.stringify(filled.toSorted(([a], [b]) => a.localeCompare(b)));
    const before = first.get(words);
    if (before === undefined) first.set(words, at + 1);
    return before === undefined
      ? []
      : [`第 ${(at + 1).toString()} 行与第 ${before.toString()} 行完全相同，请核对是否重复。`];
  });
}

/** What tells documents of one kind apart in a list: the first cell of their row (产品名称). */
export function batchSubject({ batch = [] }: Template, values: Values): string | undefined {
  const [first = ''] = batch;
  const subject = values[first];
  return typeof subject === 'string' && subject !== '' ? subject : undefined;
}
