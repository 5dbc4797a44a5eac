/** So long work that never waits may go on before others get their turn, ms. */
const TURN_MS = 10;

/** When the loop last came round, as far as anybody has asked since. */
let since: number | undefined;

/**
 * Called between the pieces of work that follow each other without waiting for anything: promises that are kept at once
 * never let the loop come round, so that a thousand short queries in a row would stop the program like one long one.
 * Undefined where there is time left; else to be awaited.
 */
export function giveWay(): Promise<void> | undefined {
  const now = performance.now();
  if (since === undefined) {
    since = now;
    setImmediate(() => {
      since = undefined;
    });
    return undefined;
  }
  if (now - since < TURN_MS) return undefined;
  return new Promise((resolve) => setImmediate(resolve));
}
