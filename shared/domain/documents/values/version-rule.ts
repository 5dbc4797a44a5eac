import type { IsoInstant } from '../../../lib/date.ts';
import { wordsLost } from './compare-values.ts';
import type { Values } from '../template/template.ts';

/** One saved state of a draft. */
export interface SavedState {
  readonly own: Values;
  readonly savedAt: IsoInstant;
  readonly savedBy: string;
}

/** A pause after which the state before it counts as finished work. */
const PAUSE_MINUTES = 5;
/** Who writes without a pause still gets a version this often. */
const RUN_MINUTES = 15;
/** Losing this many characters of one field at once is more than correcting. */
const MUCH_LOST = 40;

const minutesFrom = (a: IsoInstant, b: IsoInstant): number => (Date.parse(b) - Date.parse(a)) / 60_000;

/**
 * Whether the state a save replaces stays as a version of its own. One is saved at every pause in typing; most of them
 * are steps of one sentence. A state stays when another person saves over it, when a pause of five minutes lies behind
 * it, when the last version is a quarter of an hour old, or when the save takes much away.
 * `since`: when the last version before it was saved, or the document was made.
 */
export function staysAsVersion(replaced: SavedState, next: SavedState, since: IsoInstant): boolean {
  return (
    replaced.savedBy !== next.savedBy ||
    minutesFrom(replaced.savedAt, next.savedAt) >= PAUSE_MINUTES ||
    minutesFrom(since, next.savedAt) >= RUN_MINUTES ||
    wordsLost(replaced.own, next.own) >= MUCH_LOST
  );
}
