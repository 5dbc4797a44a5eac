import type { CaseTraits } from './situation.ts';
import type { SituationFact } from './situation-fact.ts';
import { conditionsOf, type Lane } from './lane.ts';

/** 程序事项: what no document says of a case and its way turns on, by the fact of the situation it makes true. */
const traitFacts = { major: 'major', refund: 'refund_due' } as const satisfies Readonly<
  Record<keyof CaseTraits, SituationFact>
>;
export type CaseTrait = keyof CaseTraits;
// `as`: Object.keys forgets the keys.
export const caseTraitNames = Object.keys(traitFacts) as readonly CaseTrait[];

export const factOfTrait = (trait: CaseTrait): SituationFact => traitFacts[trait];

/** What a way asks of whoever handles the case: 简易程序 asks for none. */
export function traitsAsked(lane: Pick<Lane, 'steps' | 'leaves'>): readonly CaseTrait[] {
  const facts = new Set(
    conditionsOf(lane)
      .flat(2)
      .flatMap((word) => (word.kind === 'fact' ? [word.fact] : [])),
  );
  return caseTraitNames.filter((trait) => facts.has(traitFacts[trait]));
}
