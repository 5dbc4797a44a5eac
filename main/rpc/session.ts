import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/** One seat at a screen: who sits there. A host makes one per connection. */
export interface Session {
  /** Who acts; `actor-missing` before anybody has sat down. */
  actor(): Actor;
  current(): Actor | undefined;
  begin(actor: Actor): void;
}

export function createSession(initial?: Actor): Session {
  let current = initial;
  return {
    actor() {
      if (current === undefined) {
        throw new ProblemError('actor-missing', '请先选择操作人员，所有操作都要记在具体人员名下。');
      }
      return current;
    },
    current: () => current,
    begin(actor) {
      current = actor;
    },
  };
}
