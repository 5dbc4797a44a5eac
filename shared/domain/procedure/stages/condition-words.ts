import { eventRule } from '../events/procedure-event.ts';
import type { DocumentKind } from '../timeline/document-kind.ts';
import type { RuleId } from '../counting/limits.ts';
import type { Condition, ConditionWord } from './condition.ts';
import { situationFacts } from './situation-fact.ts';

/** The names that the words of conditions use. */
export interface ConditionNames {
  readonly ofLimit: (rule: RuleId) => string;
  readonly ofDocument: (kind: DocumentKind) => string;
}

/** A condition as a lawyer reads it: 已有立案；没有或者已终结查封. Empty when it always holds. */
export const conditionWords = (condition: Condition, names: ConditionNames): string =>
  condition.map((words) => words.map((word) => wordsOf(word, names)).join('，或者')).join('；');

function wordsOf(word: ConditionWord, { ofLimit, ofDocument }: ConditionNames): string {
  switch (word.kind) {
    case 'event':
      return `${word.not ? '没有' : '已有'}“${eventRule(word.event).words}”`;
    case 'fact':
      return word.not ? `并非“${situationFacts[word.fact]}”` : situationFacts[word.fact];
    case 'passed':
      return `“${ofLimit(word.rule)}”的期间${word.not ? '没有' : '已经'}届满`;
    case 'served':
      return `《${ofDocument(word.document)}》${word.not ? '没有' : '已经'}送达`;
  }
}
