import type { ProcedureEvent } from '../events/procedure-event.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import type { RuleId } from '../counting/limits.ts';
import type { SituationFact } from './situation-fact.ts';

/** What a condition asks about: that something happened, that a fact holds, that a period has run out, that a paper was served. */
export type ConditionWord =
  | { readonly kind: 'event'; readonly event: ProcedureEvent; readonly not: boolean }
  | { readonly kind: 'fact'; readonly fact: SituationFact; readonly not: boolean }
  | { readonly kind: 'passed'; readonly rule: RuleId; readonly not: boolean }
  | { readonly kind: 'served'; readonly document: DocumentKind; readonly not: boolean };

/** All of these hold; of each, one of its words does. Without any it always holds. */
export type Condition = readonly (readonly ConditionWord[])[];

/** What can be asked of a case, or of the part of it a lane is about. */
export interface Answers {
  readonly happened: (event: ProcedureEvent) => boolean;
  readonly holds: (fact: SituationFact) => boolean;
  /** the period began to run and has run out */
  readonly passed: (rule: RuleId) => boolean;
  /** there is such a document, and every one of them has been served */
  readonly served: (kind: DocumentKind) => boolean;
}

const answered = (word: ConditionWord, { happened, holds, passed, served }: Answers): boolean => {
  switch (word.kind) {
    case 'event':
      return happened(word.event);
    case 'fact':
      return holds(word.fact);
    case 'passed':
      return passed(word.rule);
    case 'served':
      return served(word.document);
  }
};

export const isMet = (condition: Condition, answers: Answers): boolean =>
  condition.every((words) => words.some((word) => answered(word, answers) !== word.not));
