import { parentPort } from 'node:worker_threads';
import { present } from '#shared/lib/assert.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Answered, Asked } from './resident.ts';
import { isOutOfMemory } from './out-of-memory.ts';

/** The worker's end of `createResident`: answers one question after the other, each by `what` it asks. */
export function serve<Questions>(handlers: {
  readonly [What in keyof Questions]: (question: Questions[What]) => unknown;
}): void {
  const port = present(parentPort, 'runs as a worker only');
  const answer = async <What extends keyof Questions>(
    question: { readonly what: What } & Questions[What],
  ): Promise<unknown> => handlers[question.what](question);
  const reply = async ({
    id,
    question,
  }: Asked<{ readonly what: keyof Questions } & Questions[keyof Questions]>): Promise<void> => {
    const answered = await answer(question).then(
      (result): Answered<unknown> => ({ id, reply: { type: 'done', result } }),
      (error: unknown): Answered<unknown> => ({
        id,
        reply: { type: 'failed', problem: problemOf(error) },
        spent: isSpent(error),
      }),
    );
    port.postMessage(answered);
  };
  let before = Promise.resolve();
  port.on('message', (asked: Parameters<typeof reply>[0]) => {
    before = before.then(() => reply(asked));
  });
}

/** A refusal with a reason leaves a thread as it was; what nobody foresaw, or memory that ran out, may not. */
const isSpent = (error: unknown): boolean =>
  !(error instanceof ProblemError) || isOutOfMemory(error) || isOutOfMemory(error.cause);
