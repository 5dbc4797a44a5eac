import { os, osAtDoor } from '../../rpc/os.ts';
import type { People } from './people.ts';

export function peopleHandlers(people: () => People) {
  return {
    list: os.people.list.handler(async () => [...(await people().list())]),
    add: os.people.add.handler(({ input, context }) => people().add(context.actor, input)),
    update: os.people.update.handler(({ input: { revision, ...officer }, context }) =>
      people().update(context.actor, revision, officer),
    ),
  };
}

export function sessionHandlers(people: () => People, bureauName: () => Promise<string>) {
  const { session: on } = osAtDoor;
  return {
    candidates: on.candidates.handler(async () =>
      (await people().list())
        .filter((officer) => officer.active)
        .map(({ id, name, certificateNumber }) => ({ id, name, certificateNumber })),
    ),
    place: on.place.handler(async () => ({ bureau: await bureauName() })),
    begin: on.begin.handler(({ input, context: { door, seat } }) =>
      door.seats.take(() => people().seated(input.officerId), seat),
    ),
    end: on.end.handler(({ context: { door, seat } }) => {
      door.seats.stand(seat);
      return {};
    }),
    current: on.current.handler(({ context }) => ({ actor: context.actor })),
  };
}
