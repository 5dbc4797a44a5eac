export interface Notice {
  readonly kind: 'error' | 'warning' | 'success' | 'info';
  readonly text: string;
}

const listeners = new Set<(notice: Notice) => void>();

/** Says one sentence to the clerk, from anywhere. */
export function say(kind: Notice['kind'], text: string): void {
  for (const listener of listeners) listener({ kind, text });
}

export function onNotice(listener: (notice: Notice) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
