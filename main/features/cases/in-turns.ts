import { giveWay } from '../../platform/give-way.ts';

/** So long may work go on before others have their turn; a screen notices nothing of it. */
const TURN_MS = 20;

/**
 * Gives `turn` one after another of `all` for a short while, again and again until none is left: what it does with some
 * of them is one transaction, or one read, and the loop is free in between.
 */
export async function inTurns<T>(
  all: readonly T[],
  turn: (some: Iterable<T>) => Promise<void>,
  signal?: AbortSignal,
): Promise<void> {
  let done = 0;
  function* some() {
    const until = performance.now() + TURN_MS;
    for (const one of all.slice(done)) {
      yield one;
      done++;
      if (performance.now() > until) return;
    }
  }
  while (done < all.length) {
    signal?.throwIfAborted();
    await turn(some());
    await giveWay();
  }
}
