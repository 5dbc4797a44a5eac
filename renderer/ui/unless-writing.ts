import { inWriting } from './key-combo.ts';

/** Puts the cursor where a window that has opened begins, unless who is quick writes elsewhere in it already. */
export function unlessWriting(focus: () => void): void {
  const { activeElement } = document;
  const within = activeElement?.closest('.ant-modal, .ant-drawer, .picker') ?? null;
  if (within === null || !inWriting(activeElement)) focus();
}
