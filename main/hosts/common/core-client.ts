import { createORPCClient, ORPCError } from '@orpc/client';
import type { ContractRouterClient } from '@orpc/contract';
import { call, getRouter, isProcedure, unlazy } from '@orpc/server';
import type { Contract } from '#shared/contract/contract.ts';
import { problemSchema } from '#shared/contract/kit.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { App } from '#main/app.ts';
import { createSeatKeeper, type SeatKeeper } from './seat-keeper.ts';

export type CoreClient = ContractRouterClient<Contract>;

/** What a call failed with, as the ProblemError the core threw. */
export function thrown(error: unknown): unknown {
  if (!(error instanceof ORPCError)) return error;
  const problem = problemSchema.safeParse(error.data);
  if (!problem.success) return error;
  const { code, message, details } = problem.data;
  return new ProblemError(code, message, details);
}

/**
 * The whole contract called in this process, without a transport. An operation no feature answers yet is
 * `not-available`; other errors come as the ProblemError that was thrown.
 * @param keeper who sits there; as a window does, it keeps the seat that is taken
 */
export function createCoreClient(app: App, keeper: SeatKeeper = createSeatKeeper()): CoreClient {
  return createORPCClient<CoreClient>({
    async call(path, input, options) {
      options.signal?.throwIfAborted();
      const { default: procedure } = await unlazy(getRouter(app.router, path));
      if (!isProcedure(procedure)) {
        throw new ProblemError('not-available', `此功能尚未提供（${path.join('.')}）。`);
      }
      try {
        const output: unknown = await call(procedure, input, {
          context: app.callContext(keeper.seat()?.token),
          path,
          ...(options.signal === undefined ? {} : { signal: options.signal }),
        });
        keeper.heard(path, output);
        return output;
      } catch (error) {
        throw thrown(error);
      }
    },
  });
}
