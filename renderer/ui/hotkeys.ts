import { useLayoutEffect, useRef } from 'react';
import { actsOnEnter, inWriting, marksBy, matchesCombo, overlayOpen } from './key-combo.ts';

export type Hotkeys = Readonly<Record<string, (event: KeyboardEvent) => void>>;

/**
 * Keys for as long as the caller is mounted: `{ 'Ctrl+K': open, 'Alt+1': go, n: create }`.
 * A key without Ctrl or Alt is left alone while the clerk is writing; Escape and Ctrl+Enter while a window lies over
 * the screen.
 */
export function useHotkeys(keys: Hotkeys): void {
  const latest = useRef(keys);
  // Before the screen is painted: a key pressed at the first sight of it is not lost.
  useLayoutEffect(() => {
    latest.current = keys;
  });
  useLayoutEffect(() => {
    const press = (event: KeyboardEvent) => {
      // Subtle: while an input method composes, its keys belong to it.
      if (event.defaultPrevented || event.isComposing) return;
      for (const [combo, run] of Object.entries(latest.current)) {
        if (!matchesCombo(combo, event)) continue;
        const plain = !event.ctrlKey && !event.altKey && !event.metaKey;
        if (plain && combo !== 'Escape' && inWriting(event.target)) continue;
        if (plain && marksBy(event.target, event.key)) continue;
        if (plain && combo === 'Enter' && actsOnEnter(event.target)) continue;
        // What lies over the screen has these: the way out and the way on.
        if ((combo === 'Escape' || combo === 'Ctrl+Enter') && overlayOpen()) continue;
        event.preventDefault();
        run(event);
        return;
      }
    };
    window.addEventListener('keydown', press);
    return () => {
      window.removeEventListener('keydown', press);
    };
  }, []);
}
