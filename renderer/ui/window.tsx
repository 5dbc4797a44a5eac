import { Modal, type ModalProps } from 'antd';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { matchesCombo } from './key-combo.ts';
import { unlessWriting } from './unless-writing.ts';

/** Where one writes; a box that only ticks or chooses comes later. */
const WRITING =
  'input:not([disabled], [readonly], [type="checkbox"], [type="radio"], [type="file"]), textarea:not([disabled], [readonly])';

/** The element a window begins at: the one marked `data-begin`, else the first box to write in, else the way on. */
function beginning(panel: Element): HTMLElement | null {
  const body = bodyOf(panel);
  return (
    body.querySelector<HTMLElement>('[data-begin]') ??
    body.querySelector<HTMLElement>(WRITING) ??
    panel.querySelector<HTMLElement>('.ant-btn-primary:not([disabled], .ant-btn-dangerous)') ??
    // Never on ✕: whoever presses Enter in a window that still reads its content does not mean to close it.
    panel.querySelector<HTMLElement>('[tabindex="-1"]')
  );
}

const bodyOf = (panel: Element): Element => panel.querySelector('.ant-modal-body, .ant-drawer-body') ?? panel;

/** Puts the cursor of a window that has opened where the work goes on, the first time and every other. */
export function beginIn(panel: Element | null | undefined): void {
  if (panel === null || panel === undefined) return;
  const body = bodyOf(panel);
  // Whoever is quick, or a part of the content that knows better, has put it there already.
  if (document.activeElement !== body && body.contains(document.activeElement)) return;
  unlessWriting(() => beginning(panel)?.focus());
}

/**
 * Gives the cursor back to where it was when a window that is drawn only while it is open goes: Ant Design does so only
 * for one that stays drawn. Whoever put it elsewhere meanwhile keeps it.
 */
export function useCursorBack(): void {
  const [from] = useState(() => document.activeElement);
  useEffect(
    () => () => {
      const nowhere = document.activeElement === null || document.activeElement === document.body;
      if (nowhere && from instanceof HTMLElement && from.isConnected) from.focus();
    },
    [from],
  );
}

/** Ctrl+Enter does what the window's way on does, from wherever one writes in it; a part that takes the key itself has it. */
function goOnByKey(event: KeyboardEvent): void {
  if (event.defaultPrevented || event.nativeEvent.isComposing) return;
  if (!matchesCombo('Ctrl+Enter', event.nativeEvent)) return;
  event.preventDefault();
  const panel = event.currentTarget.closest('.ant-modal');
  panel?.querySelector<HTMLElement>('.ant-modal-footer .ant-btn-primary:not([disabled])')?.click();
}

/**
 * A window over the screen. Ant Design puts the cursor on ✕ whenever the content is there at once (that is, from the
 * second opening on), whatever `autoFocus` says; here it begins where one writes. A window that knows better says so
 * with `afterOpenChange`.
 */
export function Window({ children, afterOpenChange, ...rest }: ModalProps) {
  const content = useRef<HTMLDivElement>(null);
  useCursorBack();
  const { title } = rest;
  const shown = useRef(title);
  // What is shown is another thing now (a form has become its result), and what had the cursor is gone with the first.
  useEffect(() => {
    if (typeof title !== 'string' || shown.current === title) return;
    shown.current = title;
    if (document.activeElement === document.body) beginIn(content.current?.closest('.ant-modal'));
  }, [title]);
  return (
    <Modal
      {...rest}
      modalRender={(panel) => (
        <div style={{ display: 'contents' }} onKeyDown={goOnByKey}>
          {panel}
        </div>
      )}
      afterOpenChange={
        afterOpenChange ??
        ((open) => {
          if (open) beginIn(content.current?.closest('.ant-modal'));
        })
      }
    >
      <div ref={content} style={{ display: 'contents' }}>
        {children}
      </div>
    </Modal>
  );
}
