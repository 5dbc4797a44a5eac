import { DeleteOutlined, PlusOutlined, UploadOutlined } from '@ant-design/icons';
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
import { flushSync } from 'react-dom';
import { columnsOf, rowsOf } from '#shared/domain/documents/check-values.ts';
import type { Column, Row } from '#shared/domain/documents/template.ts';
import { today } from '../../../copy/today.ts';
import { GridCell } from '../grid/grid-cell.tsx';
import { cellBeside, gridAction, type GridAction } from '../grid/grid-keys.ts';
import {
  type CellRange,
  clearRange,
  fillDown,
  insertRow,
  isBlankRow,
  layOver,
  rangeOf,
  removeRows,
  textOfRange,
} from '../grid/grid-rows.ts';
import { ImportWindow } from '../grid/import-window.tsx';
import { DRAWN_WHOLE, RowChunks } from '../grid/row-chunks.tsx';
import { isTable, MOST_ROWS, pasteRows } from '../paste-rows.ts';
import { addRow, moveRow, removeRow, setCell } from '../rows.ts';
import type { EditorProps } from './editor-props.ts';

interface Place {
  readonly row: number;
  readonly column: string;
}

interface ChosenFile {
  readonly file: File;
  /** tells two choices apart, be it the same file */
  readonly time: number;
}

/**
 * A list as a grid, all by key: arrows, Tab, Enter for the row below, Ctrl+D fills down, Ctrl+I inserts, Ctrl+↑↓
 * moves and Ctrl+Del removes a row, Shift+↑↓ marks cells, Ctrl+O takes in an XLSX or CSV file; blocks of cells are
 * pasted as spreadsheets copy them. Long lists are drawn only where they are looked at.
 */
