import type { VolumePlan } from '#shared/contract/volumes.ts';

export type Missing = VolumePlan['missing'][number];

/** What is missing, what blocks first; the order of the file otherwise stays. */
export function orderMissing(missing: readonly Missing[]): readonly Missing[] {
  return [...missing.filter(({ blocking }) => blocking), ...missing.filter(({ blocking }) => !blocking)];
}

/** The one next thing to do: the first blocking gap that can be drafted, else the first that can be drafted at all. */
export function nextStep(missing: readonly Missing[]): Missing | undefined {
  return orderMissing(missing).find(({ templateNumber }) => templateNumber !== undefined);
}
