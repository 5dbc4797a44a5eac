import type { FieldChange } from '#shared/domain/documents/values/compare-values.ts';
import { columnsOf, rowsOf } from '#shared/domain/documents/values/check-values.ts';
import { printCell, printValue } from '#shared/domain/documents/page/print-value.ts';
import type { Column, Field, FieldValue, Row, Values } from '#shared/domain/documents/template/template.ts';
import { rowsDiff } from './rows-diff.ts';
import { type DiffPart, textDiff } from './text-diff.ts';

interface ChangesViewProps {
  readonly changes: readonly FieldChange[];
  /** what case and defaults say where a document says nothing of its own */
  readonly behind: Values;
}

/** Field by field what differs: words by characters, lists by rows, all else as it was and as it is. */
export function ChangesView({ changes, behind }: ChangesViewProps) {
  return (
    <dl className="changes">
      {changes.map(({ field, before, after }) => (
        <div key={field.id} className="change" data-change={field.id}>
          <dt>
            {field.label}
            <span className="quiet">{sourceWords(field, before, after, behind)}</span>
          </dt>
          <dd>
            <Difference field={field} before={before ?? behind[field.id]} after={after ?? behind[field.id]} />
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Where a side says nothing of its own, what is shown comes from the case. */
function sourceWords(
  field: Field,
  before: FieldValue | undefined,
  after: FieldValue | undefined,
  behind: Values,
): string {
  if (behind[field.id] === undefined) return '';
  if (before === undefined) return '（原来取自案件或者默认）';
  return after === undefined ? '（后来取自案件或者默认）' : '';
}

interface DifferenceProps {
  readonly field: Field;
  readonly before: FieldValue | undefined;
  readonly after: FieldValue | undefined;
}

function Difference({ field, before, after }: DifferenceProps) {
  if (field.type === 'rows' || field.type === 'qa') {
    return <Rows columns={columnsOf(field)} before={rowsOf(before)} after={rowsOf(after)} />;
  }
  const words = (value: FieldValue | undefined) =>
    value === undefined || value === '' ? '' : printValue(field, value);
  if (field.type === 'text' || field.type === 'longtext') {
    return <Words parts={textDiff(words(before), words(after))} />;
  }
  return (
    <Words
      parts={[
        { kind: 'removed', text: words(before) },
        { kind: 'added', text: words(after) },
      ]}
    />
  );
}

/** So much of an unchanged passage stands before and after a change. */
const AROUND = 24;

function Words({ parts }: { readonly parts: readonly DiffPart[] }) {
  const shown = parts.filter(({ text }) => text !== '');
  if (shown.length === 0) return <span className="quiet">（空）</span>;
  return (
    <p className="change-words">
      {shown.map(({ kind, text }, index) => {
        if (kind === 'added') return <ins key={index}>{text}</ins>;
        if (kind === 'removed') return <del key={index}>{text}</del>;
        return <span key={index}>{shortened(text, index > 0, index < shown.length - 1)}</span>;
      })}
    </p>
  );
}

/** An unchanged passage with its middle left out. */
function shortened(text: string, after: boolean, before: boolean): string {
  const signs = [...text];
  if (signs.length <= AROUND * 3) return text;
  const head = after ? signs.slice(0, AROUND).join('') : '';
  const tail = before ? signs.slice(-AROUND).join('') : '';
  return `${head}……${tail}`;
}

const rowKinds = { added: '增加', removed: '删去', changed: '改动' } as const;

interface RowsProps {
  readonly columns: readonly Column[];
  readonly before: readonly Row[];
  readonly after: readonly Row[];
}

function Rows({ columns, before, after }: RowsProps) {
  const changes = rowsDiff(before, after);
  return (
    <>
      <p className="quiet">
        原有 {before.length} 行，现有 {after.length} 行。
      </p>
      <table className="change-rows">
        <tbody>
          {changes.map((change, index) => (
            <tr key={index} data-row-change={change.kind}>
              <th scope="row">
                第 {change.number} 行{rowKinds[change.kind]}
              </th>
              {columns.map((column) => (
                <td key={column.id}>
                  <Words parts={textDiff(cell(column, change.before), cell(column, change.after))} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}

const cell = (column: Column, row: Row | undefined): string =>
  row === undefined ? '' : printCell(column, row[column.id] ?? '');
