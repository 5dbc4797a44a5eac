import type { KeyboardEvent, MouseEvent } from 'react';
import { focusRow } from './focus-row.ts';
import './row-opens.css';

/** What acts by itself inside a row: a click on it is meant for it. */
const ACTS = 'a, button, input, select, textarea, label, [role="button"], .ant-checkbox-wrapper';

interface RowKeys {
  /** Space marks the row, where rows can be marked. */
  readonly onMark?: () => void;
}

/**
 * A row that leads somewhere, the same way everywhere: a click or a double click anywhere on it, Enter; ↑↓ go from row
 * to row. What has an action of its own inside the row keeps it, and words can be marked with the mouse.
 */
export function rowOpens(open: () => void, { onMark }: RowKeys = {}) {
  return {
    tabIndex: 0,
    className: 'row-opens',
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (actsItself(event) || marksWords(event.currentTarget)) return;
      swallowSecondClick();
      open();
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.target !== event.currentTarget || event.ctrlKey || event.altKey) return;
      if (event.key === 'Enter') open();
      else if (event.key === ' ' && onMark !== undefined) onMark();
      else if (event.key === 'ArrowDown') focusRow(event.currentTarget.nextElementSibling);
      else if (event.key === 'ArrowUp') focusRow(event.currentTarget.previousElementSibling);
      else return;
      event.preventDefault();
    },
  };
}

/** The cell of a box that marks a row: beside the box is still the box. */
export const markingCell = (onMark: () => void) => ({
  onClick: (event: MouseEvent<HTMLElement>) => {
    event.stopPropagation();
    if (event.target === event.currentTarget) onMark();
  },
});

function actsItself({ target, currentTarget }: MouseEvent<HTMLElement>): boolean {
  const acting = target instanceof Element ? target.closest(ACTS) : null;
  // What lies in a window opened from the row comes here too, but is no part of the row.
  return target instanceof Node && (!currentTarget.contains(target) || currentTarget.contains(acting));
}

function marksWords(row: HTMLElement): boolean {
  const selection = document.getSelection();
  return (
    selection !== null &&
    !selection.isCollapsed &&
    selection.anchorNode !== null &&
    row.contains(selection.anchorNode)
  );
}

/** Who opens a row by a double click does not mean what lies under the pointer a moment later. */
function swallowSecondClick(): void {
  const swallow = (event: globalThis.MouseEvent) => {
    if (event.detail > 1) {
      event.preventDefault();
      event.stopPropagation();
    } else stop();
  };
  const stop = () => {
    for (const kind of ['mousedown', 'mouseup', 'click'] as const)
      window.removeEventListener(kind, swallow, true);
  };
  for (const kind of ['mousedown', 'mouseup', 'click'] as const) window.addEventListener(kind, swallow, true);
}
