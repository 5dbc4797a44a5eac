import { eventRule } from '../events/procedure-event.ts';
import type { RuleId } from '../counting/limits.ts';
import type { Condition, ConditionWord } from './condition.ts';
import { situationFacts } from './situation-fact.ts';

/** A condition as a lawyer reads it: 已有立案；没有或者已终结查封. Empty when it always holds. */
export const conditionWords = (condition: Condition, limitWords: (rule: RuleId) => string): string =>
  condition.map((words) => words.map((word) => wordsOf(word, limitWords)).join('，或者')).join('；');

function wordsOf(word: ConditionWord, limitWords: (rule: RuleId) => string): string {
  switch (word.kind) {
    case 'event':
      return `${word.not ? '没有' : '已有'}“${eventRule(word.event).words}”`;
    case 'fact':
      return word.not ? `并非“${situationFacts[word.fact]}”` : situationFacts[word.fact];
    case 'passed':
      return `“${limitWords(word.rule)}”的期间${word.not ? '没有' : '已经'}届满`;
  }
}
