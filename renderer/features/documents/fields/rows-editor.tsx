import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import {
  memo,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
  type ClipboardEvent,
  type KeyboardEvent,
} from 'react';
import { columnsOf, rowsOf } from '#shared/domain/documents/check-values.ts';
import type { Column, Row } from '#shared/domain/documents/template.ts';
import { moneyInFigures } from '#shared/lib/chinese-numerals.ts';
import { today } from '../../../copy/today.ts';
import { isTable, pasteRows } from '../paste-rows.ts';
import { addRow, moveRow, putRows, removeRow, setCell } from '../rows.ts';
import { DayBox } from './date-editor.tsx';
import type { EditorProps } from './editor-props.ts';
import { readMoney, readNumber } from '../read-typed.ts';
import { useTyped } from './use-typed.ts';

const PAGE_OF_ROWS = 200;

/** A list: one line per row. Paste from a sheet, Enter for the next row, Ctrl+↑↓ moves, Ctrl+Del removes. */
export function RowsEditor({ field, value, onChange, labelId }: EditorProps) {
  const columns = columnsOf(field);
  const rows = rowsOf(value);
  const shown = rows.length === 0 ? [{}] : rows;
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const [limit, setLimit] = useState(PAGE_OF_ROWS);
  const table = useRef<HTMLTableElement>(null);
  const latest = useRef({ rows: shown, onChange });
  useLayoutEffect(() => {
    latest.current = { rows: shown, onChange };
  });

  /** Waits for the row to be drawn before the cursor goes there. */
  const goTo = useCallback((row: number, column: string) => {
    requestAnimationFrame(() => {
      const cell = table.current?.querySelector(`[data-row="${row.toString()}"][data-column="${column}"]`);
      cell?.querySelector<HTMLElement>('input, textarea')?.focus();
    });
  }, []);

  const put = useCallback((next: readonly Row[]) => {
    latest.current.onChange(next.every((row) => Object.values(row).every((text) => text === '')) ? [] : next);
  }, []);

  const onCell = useCallback(
    (row: number, column: string, text: string) => {
      put(setCell(latest.current.rows, row, column, text));
    },
    [put],
  );

  const onKey = useCallback(
    (event: KeyboardEvent, row: number, column: string, long: boolean) => {
      if (event.nativeEvent.isComposing) return;
      const { rows: now } = latest.current;
      const first = columns[0]?.id ?? column;
      const by = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : undefined;
      if (event.ctrlKey && by !== undefined) {
        event.preventDefault();
        put(moveRow(now, row, by));
        if (now[row + by] !== undefined) goTo(row + by, column);
      } else if (event.ctrlKey && event.key === 'Delete') {
        event.preventDefault();
        put(removeRow(now, row));
        goTo(Math.max(row - 1, 0), column);
      } else if (event.key === 'Enter' && !event.ctrlKey && !(long && event.shiftKey)) {
        event.preventDefault();
        if (row === now.length - 1) latest.current.onChange(addRow(now, row));
        goTo(row + 1, first);
      } else if (by !== undefined && !long && !event.altKey && now[row + by] !== undefined) {
        event.preventDefault();
        goTo(row + by, column);
      }
    },
    [columns, goTo, put],
  );

  const onPaste = useCallback(
    (event: ClipboardEvent, row: number, column: number) => {
      const text = event.clipboardData.getData('text/plain');
      if (!isTable(text) || (columns.length === 1 && !text.includes('\t') && columns[0]?.type === 'longtext'))
        return;
      event.preventDefault();
      const pasted = pasteRows(text, columns, { from: column, firstRow: row, today: today() });
      setRemarks(pasted.remarks);
      put(putRows(latest.current.rows, row, pasted.rows));
      goTo(row + Math.max(pasted.rows.length - 1, 0), columns[column]?.id ?? '');
    },
    [columns, goTo, put],
  );

  return (
    <div className="entry-rows">
      <table ref={table} aria-labelledby={labelId}>
        <thead>
          <tr>
            <th className="entry-rows-number">序号</th>
            {columns.map((column) => (
              <th key={column.id} className={`entry-rows-${column.type}`}>
                {column.label}
                {column.type === 'money' && '（元）'}
              </th>
            ))}
            <th aria-label="删除" />
          </tr>
        </thead>
        <tbody>
          {shown.slice(0, limit).map((row, index) => (
            <RowLine
              // Rows have no identity of their own; the cells keep no state that could go astray.
              key={index}
              row={row}
              index={index}
              columns={columns}
              labelId={labelId}
              onCell={onCell}
              onKey={onKey}
              onPaste={onPaste}
              onRemove={(at) => {
                put(removeRow(latest.current.rows, at));
              }}
            />
          ))}
        </tbody>
      </table>
      <div className="entry-rows-foot">
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => {
            onChange(addRow(shown, shown.length - 1));
            goTo(shown.length, columns[0]?.id ?? '');
          }}
        >
          加一行
        </Button>
        {shown.length > limit && (
          <Button
            size="small"
            type="link"
            onClick={() => {
              setLimit(limit + 1000);
            }}
          >
            共 {shown.length} 行，再显示 1000 行
          </Button>
        )}
        <span className="quiet">回车下一行 · Ctrl+↑↓ 移动 · Ctrl+Del 删除 · 可从表格粘贴</span>
      </div>
      {remarks.length > 0 && (
        <ul className="entry-remarks amber" role="status">
          {remarks.slice(0, 8).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
          {remarks.length > 8 && <li>另有 {remarks.length - 8} 处同样留空。</li>}
        </ul>
      )}
    </div>
  );
}

