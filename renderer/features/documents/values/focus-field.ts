import { fieldPlace } from './field-place.ts';

const FOCUSABLE =
  'input:not([disabled]), textarea:not([disabled]), select, button:not([tabindex="-1"]), .case-value, [tabindex]:not([tabindex="-1"])';

/** Puts the cursor into a field (or a cell of its rows) inside `form`. False when it is not drawn. */
export function focusField(form: Element, path: string): boolean {
  const place = fieldPlace(path);
  const field = form.querySelector(`[data-field="${CSS.escape(place.field)}"]`);
  if (field === null) return false;
  const cell =
    place.row === undefined
      ? null
      : field.querySelector(
          `[data-row="${place.row.toString()}"][data-column="${CSS.escape(place.column ?? '')}"]`,
        );
  const body = cell ?? field.querySelector('.field-body') ?? field;
  const target =
    body.querySelector<HTMLElement>('input:checked') ??
    openBox(body) ??
    body.querySelector<HTMLElement>(FOCUSABLE);
  if (target === null) return false;
  target.focus({ preventScroll: true });
  // As with Tab: what is typed takes the place of a day that is wrong, and is not hung on behind it.
  if (target instanceof HTMLInputElement && target.type === 'text') target.select();
  field.scrollIntoView({ block: 'nearest' });
  (cell ?? target).scrollIntoView({ block: 'nearest' });
  return true;
}

/** Of a day and a time side by side, the one still empty while the other is not. */
function openBox(body: Element): HTMLElement | undefined {
  const boxes = [...body.querySelectorAll<HTMLInputElement>('.entry-line input.entry')];
  const open = boxes.filter(({ value }) => value === '');
  return open.length < boxes.length ? open[0] : undefined;
}

/** The path of the field the cursor is in, with the cell of a row where there is one. */
export function focusedField(target: Element): string | undefined {
  const field = target.closest('[data-field]')?.getAttribute('data-field');
  if (field === null || field === undefined) return undefined;
  const cell = target.closest('[data-row]');
  if (cell === null) return field;
  return `${field}[${cell.getAttribute('data-row') ?? '0'}].${cell.getAttribute('data-column') ?? ''}`;
}
