import { randomBytes } from 'node:crypto';
import type { Actor, Seat } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Elapsed } from '../platform/clock.ts';
import type { Sitting } from './sitting.ts';

/** Who sits down, asked anew at every call: the name as it is registered now, or why the person may not act any more. */
export type Sitter = () => Promise<Sitting>;

/** A seat nobody has used for so long is given up: its window is gone, or its person is. */
const IDLE_HOURS = 12;
const IDLE_MS = IDLE_HOURS * 3_600_000;
/** How many ended seats are remembered, so that their windows are told why. */
const REMEMBERED = 500;

const NOBODY = '请先选择操作人员，所有操作都要记在具体人员名下。';
const UNKNOWN = '当前没有操作人员，请选择操作人员后继续。';
const LOCKED = '座位已锁定，请输入密码后继续。';
const STOOD_UP = '这里的操作人员已经退出或者更换，请重新选择操作人员。';
const IDLE = `超过${IDLE_HOURS.toString()}小时没有操作，请重新选择操作人员。`;

interface Taken {
  readonly token: string;
  readonly view: string;
  readonly sitter: Sitter;
  usedAt: number;
  locked: boolean;
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
  /** Locks the seat: until it is unlocked it does nothing. */
  lock(token: string | undefined): void;
  /** Opens it again, once `prove` has let its person through. Errors: `actor-missing`, and those of `prove`. */
  unlock(token: string | undefined, prove: (actor: Actor) => Promise<void>): Promise<void>;
  /** Who sits there, and whether the seat is locked; undefined when nobody does. */
  look(
    token: string | undefined,
  ): Promise<{ readonly sitting: Sitting; readonly locked: boolean } | undefined>;
  /** Who acts with this token. Errors: `actor-missing`, whose sentence says why; `seat-locked`. */
  actor(token: string | undefined): Promise<Sitting>;
  /** Who looks with this view key. Errors: `actor-missing`, `seat-locked`. */
  viewer(view: string | undefined): Promise<Sitting>;
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

  /** The seat behind a secret, with who sits there now. Errors: `actor-missing`. */
  async function taken(
    seats: ReadonlyMap<string, Taken>,
    key: string | undefined,
  ): Promise<{ readonly seat: Taken; readonly sitting: Sitting }> {
    if (key === undefined || key === '') throw missing(NOBODY);
    const seat = seats.get(key);
    if (seat === undefined) throw missing(ended.get(key) ?? UNKNOWN);
    if (isIdle(seat)) {
      end(seat, IDLE);
      throw missing(IDLE);
    }
    if (!seat.locked) seat.usedAt = now();
    try {
      return { seat, sitting: await seat.sitter() };
    } catch (error) {
      // No longer active, or not registered in this archive: the seat is lost for good, not for this call.
      if (!(error instanceof ProblemError) || !['actor-missing', 'not-found'].includes(error.code))
        throw error;
      end(seat, error.message);
      throw missing(error.message);
    }
  }

  async function sitting(seats: ReadonlyMap<string, Taken>, key: string | undefined): Promise<Sitting> {
    const found = await taken(seats, key);
    // Asked last: it may have been locked while its person was looked up.
    if (found.seat.locked) throw new ProblemError('seat-locked', LOCKED);
    return found.sitting;
  }

  function stand(token: string | undefined): void {
    const seat = byToken.get(token ?? '');
    if (seat !== undefined) end(seat, STOOD_UP);
  }

  return {
    async take(sitter, instead) {
      const { actor } = await sitter();
      stand(instead);
      for (const seat of [...byToken.values()]) if (isIdle(seat)) end(seat, IDLE);
      const seat: Taken = { token: secret(), view: secret(), sitter, usedAt: now(), locked: false };
      byToken.set(seat.token, seat);
      byView.set(seat.view, seat);
      return { actor, token: seat.token, view: seat.view };
    },
    stand,
    clear(why) {
      for (const seat of [...byToken.values()]) end(seat, why);
    },
    lock(token) {
      const seat = byToken.get(token ?? '');
      if (seat !== undefined) seat.locked = true;
    },
    async unlock(token, prove) {
      const { seat, sitting: who } = await taken(byToken, token);
      await prove(who.actor);
      seat.locked = false;
      seat.usedAt = now();
    },
    async look(token) {
      const found = await taken(byToken, token).catch((error: unknown) => {
        if (error instanceof ProblemError && error.code === 'actor-missing') return undefined;
        throw error;
      });
      return found === undefined ? undefined : { sitting: found.sitting, locked: found.seat.locked };
    },
    actor: (token) => sitting(byToken, token),
    viewer: (view) => sitting(byView, view),
  };
}