interface RowLineProps {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  readonly labelId: string;
  readonly onCell: (row: number, column: string, text: string) => void;
  readonly onKey: (event: KeyboardEvent, row: number, column: string, long: boolean) => void;
  readonly onPaste: (event: ClipboardEvent, row: number, column: number) => void;
  readonly onRemove: (row: number) => void;
}

const RowLine = memo(
  function RowLine({ row, index, columns, labelId, onCell, onKey, onPaste, onRemove }: RowLineProps) {
    return (
      <tr>
        <td className="entry-rows-number">{index + 1}</td>
        {columns.map((column, at) => (
          <td
            key={column.id}
            data-row={index}
            data-column={column.id}
            onKeyDownCapture={(event) => {
              onKey(event, index, column.id, column.type === 'longtext');
            }}
            onPaste={(event) => {
              onPaste(event, index, at);
            }}
          >
            <Cell
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
    before.row === after.row && before.index === after.index && before.columns === after.columns,
);

interface CellProps {
  readonly column: Column;
  readonly text: string;
  readonly labelId: string;
  readonly onText: (text: string) => void;
}

function Cell({ column, text, labelId, onText }: CellProps) {
  switch (column.type) {
    case 'date':
      return <DayBox value={text} labelId={labelId} onPart={onText} onEnter={() => undefined} />;
    case 'money':
    case 'number':
      return <FigureCell column={column} text={text} labelId={labelId} onText={onText} />;
    case 'text':
    case 'longtext':
      return (
        <textarea
          className="entry"
          rows={1}
          spellCheck={false}
          aria-label={column.label}
          value={text}
          onChange={(event) => {
            onText(
              column.type === 'text' ? event.target.value.replace(/\s*\n\s*/g, ' ') : event.target.value,
            );
          }}
        />
      );
  }
}

const showFen = (text: string): string => (/^\d+$/.test(text) ? moneyInFigures(Number(text)) : text);
const asTyped = (text: string): string => text;

function FigureCell({ column, text, onText }: CellProps) {
  const money = column.type === 'money';
  const typed = useTyped(text, money ? showFen : asTyped);
  const read = (source: string) => (money ? readMoney(source) : readNumber(source));
  const wrong = typed.text.trim() !== '' && read(typed.text) === undefined;
  return (
    <>
      <input
        className="entry entry-amount"
        inputMode="decimal"
        autoComplete="off"
        aria-label={column.label}
        aria-invalid={wrong}
        value={typed.text}
        onBlur={() => {
          if (!wrong) typed.tidy();
        }}
        onChange={(event) => {
          const next = read(event.target.value)?.toString() ?? '';
          typed.type(event.target.value, next);
          onText(next);
        }}
      />
      {wrong && <span className="alarm">{money ? '不是金额' : '不是数字'}</span>}
    </>
  );
}