export function RowsEditor({ field, value, onChange, labelId }: EditorProps) {
  const columns = columnsOf(field);
  const rows = rowsOf(value);
  const shown = rows.length === 0 ? [{}] : rows;
  const [remarks, setRemarks] = useState<readonly string[]>([]);
  const [range, setRange] = useState<CellRange>();
  const [kept, setKept] = useState<number>();
  const [chosen, setChosen] = useState<ChosenFile>();
  const box = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  /** Where Tab began, so that Enter goes back under it. */
  const tabbedFrom = useRef<Place>(undefined);
  const latest = useRef({ rows: shown, range, onChange });
  useLayoutEffect(() => {
    latest.current = { rows: shown, range, onChange };
  });

  /** The row is drawn before the cursor goes there, within the same key: what is typed next belongs to it. */
  const goTo = useCallback(
    (row: number, column: string, how: 'whole' | 'end' = 'whole') => {
      flushSync(() => {
        setKept(row);
      });
      const cell = box.current?.querySelector(`[data-row="${row.toString()}"][data-column="${column}"]`);
      const entry = cell?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
      if (entry === null || entry === undefined) return;
      entry.focus();
      if (how === 'whole' && !isLongEntry(columns, column)) entry.select();
      else entry.setSelectionRange(entry.value.length, entry.value.length);
    },
    [columns],
  );

  const put = useCallback((next: readonly Row[]) => {
    latest.current.onChange(next.every(isBlankRow) && next.length <= 1 ? [] : next);
  }, []);

  const onCell = useCallback(
    (row: number, column: string, text: string) => {
      setRange(undefined);
      put(setCell(latest.current.rows, row, column, text));
    },
    [put],
  );

  const act = useCallback(
    (action: GridAction, place: Place): boolean => {
      const { rows: now, range: marked } = latest.current;
      const { row, column } = place;
      const here: CellRange = marked ?? { column, from: row, to: row };
      const at = columns.findIndex(({ id }) => id === column);
      if (action.kind !== 'mark' && action.kind !== 'copy') setRange(undefined);
      if (action.kind !== 'side' && action.kind !== 'edit') {
        if (action.kind !== 'next') tabbedFrom.current = undefined;
      }
      switch (action.kind) {
        case 'go': {
          const to = Math.min(Math.max(row + action.by, 0), now.length - 1);
          if (to !== row) goTo(to, column);
          return to !== row;
        }
        case 'side': {
          const beside = cellBeside({ row, column: at }, action.by, {
            rows: now.length,
            columns: columns.length,
          });
          const to = columns[beside?.column ?? -1];
          if (beside === undefined || to === undefined) return false;
          tabbedFrom.current = beside.row === row ? (tabbedFrom.current ?? place) : undefined;
          goTo(beside.row, to.id);
          return true;
        }
        case 'edge':
          goTo(action.to === 'first' ? 0 : now.length - 1, column);
          return true;
        case 'next': {
          const back = tabbedFrom.current?.row === row ? tabbedFrom.current.column : column;
          tabbedFrom.current = undefined;
          if (row === now.length - 1) {
            if (now.length >= MOST_ROWS) return true;
            latest.current.onChange(addRow(now, row));
            goTo(row + 1, columns[0]?.id ?? column);
          } else goTo(row + 1, back);
          return true;
        }
        case 'mark': {
          const to = Math.min(Math.max(here.to + action.by, 0), now.length - 1);
          setRange({ column, from: here.from, to });
          setKept(to);
          return true;
        }
        case 'fill':
          put(fillDown(now, here));
          return true;
        case 'insert':
          if (now.length < MOST_ROWS) {
            latest.current.onChange(insertRow(now, row));
            goTo(row, column);
          }
          return true;
        case 'move':
          put(moveRow(now, row, action.by));
          if (now[row + action.by] !== undefined) goTo(row + action.by, column);
          return true;
        case 'remove': {
          const [first] = rangeOf(here);
          const next = removeRows(now, here);
          put(next);
          goTo(Math.max(Math.min(first, next.length - 1), 0), column);
          return true;
        }
        case 'clear':
          put(clearRange(now, here));
          return true;
        case 'copy':
          void navigator.clipboard.writeText(textOfRange(now, here));
          return true;
        case 'import':
          chooser.current?.click();
          return true;
        case 'edit':
          goTo(row, column, 'end');
          return true;
      }
    },
    [columns, goTo, put],
  );

  const onKey = useCallback(
    (event: KeyboardEvent, row: number, column: Column) => {
      if (event.nativeEvent.isComposing || event.metaKey) return;
      const { key, ctrlKey: ctrl, shiftKey: shift, altKey: alt } = event;
      const { target } = event;
      // The button of a date opens its calendar by the usual keys.
      if (!(target instanceof HTMLInputElement) && !(target instanceof HTMLTextAreaElement)) return;
      const { selectionStart: from, selectionEnd: to, value: text } = target;
      const action = gridAction(
        { key, ctrl, shift, alt },
        {
          long: column.type === 'longtext',
          atStart: from === 0 && to === 0,
          atEnd: from === text.length && to === text.length,
          whole: text !== '' && from === 0 && to === text.length,
          marked: latest.current.range !== undefined,
        },
      );
      if (action === undefined || !act(action, { row, column: column.id })) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [act],
  );

  const onPaste = useCallback(
    (event: ClipboardEvent, row: number, column: number) => {
      const text = event.clipboardData.getData('text/plain');
      if (!isTable(text) || (columns.length === 1 && !text.includes('\t') && columns[0]?.type === 'longtext'))
        return;
      event.preventDefault();
      const pasted = pasteRows(text, columns, { from: column, firstRow: row, today: today() });
      setRemarks(pasted.remarks);
      put(layOver(latest.current.rows, row, pasted.rows));
      goTo(row + Math.max(pasted.rows.length - 1, 0), columns[column]?.id ?? '');
    },
    [columns, goTo, put],
  );

  const onRemove = useCallback(
    (at: number) => {
      put(removeRow(latest.current.rows, at));
    },
    [put],
  );

  const [first, last] = range === undefined ? [-1, -1] : rangeOf(range);
  const long = shown.length > DRAWN_WHOLE;
  return (
    <div className="entry-rows">
      <div ref={box} className={long ? 'entry-rows-box entry-rows-long' : 'entry-rows-box'}>
        <table aria-labelledby={labelId} aria-rowcount={shown.length}>
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
          <RowChunks
            count={shown.length}
            columns={columns.length + 2}
            box={box}
            kept={kept}
            row={(index) => (
              <RowLine
                // Rows have no identity of their own; the cells keep no state that could go astray.
                key={index}
                row={shown[index] ?? {}}
                index={index}
                columns={columns}
                marked={index >= first && index <= last ? range?.column : undefined}
                labelId={labelId}
                onCell={onCell}
                onKey={onKey}
                onPaste={onPaste}
                onRemove={onRemove}
              />
            )}
          />
        </table>
      </div>
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
        <Button
          size="small"
          icon={<UploadOutlined aria-hidden />}
          title="Ctrl+O"
          onClick={() => chooser.current?.click()}
        >
          从表格文件导入…
        </Button>
        <input
          ref={chooser}
          type="file"
          hidden
          accept=".xlsx,.csv,.txt,.xls,.et"
          aria-label="表格文件"
          onChange={(event) => {
            const file = event.target.files?.[0];
            if (file !== undefined) setChosen({ file, time: (chosen?.time ?? 0) + 1 });
            // The same file may be chosen again after it was mended.
            event.target.value = '';
          }}
        />
        {long && <span className="numeric">共 {shown.length} 行</span>}
        <span className="quiet">
          回车下一行 · Ctrl+D 向下填充 · Ctrl+I 插入 · Ctrl+↑↓ 移动 · Ctrl+Del 删除 · 可从表格粘贴
        </span>
      </div>
      {remarks.length > 0 && (
        <ul className="entry-remarks amber" role="status">
          {remarks.slice(0, 8).map((remark) => (
            <li key={remark}>{remark}</li>
          ))}
          {remarks.length > 8 && <li>另有 {remarks.length - 8} 处同样留空。</li>}
        </ul>
      )}
      {chosen !== undefined && (
        <ImportWindow
          key={chosen.time}
          file={chosen.file}
          columns={columns}
          rows={rows.filter((row) => !isBlankRow(row))}
          onOther={() => chooser.current?.click()}
          onClose={() => {
            setChosen(undefined);
          }}
          onRows={(next) => {
            setRemarks([]);
            flushSync(() => {
              setChosen(undefined);
              onChange(next);
            });
            // The window gives the cursor back to where it was before; that place may be gone.
            requestAnimationFrame(() => {
              goTo(0, columns[0]?.id ?? '');
            });
          }}
        />
      )}
    </div>
  );
}

const isLongEntry = (columns: readonly Column[], id: string): boolean =>
  columns.find((column) => column.id === id)?.type === 'longtext';

interface RowLineProps {
  readonly row: Row;
  readonly index: number;
  readonly columns: readonly Column[];
  /** the column whose cell of this row is marked */
  readonly marked: string | undefined;
  readonly labelId: string;
  readonly onCell: (row: number, column: string, text: string) => void;
  readonly onKey: (event: KeyboardEvent, row: number, column: Column) => void;
  readonly onPaste: (event: ClipboardEvent, row: number, column: number) => void;
  readonly onRemove: (row: number) => void;
}

const RowLine = memo(
  function RowLine({ row, index, columns, marked, labelId, onCell, onKey, onPaste, onRemove }: RowLineProps) {
    return (
      <tr>
        <td className="entry-rows-number">{index + 1}</td>
        {columns.map((column, at) => (
          <td
            key={column.id}
            data-row={index}
            data-column={column.id}
            className={marked === column.id ? 'entry-rows-marked' : undefined}
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
    before.marked === after.marked,
);
