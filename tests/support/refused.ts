import { ORPCError, safe } from '@orpc/client';
import { problemSchema } from '#shared/contract/kit.ts';
import { type Problem, problemOf } from '#shared/lib/problem.ts';

/** The problem a call is refused with; fails when it goes through. */
export async function refused(call: PromiseLike<unknown>): Promise<Problem> {
  const { error } = await safe(Promise.resolve(call));
  if (!(error instanceof ORPCError)) throw new Error('the call was expected to be refused', { cause: error });
  const { code, message, details } = problemSchema.parse(error.data);
  return { code, message, ...(details === undefined ? {} : { details }) };
}

/** The problem something ends with; undefined when it goes through. */
export async function refusalOf(work: () => PromiseLike<unknown>): Promise<Problem | undefined> {
  try {
    await work();
    return undefined;
  } catch (error) {
    if (!(error instanceof ORPCError)) return problemOf(error);
    const { code, message, details } = problemSchema.parse(error.data);
    return { code, message, ...(details === undefined ? {} : { details }) };
  }
}
