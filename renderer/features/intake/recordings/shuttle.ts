/** Speeds of J K L: backwards, still, forwards, in times of the real speed. */
const forwards = [1, 2, 4, 8] as const;

/**
 * J, K and L as on an editing desk: L plays and doubles, J runs backwards and doubles, K stands still.
 * Pressing the other direction first slows down by one step.
 */
export function shuttle(rate: number, key: 'j' | 'k' | 'l'): number {
  if (key === 'k') return 0;
  const sign = key === 'l' ? 1 : -1;
  const along = rate * sign;
  if (along < 0) return along === -1 ? sign : rate / 2;
  if (along === 0) return sign;
  return sign * (forwards.find((step) => step > along) ?? forwards[3]);
}

/** `2×`, `倒放 4×`; empty at the real speed and when it stands still. */
export function shuttleText(rate: number): string {
  if (rate === 0 || rate === 1) return '';
  return rate < 0 ? `倒放 ${-rate}×` : `${rate}×`;
}

/** Keeps a position inside the recording, in seconds. */
export const within = (seconds: number, duration: number): number =>
  Math.min(Number.isFinite(duration) ? duration : seconds, Math.max(0, seconds));

/** Frame length in seconds from what the player has presented; 1/25 until something is known. */
export function frameSeconds(
  first: { readonly mediaTime: number; readonly presentedFrames: number } | undefined,
  last: { readonly mediaTime: number; readonly presentedFrames: number } | undefined,
): number {
  if (first === undefined || last === undefined) return 1 / 25;
  const frames = last.presentedFrames - first.presentedFrames;
  const seconds = (last.mediaTime - first.mediaTime) / frames;
  return frames > 0 && seconds >= 1 / 240 && seconds <= 1 ? seconds : 1 / 25;
}
