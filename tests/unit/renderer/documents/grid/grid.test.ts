import { describe, expect, it } from 'vitest';
import { cellBeside, gridAction } from '../../../../../renderer/features/documents/grid/grid-keys.ts';
import {
  clearRange,
  fillDown,
  insertRow,
  layOver,
  removeRows,
  textOfRange,
} from '../../../../../renderer/features/documents/grid/grid-rows.ts';
import { gridStep, type GridState } from '../../../../../renderer/features/documents/grid/grid-step.ts';
import { readCells } from '../../../../../renderer/features/documents/grid/sheet/paste-rows.ts';

const rows = [{ a: '1', b: 'x' }, { a: '2' }, { a: '3', b: 'z' }];
const column = (list: readonly Readonly<Record<string, string>>[], id: string) =>
  list.map((row) => row[id] ?? '');

describe('cells of a grid', () => {
  it('are filled down from the uppermost of a range, or from above for a single cell', () => {
    expect(column(fillDown(rows, { column: 'b', from: 0, to: 2 }), 'b')).toEqual(['x', 'x', 'x']);
    expect(column(fillDown(rows, { column: 'b', from: 2, to: 1 }), 'b')).toEqual(['x', '', 'z']);
    expect(column(fillDown(rows, { column: 'a', from: 1, to: 1 }), 'a')).toEqual(['1', '1', '3']);
    expect(fillDown(rows, { column: 'a', from: 0, to: 0 })).toBe(rows);
  });

  it('are cleared, and rows removed and put in', () => {
    expect(column(clearRange(rows, { column: 'a', from: 2, to: 1 }), 'a')).toEqual(['1', '', '']);
    expect(column(removeRows(rows, { column: 'a', from: 0, to: 1 }), 'a')).toEqual(['3']);
    expect(column(insertRow(rows, 1), 'a')).toEqual(['1', '', '2', '3']);
  });

  it('take a block over what is there, as a spreadsheet does', () => {
    const pasted = [{ b: 'p' }, { b: 'q' }, { b: 'r' }];
    expect(layOver(rows, 1, pasted)).toEqual([rows[0], { a: '2', b: 'p' }, { a: '3', b: 'q' }, { b: 'r' }]);
  });

  it('are copied so that they can be pasted again', () => {
    const list = [{ a: '一\n二' }, { a: '他说"好"\n' }, { a: '三' }];
    expect(readCells(textOfRange(list, { column: 'a', from: 0, to: 2 }))).toEqual([
      ['一\n二'],
      ['他说"好"\n'],
      ['三'],
    ]);
  });
});

describe('keys of a grid', () => {
  const cell = { long: false, atStart: false, atEnd: false, whole: false, marked: false };
  const key = (name: string, more: { ctrl?: boolean; shift?: boolean; alt?: boolean } = {}) => ({
    key: name,
    ctrl: false,
    shift: false,
    alt: false,
    ...more,
  });

  it('move between rows, and between cells only from the ends of the text', () => {
    expect(gridAction(key('ArrowDown'), cell)).toEqual({ kind: 'go', by: 1 });
    expect(gridAction(key('ArrowRight'), cell)).toBeUndefined();
    expect(gridAction(key('ArrowRight'), { ...cell, atEnd: true })).toEqual({ kind: 'side', by: 1 });
    expect(gridAction(key('ArrowLeft'), { ...cell, whole: true })).toEqual({ kind: 'side', by: -1 });
    expect(gridAction(key('ArrowRight', { shift: true }), { ...cell, atEnd: true })).toBeUndefined();
  });

  it('leave a cell of several lines only at its ends, and break its lines with Shift', () => {
    const long = { ...cell, long: true };
    expect(gridAction(key('ArrowDown'), long)).toBeUndefined();
    expect(gridAction(key('ArrowDown'), { ...long, atEnd: true })).toEqual({ kind: 'go', by: 1 });
    expect(gridAction(key('Enter', { shift: true }), long)).toBeUndefined();
    expect(gridAction(key('Enter'), long)).toEqual({ kind: 'next' });
  });

  it('act on rows with Ctrl, and on marked cells with Delete', () => {
    expect(gridAction(key('d', { ctrl: true }), cell)).toEqual({ kind: 'fill' });
    expect(gridAction(key('I', { ctrl: true }), cell)).toEqual({ kind: 'insert' });
    expect(gridAction(key('Delete', { ctrl: true }), cell)).toEqual({ kind: 'remove' });
    expect(gridAction(key('Delete'), cell)).toBeUndefined();
    expect(gridAction(key('Delete'), { ...cell, marked: true })).toEqual({ kind: 'clear' });
    expect(gridAction(key('s', { ctrl: true }), cell)).toBeUndefined();
    expect(gridAction(key('ArrowDown', { alt: true }), cell)).toBeUndefined();
  });

  it('go on in the next row at the end of a row, and leave the grid at its corners', () => {
    const size = { rows: 2, columns: 3 };
    expect(cellBeside({ row: 0, column: 2 }, 1, size)).toEqual({ row: 1, column: 0 });
    expect(cellBeside({ row: 1, column: 0 }, -1, size)).toEqual({ row: 0, column: 2 });
    expect(cellBeside({ row: 1, column: 2 }, 1, size)).toBeUndefined();
    expect(cellBeside({ row: 0, column: 0 }, -1, size)).toBeUndefined();
  });
});

