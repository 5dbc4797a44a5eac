import type { InferContractRouterOutputs } from '@orpc/contract';
import type { workbenchContract } from '#shared/contract/cases.ts';

export type Today = InferContractRouterOutputs<typeof workbenchContract>['today'];
