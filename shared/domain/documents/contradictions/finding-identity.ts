import type { Finding, Severity } from './finding.ts';

/**
 * What makes a finding the same one at the next look: its rule, its places and the values it compares. Not its sentence,
 * which names documents by numbers that come later and is worded anew by a newer program; not its severity, nor the order
 * in which documents are listed.
 *
 * `standsFor`: of a 补正 draft, the document whose place it will take; the finding stays the same through the correction.
 */
export function identityText(
  { rule, places, compared }: Finding,
  standsFor: ReadonlyMap<string, string> = new Map(),
): string {
  const spots = places.map(({ documentId, field }) => `${standsFor.get(documentId) ?? documentId} ${field}`);
  return JSON.stringify([rule, spots.toSorted(), compared]);
}

/** Only what asks for attention can be looked at and left as it is; what is unlawful is mended, or issued with a reason. */
export const canBeSetAside = ({ severity }: Pick<Finding, 'severity'>): boolean => severity === 'attention';

/** Whether a reason given for a finding still holds: not when a warning has become unlawful since. */
export const reasonHolds = (given: Severity, now: Severity): boolean =>
  given === 'blocking' || now === 'attention';
