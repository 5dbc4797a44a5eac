import { forParty, partiesIn, partyOf } from '../timeline/parties.ts';
import type { ProcedureDocument } from '../timeline/procedure-entry.ts';
import type { Situation } from './situation.ts';

/** Of a case of several parties what is about one of them and what is about all: each has a way of its own. */
export const situationOfParty = <T extends Pick<Situation, 'timeline'>>(
  situation: T & { readonly documents: readonly ProcedureDocument[] },
  party: string,
): T => ({
  ...situation,
  timeline: forParty(situation.timeline, party),
  others: partiesIn(situation.timeline)
    .filter((other) => other !== party)
    .map((other) => forParty(situation.timeline, other)),
  documents: situation.documents.filter((document) => {
    const about = partyOf(document, true);
    return about === undefined || about === party;
  }),
});
