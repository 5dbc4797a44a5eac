import { describe, expect, it } from 'vitest';
import { LatestOnly } from '../../../../../renderer/features/documents/preview/latest-only.ts';

function held() {
  const calls: { input: number; answer: (output: string) => void; fail: (error: unknown) => void }[] = [];
  const answers: string[] = [];
  const errors: unknown[] = [];
  const latest = new LatestOnly<number, string>(
    (input) =>
      new Promise((resolve, reject) => {
        calls.push({ input, answer: resolve, fail: reject });
      }),
    (output) => answers.push(output),
    (error) => errors.push(error),
  );
  return { calls, answers, errors, latest };
}

const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

describe('calls that follow typing', () => {
  it('has one under way and skips everything but the newest', async () => {
    const { calls, answers, latest } = held();
    for (const input of [1, 2, 3, 4]) latest.ask(input);
    expect(calls.map((call) => call.input)).toEqual([1]);
    calls[0]?.answer('one');
    await settled();
    expect(calls.map((call) => call.input)).toEqual([1, 4]);
    calls[1]?.answer('four');
    await settled();
    expect(answers).toEqual(['one', 'four']);
  });

  it('goes on after a failure', async () => {
    const { calls, errors, answers, latest } = held();
    latest.ask(1);
    latest.ask(2);
    calls[0]?.fail(new Error('refused'));
    await settled();
    calls[1]?.answer('two');
    await settled();
    expect(errors).toHaveLength(1);
    expect(answers).toEqual(['two']);
  });

  it('drops what comes in after it was closed', async () => {
    const { calls, answers, latest } = held();
    latest.ask(1);
    latest.ask(2);
    latest.close();
    calls[0]?.answer('one');
    await settled();
    latest.ask(3);
    expect(calls).toHaveLength(1);
    expect(answers).toEqual([]);
  });
});
