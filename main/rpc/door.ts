import type { Actor } from '#shared/contract/session.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Access, Asked } from './access.ts';
import type { Seats } from './seats.ts';

/** What a caller shows: the token of its seat, or the view key, with which one only fetches. */
export type Shown = { readonly token: string | undefined } | { readonly view: string | undefined };

/** The one door in front of everything the core does: calls, addresses and uploads pass it alike. */
export interface Door {
  readonly seats: Seats;
  /** Lets through whoever may do what is asked. Errors: `actor-missing` without a seat, `bug` where nothing says who may. */
  enter(asked: Asked, shown: Shown): Promise<Actor>;
  /** The same for what may be open to somebody without a seat, if its permission says so. */
  enterUnseated(asked: Asked, shown: Shown): Promise<Actor | undefined>;
}

export interface DoorDeps {
  readonly seats: Seats;
  readonly access: Access;
  /** Before there is an archive there is nobody who could sit down. */
  readonly archiveIsOpen: () => boolean;
}

export function createDoor({ seats, access, archiveIsOpen }: DoorDeps): Door {
  const sitting = (shown: Shown): Promise<Actor> =>
    'token' in shown ? seats.actor(shown.token) : seats.viewer(shown.view);

  /** Everybody who sits may do everything until there are roles: this is where they will be asked. */
  async function seated({ what, permission }: Asked, shown: Shown): Promise<Actor> {
    if (permission === undefined) throw new Error(`${what} names no permission: nobody may`);
    return sitting(shown);
  }

  async function perhapsSeated(asked: Asked, shown: Shown): Promise<Actor | undefined> {
    const open = asked.permission === 'anybody' || (asked.permission === 'set-up' && !archiveIsOpen());
    try {
      return await seated(asked, shown);
    } catch (error) {
      if (open && error instanceof ProblemError && error.code === 'actor-missing') return undefined;
      throw error;
    }
  }

  async function noted<T extends Actor | undefined>(asked: Asked, entering: Promise<T>): Promise<T> {
    try {
      const actor = await entering;
      access.passed(asked, actor);
      return actor;
    } catch (error) {
      access.refused(asked, problemOf(error));
      throw error;
    }
  }

  return {
    seats,
    enter: (asked, shown) => noted(asked, seated(asked, shown)),
    enterUnseated: (asked, shown) => noted(asked, perhapsSeated(asked, shown)),
  };
}
