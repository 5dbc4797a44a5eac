export type Line = 'connecting' | 'open' | 'lost';

/** Whether the core can be reached, for the shell to show. */
export interface Connectivity {
  get(): Line;
  set(next: Line): void;
  subscribe(listener: () => void): () => void;
}

export function createConnectivity(): Connectivity {
  const listeners = new Set<() => void>();
  let line: Line = 'connecting';
  return {
    get: () => line,
    set(next) {
      if (next === line) return;
      line = next;
      for (const listener of listeners) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
