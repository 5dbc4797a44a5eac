/** Fans values out to any number of readers; each reader gets a first batch, then everything pushed from then on. */
export interface Feed<T> {
  push(value: T): void;
  subscribe(first: Promise<readonly T[]>, signal?: AbortSignal): AsyncGenerator<T, void>;
  close(): void;
}

export function createFeed<T>(): Feed<T> {
  const readers = new Set<{ queue: T[]; wake: () => void }>();
  let closed = false;

  return {
    push(value) {
      for (const reader of readers) {
        reader.queue.push(value);
        reader.wake();
      }
    },
    async *subscribe(first, signal) {
      const reader: { queue: T[]; wake: () => void } = { queue: [], wake: () => undefined };
      const stop = () => {
        reader.wake();
      };
      // Subtle: listening begins before the first batch is read, so nothing falls between the two.
      readers.add(reader);
      signal?.addEventListener('abort', stop);
      try {
        yield* await first;
        while (!closed && signal?.aborted !== true) {
          const next = reader.queue.shift();
          if (next !== undefined) yield next;
          else {
            await new Promise<void>((resolve) => {
              reader.wake = resolve;
              if (closed || signal?.aborted === true || reader.queue.length > 0) resolve();
            });
          }
        }
      } finally {
        signal?.removeEventListener('abort', stop);
        readers.delete(reader);
      }
    },
    close() {
      closed = true;
      for (const reader of readers) reader.wake();
    },
  };
}
