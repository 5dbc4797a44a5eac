import { readFile } from 'node:fs/promises';
import { threadId } from 'node:worker_threads';
import { serve } from '#main/platform/workers/serve.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/** What the thread of tests/integration/workers/resident.test.ts is asked. */
export interface Answering {
  readonly thread: object;
  readonly refuse: object;
  readonly fail: object;
  readonly read: { readonly path: string };
  readonly end: object;
  readonly wait: object;
}

serve<Answering>({
  thread: () => threadId,
  refuse: () => {
    throw new ProblemError('invalid-input', '不能这样填写。');
  },
  fail: () => {
    throw new Error('nobody foresaw this');
  },
  read: ({ path }) => readFile(path),
  end: () => process.exit(3),
  wait: (_, { signal, report }) => {
    const given = Promise.withResolvers<string>();
    const giveUp = () => {
      given.resolve('given up');
    };
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp);
    report(7);
    return given.promise;
  },
});
