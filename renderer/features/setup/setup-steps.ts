import type { SetupInput } from '#shared/contract/setup.ts';

export const setupSteps = ['bureau', 'officers', 'location'] as const;
export type SetupStep = (typeof setupSteps)[number];

/** What the form of the first run holds; a day may still be open. */
export interface SetupForm {
  readonly bureau: SetupInput['bureau'];
  readonly officers: SetupInput['officers'];
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

/** The step that shows the field a refusal points at; the last one when it points at none. */
export function stepOfField(field: readonly string[]): SetupStep {
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
