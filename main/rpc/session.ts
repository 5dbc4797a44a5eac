import { randomBytes } from 'node:crypto';
import type { Actor } from '#shared/contract/session.ts';
import { ProblemError } from '#shared/lib/problem.ts';

/** One seat at a screen: who sits there. A host makes one per connection. */
export interface Session {
  /** Names this session in a request that comes beside its connection (an upload); nobody else can know it. */
  readonly ticket: string;
  /** Who acts; `actor-missing` before anybody has sat down. */
  actor(): Actor;
  current(): Actor | undefined;
  begin(actor: Actor): void;
}

export function createSession(initial?: Actor): Session {
  let current = initial;
  return {
    ticket: randomBytes(32).toString('base64url'),
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

/** The sessions that are open, by their tickets. A session whose connection is gone is forgotten with it. */
export function createTickets() {
  const open = new Map<string, WeakRef<Session>>();
  return {
    add(session: Session): void {
      for (const [ticket, known] of open) if (known.deref() === undefined) open.delete(ticket);
      open.set(session.ticket, new WeakRef(session));
    },
    /** Who acts in the session of that ticket; `actor-missing` when there is none or nobody has sat down. */
    actorOf(ticket: string): Actor {
      const session = open.get(ticket)?.deref();
      if (session === undefined) throw new ProblemError('actor-missing', '请先选择操作人员，再上传文件。');
      return session.actor();
    },
  };
}
