import { mapEventIterator } from '@orpc/client';
import { ORPCError, ValidationError, implement } from '@orpc/server';
import * as z from 'zod';
import { contract } from '#shared/contract/contract.ts';
import { operationMetaSchema } from '#shared/contract/kit.ts';
import { type Problem, problemOf } from '#shared/lib/problem.ts';
import type { Log } from '../platform/log.ts';
import { goFirst } from '../platform/workers/right-of-way.ts';
import type { Asked } from './access.ts';
import { casePaths, namedIds } from './case-ids.ts';
import { consultedBy } from './consulted-id.ts';
import type { Door } from './door.ts';
import type { Sitting } from './sitting.ts';

z.config(z.locales.zhCN());

/** What every call carries. */
export interface CallContext {
  readonly door: Door;
  /** Token of the seat the caller shows; what it is worth, the door says. */
  readonly seat: string | undefined;
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
const told = implement(contract)
  .$context<CallContext>()
  .use(async ({ context, next, path }) => {
    // What comes in beside it goes on when this is answered; a stream is answered as soon as it begins.
    try {
      return await goFirst(async () => next());
    } catch (error) {
      throw toldProblem(error, context.log, path.join('.'));
    }
  });

interface Calling {
  readonly context: CallContext;
  readonly path: readonly string[];
  readonly procedure: { readonly '~orpc': { readonly meta: unknown; readonly inputSchema?: unknown } };
  /** As it came: nothing has been checked of it yet. */
  readonly input: unknown;
}

/**
 * What the door is asked for: the permission the contract names, and the cases the input is about; what names no
 * permission lets nobody through.
 */
function asked({ path, procedure, input }: Calling): Asked {
  const { meta, inputSchema } = procedure['~orpc'];
  const said = operationMetaSchema.safeParse(meta);
  const names = namedIds(input, casePaths(inputSchema));
  const permission = said.success ? said.data.permission : undefined;
  // What changes a case is in its record; here stands who only looks.
  const looks = said.success && (said.data.kind === 'query' || permission === 'cases.export');
  return {
    what: path.join('.'),
    permission,
    names,
    ...(looks ? { consults: consultedBy(permission, names) } : {}),
  };
}

const enter = (calling: Calling): Promise<Sitting> =>
  calling.context.door.enter(asked(calling), { token: calling.context.seat });

const isStream = (output: unknown): output is AsyncIteratorObject<unknown, unknown, void> =>
  typeof output === 'object' && output !== null && Symbol.asyncIterator in output && 'next' in output;

/** A stream ends with the seat of the one who reads it: nothing more is told after that. */
function whileSeated<T>(output: T, calling: Calling): T {
  if (!isStream(output)) return output;
  const toldHere = (error: unknown) => toldProblem(error, calling.context.log, calling.path.join('.'));
  const guarded = mapEventIterator(output, {
    async value(event) {
      await enter(calling).catch((error: unknown) => {
        throw toldHere(error);
      });
      return event;
    },
    error: (error) => Promise.resolve(toldHere(error)),
  });
  // Safe: the same events in the same kind of stream.
  return guarded as T;
}

/** For what may be asked before anybody has sat down: `context.actor` is whoever sits there, if anybody does. */
export const osAtDoor = told.use(async ({ context, next, path, procedure }, input) => {
  const calling = { context, path, procedure, input };
  const sitting = await context.door.enterUnseated(asked(calling), { token: context.seat });
  return next({ context: { actor: sitting?.actor, sitting } });
});

/** For everything else: `context.actor` is who acts, and nobody says so but the seat. */
export const os = told.use(async ({ context, next, path, procedure }, input) => {
  const calling = { context, path, procedure, input };
  const sitting = await enter(calling);
  const { output, context: after } = await next({
    context: {
      actor: sitting.actor,
      sitting,
      /** Whoever reads no case is shown nothing of any, also where cases are only mentioned. */
      readsCases: context.door.has(sitting, 'cases.read'),
    },
  });
  return { output: whileSeated(output, calling), context: after };
});
