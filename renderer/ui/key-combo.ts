type Pressed = Pick<KeyboardEvent, 'key' | 'code' | 'ctrlKey' | 'altKey' | 'shiftKey' | 'metaKey'>;

/** Is this key press the combination `Ctrl+Shift+K`, `Alt+1`, `Escape`? Ctrl also means the Mac's command key. */
export function matchesCombo(combo: string, pressed: Pressed): boolean {
  const parts = combo.split('+');
  const key = parts.at(-1) ?? '';
  const wants = (name: string) => parts.slice(0, -1).includes(name);
  if (wants('Ctrl') !== (pressed.ctrlKey || pressed.metaKey)) return false;
  if (wants('Alt') !== pressed.altKey) return false;
  // The case of a printed sign says itself whether Shift was held.
  if (key.length > 1 && wants('Shift') !== pressed.shiftKey) return false;
  if (/^\d$/.test(key)) return pressed.code === `Digit${key}` || pressed.code === `Numpad${key}`;
  return pressed.key.toLowerCase() === key.toLowerCase();
}

const MARKS = 'input[type="radio"], input[type="checkbox"]';

/** Is the clerk writing, so that a plain key is a letter? In a box that is only marked nobody writes. */
export function inWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || target.matches('input, textarea, select, [role="combobox"]')) &&
    !target.matches(MARKS)
  );
}

/** Does a box that is marked take this key itself: the arrows between choices, the blank, Enter? */
export function marksBy(target: EventTarget | null, key: string): boolean {
  return target instanceof HTMLElement && target.matches(MARKS) && /^(?:Arrow\w+| |Enter)$/.test(key);
}

/** Does Enter belong to what has the focus? */
export function actsOnEnter(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && target.matches('button, a, summary, [role="button"], [role="option"]')
  );
}

const OVERLAYS = [
  '.ant-modal-wrap:not([style*="display: none"])',
  '.ant-drawer-open',
  '.ant-select-dropdown:not(.ant-select-dropdown-hidden)',
  '.ant-picker-dropdown:not(.ant-picker-dropdown-hidden)',
  '.ant-dropdown:not(.ant-dropdown-hidden)',
  '.ant-popover:not(.ant-popover-hidden)',
];

/** Does something lie over the screen that Escape should close first? */
export const overlayOpen = (): boolean => document.querySelector(OVERLAYS.join(',')) !== null;
