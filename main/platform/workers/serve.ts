import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Answered, Asked, GivenUp } from './resident.ts';
import { systemCode } from '../files/file-problems.ts';
import { isOutOfMemory } from './out-of-memory.ts';

/** What the work on a question has of whoever asked. */
export interface AskedEnd {
  /** fires when the question is given up */
  readonly signal: AbortSignal;
  /** how much is done, as a number both ends understand */
  readonly report: (done: number) => void;
}

/**
 * The worker's end of `createResident`: answers one question after the other, each by `what` it asks; `atOnce` where the
 * work is done by others, as by programs it starts.
 */
export function serve<Questions>(
  handlers: {
    readonly [What in keyof Questions]: (question: Questions[What], end: AskedEnd) => unknown;
  },
  { atOnce = false }: { readonly atOnce?: boolean } = {},
): void {
  const port = present(parentPort, 'runs as a worker only');
  const underWay = new Map<number, AbortController>();
  const answer = async <What extends keyof Questions>(
    question: { readonly what: What } & Questions[What],
    end: AskedEnd,
  ): Promise<unknown> => handlers[question.what](question, end);
  const reply = async (
    { id, question }: Asked<{ readonly what: keyof Questions } & Questions[keyof Questions]>,
    signal: AbortSignal,
  ): Promise<void> => {
    const report = (progress: number): void => {
      port.postMessage({ id, reply: { type: 'progress', progress } } satisfies Answered<unknown>);
    };
    const answered = await answer(question, { signal, report }).then(
      (result): Answered<unknown> => ({ id, reply: { type: 'done', result } }),
      (error: unknown): Answered<unknown> => {
        const system = saidBySystem(error);
        return {
          id,
          reply: { type: 'failed', problem: problemOf(error) },
          ...(system === undefined ? { spent: isSpent(error) } : { system }),
        };
      },
    );
    underWay.delete(id);
    port.postMessage(answered);
  };
  let before = Promise.resolve();
  port.on('message', (message: Parameters<typeof reply>[0] | GivenUp) => {
    if ('givenUp' in message) {
      underWay.get(message.givenUp)?.abort();
      return;
    }
    const controller = new AbortController();
    underWay.set(message.id, controller);
    if (atOnce) void reply(message, controller.signal);
    else before = before.then(() => reply(message, controller.signal));
  });
}

/** EIO, ENOENT …: a file that cannot be read is no fault of the thread. */
function saidBySystem(error: unknown): Answered<unknown>['system'] {
  const code = systemCode(error);
  if (code === undefined || !/^E[A-Z0-9]+$/.test(code) || !(error instanceof Error)) return undefined;
  return { code, message: error.message };
}

/** A refusal with a reason leaves a thread as it was; what nobody foresaw, or memory that ran out, may not. */
const isSpent = (error: unknown): boolean =>
  !(error instanceof ProblemError) || isOutOfMemory(error) || isOutOfMemory(error.cause);
