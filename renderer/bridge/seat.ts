import { type Seat, seatSchema } from '#shared/contract/session.ts';

const KEY = 'anjuan.seat';

/** Who sits at this window, as far as the window knows. */
export interface SeatState {
  readonly seat: Seat | undefined;
  /** Why the seat that was here is gone, though nobody stood up: the sentence for whoever sits down next. */
  readonly lost: string | undefined;
  /** The seat is locked: its person opens it with the PIN, and all is as it was. */
  readonly locked: boolean;
}

/** Kept while the window lives, so that a broken line or a reload asks nobody; another tab has a seat of its own. */
function kept(): Seat | undefined {
  const text = sessionStorage.getItem(KEY);
  if (text === null) return undefined;
  try {
    const read = seatSchema.safeParse(JSON.parse(text));
    return read.success ? read.data : undefined;
  } catch {
    // What an older program kept here is no seat.
    return undefined;
  }
}

let state: SeatState | undefined;
const listeners = new Set<() => void>();

function put(next: SeatState): void {
  state = next;
  if (next.seat === undefined) sessionStorage.removeItem(KEY);
  else sessionStorage.setItem(KEY, JSON.stringify(next.seat));
  for (const listener of listeners) listener();
}

const current = (): SeatState => (state ??= { seat: kept(), lost: undefined, locked: false });

/** The seat of this window: its token goes with every call, its view key with every address. */
export const seatAtWindow = {
  state: current,
  token: (): string | undefined => current().seat?.token,
  taken(seat: Seat): void {
    put({ seat, lost: undefined, locked: false });
  },
  /** Somebody stood up. */
  left(): void {
    put({ seat: undefined, lost: undefined, locked: false });
  },
  /** The core does not take the token any more; one that was replaced meanwhile loses nothing. */
  lose(token: string | undefined, why: string): void {
    if (token !== undefined && token === current().seat?.token)
      put({ seat: undefined, lost: why, locked: false });
  },
  /** The core, or the window itself, has locked the seat with this token. */
  lock(token: string | undefined): void {
    const now = current();
    if (token !== undefined && token === now.seat?.token && !now.locked) put({ ...now, locked: true });
  },
  unlocked(): void {
    put({ ...current(), locked: false });
  },
  subscribe(listener: () => void): () => void {
    listeners.add(listener);
    return () => {
      listeners.delete(listener);
    };
  },
};
