import type { ServiceView } from '#shared/contract/service.ts';
import { attemptNotes } from '#shared/domain/service/attempt.ts';
import { dutyNotes } from '#shared/domain/service/duty-notes.ts';
import { returnedAsServed } from '#shared/domain/service/receipt-values.ts';
import type { FoundService } from './read-service.ts';

/** The services of a case as they cross to the screens. */
export function serviceView({
  theCase,
  further,
  documents,
  duties,
  attempts,
  confirmed,
}: FoundService): ServiceView {
  const papers = new Set(
    documents.flatMap(({ id, issue, state }) => (issue === undefined && state === 'finalised' ? [id] : [])),
  );
  const recipients = [...new Set(duties.map(({ recipient }) => recipient))];
  return {
    duties: duties.map((duty) => ({
      ...duty,
      differing: [...duty.differing],
      // A paper from outside was never issued here.
      receipts: duty.receipts.map((receipt) => ({ ...receipt, paper: papers.has(receipt.id) })),
      attempts: [...duty.attempts],
      notes: dutyNotes(duty).map(({ sentence, article }) => ({ sentence, article })),
    })),
    attempts: attempts.map(({ caseId: _case, ...attempt }) => {
      const follows = returnedAsServed(attempt, confirmed(attempt.recipient));
      return {
        ...attempt,
        documentIds: [...attempt.documentIds],
        servedBy: [...attempt.servedBy],
        proofs: [...attempt.proofs],
        notes: [...attemptNotes(attempt)],
        ...(follows === undefined
          ? {}
          : { follows: { sentence: follows.sentence, article: follows.article } }),
      };
    }),
    party: theCase.party.name,
    domicile: theCase.party.domicile,
    further: further.map(({ party: { name, domicile } }) => ({ name, domicile })),
    officers: theCase.officers.map(({ name }) => name),
    confirmed: [...new Set([theCase.party.name, ...recipients])].flatMap((recipient) => {
      const one = confirmed(recipient);
      return one === undefined ? [] : [{ ...one, channels: [...one.channels] }];
    }),
  };
}
