import type { Case, CaseInput } from '#shared/contract/cases.ts';
import { creditCodeProblem } from '#shared/domain/cases/credit-code.ts';
import { identityNumberProblem } from '#shared/domain/cases/identity-number.ts';
import { type Party, partyRemarks } from '#shared/domain/cases/party.ts';
import { isNoCode } from '#shared/domain/cases/tidy-code.ts';
import type { IsoDate } from '#shared/lib/date.ts';

/** What the case form holds: the input of the contract. */
export type CaseFormValues = CaseInput;

export const emptyParty: Party = {
  kind: 'organization',
  name: '',
  licenceName: '营业执照',
  creditCode: '',
  domicile: '',
  legalRepresentative: '',
  idNumber: '',
  idKind: 'resident',
  phone: '',
  otherContact: '',
};

/** A new case as the form begins it. */
export const newCaseValues = (
  today: IsoDate,
  officerIds: readonly string[],
  unit: string,
): CaseFormValues => ({
  source: 'supervision',
  sourceText: '',
  clueOn: today,
  party: emptyParty,
  cause: '',
  procedure: 'ordinary',
  officerIds: [...officerIds],
  handlingUnit: unit,
  facts: {},
});

/** An existing case as the form shows it. */
export function caseValues(it: Case): CaseFormValues {
  const { source, sourceText, clueOn, party, cause, procedure, officers, handlingUnit, facts } = it;
  const officerIds = officers.map(({ id }) => id);
  return { source, sourceText, clueOn, party, cause, procedure, officerIds, handlingUnit, facts };
}

/** What is left of a party once its kind is known: fields that do not belong to the kind are emptied. */
export function partyOfKind(party: Party): Party {
  switch (party.kind) {
    case 'person':
      return { ...party, licenceName: '', creditCode: '', legalRepresentative: '' };
    case 'organization':
      return { ...party, idNumber: '', idKind: 'resident' };
    case 'sole-trader':
      return party;
  }
}

/** What to compare in a field of the party; undefined when nothing. */
export function partyFieldRemark(party: Party, field: keyof Party): string | undefined {
  return partyRemarks(partyOfKind(party)).find((found) => found.field === field)?.message;
}

export type CodeState =
  | { readonly state: 'empty' }
  | { readonly state: 'typing'; readonly left: number }
  | { readonly state: 'right' }
  | { readonly state: 'unusual'; readonly message: string };

const CODE_LENGTH = 18;

/** How a code stands while it is being typed; nothing is said of it before it is complete. */
export function codeState(kind: 'credit-code' | 'identity-number', code: string): CodeState {
  if (isNoCode(code)) return { state: 'empty' };
  if (code.length < CODE_LENGTH) return { state: 'typing', left: CODE_LENGTH - code.length };
  const message = kind === 'credit-code' ? creditCodeProblem(code) : identityNumberProblem(code);
  return message === undefined ? { state: 'right' } : { state: 'unusual', message };
}
