import { ORPCError, safe } from '@orpc/client';
import { problemSchema } from '#shared/contract/kit.ts';
import type { Problem } from '#shared/lib/problem.ts';

/** The problem a call is refused with; fails when it goes through. */
export async function refused(call: PromiseLike<unknown>): Promise<Problem> {
  const { error } = await safe(Promise.resolve(call));
  if (!(error instanceof ORPCError)) throw new Error('the call was expected to be refused', { cause: error });
  const { code, message, details } = problemSchema.parse(error.data);
  return { code, message, ...(details === undefined ? {} : { details }) };
}
