/** Either how far some work is, pieces put together, or what came of it. */
export type Followed<P, T> =
  { readonly kind: 'progress'; readonly progress: P } | { readonly kind: 'done'; readonly value: T };

/**
 * Long work without a job row as a stream for a screen: what changed since the last look, then the result. Leaving the
 * stream gives the work up.
 */
export async function* followed<P extends object, T>(
  work: (report: (progress: P) => void, signal: AbortSignal) => Promise<T>,
  outer?: AbortSignal,
): AsyncGenerator<Followed<P, T>> {
  const left = new AbortController();
  const signal = outer === undefined ? left.signal : AbortSignal.any([outer, left.signal]);
  let latest: P | undefined;
  let wake = (): void => undefined;
  let ended = false;
  const isEnded = () => ended;
  const running = work((progress) => {
    latest = { ...latest, ...progress };
    wake();
  }, signal).finally(() => {
    ended = true;
    wake();
  });
  // Awaited at the end; until then a failure must not count as unhandled.
  running.catch(() => undefined);
  try {
    let shown: P | undefined;
    while (!isEnded()) {
      if (latest !== undefined && latest !== shown) {
        shown = latest;
        yield { kind: 'progress', progress: latest };
        continue;
      }
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    yield { kind: 'done', value: await running };
  } finally {
    left.abort();
    await running.catch(() => undefined);
  }
}
