import type { KeyboardEvent } from 'react';
import { inWriting } from '../../../ui/key-combo.ts';
import type { Marking } from './marks.ts';

const isBox = (target: EventTarget): boolean =>
  target instanceof HTMLInputElement && target.type === 'checkbox';
const writes = (target: EventTarget): boolean => inWriting(target) && !isBox(target);

/** Keys around a list with marks: Ctrl+A marks all that is shown, Escape clears what is marked. */
export function markingKeys(
  marking: Pick<Marking<unknown>, 'marked' | 'all' | 'clear'>,
): (event: KeyboardEvent<HTMLElement>) => void {
  return (event) => {
    // What a window over the list hears bubbles here too; its keys are its own.
    const within = event.target instanceof Node && event.currentTarget.contains(event.target);
    if (!within || event.defaultPrevented || event.altKey || writes(event.target)) return;
    const ctrl = event.ctrlKey || event.metaKey;
    if (ctrl && event.key.toLowerCase() === 'a') marking.all();
    else if (!ctrl && event.key === 'Escape' && marking.marked.length > 0) marking.clear();
    else return;
    event.preventDefault();
  };
}
