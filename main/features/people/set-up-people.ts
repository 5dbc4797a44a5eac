import { type NewPerson, personShape, type PinSlip } from '#shared/contract/people.ts';
import type { Actor } from '#shared/contract/session.ts';
import type { SetupInput } from '#shared/contract/setup.ts';
import { pinProblem } from '#shared/domain/people/pin.ts';
import { usualRoles } from '#shared/domain/people/roles.ts';
import { ProblemError } from '#shared/lib/problem.ts';
import type { Accounts } from './accounts.ts';

interface SetUpPerson {
  readonly person: NewPerson;
  readonly setsUp: boolean;
}

const knownOf = ({ login, certificateNumber, recorderOfficerNumber }: NewPerson): readonly string[] => [
  login,
  certificateNumber,
  recorderOfficerNumber,
];

function refuseTwice(values: readonly string[], what: string, field: string): void {
  const twice = values.find((value, i) => value !== '' && values.indexOf(value) !== i);
  if (twice !== undefined)
    throw new ProblemError('invalid-input', `${what}${twice}写了两次，请核对。`, { field });
}

/**
 * Who is set up, the one who sets up an administrator: the first who is named so, or else the first officer. Asked before
 * anything is made. Errors: `invalid-input` for a first PIN that will not do, and for what two of them would share.
 */
export function peopleToSetUp(setup: SetupInput): readonly SetUpPerson[] {
  const people = [...setup.officers, ...(setup.others ?? [])].map((one) => personShape.parse(one));
  refuseTwice(
    people.map(({ login }) => login),
    '登录名',
    'officers',
  );
  refuseTwice(
    people.map(({ certificateNumber }) => certificateNumber),
    '执法证号',
    'officers',
  );
  const named = people.findIndex(({ roles }) => roles.includes('administrator'));
  const first = Math.max(0, named);
  const pins = [
    ...(setup.firstPin === undefined ? [] : [{ pin: setup.firstPin, of: people.slice(first, first + 1) }]),
    ...(setup.practicePin === undefined ? [] : [{ pin: setup.practicePin, of: people }]),
  ];
  for (const { pin, of } of pins) {
    const problem = pinProblem(pin, of.flatMap(knownOf));
    if (problem !== undefined) throw new ProblemError('invalid-input', problem, { field: 'firstPin' });
  }
  return people.map((person, i) => {
    const roles = usualRoles(person.roles, person.certificateNumber);
    const setsUp = i === first;
    return {
      setsUp,
      person: { ...person, roles: setsUp && named === -1 ? [...roles, 'administrator'] : roles },
    };
  });
}

/** Enters them, each with the PIN he has; the slips of those whose PIN was made here. */
export async function setUpPeople(
  accounts: Accounts,
  actor: Actor,
  people: readonly SetUpPerson[],
  { firstPin, practicePin }: Pick<SetupInput, 'firstPin' | 'practicePin'>,
): Promise<readonly PinSlip[]> {
  const slips: PinSlip[] = [];
  const withPins = firstPin !== undefined || practicePin !== undefined;
  for (const { person, setsUp } of people) {
    const chosen = practicePin ?? (setsUp ? firstPin : undefined);
    const pin =
      chosen !== undefined
        ? await accounts.pins.makeChosen(chosen, person)
        : withPins
          ? await accounts.pins.makeFirst()
          : undefined;
    const { name, login } = await accounts.add(actor, person, pin);
    if (pin !== undefined && chosen === undefined) slips.push({ name, login, pin: pin.pin });
  }
  return slips;
}
