import { ORPCError, ValidationError, implement } from '@orpc/server';
import * as z from 'zod';
import { contract } from '#shared/contract/contract.ts';
import { type Problem, problemOf } from '#shared/lib/problem.ts';
import type { Log } from '../platform/log.ts';
import type { Session } from './session.ts';

z.config(z.locales.zhCN());

/** What every call carries. */
export interface CallContext {
  readonly session: Session;
  readonly log: Log;
}

const issuePath = (path: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined): string =>
  (path ?? []).map((part) => String(typeof part === 'object' ? part.key : part)).join('.');

/** Any error of a call as a Problem; a refused input says which field and why. */
function callProblem(error: unknown): Problem {
  if (error instanceof ORPCError) {
    if (error.code === 'BAD_REQUEST' && error.cause instanceof ValidationError) {
      const first = error.cause.issues[0];
      return {
        code: 'invalid-input',
        message: first?.message ?? '填写的内容不符合要求，请检查后重试。',
        details: { field: issuePath(first?.path) },
      };
    }
    return problemOf(error.cause ?? error);
  }
  return problemOf(error);
}

/** An error as it leaves the core. For streams, whose errors come after the call has returned. */
export function toldProblem(error: unknown, log: Log, where: string): Error {
  const problem = callProblem(error);
  if (problem.code === 'bug') log.error(where, error);
  return new ORPCError('PROBLEM', { defined: true, data: problem, message: problem.message });
}

/** The contract to be implemented; every error leaves as PROBLEM data, and a bug is logged with its cause. */
export const os = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, next, path }) => {
    try {
      return await next();
    } catch (error) {
      throw toldProblem(error, context.log, path.join('.'));
    }
  });
