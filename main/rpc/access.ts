import type { Permission } from '#shared/contract/permissions.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Problem } from '#shared/lib/problem.ts';
import type { Elapsed } from '../platform/clock.ts';
import type { Log } from '../platform/log.ts';
import type { NamedId } from './case-ids.ts';
import type { ConsultedId } from './consulted-id.ts';

/** What somebody wants to pass the door for: `cases.get`, `assets/originals`, `upload`. */
export interface Asked {
  readonly what: string;
  /** Absent: it names none, and nobody passes. */
  readonly permission: Permission | undefined;
  /** The cases, and things of cases, it is about. */
  readonly names?: readonly NamedId[];
  /** What of cases is shown or handed out to who is let through, and what for. */
  readonly consults?: readonly ConsultedId[];
  /** Whoever asks says himself what was handed out in the end: an address may lead to nothing. */
  readonly notedLater?: true;
}

/** The one place that hears of every passing of the door and of every refusal. */
export interface Access {
  passed(asked: Asked, actor: Actor | undefined): void;
  /** `actor` where somebody sat there and may not. */
  refused(asked: Asked, why: Problem, actor: Actor | undefined): Promise<void>;
}

/** One a minute and person enters the record: who knocks a thousand times does not fill it. */
const RECORDED_EVERY_MS = 60_000;

/**
 * Refusals go into the log that maintenance staff read; what somebody who sits there may not do is entered in the
 * record of the archive as well. Who was let through is told to `passed`, which keeps what it was of cases (调阅登记).
 */
export function loggedAccess(
  log: Log,
  record: (asked: Asked, why: Problem, actor: Actor) => Promise<void>,
  now: Elapsed,
  passed: (asked: Asked, actor: Actor) => void,
): Access {
  const recorded = new Map<string, number>();
  return {
    passed: (asked, actor) => {
      if (actor !== undefined) passed(asked, actor);
    },
    async refused(asked, why, actor) {
      const { what, permission } = asked;
      // The window of a locked seat goes on asking what it shows; that is no knocking.
      // Nor is it to be asked what for.
      if (why.code === 'seat-locked' || why.code === 'purpose-missing') return;
      log.info(`door: refused ${what} (${permission ?? 'no permission named'}): ${why.code} ${why.message}`);
      if (actor === undefined || why.code !== 'not-permitted') return;
      const last = recorded.get(actor.id);
      if (last !== undefined && now() - last < RECORDED_EVERY_MS) return;
      recorded.set(actor.id, now());
      // Refused is refused, whether or not it could be written down.
      await record(asked, why, actor).catch((error: unknown) => {
        log.error('door.record', error);
      });
    },
  };
}
