import type { CaseCondition } from './filing-order.ts';

/** What of a document tells which further documents the case needs. */
export interface ConditionDocument {
  readonly templateNumber: number;
  /** The penalties of a decision as words; empty for other documents. */
  readonly penalties: string;
}

const HEARING = [39, 40, 41];
const SEIZED_GOODS = [21, 24];
const DELIBERATION = [42];

/** Which conditional documents a case needs, judged by the documents it has. */
export function caseConditionsOf(documents: readonly ConditionDocument[]): readonly CaseCondition[] {
  const has = (numbers: readonly number[]): boolean =>
    documents.some(({ templateNumber }) => numbers.includes(templateNumber));
  const penalties = documents.map((document) => document.penalties).join('');
  const conditions: [CaseCondition, boolean][] = [
    ['hearing', has(HEARING)],
    ['goods', has(SEIZED_GOODS) || penalties.includes('没收')],
    ['fine', penalties.includes('罚款')],
    ['deliberation', has(DELIBERATION)],
  ];
  return conditions.flatMap(([condition, holds]) => (holds ? [condition] : []));
}
