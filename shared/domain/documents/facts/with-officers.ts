import { isOfficerFact, officerFacts } from '../../cases/facts-of-case.ts';
import type { Officer } from '../../people/officer.ts';
import { isCaseFactPath } from '../template/case-facts.ts';
import type { CaseFacts } from '../template/template.ts';

export type NamedOfficers = readonly Pick<Officer, 'name' | 'certificateNumber' | 'department'>[];

/** The same facts with those who handled the case on another day. */
export function withOfficers(facts: CaseFacts, officers: NamedOfficers): CaseFacts {
  const others = Object.entries(facts).filter(([path]) => !isOfficerFact(path));
  const theirs = Object.entries(officerFacts(officers)).filter(
    ([path, words]) => isCaseFactPath(path) && words !== '',
  );
  return Object.fromEntries([...others, ...theirs]);
}
