import type { DocumentKind } from './document-kind.ts';
import type { ProcedureEvent } from '../events/procedure-event.ts';
import { partyOf } from './parties.ts';
import { entry, ofParty, type ProcedureDocument, type Timeline } from './procedure-entry.ts';
import { countedProof, type ProofOfService, servedEvent } from './service-entries.ts';

/** Of a notice only the version in force is told: what was corrected is told anew, and its period runs anew. */
export const runsAnew = ({ kind }: Pick<ProcedureDocument, 'kind'>): boolean =>
  kind === 'penalty_notice' || kind === 'hearing_notice';

const toParty = (proofs: readonly ProofOfService[]): readonly ProofOfService[] =>
  proofs.filter(({ to }) => to === undefined);

/** The first service of a document; of a notice, of the version in force. */
const firstOf = (served: ProcedureDocument, proofs: readonly ProofOfService[]): ProofOfService | undefined =>
  countedProof(toParty(proofs).filter(({ current }) => current || !runsAnew(served)));

/** Where that handed over a version before the 补正: the service of the one in force. */
const againOf = (served: ProcedureDocument, proofs: readonly ProofOfService[]): ProofOfService | undefined =>
  firstOf(served, proofs)?.current === false
    ? countedProof(toParty(proofs).filter(({ current }) => current))
    : undefined;

/** What a service of the version in force is called, after one before it was served. */
const anew = (kind: DocumentKind | undefined) =>
  servedEvent(kind) === 'decision_served'
    ? ({ corrected: 'served_decision_corrected', served: 'corrected_decision_served' } as const)
    : ({ corrected: 'served_document_corrected', served: 'corrected_document_served' } as const);

/**
 * The proof of a document that counts is its service, and what runs from it runs on whatever is corrected later; of a
 * notice one of the version in force. What else proves a service is kept as such; what was served to others than the
 * party starts nothing.
 */
export function servedEntries(proofs: readonly ProofOfService[], several: boolean): Timeline {
  const decisive = new Map<ProofOfService, ProcedureEvent>();
  const counted = new Map<string, ProofOfService | undefined>();
  for (const [served, all] of Map.groupBy(proofs, (proof) => proof.served)) {
    const first = firstOf(served, all);
    const again = againOf(served, all);
    counted.set(served.id, first);
    if (first !== undefined) decisive.set(first, servedEvent(served.kind));
    if (again !== undefined) decisive.set(again, anew(served.kind).served);
  }
  return proofs.map((proof) => {
    const { receipt, served, day } = proof;
    const event = decisive.get(proof);
    return entry({
      event: event ?? 'document_served',
      on: day,
      documentId: receipt.id,
      aboutId: served.id,
      ...(event === undefined ? { detail: otherService(proof, counted.get(served.id)) } : {}),
      ...ofParty(partyOf(served, several)),
    });
  });
}

/** What was served and corrected afterwards has to be served again, from the day of the last 补正. */
export const correctedEntries = (proofs: readonly ProofOfService[], several: boolean): Timeline =>
  [...Map.groupBy(proofs, (proof) => proof.served)].flatMap(([served, all]): Timeline => {
    const at = served.issue?.at;
    if (at === undefined || firstOf(served, all)?.current !== false) return [];
    return [
      entry({
        event: anew(served.kind).corrected,
        on: at.slice(0, 10),
        documentId: served.id,
        ...ofParty(partyOf(served, several)),
      }),
    ];
  });

/** What a proof tells that is not the service of the party. */
function otherService({ to, current, day }: ProofOfService, counted: ProofOfService | undefined): string {
  if (to !== undefined) return `送达${to}`;
  if (!current) return '送达补正以前的版本';
  return counted !== undefined && day < counted.day ? '与另一份送达凭证的日期不同' : '再次送达';
}
