import { os } from '../../rpc/os.ts';
import type { People } from './people.ts';

export function peopleHandlers(people: () => People) {
  return {
    list: os.people.list.handler(async () => [...(await people().list())]),
    add: os.people.add.handler(({ input, context }) => people().add(context.session.actor(), input)),
    update: os.people.update.handler(({ input, context }) => people().update(context.session.actor(), input)),
  };
}

export function sessionHandlers(people: () => People) {
  return {
    candidates: os.session.candidates.handler(async () =>
      (await people().list())
        .filter((officer) => officer.active)
        .map(({ id, name, certificateNumber }) => ({ id, name, certificateNumber })),
    ),
    begin: os.session.begin.handler(async ({ input, context }) => {
      const actor = await people().seated(input.officerId);
      context.session.begin(actor);
      return actor;
    }),
    ticket: os.session.ticket.handler(({ context: { session } }) => {
      session.actor();
      return { ticket: session.ticket };
    }),
    current: os.session.current.handler(({ context }) => ({ actor: context.session.current() })),
  };
}
