import { type Ref, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Column, Row } from '#shared/domain/documents/template/template.ts';
import { MOST_ROWS } from './sheet/paste-rows.ts';
import { addRow } from './rows.ts';
import { GridFoot } from './grid-foot.tsx';
import { isBlankRow, rangeOf } from './grid-rows.ts';
import type { Place } from './grid-step.ts';
import { ImportWindow } from './sheet/import-window.tsx';
import { DRAWN_WHOLE, RowChunks } from './row-chunks.tsx';
import { RowLine } from './row-line.tsx';
import { useGrid } from './use-grid.ts';
import './grid.css';

interface GridProps {
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  readonly onRows: (rows: readonly Row[]) => void;
  readonly labelId: string;
  /** so many rows at most; without it as many as one field takes */
  readonly most?: number;
  /** columns that cannot stay as they are, parted by blanks, by row from 0 */
  readonly wrong?: ReadonlyMap<number, string>;
  readonly ref?: Ref<GridHandle>;
}

/** What another part of the screen may ask of a grid. */
export interface GridHandle {
  /** Puts the cursor into a cell, drawn or not. Never while a screen is being drawn. */
  goTo(place: Place): void;
}

interface ChosenFile {
  readonly file: File;
  /** tells two choices apart, be it the same file */
  readonly time: number;
}

const NOTHING_WRONG: ReadonlyMap<number, string> = new Map();

/**
 * A list as a grid, all by key: arrows, Tab, Enter for the row below, Ctrl+D fills down, Ctrl+I inserts, Ctrl+↑↓
 * moves and Ctrl+Del removes a row, Shift+↑↓ marks cells, Ctrl+O takes in an XLSX or CSV file; blocks of cells are
 * pasted as spreadsheets copy them. Long lists are drawn only where they are looked at.
 */
export function Grid({
  columns,
  rows,
  onRows,
  labelId,
  most = MOST_ROWS,
  wrong = NOTHING_WRONG,
  ref,
}: GridProps) {
  const shown = rows.length === 0 ? [{}] : rows;
  const [chosen, setChosen] = useState<ChosenFile>();
  const box = useRef<HTMLDivElement>(null);
  const chooser = useRef<HTMLInputElement>(null);
  const before = useRef<Place>(undefined);
  const onImport = () => {
    before.current = placeOf(document.activeElement) ?? before.current;
    chooser.current?.click();
  };
  const grid = useGrid({ columns, rows: shown, most, onRows, box, onImport });
  const { goTo } = grid;
  useImperativeHandle(
    ref,
    () => ({
      goTo: (place) => {
        goTo(place);
      },
    }),
    [goTo],
  );
  const firstColumn = columns[0]?.id ?? '';
  const { range } = grid;
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
                <th key={column.id} className={`entry-rows-${column.type}`} data-words={amountOf(column)}>
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
            kept={grid.kept}
            row={(index) => (
              <RowLine
                // Rows have no identity of their own; the cells keep no state that could go astray.
                key={index}
                row={shown[index] ?? {}}
                index={index}
                columns={columns}
                marked={index >= first && index <= last ? range?.column : undefined}
                wrong={wrong.get(index) ?? ''}
                labelId={labelId}
                onCell={grid.onCell}
                onKey={grid.onKey}
                onPaste={grid.onPaste}
                onRemove={grid.onRemove}
              />
            )}
          />
        </table>
      </div>
      <GridFoot
        count={shown.length}
        long={long}
        full={shown.length >= most}
        said={grid.said}
        chooser={chooser}
        onAdd={() => {
          onRows(addRow(shown, shown.length - 1));
          grid.goTo({ row: shown.length, column: firstColumn });
        }}
        onFile={(file) => {
          setChosen({ file, time: (chosen?.time ?? 0) + 1 });
        }}
      />
      {chosen !== undefined && (
        <ImportWindow
          key={chosen.time}
          file={chosen.file}
          columns={columns}
          rows={rows.filter((row) => !isBlankRow(row))}
          most={most}
          onOther={onImport}
          onClose={() => {
            setChosen(undefined);
            // The window goes at once and leaves the cursor nowhere.
            requestAnimationFrame(() => {
              grid.goTo(before.current ?? { row: 0, column: firstColumn });
            });
          }}
          onRows={(next, summary, remarks) => {
            grid.setSaid({ summary, remarks });
            flushSync(() => {
              setChosen(undefined);
              onRows(next);
            });
            // The window gives the cursor back to where it was before; that place may be gone.
            requestAnimationFrame(() => {
              grid.goTo({ row: 0, column: firstColumn });
            });
          }}
        />
      )}
    </div>
  );
}

/** The cell an element lies in. */
function placeOf(element: Element | null): Place | undefined {
  const cell = element?.closest('[data-row][data-column]');
  const [row, column] = [cell?.getAttribute('data-row'), cell?.getAttribute('data-column')];
  return typeof row === 'string' && typeof column === 'string' ? { row: Number(row), column } : undefined;
}

const NAME_LENGTH = 100;

/** Names and addresses take more room than marks and grades, where a grid shares its width out. */
const amountOf = ({ type, maxLength = 0 }: Column): 'many' | undefined =>
  type === 'text' && maxLength >= NAME_LENGTH ? 'many' : undefined;
