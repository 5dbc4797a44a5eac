import { randomBytes } from 'node:crypto';
import type { Actor, Seat } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Elapsed } from '../platform/clock.ts';

/** Who sits down, asked anew at every call: the name as it is registered now, or why the person may not act any more. */
export type Sitter = () => Promise<Actor>;

/** A seat nobody has used for so long is given up: its window is gone, or its person is. */
const IDLE_HOURS = 12;
const IDLE_MS = IDLE_HOURS * 3_600_000;
/** How many ended seats are remembered, so that their windows are told why. */
const REMEMBERED = 500;

const NOBODY = '请先选择操作人员，所有操作都要记在具体人员名下。';
const UNKNOWN = '当前没有操作人员，请选择操作人员后继续。';
const STOOD_UP = '这里的操作人员已经退出或者更换，请重新选择操作人员。';
const IDLE = `超过${IDLE_HOURS.toString()}小时没有操作，请重新选择操作人员。`;

interface Taken {
  readonly token: string;
  readonly view: string;
  readonly sitter: Sitter;
  usedAt: number;
}

/**
 * Who sits at which window. A seat is known by two secrets made here and nowhere else: the token, with which its
 * window acts, and the view key, which only fetches bytes and may therefore stand in an address. Both live in memory
 * and end with the seat: when the person stands up or may not act any more, and with the program.
 */
export interface Seats {
  /** Sits somebody down; whoever sat at this window before stands up. Errors: those of `sitter`. */
  take(sitter: Sitter, instead?: string): Promise<Seat>;
  stand(token: string | undefined): void;
  /** Everybody stands up, and is told why. */
  clear(why: string): void;
  /** Who acts with this token. Errors: `actor-missing`, whose sentence says why. */
  actor(token: string | undefined): Promise<Actor>;
  /** Who looks with this view key. Errors: `actor-missing`. */
  viewer(view: string | undefined): Promise<Actor>;
}

const secret = (): string => randomBytes(32).toString('base64url');
const missing = (sentence: string): ProblemError => new ProblemError('actor-missing', sentence);

/** @param now how idleness is measured: a clock that is set forward unseats nobody */
export function createSeats(now: Elapsed): Seats {
  const byToken = new Map<string, Taken>();
  const byView = new Map<string, Taken>();
  /** Secrets of ended seats, the oldest first, with the reason. */
  const ended = new Map<string, string>();

  function end({ token, view }: Taken, why: string): void {
    byToken.delete(token);
    byView.delete(view);
    for (const key of [token, view]) ended.set(key, why);
    for (const oldest of ended.keys()) {
      if (ended.size <= 2 * REMEMBERED) break;
      ended.delete(oldest);
    }
  }

  const isIdle = ({ usedAt }: Taken): boolean => now() - usedAt > IDLE_MS;

  async function sitting(seats: ReadonlyMap<string, Taken>, key: string | undefined): Promise<Actor> {
    if (key === undefined || key === '') throw missing(NOBODY);
    const seat = seats.get(key);
    if (seat === undefined) throw missing(ended.get(key) ?? UNKNOWN);
    if (isIdle(seat)) {
      end(seat, IDLE);
      throw missing(IDLE);
    }
    seat.usedAt = now();
    try {
      return await seat.sitter();
    } catch (error) {
      // No longer active, or not registered in this archive: the seat is lost for good, not for this call.
      if (!(error instanceof ProblemError) || !['actor-missing', 'not-found'].includes(error.code))
        throw error;
      end(seat, error.message);
      throw missing(error.message);
    }
  }

  function stand(token: string | undefined): void {
    const seat = byToken.get(token ?? '');
    if (seat !== undefined) end(seat, STOOD_UP);
  }

  return {
    async take(sitter, instead) {
      const actor = await sitter();
      stand(instead);
      for (const seat of [...byToken.values()]) if (isIdle(seat)) end(seat, IDLE);
      const seat: Taken = { token: secret(), view: secret(), sitter, usedAt: now() };
      byToken.set(seat.token, seat);
      byView.set(seat.view, seat);
      return { actor, token: seat.token, view: seat.view };
    },
    stand,
    clear(why) {
      for (const seat of [...byToken.values()]) end(seat, why);
    },
    actor: (token) => sitting(byToken, token),
    viewer: (view) => sitting(byView, view),
  };
}
