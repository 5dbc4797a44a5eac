import type { VolumePlan } from '#shared/contract/volumes.ts';
import { inProcedureOrder } from '#shared/domain/volumes/procedure-order.ts';

export type Missing = VolumePlan['missing'][number];

/** What is missing, what blocks first; the order of the file otherwise stays. */
export function orderMissing(missing: readonly Missing[]): readonly Missing[] {
  return [...missing.filter(({ blocking }) => blocking), ...missing.filter(({ blocking }) => !blocking)];
}

/** The one next thing to do: what the procedure writes first of what blocks, else of what can be drafted at all. */
export function nextStep(missing: readonly Missing[]): Missing | undefined {
  return inProcedureOrder(missing).find(({ templateNumber }) => templateNumber !== undefined);
}
