/** What a key means to a grid, away from any screen. */
export type GridAction =
  | { readonly kind: 'go'; readonly by: number }
  /** one cell to the side, over row ends */
  | { readonly kind: 'side'; readonly by: -1 | 1 }
  | { readonly kind: 'edge'; readonly to: 'first' | 'last' }
  /** Enter: the row below, a new one after the last */
  | { readonly kind: 'next' }
  | { readonly kind: 'mark'; readonly by: -1 | 1 }
  | { readonly kind: 'fill' }
  | { readonly kind: 'insert' }
  | { readonly kind: 'move'; readonly by: -1 | 1 }
  | { readonly kind: 'remove' }
  | { readonly kind: 'clear' }
  | { readonly kind: 'copy' }
  | { readonly kind: 'import' }
  | { readonly kind: 'edit' };

export interface PressedKey {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
  readonly alt: boolean;
}

/** Where the cursor stands in its cell. */
export interface CellCursor {
  /** holds several lines: the arrows belong to the text until its ends */
  readonly long: boolean;
  readonly atStart: boolean;
  readonly atEnd: boolean;
  /** the whole content is marked, as after coming by key */
  readonly whole: boolean;
  /** more than one cell is marked */
  readonly marked: boolean;
}

const PAGE_ROWS = 15;

/** The meaning of a key in a cell; undefined when it just types. */
export function gridAction(pressed: PressedKey, cursor: CellCursor): GridAction | undefined {
  const { key, ctrl, shift, alt } = pressed;
  if (alt) return undefined;
  if (ctrl) return controlAction(key.toLowerCase(), cursor);
  const leaves = { start: cursor.atStart || cursor.whole, end: cursor.atEnd || cursor.whole };
  switch (key) {
    case 'ArrowUp':
      if (cursor.long && !leaves.start) return undefined;
      return shift ? { kind: 'mark', by: -1 } : { kind: 'go', by: -1 };
    case 'ArrowDown':
      if (cursor.long && !leaves.end) return undefined;
      return shift ? { kind: 'mark', by: 1 } : { kind: 'go', by: 1 };
    case 'ArrowLeft':
      return leaves.start && !shift ? { kind: 'side', by: -1 } : undefined;
    case 'ArrowRight':
      return leaves.end && !shift ? { kind: 'side', by: 1 } : undefined;
    case 'PageUp':
      return { kind: 'go', by: -PAGE_ROWS };
    case 'PageDown':
      return { kind: 'go', by: PAGE_ROWS };
    case 'Tab':
      return { kind: 'side', by: shift ? -1 : 1 };
    case 'Enter':
      return cursor.long && shift ? undefined : { kind: 'next' };
    case 'F2':
      return { kind: 'edit' };
    case 'Delete':
    case 'Backspace':
      return cursor.marked ? { kind: 'clear' } : undefined;
    default:
      return undefined;
  }
}

function controlAction(key: string, cursor: CellCursor): GridAction | undefined {
  switch (key) {
    case 'arrowup':
      return { kind: 'move', by: -1 };
    case 'arrowdown':
      return { kind: 'move', by: 1 };
    case 'home':
      return { kind: 'edge', to: 'first' };
    case 'end':
      return { kind: 'edge', to: 'last' };
    case 'd':
      return { kind: 'fill' };
    case 'i':
      return { kind: 'insert' };
    case 'delete':
      return { kind: 'remove' };
    case 'c':
      return cursor.marked ? { kind: 'copy' } : undefined;
    case 'o':
      return { kind: 'import' };
    default:
      return undefined;
  }
}

/**
 * The cell beside another one, going on in the next row at the end of a row; undefined before the first and after
 * the last cell, where Tab leaves the grid.
 */
export function cellBeside(
  { row, column }: { readonly row: number; readonly column: number },
  by: -1 | 1,
  size: { readonly rows: number; readonly columns: number },
): { readonly row: number; readonly column: number } | undefined {
  const at = row * size.columns + column + by;
  if (at < 0 || at >= size.rows * size.columns) return undefined;
  return { row: Math.floor(at / size.columns), column: at % size.columns };
}
