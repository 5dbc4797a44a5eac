import { getPriority, setPriority } from 'node:os';
import { type RightOfWay, standAside } from './right-of-way.ts';

/** How far a thread stands back behind the rest of the program; 19 is the last. Further, other programs would stop a card. */
const BACK = 5;
const LAST = 19;

/**
 * Puts the calling thread behind the rest of the program: whoever types does not wait for a card. Only Linux has priorities
 * of single threads (0 means the calling one); elsewhere it would be the whole program.
 * @returns to be called between two pieces of work: blocks while somebody goes first
 */
export function goBehind(way: RightOfWay | undefined): () => void {
  if (way === undefined) return () => undefined;
  if (process.platform === 'linux') setPriority(0, Math.min(LAST, getPriority(0) + BACK));
  return standAside(way);
}
