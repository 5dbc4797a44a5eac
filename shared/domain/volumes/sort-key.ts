const DIGITS = '0123456789abcdefghijklmnopqrstuvwxyz';
const WIDTH = 4;

/** `count` keys in rising order, compared as text, with room between them. */
export function spreadKeys(count: number): readonly string[] {
  const step = Math.floor(DIGITS.length ** WIDTH / (count + 1));
  return Array.from({ length: count }, (_, index) =>
    ((index + 1) * step).toString(DIGITS.length).padStart(WIDTH, '0').replace(/0+$/, ''),
  );
}

/**
 * A key that sorts after `low` and before `high` (absent: the ends). Keys never end in `0`, so there is always one.
 * Throws when `low` is not below `high`.
 */
export function keyBetween(low: string | undefined, high: string | undefined): string {
  if (low !== undefined && high !== undefined && low >= high)
    throw new Error(`no key between ${low} and ${high}`);
  let key = '';
  const below = low ?? '';
  let above = high;
  for (let place = 0; ; place += 1) {
    const from = place < below.length ? DIGITS.indexOf(below.charAt(place)) : 0;
    const to =
      above !== undefined && place < above.length ? DIGITS.indexOf(above.charAt(place)) : DIGITS.length;
    if (to - from > 1) return key + DIGITS.charAt(Math.floor((from + to) / 2));
    key += DIGITS.charAt(from);
    // One digit below `high` already: from here on only `low` binds.
    if (to - from === 1) above = undefined;
  }
}
