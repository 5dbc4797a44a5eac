import { setPriority } from 'node:os';
import { type RightOfWay, standAside } from './right-of-way.ts';

/** The last of all: with 5 the program's thread still waited 70 ms for the processor between two calls, with this 43 ms. */
const LAST = 19;

/**
 * Puts the calling thread behind the rest of the program: whoever types does not wait for a card. Only Linux has priorities
 * of single threads (0 means the calling one); elsewhere it would be the whole program.
 * @returns to be called between two pieces of work: blocks while somebody goes first
 */
export function goBehind(way: RightOfWay | undefined): () => void {
  if (way === undefined) return () => undefined;
  if (process.platform === 'linux') setPriority(0, LAST);
  return standAside(way);
}
