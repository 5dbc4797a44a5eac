import {
  type AskedPermission,
  isAsked,
  type Permission,
  readPermissions,
} from '#shared/contract/permissions.ts';
import { operationName } from '#shared/contract/permission-words.ts';
import type { Actor } from '#shared/contract/session.ts';
import {
  type AccessTable,
  type CaseRights,
  refusalOf,
  refusalWords,
  type Person,
  whoMaySentence,
} from '#shared/domain/people/access.ts';
import { ProblemError, problemOf } from '#shared/lib/problem.ts';
import type { Access, Asked } from './access.ts';
import type { NamedId } from './case-ids.ts';
import type { ConsultedId } from './consulted-id.ts';
import type { Seats } from './seats.ts';
import type { Sitting } from './sitting.ts';

/** What a caller shows: the token of its seat, or the view key, with which one only fetches. */
export type Shown = { readonly token: string | undefined } | { readonly view: string | undefined };

/** The one door in front of everything the core does: calls, addresses and uploads pass it alike. */
export interface Door {
  readonly seats: Seats;
  /**
   * Lets through whoever may do what is asked. Errors: `actor-missing` without a seat, `seat-locked`, `not-permitted`
   * with a sentence that says who may, `bug` where nothing says who may.
   */
  enter(asked: Asked, shown: Shown): Promise<Sitting>;
  /** The same for what may be open to somebody without a seat, if its permission says so. */
  enterUnseated(asked: Asked, shown: Shown): Promise<Sitting | undefined>;
  /** Whether who sits there has a permission at all, for what shows less to who has not. */
  has(sitting: Sitting, permission: AskedPermission): boolean;
}

/** What an open archive knows of who may do what. */
export interface Rights {
  readonly table: AccessTable<AskedPermission>;
  /** The cases these names lead to; what leads to none (a recording nobody has assigned) is left out. */
  casesOf(ids: readonly NamedId[]): Promise<readonly CaseRights[]>;
  /** Errors: `purpose-missing` where it must be said first what a case is consulted for. */
  requirePurpose(actor: Actor, ids: readonly ConsultedId[]): Promise<void>;
}

export interface DoorDeps {
  readonly seats: Seats;
  readonly access: Access;
  /** Absent before there is an archive: then there is nobody who could sit down. */
  readonly rights: () => Rights | undefined;
  /** Looks, before anybody enters, what another program has changed of what is counted by. */
  readonly renew?: (() => Promise<void>) | undefined;
}

type Named = Asked & { readonly permission: Permission };

const NAME_YOURSELF = '本档案库的人员已设定密码，请写明由谁办理：--as <登录名> --pin-file <写有密码的文件>。';

const personOf = ({ actor, department, roles }: Sitting): Person => ({ id: actor.id, department, roles });

export function createDoor({ seats, access, rights, renew }: DoorDeps): Door {
  const sitting = (shown: Shown): Promise<Sitting> =>
    'token' in shown ? seats.actor(shown.token) : seats.viewer(shown.view);

  /** Does a role of who sits there reach this, and every case it names? */
  async function requireRight(asked: Named, who: Sitting): Promise<void> {
    const { what, permission, names = [] } = asked;
    const held = rights();
    if (!isAsked(permission) || held === undefined) return;
    if (who.house !== undefined) {
      if (who.house === 'everything' || who.house.includes(permission)) return;
      throw new ProblemError('not-permitted', NAME_YOURSELF, { permission, why: 'role' });
    }
    const person = personOf(who);
    const reads = readPermissions.has(permission);
    // Who has no role for it is refused before anything is looked up; to look is asked for no case.
    const refused =
      refusalOf(held.table, person, { permission, cases: [], reads }) ??
      (reads || names.length === 0
        ? undefined
        : refusalOf(held.table, person, { permission, cases: await held.casesOf(names), reads }));
    if (refused === undefined) return;
    const sentences = [
      whoMaySentence(held.table, operationName(what, permission), permission),
      refusalWords(refused, person),
      who.remark ?? '',
    ];
    throw new ProblemError('not-permitted', sentences.join(''), { permission, why: refused.why });
  }

  async function noted<T extends Sitting | undefined>(
    asked: Asked,
    entering: (found: (who: Sitting) => void) => Promise<T>,
  ): Promise<T> {
    let who: Actor | undefined;
    await renew?.();
    try {
      const entered = await entering(({ actor }) => {
        who = actor;
      });
      access.passed(asked, entered?.actor);
      return entered;
    } catch (error) {
      await access.refused(asked, problemOf(error), who);
      throw error;
    }
  }

  async function seated(asked: Asked, shown: Shown, found: (who: Sitting) => void): Promise<Sitting> {
    const { permission } = asked;
    if (permission === undefined) throw new Error(`${asked.what} names no permission: nobody may`);
    const who = await sitting(shown);
    found(who);
    await requireRight({ ...asked, permission }, who);
    if (asked.consults !== undefined && who.house === undefined)
      await rights()?.requirePurpose(who.actor, asked.consults);
    return who;
  }

  return {
    seats,
    enter: (asked, shown) => noted(asked, (found) => seated(asked, shown, found)),
    enterUnseated: (asked, shown) =>
      noted(asked, async (found) => {
        const unset = rights() === undefined;
        const anybodys = asked.permission === 'anybody';
        const open =
          anybodys || (unset && (asked.permission === 'set-up' || asked.permission === 'archive.change'));
        try {
          return await seated(asked, shown, found);
        } catch (error) {
          const nobody = error instanceof ProblemError && error.code === 'actor-missing';
          const locked = error instanceof ProblemError && error.code === 'seat-locked';
          if ((open && nobody) || (anybodys && locked)) return undefined;
          throw error;
        }
      }),
    has(who, permission) {
      const held = rights();
      if (who.house !== undefined) return who.house === 'everything' || who.house.includes(permission);
      return (
        held === undefined ||
        refusalOf(held.table, personOf(who), { permission, cases: [], reads: true }) === undefined
      );
    },
  };
}
