import {
  type ClipboardEvent,
  type KeyboardEvent,
  type RefObject,
  useCallback,
  useLayoutEffect,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';
import type { Column, Row } from '#shared/domain/documents/template/template.ts';
import { today } from '../../../copy/today.ts';
import { isTable, pasteRows } from './sheet/paste-rows.ts';
import { removeRow, setCell } from './rows.ts';
import { gridAction } from './grid-keys.ts';
import { type CellRange, isBlankRow, layOver } from './grid-rows.ts';
import { gridStep, type Place } from './grid-step.ts';

interface GridOptions {
  readonly columns: readonly Column[];
  /** at least one row, be it empty */
  readonly rows: readonly Row[];
  readonly most: number;
  readonly onRows: (rows: readonly Row[]) => void;
  /** the element the cells are drawn in */
  readonly box: RefObject<HTMLElement | null>;
  readonly onImport: () => void;
}

/** What the last paste or import has to say: what came in, what was changed or left out. */
export interface GridSaid {
  readonly summary?: string;
  readonly remarks: readonly string[];
}

/** The cursor, the marking and the hands of a grid. The handlers stay the same: they read the newest rows themselves. */
export function useGrid({ columns, rows, most, onRows, box, onImport }: GridOptions) {
  const [said, setSaid] = useState<GridSaid>({ remarks: [] });
  const [range, setRange] = useState<CellRange>();
  const [kept, setKept] = useState<number>();
  const tabbedFrom = useRef<Place>(undefined);
  const latest = useRef({ rows, range, onRows, onImport });
  useLayoutEffect(() => {
    latest.current = { rows, range, onRows, onImport };
  });

  /** The row is drawn before the cursor goes there, within the same key: what is typed next belongs to it. */
  const goTo = useCallback(
    ({ row, column }: Place, atEnd = false) => {
      flushSync(() => {
        setKept(row);
      });
      const cell = box.current?.querySelector(`[data-row="${row.toString()}"][data-column="${column}"]`);
      const entry = cell?.querySelector<HTMLInputElement | HTMLTextAreaElement>('input, textarea');
      if (entry === null || entry === undefined) return;
      entry.focus();
      if (atEnd || columns.find(({ id }) => id === column)?.type === 'longtext')
        entry.setSelectionRange(entry.value.length, entry.value.length);
      else entry.select();
    },
    [box, columns],
  );

  const put = useCallback((next: readonly Row[]) => {
    latest.current.onRows(next.every(isBlankRow) && next.length <= 1 ? [] : next);
  }, []);

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
      if (action === undefined) return;
      const { rows: now, range: marked } = latest.current;
      const place = { row, column: column.id };
      const step = gridStep(action, {
        rows: now,
        columns,
        most,
        place,
        range: marked,
        tabbedFrom: tabbedFrom.current,
      });
      tabbedFrom.current = step.tabbedFrom;
      setRange(step.range);
      if (step.shown !== undefined) setKept(step.shown);
      if (step.rows !== undefined) put(step.rows);
      if (step.to !== undefined) goTo(step.to, step.atEnd);
      if (step.copied !== undefined) void navigator.clipboard.writeText(step.copied);
      if (step.importing === true) latest.current.onImport();
      if (step.passedOn === true) return;
      event.preventDefault();
      event.stopPropagation();
    },
    [columns, most, goTo, put],
  );

  const onPaste = useCallback(
    (event: ClipboardEvent, row: number, at: number) => {
      const text = event.clipboardData.getData('text/plain');
      if (!isTable(text) || (columns.length === 1 && !text.includes('\t') && columns[0]?.type === 'longtext'))
        return;
      event.preventDefault();
      const pasted = pasteRows(text, columns, { from: at, firstRow: row, most, today: today() });
      setSaid({ remarks: pasted.remarks });
      put(layOver(latest.current.rows, row, pasted.rows));
      goTo({ row: row + Math.max(pasted.rows.length - 1, 0), column: columns[at]?.id ?? '' });
    },
    [columns, most, goTo, put],
  );

  const onCell = useCallback(
    (row: number, column: string, text: string) => {
      setRange(undefined);
      put(setCell(latest.current.rows, row, column, text));
    },
    [put],
  );

  const onRemove = useCallback(
    (at: number) => {
      put(removeRow(latest.current.rows, at));
    },
    [put],
  );

  return { range, kept, said, setSaid, goTo, onKey, onPaste, onCell, onRemove };
}
