import { Modal, type ModalProps } from 'antd';
import { useRef } from 'react';
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
 * A window over the screen. Ant Design puts the cursor on ✕ whenever the content is there at once (that is, from the
 * second opening on), whatever `autoFocus` says; here it begins where one writes. A window that knows better says so
 * with `afterOpenChange`.
 */
export function Window({ children, afterOpenChange, ...rest }: ModalProps) {
  const content = useRef<HTMLDivElement>(null);
  return (
    <Modal
      {...rest}
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
