import { useState } from 'react';
import { noChoices, type Choices } from './choices.ts';

/** What was decided about a card that is not imported yet; the clerk may leave the screen and come back. */
const remembered = new Map<string, Choices>();
const KEPT = 8;

/** The clerk's decisions about one look at a card, kept while the window lives. */
export function useChoices(scanId: string): [Choices, (change: (before: Choices) => Choices) => void] {
  const [choices, setChoices] = useState(() => remembered.get(scanId) ?? noChoices);
  const change = (next: (before: Choices) => Choices) => {
    setChoices((before) => {
      const after = next(before);
      remembered.delete(scanId);
      remembered.set(scanId, after);
      for (const old of [...remembered.keys()].slice(0, -KEPT)) remembered.delete(old);
      return after;
    });
  };
  return [choices, change];
}
