/** A call longer than this is waited for by whoever made it; the card goes on meanwhile. */
const LONGEST_MS = 300;
/** Whoever stood aside works on for this part of that time before standing aside again: a card comes in whatever happens. */
const WORKED_OF_STOOD = 1 / 8;

/** How many calls go first; shared with every thread in the background. Of the whole program: it has one processor and one disk. */
export type RightOfWay = Int32Array<SharedArrayBuffer>;
export const rightOfWay: RightOfWay = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));

/**
 * Threads in the background stand still while this is done, 300 ms at most. A thread's low priority is not enough: what it
 * has asked of the disk lies before everybody else's flush, and only Linux knows priorities of threads.
 */
export async function goFirst<T>(work: () => Promise<T>): Promise<T> {
  let goesFirst = true;
  const end = (): void => {
    if (!goesFirst) return;
    goesFirst = false;
    if (Atomics.sub(rightOfWay, 0, 1) === 1) Atomics.notify(rightOfWay, 0);
  };
  Atomics.add(rightOfWay, 0, 1);
  const longest = setTimeout(end, LONGEST_MS).unref();
  try {
    return await work();
  } finally {
    clearTimeout(longest);
    end();
  }
}

/**
 * For a thread in the background, between two pieces of work: blocks it while somebody goes first.
 * @param clock ms since any moment
 */
export function standAside(way: RightOfWay, clock: () => number = () => performance.now()): () => void {
  let busyUntil = 0;
  return () => {
    if (Atomics.load(way, 0) === 0) return;
    const since = clock();
    if (since < busyUntil) return;
    for (let calls = Atomics.load(way, 0); calls > 0; calls = Atomics.load(way, 0))
      Atomics.wait(way, 0, calls);
    const now = clock();
    busyUntil = now + (now - since) * WORKED_OF_STOOD;
  };
}
