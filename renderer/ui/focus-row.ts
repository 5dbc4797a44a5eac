/** ↑↓ in a table whose rows take the focus: to the row above or below, if there is one. */
export function focusRow(row: Element | null): void {
  if (row instanceof HTMLElement) row.focus();
}
