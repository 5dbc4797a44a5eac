import { createORPCClient, type ClientLink } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#shared/contract/contract.ts';
import { lastingLink } from './connection.ts';
import { createConnectivity } from './connectivity.ts';
import { ConnectionLostError } from './problem.ts';
import { seatMemory } from './seat-memory.ts';

export type Client = ContractRouterClient<Contract>;

export const connectivity = createConnectivity();

/** Takes the seat again on a new line; when the officer is refused the clerk is asked. */
async function takeSeat(link: ClientLink<Record<never, never>>): Promise<void> {
  const officerId = seatMemory.get();
  if (officerId === undefined) return;
  try {
    await createORPCClient<Client>(link).session.begin({ officerId });
  } catch (error) {
    if (error instanceof ConnectionLostError) throw error;
    seatMemory.clear();
  }
}

/** The conversation with the core: `await client.cases.get({ caseId })`. */
export const client: Client = createORPCClient<Client>(lastingLink(connectivity, takeSeat));

/** The same for TanStack Query: `useQuery(api.cases.get.queryOptions({ input: { caseId } }))`. */
export const api = createTanstackQueryUtils(client);
