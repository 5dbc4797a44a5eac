import type { Permission } from '#shared/contract/permissions.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { Problem } from '#shared/lib/problem.ts';
import type { Log } from '../platform/log.ts';

/** What somebody wants to pass the door for: `cases.get`, `assets/originals`, `upload`. */
export interface Asked {
  readonly what: string;
  /** Absent: it names none, and nobody passes. */
  readonly permission: Permission | undefined;
}

/** The one place that hears of every passing of the door and of every refusal. */
export interface Access {
  passed(asked: Asked, actor: Actor | undefined): void;
  refused(asked: Asked, why: Problem): void;
}

/** Refusals go into the log that maintenance staff read; who was let through is kept nowhere yet. */
export const loggedAccess = (log: Log): Access => ({
  passed: () => undefined,
  refused({ what, permission }, { code, message }) {
    log.info(`door: refused ${what} (${permission ?? 'no permission named'}): ${code} ${message}`);
  },
});
