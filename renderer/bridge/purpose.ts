/** The case whose purpose of consultation the core asks this window for. */
let asked: string | undefined;
const listeners = new Set<() => void>();

function put(caseId: string | undefined): void {
  asked = caseId;
  for (const listener of listeners) listener();
}

export const purposeAtWindow = {
  asked: (): string | undefined => asked,
  /** Whatever was asked for first is answered first. */
  ask(caseId: string): void {
    if (asked === undefined) put(caseId);
  },
  answered(): void {
    put(undefined);
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
