import type { CheckedDocument } from './checked-case.ts';
import type { Place } from './finding.ts';
import { penaltiesIn } from '../../penalties/penalties-in.ts';
import { fieldsFrom, named, place, placeOf, textsOf } from './reading.ts';

/** Where a notice proposes and a decision imposes. */
export const penaltyFields = (document: CheckedDocument) =>
  fieldsFrom(document, 'facts.penalties', 'facts.proposedPenalty');

export function penaltyText(document: CheckedDocument): string {
  const ids = penaltyFields(document).map(({ id }) => id);
  return textsOf(document)
    .filter(({ field }) => ids.some((id) => field === id || field.startsWith(`${id}[`)))
    .map(({ text }) => text)
    .join('\n');
}

/** The fine of a decision: the amount of the form where it has one (当场行政处罚决定书), else what its words say. */
export function fineOf(
  decision: CheckedDocument,
): { readonly fen: number; readonly document: string; readonly places: readonly Place[] } | undefined {
  const amount = decision.values['fine_amount'];
  if (typeof amount === 'number') {
    const at = place(decision, 'fine_amount', '罚款数额');
    return { fen: amount, document: named(decision), places: [at] };
  }
  const { fine } = penaltiesIn(penaltyText(decision));
  if (fine === undefined) return undefined;
  const places = penaltyFields(decision)
    .slice(0, 1)
    .map((field) => placeOf(decision, field));
  return { fen: fine, document: named(decision), places };
}
