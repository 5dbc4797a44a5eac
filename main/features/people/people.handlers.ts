import { askedPermissions } from '#shared/contract/permissions.ts';
import { scopeOf } from '#shared/domain/people/access.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import { os, osAtDoor } from '../../rpc/os.ts';
import type { Sitting } from '../../rpc/sitting.ts';
import type { Access } from './access.ts';
import type { Accounts } from './accounts.ts';

/** What the people of an open archive need of it. */
export interface PeopleDoor {
  readonly accounts: Accounts;
  readonly access: Access;
}

export function peopleHandlers(open: () => PeopleDoor) {
  return {
    list: os.people.list.handler(async () => [...(await open().accounts.list())]),
    add: os.people.add.handler(async ({ input, context }) => {
      const { accounts } = open();
      const pin = await accounts.pins.makeFirst();
      return { ...(await accounts.add(context.actor, input, pin)), firstPin: pin.pin };
    }),
    update: os.people.update.handler(({ input: { revision, ...person }, context }) =>
      open().accounts.update(context.actor, revision, person),
    ),
    giveFirstPin: os.people.giveFirstPin.handler(({ input, context }) =>
      open().accounts.giveFirstPin(context.actor, input.accountId),
    ),
    access: os.people.access.handler(() => {
      const { rows, source, own, unnamed } = open().access;
      return { rows: [...rows], source, own, unnamed: [...unnamed] };
    }),
  };
}

export interface SessionDoor extends PeopleDoor {
  place(): Promise<{ bureau: string; practicePin?: string }>;
  idleMinutes(): Promise<number>;
}

export function sessionHandlers(open: () => SessionDoor) {
  const { session: on } = osAtDoor;
  const rightsOf = ({ roles, house }: Sitting) =>
    Object.fromEntries(
      askedPermissions.flatMap((permission) => {
        const scope = house === 'everything' ? 'all' : scopeOf(open().access.table, permission, roles);
        return scope === undefined ? [] : [[permission, scope]];
      }),
    );
  const standing = async (sitting: Sitting) => ({
    roles: [...sitting.roles],
    rights: rightsOf(sitting),
    idleMinutes: await open().idleMinutes(),
  });
  return {
    candidates: on.candidates.handler(async () => [...(await open().accounts.candidates())]),
    place: on.place.handler(() => open().place()),
    begin: on.begin.handler(async ({ input, context: { door, seat } }) => {
      const { accounts } = open();
      await accounts.admit(input.accountId, input.pin, input.newPin);
      const taken = await door.seats.take(() => open().accounts.seated(input.accountId), seat);
      return { ...taken, ...(await standing(await accounts.seated(input.accountId))) };
    }),
    end: on.end.handler(({ context: { door, seat } }) => {
      door.seats.stand(seat);
      return {};
    }),
    current: on.current.handler(async ({ context: { door, seat } }) => {
      const found = await door.seats.look(seat);
      if (found === undefined) return {};
      const { sitting, locked } = found;
      return {
        actor: sitting.actor,
        ...(locked ? { locked } : {}),
        ...(await standing(sitting)),
      };
    }),
    lock: os.session.lock.handler(({ context: { door, seat } }) => {
      door.seats.lock(seat);
      return {};
    }),
    unlock: on.unlock.handler(async ({ input, context: { door, seat } }) => {
      const { accounts } = open();
      await door.seats.unlock(seat, async ({ id }) => {
        const person = await accounts.get(id);
        if (person.pin === 'none')
          throw new ProblemError('not-permitted', `${person.name}还没有设定密码，请重新选择操作人员。`);
        await accounts.pins.require(person, input.pin);
      });
      return {};
    }),
    changePin: os.session.changePin.handler(async ({ input, context }) => {
      await open().accounts.changePin(context.actor, input.pin, input.newPin);
      return {};
    }),
    resetPin: on.resetPin.handler(({ input }) =>
      open().accounts.resetPin(input.accountId, [input.first, input.second]),
    ),
  };
}