describe('a step in a grid', () => {
  const columns = [
    { id: 'a', label: '甲', type: 'text' },
    { id: 'b', label: '乙', type: 'text' },
  ] as const;
  const at = (row: number, column: string, more: Partial<GridState> = {}): GridState => ({
    rows,
    columns,
    most: 20_000,
    place: { row, column },
    range: undefined,
    tabbedFrom: undefined,
    ...more,
  });

  it('goes back under the cell where Tab began, and begins a new row after the last', () => {
    const side = gridStep({ kind: 'side', by: 1 }, at(0, 'a'));
    expect(side).toEqual({ to: { row: 0, column: 'b' }, tabbedFrom: { row: 0, column: 'a' } });
    expect(gridStep({ kind: 'next' }, at(0, 'b', { tabbedFrom: side.tabbedFrom })).to).toEqual({
      row: 1,
      column: 'a',
    });
    const beyond = gridStep({ kind: 'next' }, at(2, 'b'));
    expect([beyond.rows?.length, beyond.to]).toEqual([4, { row: 3, column: 'a' }]);
  });

  it('adds no row to a grid that is full', () => {
    expect(gridStep({ kind: 'next' }, at(2, 'b', { most: 3 }))).toEqual({});
    expect(gridStep({ kind: 'insert' }, at(1, 'b', { most: 3 }))).toEqual({});
    expect(gridStep({ kind: 'insert' }, at(1, 'b', { most: 4 })).rows).toHaveLength(4);
  });

  it('leaves a key to the text where there is nowhere to go', () => {
    expect(gridStep({ kind: 'go', by: -1 }, at(0, 'a'))).toEqual({ passedOn: true });
    expect(gridStep({ kind: 'side', by: 1 }, at(2, 'b')).passedOn).toBe(true);
    expect(gridStep({ kind: 'go', by: 15 }, at(0, 'a')).to).toEqual({ row: 2, column: 'a' });
  });

  it('marks on from where the marking began, and keeps it while copying', () => {
    const first = gridStep({ kind: 'mark', by: 1 }, at(0, 'a')).range;
    const second = gridStep({ kind: 'mark', by: 1 }, at(0, 'a', { range: first })).range;
    expect(second).toEqual({ column: 'a', from: 0, to: 2 });
    const copied = gridStep({ kind: 'copy' }, at(0, 'a', { range: second }));
    expect([copied.copied, copied.range]).toEqual(['1\n2\n3', second]);
    const removed = gridStep({ kind: 'remove' }, at(0, 'a', { range: second }));
    expect([removed.rows, removed.to, removed.range]).toEqual([[], { row: 0, column: 'a' }, undefined]);
  });
});
