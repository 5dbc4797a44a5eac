import { factsOfCase, type FactsBureau, type FactsCase } from '../../cases/facts-of-case.ts';
import type { Party } from '../../cases/party.ts';
import { type CaseFactPath, isCaseFactPath } from '../template/case-facts.ts';
import { partyFacts } from './party-facts.ts';

type ComparedCase = FactsCase & { readonly party: Party };

/** The bureau stays the same whatever happens to a case. */
const noBureau: FactsBureau = {
  name: '',
  abbreviation: '',
  reconsiderationAuthority: '',
  court: '',
  contactPerson: '',
  contactPhone: '',
  contactAddress: '',
  bankName: '',
  accountName: '',
  accountNumber: '',
  fondsNumber: '',
};

const flat = (theCase: ComparedCase): ReadonlyMap<string, unknown> =>
  new Map(Object.entries({ ...factsOfCase(theCase, noBureau), ...partyFacts(theCase.party) }));

/** Which facts a change of a case touched, those derived from others too. */
export function changedFacts(before: ComparedCase, after: ComparedCase): readonly CaseFactPath[] {
  const [then, now] = [flat(before), flat(after)];
  return [...new Set([...then.keys(), ...now.keys()])]
    .filter((path) => (then.get(path) ?? '') !== (now.get(path) ?? ''))
    .filter(isCaseFactPath);
}
