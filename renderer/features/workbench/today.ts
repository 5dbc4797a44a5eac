import type { InferContractRouterOutputs } from '@orpc/contract';
import type { workbenchContract } from '#shared/contract/cases.ts';

export type Today = InferContractRouterOutputs<typeof workbenchContract>['today'];

export type Urgency = 'over' | 'soon' | 'later';

const SOON_DAYS = 3;

/** Red is for what has run out, amber for what is about to. */
export function urgency(daysLeft: number): Urgency {
  return daysLeft < 0 ? 'over' : daysLeft <= SOON_DAYS ? 'soon' : 'later';
}
