import { createORPCClient, type ClientLink, type ClientOptions } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { createTanstackQueryUtils } from '@orpc/tanstack-query';
import type { Contract } from '#shared/contract/contract.ts';
import { lastingLink } from './connection.ts';
import { createConnectivity } from './connectivity.ts';
import { problem } from './problem.ts';
import { purposeAtWindow } from './purpose.ts';
import { seatAtWindow } from './seat.ts';

export type Client = ContractRouterClient<Contract>;
type Context = Record<never, never>;

export const connectivity = createConnectivity();

const AFTER_BREAK = '与程序的连接断开过，原来的操作人员已经失效。请重新选择操作人员，已填写的内容还在。';

/** On every new line: does the core still know who sits here? One that was started anew does not. */
async function greet(link: ClientLink<Context>): Promise<void> {
  const token = seatAtWindow.token();
  if (token === undefined) return;
  const { actor, locked } = await createORPCClient<Client>(link).session.current({});
  if (actor === undefined) seatAtWindow.lose(token, AFTER_BREAK);
  if (locked === true) seatAtWindow.lock(token);
}

/** Who is refused here loses no seat: he never had it. */
const SEATING: ReadonlySet<string> = new Set(['session.begin', 'session.resetPin']);

/** Notices when the core refuses the seat of this window, whatever was asked. */
function noticing(link: ClientLink<Context>): ClientLink<Context> {
  return {
    async call(path: readonly string[], input: unknown, options: ClientOptions<Context>) {
      const token = seatAtWindow.token();
      try {
        return await link.call(path, input, options);
      } catch (error) {
        const { code, message, details } = problem(error);
        // To sit down and be refused is another matter: that seat was never taken.
        if (code === 'actor-missing' && !SEATING.has(path.join('.'))) seatAtWindow.lose(token, message);
        if (code === 'seat-locked') seatAtWindow.lock(token);
        if (code === 'purpose-missing') purposeAtWindow.ask(String(details?.['caseId'] ?? ''));
        throw error;
      }
    },
  };
}

/** The conversation with the core: `await client.cases.get({ caseId })`. */
export const client: Client = createORPCClient<Client>(noticing(lastingLink(connectivity, greet)));

/** The same for TanStack Query: `useQuery(api.cases.get.queryOptions({ input: { caseId } }))`. */
export const api = createTanstackQueryUtils(client);
