import { getPriority, setPriority } from 'node:os';

/** How far the calling thread stands back behind the rest of the program; 19 is the last. */
const BACK = 10;
const LAST = 19;

/**
 * Lets every other thread that has something to do go first: whoever types does not wait for a card. Only Linux has this
 * for single threads (0 means the calling one); elsewhere it would be the whole program.
 */
export function yieldToOthers(): void {
  if (process.platform === 'linux') setPriority(0, Math.min(LAST, getPriority(0) + BACK));
}
