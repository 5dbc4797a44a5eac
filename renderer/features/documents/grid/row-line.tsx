import { DeleteOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { memo, type ClipboardEvent, type KeyboardEvent } from 'react';
import type { Column, Row } from '#shared/domain/documents/template/template.ts';
import { GridCell } from './grid-cell.tsx';

interface RowLineProps {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  /** the column whose cell of this row is marked */
  readonly marked: string | undefined;
  /** the columns whose cells of this row cannot stay as they are, parted by blanks */
  readonly wrong: string;
  readonly labelId: string;
  readonly onCell: (row: number, column: string, text: string) => void;
  readonly onKey: (event: KeyboardEvent, row: number, column: Column) => void;
  readonly onPaste: (event: ClipboardEvent, row: number, column: number) => void;
  readonly onRemove: (row: number) => void;
}

/** One row of a grid: its number, its cells, and a way to take it out. */
export const RowLine = memo(
  function RowLine(props: RowLineProps) {
    const { row, index, columns, marked, wrong, labelId, onCell, onKey, onPaste, onRemove } = props;
    const wrongColumns = wrong.split(' ');
    return (
      <tr>
        <td className="entry-rows-number">{index + 1}</td>
        {columns.map((column, at) => (
          <td
            key={column.id}
            data-row={index}
            data-column={column.id}
            className={classOf(marked === column.id, wrongColumns.includes(column.id))}
            onKeyDownCapture={(event) => {
              onKey(event, index, column);
            }}
            onPaste={(event) => {
              onPaste(event, index, at);
            }}
          >
            <GridCell
              column={column}
              text={row[column.id] ?? ''}
              labelId={labelId}
              onText={(text) => {
                onCell(index, column.id, text);
              }}
            />
          </td>
        ))}
        <td>
          <Button
            type="text"
            size="small"
            tabIndex={-1}
            icon={<DeleteOutlined aria-hidden />}
            aria-label={`删除第 ${(index + 1).toString()} 行`}
            onClick={() => {
              onRemove(index);
            }}
          />
        </td>
      </tr>
    );
  },
  // The handlers read the newest rows themselves, so only what is shown decides.
  (before, after) =>
    before.row === after.row &&
    before.index === after.index &&
    before.columns === after.columns &&
    before.marked === after.marked &&
    before.wrong === after.wrong,
);

const classOf = (marked: boolean, wrong: boolean): string | undefined =>
  marked ? 'entry-rows-marked' : wrong ? 'entry-rows-wrong' : undefined;
