import type { Person, PinSlip } from '#shared/contract/people.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Archive } from '../archive/archive.ts';
import { listPersons } from './accounts.repository.ts';
import type { Pins } from './pins.ts';
import { requireActive } from './require-active.ts';

export interface Witness {
  readonly accountId: string;
  readonly pin: string;
}

interface ResetDeps {
  readonly archive: Archive;
  readonly pins: Pins;
  readonly get: (personId: string) => Promise<Person>;
}

/** A lost password is given anew by two others who show theirs. Errors: `not-permitted`, `actor-missing`. */
export async function resetPin(
  { archive, pins, get }: ResetDeps,
  lostId: string,
  shown: readonly Witness[],
): Promise<PinSlip> {
  const lost = await get(lostId);
  requireActive(lost);
  const persons = await Promise.all(shown.map(({ accountId }) => get(accountId)));
  refuseWitnesses(lost, persons, await listPersons(archive.db));
  for (const [i, person] of persons.entries()) {
    requireActive(person);
    await pins.require(person, shown[i]?.pin ?? '');
  }
  const pin = await pins.makeFirst();
  const [first = lost] = persons;
  const { id, name, certificateNumber } = first;
  const names = persons.map((person) => person.name).join('、');
  return archive.act({ id, name, certificateNumber }, async (tx) => {
    await pin.keep(tx, lost.id);
    return {
      value: { name: lost.name, login: lost.login, pin: pin.pin },
      act: {
        act: 'people.reset-pin',
        sentence: `${names}一起重设${lost.name}的密码`,
        details: { personId: lost.id, by: persons.map((person) => person.id) },
      },
    };
  });
}

/** A PIN is reset by two others, one of them an administrator who is not the one that lost it. */
function refuseWitnesses(lost: Person, witnesses: readonly Person[], all: readonly Person[]): void {
  const ids = new Set(witnesses.map(({ id }) => id));
  if (ids.has(lost.id))
    throw new ProblemError('not-permitted', '忘记密码的人不能参加重设自己的密码，请由另外两名在岗人员办理。');
  if (ids.size < 2) throw new ProblemError('not-permitted', '重设密码须由两名不同的人员一起办理。');
  const others = all.filter(
    ({ id, active, roles }) => id !== lost.id && active && roles.includes('administrator'),
  );
  if (others.length > 0 && !witnesses.some(({ roles }) => roles.includes('administrator')))
    throw new ProblemError('not-permitted', '重设密码的两名人员中须有一名管理员。');
}
