import type { SetupInput } from '#shared/contract/setup.ts';
import type { Role } from '#shared/domain/people/roles.ts';

export const setupSteps = ['bureau', 'officers', 'location'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** What the form of the first run holds; a day may still be open. */
export interface SetupForm {
  readonly bureau: SetupInput['bureau'];
  readonly officers: SetupInput['officers'];
  /** Who sits here without a certificate. */
  readonly others: NonNullable<SetupInput['others']>;
  /** Which row sets up and becomes the administrator, counted through both lists. */
  readonly setsUp: number;
  readonly firstPin: string;
  readonly again: string;
  readonly location: { readonly name: string };
}

export const emptyOfficer: SetupInput['officers'][number] = {
  name: '',
  certificateNumber: '',
  certificateValidUntil: '',
  department: '',
  recorderOfficerNumber: '',
  active: true,
};

export const emptyPerson: SetupForm['others'][number] = {
  name: '',
  login: '',
  department: '',
  roles: ['clerk'],
  certificateNumber: '',
  certificateValidUntil: '',
  recorderOfficerNumber: '',
  active: true,
};

const withAdministrator = <T extends { readonly roles?: readonly Role[] | undefined }>(
  row: T,
  usual: readonly Role[],
  is: boolean,
) => ({ ...row, roles: [...(row.roles ?? usual), ...(is ? (['administrator'] as const) : [])] });

/** The people of the form as the core takes them: the one who sets up is an administrator besides. */
export const peopleOfSetup = ({
  officers,
  others,
  setsUp,
}: SetupForm): Pick<SetupInput, 'officers' | 'others'> => ({
  officers: officers.map((row, i) => withAdministrator(row, ['clerk', 'officer'], i === setsUp)),
  others: others.map((row, i) => withAdministrator(row, ['clerk'], officers.length + i === setsUp)),
});

/** The step that shows the field a refusal points at; the last one when it points at none. */
export function stepOfField(field: readonly string[]): SetupStep {
  if (['others', 'firstPin', 'setsUp', 'again'].includes(field[0] ?? '')) return 'officers';
  return setupSteps.find((step) => step === field[0]) ?? 'location';
}

/** Certificate numbers that stand on more than one row, to be said beside each. */
export function repeatedCertificates(
  officers: readonly { readonly certificateNumber: string }[],
): readonly string[] {
  const numbers = officers.map(({ certificateNumber }) => certificateNumber.trim()).filter((n) => n !== '');
  return [...new Set(numbers.filter((number, i) => numbers.indexOf(number) !== i))];
}

/** `officers.1.name` as Ant Design names the field: `['officers', 1, 'name']`. */
export const fieldName = (field: readonly string[]): (string | number)[] =>
  field.map((part) => (/^\d+$/.test(part) ? Number(part) : part));
