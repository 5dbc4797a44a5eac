import fc from 'fast-check';

/** So many smaller walks are tried after the first that fails; the report has the seed to try more by hand. */
const MOST_SHRINKS = 120;

/**
 * Holds that every walk drawn goes through. A walk is some ninety turns of which every one can be left out: without a bound
 * the search for a smaller one that fails as well takes minutes, while the first already says what is wrong.
 */
export function assertWalks<T>(
  drawn: fc.Arbitrary<T>,
  walk: (kind: T) => void,
  { numRuns, seed }: { readonly numRuns: number; readonly seed?: number },
): void {
  let left = MOST_SHRINKS;
  let failed = false;
  fc.assert(
    fc.property(drawn, (kind) => {
      if (failed && left-- <= 0) return;
      try {
        walk(kind);
      } catch (error) {
        failed = true;
        throw error;
      }
    }),
    { numRuns, ...(seed === undefined ? {} : { seed }) },
  );
}
