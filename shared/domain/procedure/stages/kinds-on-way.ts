import type { DocumentKind } from '../timeline/document-kind.ts';
import type { CaseWay } from './case-way.ts';
import { isMet } from './condition.ts';
import { answersOf } from './answers.ts';
import type { Situation } from './situation.ts';

/**
 * The documents the way of a case takes, done or still to be done: a case that is not filed has no decision, one decided
 * on the spot no review. What somebody said is not done is not taken either.
 */
export function kindsOnWay({ runs: [own] }: CaseWay, situation: Situation): ReadonlySet<DocumentKind> {
  const { scope: _scope, ...answers } = answersOf(situation, own?.start);
  return new Set(
    (own?.steps ?? [])
      .filter(({ state, departure }) => state !== 'off' && departure === undefined)
      .flatMap(({ step }) =>
        step.documents.flatMap(({ kind, need, when }) =>
          need !== 'optional' && isMet(when, answers) ? [kind] : [],
        ),
      ),
  );
}
